import ContactRouting
import SimulationStatistics

/// What a run says about itself: whether it is sound, and what is pooled over replications.
package struct RunChecks: Sendable {
    /// What cannot be true and is; empty unless the simulator has a fault.
    package var contradictions: [String]
    package var confidence: [ConfidenceCount]
    package var byInterval: [Flow]
    package var byIntent: [Flow]
    package var bySegment: [Flow]
    /// What conversations came to in truth; nothing where that is not known.
    package var truth: Resolutions
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
        truth = tally.resolutions.total
        staffingByInterval = tally.staffingByInterval
        let rules = (scenario.ai?.prices ?? []) + scenario.measurement.quotes
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

    private static let stageNames = ["AI session", "human queue", "human session"]

    /// Reads what `packed` wrote.
    init(_ bytes: [UInt8]) throws(NotPacked) {
        var unpacking = WordUnpacking(bytes)
        contradictions = []
        confidence = try unpacking.values()
        byInterval = try unpacking.values()
        byIntent = try unpacking.values()
        bySegment = try unpacking.values()
        truth = try unpacking.value()
        staffingByInterval = try unpacking.values()
        billedUnits = try unpacking.values()
        billedCosts = try unpacking.values()
        measuredHours = try unpacking.values()
        stages = []
        for name in Self.stageNames {
            stages.append(
                StageBalance(
                    name: name, areaHours: try unpacking.value(), timeHours: try unpacking.value()))
        }
    }

    /// All but the contradictions in few bytes: of an hour of a week that was not measured nothing
    /// is kept.
    var packed: [UInt8] {
        var packing = WordPacking()
        packing.append(confidence)
        packing.append(byInterval)
        packing.append(byIntent)
        packing.append(bySegment)
        packing.append(truth)
        packing.append(staffingByInterval)
        packing.append(billedUnits)
        packing.append(billedCosts)
        packing.append(measuredHours)
        for stage in stages {
            packing.append(stage.areaHours)
            packing.append(stage.timeHours)
        }
        return packing.finished()
    }

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
            sum.truth = sum.truth + checks.truth
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
