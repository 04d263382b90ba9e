import RandomVariates
import SimulationKernel

/// Inputs that are others from some instant on.
public struct ScenarioChange: Sendable, Equatable {
    /// When, from the start of the run: whole intervals of it.
    public var at: TimeSpan
    /// What is true from then on, but for its timetables and what it measures: those of the
    /// scenario that changes hold for the whole run. What losses cost does change.
    public var scenario: Scenario

    /// Changes inputs.
    public init(at: TimeSpan, to scenario: Scenario) {
        self.at = at
        self.scenario = scenario
    }
}

extension Scenario {
    /// What is true at a time from the start of the run.
    public func inForce(at time: TimeSpan) -> Scenario {
        changes.last { $0.at <= time }.map { taking($0.scenario) } ?? self
    }

    /// The other scenario with the timetables and the measurement of this one.
    package func taking(_ other: Scenario) -> Scenario {
        var next = other
        next.changes = []
        next.demand = demand
        next.measurement = measurement
        next.measurement.losses = other.measurement.losses
        let common = min(humans?.groups.count ?? 0, other.humans?.groups.count ?? 0)
        for (number, group) in (humans?.groups ?? []).prefix(common).enumerated() {
            next.humans?.groups[number].agents = group.agents
            next.humans?.groups[number].open = group.open
        }
        return next
    }

    /// The first part in which another scenario differs that cannot change during a run; nil if
    /// there is none.
    public func obstacle(toChangingTo other: Scenario) -> String? {
        func isSame<Part: Equatable>(_ part: (Scenario) -> Part) -> Bool {
            part(self) == part(other)
        }
        let parts: [(name: String, isSame: Bool)] = [
            ("demand.arrivals", isSame(\.demand.arrivals)),
            (
                "demand.dayFactor",
                isSame(\.demand.dayFactor) && isSame(\.demand.dayFactorCorrelation)
            ),
            ("demand.intervalFactor", isSame(\.demand.intervalFactor)),
            ("measurement", isSame(\.measurement.withoutLosses)),
            ("intents", isSame(\.intents.count)),
            ("complexities", isSame(\.complexities.count)),
            ("segments", isSame(\.segments.count)),
            ("repeats.clock", isSame(\.repeats.clock)),
            ("ai", isSame { $0.ai == nil }),
            ("ai.answering", isSame { $0.ai?.answering == nil }),
            ("ai.accuracyDriftPerDay", isSame { $0.ai?.answering?.accuracyDriftPerDay }),
            ("ai.sessionLimit", isSame { $0.ai?.sessionLimit == nil }),
            ("ai.startsPerMinute", isSame { $0.ai?.startsPerMinute }),
            ("ai.prices", isSame { $0.ai?.prices.map(\.basis) }),
            ("ai.outages", isSame { $0.ai?.outages }),
            ("incidents", isSame { $0.incidents.map(IncidentFrame.init) }),
            ("humans", isSame { $0.humans?.canFail }),
            ("humans.groups", isSame { $0.humans?.groups.map(RosterFrame.init) }),
            ("humans.groups.skills", isSame { QueueMap($0).queues }),
            ("humans.waitPredictor", isSame { $0.humans?.waitPredictor }),
        ]
        return parts.first { !$0.isSame }?.name
    }
}

/// What of a group's agents stays as it is while a run goes on.
private struct RosterFrame: Equatable {
    let totalRates: [Double]
    let endOfShift: AgentGroup.EndOfShift
    let limits: [Int?]
    let shares: [Double]
    let isPresent: [Bool]

    init(_ group: AgentGroup) {
        totalRates = group.totalRates
        endOfShift = group.endOfShift
        limits = group.grades.map(\.limit)
        shares = group.grades.map(\.share)
        isPresent = [
            group.careers == nil, group.copilot == nil, group.fatigue == nil, group.onCall == nil,
        ]
    }
}

/// What of incidents stays as it is while a run goes on.
private struct IncidentFrame: Equatable {
    let windows: [Outages.Window]
    let laws: [Distribution?]
    let demandFactor: Double
    let breaksAI: Bool

    init(_ incidents: Incidents) {
        windows = incidents.windows
        laws = [incidents.timeBetween, incidents.length]
        demandFactor = incidents.demandFactor
        breaksAI = incidents.breaksAI
    }
}

extension MeasurementPlan {
    fileprivate var withoutLosses: MeasurementPlan {
        var plan = self
        plan.losses = Losses()
        return plan
    }
}

/// What is paid and lost, in money: a tally keeps apart what was paid at different prices.
private struct Prices: Equatable {
    let ai: [PriceRule]
    let losses: Losses
    let hours: [[Double]]

    init(_ scenario: Scenario) {
        ai = scenario.ai?.prices ?? []
        losses = scenario.measurement.losses
        hours = (scenario.humans?.groups ?? []).map {
            [
                $0.costPerPaidHour, $0.shrinkage, $0.paidHoursPerWeek,
                $0.careers?.overtimePay ?? 0, $0.careers?.costPerHire ?? 0,
            ]
        }
    }
}

extension Scenario {
    /// When prices change, from the start of the run.
    private var priceChanges: [TimeSpan] {
        var before = Prices(self)
        return changes.compactMap { change in
            let now = Prices(change.scenario)
            defer { before = now }
            return now == before ? nil : change.at
        }
    }

    /// Whether anything has a price that changes.
    public var pricesChange: Bool { !priceChanges.isEmpty }

    /// The periods of the measured part of which a tally keeps account by themselves: those that
    /// the plan asks for, cut where prices change; none if nobody asks and prices stay.
    public var periods: [Range<Instant>] {
        let asked = measurement.periodStarts + priceChanges.map { .zero + $0 }
        guard !asked.isEmpty else { return [] }
        let (start, end) = (Instant.zero + measurement.warmUp, measurement.end)
        let starts = [start] + Set(asked.filter { $0 > start && $0 < end }).sorted()
        return zip(starts, starts.dropFirst() + [end]).map { $0..<$1 }
    }
}
