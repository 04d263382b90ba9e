import ContactRouting

/// What a run says about itself: whether it is sound, and what is pooled over replications.
package struct RunChecks: Sendable {
    /// What cannot be true and is; empty unless the simulator has a fault.
    package var contradictions: [String]
    package var confidence: [ConfidenceCount]
    package var byHourOfWeek: [Flow]
    package var staffingByHourOfWeek: [StaffTime]
    /// What each price rule bills.
    package var billedUnits: [Double]
    /// Areas under numbers present, and sums of times, by stage.
    package var stages: [StageBalance]
    /// How many hours of measured time fall on each hour of the week.
    package var hoursOfWeek: [Double]

    package init(_ tally: Tally, _ scenario: Scenario) {
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
    package static func pooled(_ all: [RunChecks]) -> RunChecks? {
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
