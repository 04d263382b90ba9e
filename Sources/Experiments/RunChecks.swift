import ContactRouting
import QueueingTheory

/// What a run says about itself: whether it is sound, and what is pooled over replications.
struct RunChecks: Sendable {
    /// What cannot be true and is; empty unless the simulator has a fault.
    var contradictions: [String]
    var confidence: [ConfidenceCount]
    var byHourOfWeek: [Flow]
    var staffingByHourOfWeek: [StaffTime]
    /// What each price rule bills.
    var billedUnits: [Double]
    /// Areas under numbers present, and sums of times, by stage.
    var stages: [StageBalance]
    /// How many hours of measured time fall on each hour of the week.
    var hoursOfWeek: [Double]

    init(_ tally: Tally, _ scenario: Scenario) {
        contradictions = tally.contradictions(scenario)
        confidence = tally.confidence
        byHourOfWeek = tally.byHourOfWeek
        staffingByHourOfWeek = tally.staffingByHourOfWeek
        let rules = (scenario.ai?.prices ?? []) + scenario.measurement.quotes
        billedUnits = rules.indices.map { tally.units(billedBy: $0, scenario) }
        hoursOfWeek = scenario.measurement.hoursOfWeek
        let flow = tally.total
        stages = [
            StageBalance("AI session", tally.aiSessionTicks, flow.aiTicks),
            StageBalance("human queue", tally.waitingTicks, flow.waitTicks),
            StageBalance("human session", tally.staffing.held, flow.humanTicks),
        ]
    }

    /// Several replications together.
    static func pooled(_ all: [RunChecks]) -> RunChecks? {
        guard var sum = all.first else { return nil }
        for checks in all.dropFirst() {
            sum.contradictions += checks.contradictions.filter {
                !sum.contradictions.contains($0)
            }
            for level in checks.confidence.indices {
                sum.confidence[level] = sum.confidence[level] + checks.confidence[level]
            }
            for hour in 0..<168 {
                sum.byHourOfWeek[hour] += checks.byHourOfWeek[hour]
                sum.staffingByHourOfWeek[hour] =
                    sum.staffingByHourOfWeek[hour] + checks.staffingByHourOfWeek[hour]
            }
            sum.hoursOfWeek = zip(sum.hoursOfWeek, checks.hoursOfWeek).map(+)
            sum.billedUnits = zip(sum.billedUnits, checks.billedUnits).map(+)
            sum.stages = zip(sum.stages, checks.stages).map(+)
        }
        return sum
    }
}

/// Little's law for one stage: the area under the number present, as it went on, beside the sum
/// of the times of those who passed through.
///
/// Both count the measured part, but the area cuts those present at its edges, and the times
/// belong to those who started in it: in steady state the two differ by what the edges hold.
public struct StageBalance: Sendable {
    /// The stage.
    public let name: String
    /// Mean number present times the length of the measured part, hours.
    public let areaHours: Double
    /// Times spent by those who started in the measured part, hours.
    public let timeHours: Double

    init(_ name: String, _ area: Int128, _ time: Int128) {
        self.init(name: name, areaHours: Double(area) / 3.6e9, timeHours: Double(time) / 3.6e9)
    }

    private init(name: String, areaHours: Double, timeHours: Double) {
        self.name = name
        self.areaHours = areaHours
        self.timeHours = timeHours
    }

    /// L over lambda W, less 1; undefined (NaN) if nobody was there.
    public var residual: Double { areaHours / timeHours - 1 }

    static func + (left: StageBalance, right: StageBalance) -> StageBalance {
        StageBalance(
            name: left.name, areaHours: left.areaHours + right.areaHours,
            timeHours: left.timeHours + right.timeHours)
    }
}

/// The exact model nearest to a run's human tier, hour by hour, and how far the run is from it.
public struct NearestModel: Sendable {
    /// What it predicts for the share of customers who give up.
    public let abandonmentRate: Double
    /// What it predicts for the mean wait, seconds.
    public let waitingSeconds: Double
    /// What the run says of the same hours.
    public let simulated: (abandonmentRate: Double, waitingSeconds: Double)
    /// What the model takes for granted and the run has not.
    public let departures: [String]

