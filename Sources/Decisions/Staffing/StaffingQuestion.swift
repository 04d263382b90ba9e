import ContactRouting
import Experiments
import SimulationKernel

/// What is to be met with the fewest agents.
public struct StaffingQuestion: Sendable {
    /// What must hold; never empty.
    public let targets: [Target]
    /// What the number of agents may differ by; nil for what the demand differs by.
    public var unit: StaffingUnit?
    /// Over what targets on measures that exist by the hour must hold.
    public var hold: StaffingHold
    /// Shifts that agents may work; none for the requirement by the hour only.
    public var shifts: [ShiftPattern]
    /// On how many days of a week agents may work them.
    public var week: WeeklyPattern
    /// How close to the fewest agents of an interval to come, of its agents or in agents: never
    /// closer than one agent.
    public var tolerance: Tolerance
    /// The probability with which a plan must fail that misses any target, wherever it must hold.
    public var confidence: Double
    /// An interval to which fewer conversations come than these is staffed with its neighbours.
    public var leastContacts: Double
    /// How long the search goes on for what is still undecided.
    public var effort: StaffingEffort
    /// Groups that keep the agents which the workload gives them, by name.
    public var kept: [String] = []
    /// Whether to find what one agent more or fewer changes.
    var wantsEffects = true
    /// What is to be as little as possible where several groups are planned; nil for what they
    /// cost, or how many they are if one of them costs nothing.
    public var least: StaffingObjective?

    /// Asks for the fewest agents that meet the targets.
    ///
    /// - Throws: `InvalidQuestion` if there is no target, if two exclude each other, if one is of
    ///   a measure that needs a baseline, or if all of them only bound what staffing costs.
    public init(
        targets: [Target], unit: StaffingUnit? = nil, hold: StaffingHold = .interval,
        shifts: [ShiftPattern] = [], week: WeeklyPattern = .usual,
        tolerance: Tolerance = .relative(0.01),
        confidence: Double = 0.95, leastContacts: Double = 1,
        effort: StaffingEffort = StaffingEffort()
    ) throws {
        let example = "Add one such as --target 'serviceLevel>=0.8'."
        guard !targets.isEmpty else {
            throw InvalidQuestion(message: "there is no target to staff for", hint: example)
        }
        try Target.check(targets)
        for target in targets {
            guard case .againstBaseline = target.measure.source else { continue }
            throw InvalidQuestion(
                message: "'\(target.text)' needs a baseline, which staffing does not run",
                hint: example)
        }
        guard targets.contains(where: { !$0.boundsSpending }) else {
            let names = targets.map { "'\($0.text)'" }.joined(separator: ", ")
            throw InvalidQuestion(
                message: "nothing in \(names) asks for agents: it only bounds what they cost",
                hint: example)
        }
        self.targets = targets
        self.unit = unit
        self.hold = hold
        self.shifts = shifts
        self.week = week
        self.tolerance = tolerance
        self.confidence = confidence
        self.leastContacts = leastContacts
        self.effort = effort
    }
}

/// What a plan for several groups should have as little of as possible.
public enum StaffingObjective: String, Sendable, CaseIterable {
    /// What the hours on duty cost.
    case cost
    /// The hours on duty themselves.
    case agents
}

extension StaffingQuestion {
    /// The groups that are planned, by number: those that are not kept.
    func plannedGroups(of scenario: Scenario) -> [Int] {
        let groups = scenario.humans?.groups ?? []
        return groups.indices.filter { !kept.contains(groups[$0].name) }
    }
}

/// How much is spent on what replications have not decided yet.
///
/// A search always does its first rounds, and takes more replications after them as long as that
/// may change the plan. Time is no good limit for whoever wants the same result again: a search
/// that ran out of it says which number of replications would have stopped it there.
public struct StaffingEffort: Sendable, Equatable {
    /// About how long all of it may take; nil for as long as it does.
    public var time: Duration?
    /// Most replications of the search, certificates apart; nil for no limit.
    public var replications: Int?

