import Experiments
import SimulationStatistics

/// A comparison as text for people.
public enum ComparisonReport {
    /// The values side by side, then every paired difference.
    public static func text(_ result: ComparisonResult, command: String) -> String {
        let titles = result.results.map { "  \($0.workload.name): \($0.workload.title)" }
        let plan = result.results[0].plan
        let heading =
            ([
                "Compared on the same customers, \(plan.replications) replications, "
                    + "seed \(plan.seed):"
            ]
            + titles).joined(separator: "\n") + "\n"
        let remarks = result.results.filter { !$0.workload.description.isEmpty }.flatMap { run in
            wrapped("\(run.workload.name): \(run.workload.description)", width: 100)
        }
        let assumptionCounts = result.results.map {
            "\($0.workload.name) \($0.workload.assumptions.count)"
        }
        return [
            heading, remarks.joined(separator: "\n") + "\n", values(result), differences(result),
            "Inputs with no source: \(assumptionCounts.joined(separator: ", ")); "
                + "'switchboard run NAME' lists them\nReproduce: \(command)\n",
        ].joined(separator: "\n")
    }

    private static func values(_ result: ComparisonResult) -> String {
        var table = TextTable(
            [.text("Measure")] + result.results.map { .number($0.workload.name) } + [.text("unit")])
        for measure in Measure.all {
            let values = result.results.map { run in
                run.measures.first { $0.measure.name == measure.name }
            }
            guard values.contains(where: { $0 != nil }) else { continue }
            let unit = values.compactMap(\.self).first?.shownUnit ?? ""
            table.append([measure.name] + values.map { $0?.text ?? "-" } + [unit])
        }
        return table.text
    }

    private static func differences(_ result: ComparisonResult) -> String {
        var table = TextTable([
            .text("Difference"), .text("from"), .text("to"), .number("change"),
            .number("variance ratio"), .text("verdict"),
        ])
        for difference in result.differences {
            table.append([
                difference.measure.name, difference.first, difference.second, difference.text,
                NumberFormat.measure(difference.varianceRatio), difference.sentence,
            ])
        }
        return table.text
            + "The variance ratio is what common random numbers bought: how many times more\n"
            + "replications independent runs would need for the same interval.\n"
    }
}

extension Difference {
    fileprivate var text: String {
        measure.unit == "share"
            ? NumberFormat.percent(estimate.mean, halfWidth: estimate.halfWidth)
            : NumberFormat.measure(estimate.mean, halfWidth: estimate.halfWidth)
    }

    fileprivate var sentence: String {
        switch verdict {
        case .higher: "\(second) is higher"
        case .lower: "\(second) is lower"
        case .same: "the same"
        case .undecided: "no difference shown"
        }
    }
}
