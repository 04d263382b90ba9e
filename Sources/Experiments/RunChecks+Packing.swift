import ContactRouting
import SimulationStatistics

extension RunChecks {
    /// Reads what `packed` wrote; the contradictions are kept by themselves.
    init(_ bytes: [UInt8]) throws(NotPacked) {
        var unpacking = WordUnpacking(bytes)
        contradictions = []
        confidence = try unpacking.values()
        byInterval = try unpacking.values()
        byIntent = try unpacking.values()
        bySegment = try unpacking.values()
        containedWrong = try unpacking.integer()
        humanFailed = try unpacking.integer()
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
        guard unpacking.isAtEnd else { throw NotPacked() }
    }

    /// All but the contradictions in few bytes: of an hour of a week that was not measured nothing
    /// is kept.
    var packed: [UInt8] {
        var packing = WordPacking()
        packing.append(confidence)
        packing.append(byInterval)
        packing.append(byIntent)
        packing.append(bySegment)
        packing.append(containedWrong)
        packing.append(humanFailed)
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

    /// Whether they could be of a run of the scenario: all lists as long as its lists, no sum below
    /// 0, and none so large that pooling could overflow.
    func arePlausible(of scenario: Scenario) -> Bool {
        let intervals = scenario.measurement.intervalsPerWeek
        let levels = scenario.ai?.answering == nil ? 0 : ConfidenceLevel.count
        // Sums of parts of hours may exceed the whole by their last digits.
        let hours = 0...scenario.measurement.horizon.seconds / 3_600 + 1
        return confidence.count == levels && byInterval.count == intervals
            && byIntent.count == scenario.intents.count
            && bySegment.count == scenario.segments.count
            && staffingByInterval.count == intervals && measuredHours.count == intervals
            && billedUnits.count == scenario.priceRules.count
            && billedCosts.count == scenario.priceRules.count
            && measuredHours.allSatisfy { hours ~= $0 }
            && sumsArePlausible
    }

    private var sumsArePlausible: Bool {
        [byInterval, byIntent, bySegment].allSatisfy { flows in
            flows.allSatisfy(Flow.sums.isPlausible)
                && Flow.sums.isPlausible(flows.reduce(Flow(), +))
        } && [containedWrong, humanFailed].allSatisfy { 0...SumLimit.count ~= $0 }
            && staffingByInterval.allSatisfy(\.isPlausible)
            && confidence.allSatisfy(\.isPlausible)
    }
}

extension Scenario {
    /// What answers are billed by: the AI's own rules, then the quotes.
    var priceRules: [PriceRule] { (ai?.prices ?? []) + measurement.quotes }
}