    /// Erlang A (Erlang C for patient customers where it is stable) in every hour of the week, at
    /// the rates and staffing of the run; nil without humans, or where no hour can be solved.
    ///
    /// Hours that are alike are one queue: their rates would differ by chance, and what they wait
    /// more when these are high is more than what they wait less when they are low.
    init?(_ checks: RunChecks, _ scenario: Scenario) {
        guard scenario.humans != nil else { return nil }
        let patience = scenario.meanPatience
        var (offered, waits, losses) = (0.0, 0.0, 0.0)
        var seen = Flow()
        for hours in scenario.hoursAlike(checks) {
            let flow = hours.reduce(Flow()) { $0 + checks.byHourOfWeek[$1] }
            let staff = hours.reduce(StaffTime()) { $0 + checks.staffingByHourOfWeek[$1] }
            let seconds = hours.reduce(0) { $0 + checks.hoursOfWeek[$1] } * 3_600
            guard flow.humanOffered > 0, flow.handled > 0, staff.present > 0, seconds > 0
            else { continue }
            let servers = max(1, Int((Double(staff.slots) / 1e6 / seconds).rounded()))
            let rate = Double(flow.humanOffered) / seconds
            let service = Double(flow.handled) / (Double(flow.humanTicks) / 1e6)
            guard
                let exact = NearestModel.solve(
                    rate: rate, service: service, servers: servers, patience: patience)
            else { continue }
            let count = Double(flow.humanOffered)
            offered += count
            waits += count * exact.wait
            losses += count * exact.loss
            seen += flow
        }
        guard offered > 0 else { return nil }
        abandonmentRate = losses / offered
        waitingSeconds = waits / offered
        simulated = (
            Double(seen.abandoned) / Double(seen.humanOffered),
            Double(seen.waitTicks) / 1e6 / Double(seen.humanOffered)
        )
        departures = scenario.departuresFromErlang
    }

    private static func solve(
        rate: Double, service: Double, servers: Int, patience: Double?
    ) -> (wait: Double, loss: Double)? {
        if let patience {
            let queue = ErlangA(
                arrivalRate: rate, serviceRate: service, abandonmentRate: 1 / patience,
                servers: servers)
            return (queue.meanWait, queue.abandonmentProbability)
        }
        return (try? ErlangC(arrivalRate: rate, serviceRate: service, servers: servers))
            .map { ($0.meanWait, 0) }
    }
}

extension Scenario {
    /// The hours of the week that a run measures, those of the same demand and staffing together.
    fileprivate func hoursAlike(_ checks: RunChecks) -> [[Int]] {
        hoursOfEqualDemand(Array(0..<168)).flatMap { hours in
            Dictionary(grouping: hours) { hour -> Int in
                let seconds = checks.hoursOfWeek[hour] * 3_600
                let slots = Double(checks.staffingByHourOfWeek[hour].slots) / 1e6
                return seconds > 0 ? Int((slots / seconds).rounded()) : 0
            }.sorted { $0.key < $1.key }.map(\.value)
        }
    }

    /// Mean patience over all intents, by the harmonic mean, so that rates of giving up add up;
    /// nil if nobody gives up.
    var meanPatience: Double? {
        let rate = intents.reduce(0) { rate, intent in
            rate + (intent.patience.map { intent.share / $0.mean } ?? 0)
        }
        return rate > 0 ? 1 / rate : nil
    }

    /// What Erlang's models take for granted and this scenario has not.
    fileprivate var departuresFromErlang: [String] {
        /// Whether a law has the coefficient of variation of an exponential one.
        func isLike(_ mean: Double, _ variance: Double) -> Bool {
            abs(variance / (mean * mean) - 1) < 1e-9
        }
        var departures: [String] = []
        let work = intents.map(\.humanSession)
        if work.contains(where: { !isLike($0.mean, $0.variance) })
            || work.contains(where: { $0.mean != work[0].mean })
            || complexities.contains(where: { $0.workFactor != 1 })
        {
            departures.append("human sessions are not all exponential with one mean")
        }
        if intents.contains(where: { $0.patience.map { !isLike($0.mean, $0.variance) } ?? false }) {
            departures.append("patience is not exponential")
        }
        if Set(intents.map { $0.patience?.mean }).count > 1 {
            departures.append("customers differ in patience")
        }
        if let humans, humans.totalRates.count > 1 {
            departures.append("agents hold several conversations")
        }
        if Set(humans?.agents.values ?? []).count > 1 {
            departures.append("staffing changes from hour to hour, and shifts are finished late")
        }
        if demand.arrivals == .replay { departures.append("arrivals are replayed") }
        if let ai, ai.sessionLimit != nil || ai.startsPerMinute != nil {
            departures.append("what the AI turns away comes in bursts")
        }
        if humans?.afterHours != .unserved { departures.append("who comes after hours waits") }
        if Set(demand.issues.values).count > 1 {
            departures.append("demand changes from hour to hour, and queues carry over")
        }
        if demand.dayFactor != nil { departures.append("days are busier or quieter at random") }
        if Set(intents.map(\.priorityClass)).count > 1 {
            departures.append("some customers are served first")
        }
        if humans?.waitingRoom != nil { departures.append("the waiting room is limited") }
        if ai?.outages != nil { departures.append("outages send customers in surges") }
        if ai?.answering?.escalation.looksAtWaits == true {
            departures.append("hand-overs depend on the queue")
        }
        return departures
    }
}
