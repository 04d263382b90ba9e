import ContactRouting

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
