import Experiments

/// Measures with their values, the baseline's beside them; what they mean is told by `explain`.
enum MeasureTable {
    static func section(
        _ result: RunResult, where isShown: (Measure) -> Bool
    ) -> Document.Section {
        let baseline = result.baselineMeasures.isEmpty ? nil : result.workload.baseline
        var table = Table(
            [.text("Measure"), .number("value")] + (baseline.map { [.number($0)] } ?? [])
                + [.text("unit")])
        for value in result.measures where isShown(value.measure) {
            let before = result.baselineMeasures.first { $0.measure.name == value.measure.name }
            table.append(
                [value.measure.name, value.text] + (baseline == nil ? [] : [before?.text ?? "-"])
                    + [result.workload.shownUnit(of: value.measure)])
        }
        return table.rows.isEmpty ? [] : [.table(table)]
    }
}
