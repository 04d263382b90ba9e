import Experiments

/// Every meaning of "automated", so that none is taken for another.
enum AutomationTable {
    static func section(_ result: RunResult) -> Document.Section {
        var table = Table([
            .text("What \"automated\" means"), .number("of AI conversations"),
            .number("of all offered"),
        ])
        let rows: [(String, ofAI: String?, ofAll: String?)] = [
            ("handled by AI first", nil, "aiShare"),
            ("contained: no human touched it", "containmentRate", "containedShare"),
            (
                "assumed resolved: and did not return in the window", "assumedResolutionRate",
                "assumedResolvedShare"
            ),
            ("verified: and the judge says correct", "verifiedResolutionRate", nil),
            ("truly resolved: and really correct", "aiTrueResolutionRate", nil),
        ]
        for (label, ofAI, ofAll) in rows {
            table.append([label, cell(ofAI, result), cell(ofAll, result)])
        }
        if result.workload.scenario.knowsTruth { return [.table(table)] }
        return [
            .table(table),
            .note(
                "True resolution needs a model of right and wrong answers, "
                    + "which this workload has not."),
        ]
    }

    private static func cell(_ name: String?, _ result: RunResult) -> String {
        guard let name else { return "" }
        return result.measures.first { $0.measure.name == name }?.text ?? "n/a"
    }
}