    /// A limit of time or of replications, or none.
    public init(time: Duration? = nil, replications: Int? = nil) {
        self.time = time
        self.replications = replications
    }
}

/// By what the number of agents on duty may differ.
public enum StaffingUnit: String, Sendable, CaseIterable {
    /// The same number all the time.
    case constant
    /// A number for each hour of the day, the same every day.
    case hour
    /// A number for each hour of the week.
    case hourOfWeek
    /// A number for each interval of the day, the same every day.
    case interval
    /// A number for each interval of the week.
    case intervalOfWeek

    /// By what the demand differs: by the hour, or by the interval of the workload if that is
    /// shorter.
    public init(following scenario: Scenario) {
        let issues = scenario.demand.issues.values
        if issues.allSatisfy({ $0 == issues[0] }) {
            self = .constant
        } else {
            let day = Int(TimeSpan.day.ticks / scenario.demand.issues.interval.ticks)
            let isDaily =
                scenario.demand.issues.isCyclic
                && issues.indices.allSatisfy { issues[$0] == issues[($0 + day) % issues.count] }
            let isByHour = scenario.measurement.interval == .hour
            self =
                isDaily
                ? (isByHour ? .hour : .interval) : (isByHour ? .hourOfWeek : .intervalOfWeek)
        }
    }

    /// The parts of the week that have a number of their own, from Monday midnight.
    func intervals(in plan: MeasurementPlan) -> [StaffingInterval] {
        let week = Grouping.intervalOfWeek.timesOfWeek(in: plan).map(\.name)
        let day = Grouping.interval.timesOfWeek(in: plan).map(\.name)
        switch self {
        case .constant: return [StaffingInterval(name: "all", ofWeek: Array(week.indices))]
        case .hour, .interval:
            let grouping = self == .hour ? Grouping.hour : .interval
            return grouping.timesOfWeek(in: plan).map {
                StaffingInterval(name: day[$0.intervals[0]], ofWeek: $0.intervals)
            }
        case .hourOfWeek, .intervalOfWeek:
            let grouping = self == .hourOfWeek ? Grouping.hourOfWeek : .intervalOfWeek
            return grouping.timesOfWeek(in: plan).map {
                StaffingInterval(name: week[$0.intervals[0]], ofWeek: $0.intervals)
            }
        }
    }
}

/// A part of the week in which the same number of agents is on duty.
public struct StaffingInterval: Sendable, Equatable {
    /// `all`, or when it begins: `08:30`, `Mon 08:30`.
    public let name: String
    /// Its intervals of the week.
    public let ofWeek: [Int]
}

extension Target {
    /// Whether it bounds from above what staffing costs, or from below how busy agents are: the
    /// fewer agents, the better it is met.
    var boundsSpending: Bool {
        relation == .atMost
            ? measure.unit == "money" || Target.agentCounts.contains(measure.name)
            : Target.agentUses.contains(measure.name)
    }

    /// Measures that grow with the agents.
    static let agentCounts = ["agentsOnDuty", "fullTimeEquivalents"]
    /// Measures that say how busy each of them is.
    static let agentUses = [
        "occupancy", "agentBusyShare", "conversationsPerBusyAgent", "conversationsPerAgentMonth",
    ]

    /// Whether no finite number of agents makes sure of it, whatever a sample says: that
    /// everybody is served in time, that nobody ever waits.
    var isBeyondStaffing: Bool {
        relation == .atLeast ? measure.unit == "share" && bound >= 1 : bound <= 0
    }
}

extension Measure {
    /// Whether it exists by the interval of the week: of parts, that of intents.
    func isByHour(in scenario: Scenario) -> Bool {
        switch source {
        case .conversations, .handled, .staffing, .either: true
        case .part(let whole, let name):
            whole.isByHour(in: scenario) && name.intent(in: scenario, of: whole) != nil
        case .resolutions, .agents, .percentile, .run, .againstBaseline: false
        }
    }
}
