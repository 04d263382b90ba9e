import ContactRouting

/// What a run says about itself: whether it is sound, and what is pooled over replications.
package struct RunChecks: Sendable {
    /// What cannot be true and is; empty unless the simulator has a fault.
    package var contradictions: [String]
    package var confidence: [ConfidenceCount]
    package var byInterval: [Flow]
    package var byIntent: [Flow]
    package var bySegment: [Flow]
    /// Conversations that the AI contained with a wrong answer; 0 where that is not known.
    package var containedWrong: Int
    /// Conversations that humans closed unresolved; 0 where that is not known.
    package var humanFailed: Int
    package var staffingByInterval: [StaffTime]
    /// What each price rule bills.
    package var billedUnits: [Double]
    /// What that costs at the prices of the time.
    package var billedCosts: [Double]
    /// Areas under numbers present, and sums of times, by stage.
    package var stages: [StageBalance]
    /// How many hours of measured time fall on each interval of the week.
    package var measuredHours: [Double]

    package init(_ tally: Tally, _ scenario: Scenario) {
        contradictions = tally.contradictions(scenario)
        confidence = tally.confidence
        byInterval = tally.byInterval
        byIntent = tally.byIntent
        bySegment = tally.bySegment
        let truth = tally.resolutions.total
        containedWrong = truth.containedWrong
        humanFailed = truth.humanFailed
        staffingByInterval = tally.staffingByInterval
        let rules = scenario.priceRules
        billedUnits = rules.indices.map { tally.units(billedBy: $0, scenario) }
        billedCosts = rules.indices.map { tally.cost(billedBy: $0, scenario) }
        measuredHours = scenario.measurement.measuredHours
        let flow = tally.total
        stages = [
            StageBalance(Self.stageNames[0], tally.aiSessionTicks, flow.aiTicks),
            StageBalance(Self.stageNames[1], tally.waitingTicks, flow.waitTicks),
            StageBalance(Self.stageNames[2], tally.staffing.held, flow.humanTicks),
        ]
    }

    static let stageNames = ["AI session", "human queue", "human session"]

    /// Several replications together.
    package static func pooled(_ all: some Sequence<RunChecks>) -> RunChecks? {
        var all = all.makeIterator()
        guard var sum = all.next() else { return nil }
        while let checks = all.next() {
            sum.contradictions += checks.contradictions.filter {
                !sum.contradictions.contains($0)
            }
            for level in checks.confidence.indices {
                sum.confidence[level] = sum.confidence[level] + checks.confidence[level]
            }
            for number in sum.byInterval.indices {
                sum.byInterval[number] += checks.byInterval[number]
                sum.staffingByInterval[number] =
                    sum.staffingByInterval[number] + checks.staffingByInterval[number]
            }
            sum.containedWrong += checks.containedWrong
            sum.humanFailed += checks.humanFailed
            sum.byIntent = zip(sum.byIntent, checks.byIntent).map(+)
            sum.bySegment = zip(sum.bySegment, checks.bySegment).map(+)
            sum.measuredHours = zip(sum.measuredHours, checks.measuredHours).map(+)
            sum.billedUnits = zip(sum.billedUnits, checks.billedUnits).map(+)
            sum.billedCosts = zip(sum.billedCosts, checks.billedCosts).map(+)
            sum.stages = zip(sum.stages, checks.stages).map(+)
        }
        return sum
    }
}
