import Experiments
import SimulationStatistics
import Workloads

/// A run as text for people: figures first, then what they rest on.
public enum RunReport {
    /// The report.
    ///
    /// - Parameters:
    ///   - result: what to report.
    ///   - command: the command that reproduces it.
    ///   - dimensions: breakdowns to show, of those that were run.
    public static func text(
        _ result: RunResult, command: String, dimensions: [Grouping] = []
    ) -> String {
        var sections = [heading(result), OutputAnalysisReport.text(result)]
        if !result.figures.isEmpty { sections.append(FigureTable.text(result)) }
        if result.workload.scenario.ai != nil {
            sections.append(AutomationTable.text(result))
        }
        sections.append(times(result))
        sections.append(measures(result))
        let option = result.batches == nil ? "--replications" : "--batches"
        sections.append(TrustReport.text(result.measures, option: option))
        sections.append(BaselineReport.text(result))
        sections += dimensions.map { breakdown(result, $0) }
        sections.append(SoundnessReport.calibration(result))
        sections.append(SoundnessReport.bills(result))
        sections.append(SoundnessReport.checks(result))
        sections.append(assumptions(result.workload))
        sections.append("Reproduce: \(command)\n")
        return sections.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private static func heading(_ result: RunResult) -> String {
        let workload = result.workload
        let measurement = workload.scenario.measurement
        let days = NumberFormat.measure(measurement.horizon.seconds / 86_400)
        let replications = result.plan.replications
        let warmUp =
            result.warmUps.isEmpty
            ? NumberFormat.measure(measurement.warmUp.seconds / 86_400) + " days of warm-up"
            : "a warm-up of \(replications == 1 ? "its" : "their") own"
        var lines = ["\(workload.name): \(workload.title)"]
        if !workload.description.isEmpty { lines += wrapped(workload.description, width: 100) }
        lines.append(
            "\(replications) replication\(replications == 1 ? "" : "s") of \(days) days after "
                + "\(warmUp), seed \(result.plan.seed); "
                + (replications > 1 || result.batches != nil
                    ? "± is a 95 % interval" : "one replication has no interval"))
        return lines.joined(separator: "\n") + "\n"
    }

    /// The three times that are easily taken for one another.
    private static func times(_ result: RunResult) -> String {
        var table = TextTable([
            .text("Minutes"), .number("mean"), .number("median"), .number("P90"), .number("P99"),
        ])
        let rows = [
            ("AI session", "aiSessionMinutes"), ("human session", "humanSessionMinutes"),
            ("end to end, all customers", "endToEndMinutes"),
        ]
        for (label, name) in rows where result.estimate(name) != nil {
            let cells = ["", "P50", "P90", "P99"].map { suffix in
                let estimate = result.estimate(name + suffix)
                return NumberFormat.measure(estimate?.mean, halfWidth: estimate?.halfWidth)
            }
            table.append([label] + cells)
        }
        return table.text
    }

    /// Every measure but the percentiles of the times, which have a table of their own.
    private static func measures(_ result: RunResult) -> String {
        let baseline = result.baselineMeasures.isEmpty ? nil : result.workload.baseline
        var table = TextTable(
            [.text("Measure"), .number("value")] + (baseline.map { [.number($0)] } ?? [])
                + [.text("unit"), .text("definition")])
        for value in result.measures where !value.measure.name.contains("MinutesP") {
            let before = result.baselineMeasures.first { $0.measure.name == value.measure.name }
            table.append(
                [value.measure.name, value.text] + (baseline == nil ? [] : [before?.text ?? "-"])
                    + [value.shownUnit, value.measure.definition])
        }
        return table.text
    }

    private static func breakdown(_ result: RunResult, _ dimension: Grouping) -> String {
        let parts = result.breakdowns.filter { $0.dimension == dimension }
        let names = breakdownMeasures.filter { name in
            parts.contains { $0.values.contains { $0.measure.name == name } }
        }
        var table = TextTable([.text("By \(dimension.rawValue)")] + names.map { .number($0) })
        for part in parts {
            let cells = names.map { name in
                part.values.first { $0.measure.name == name }?.text ?? "n/a"
            }
            table.append([part.part] + cells)
        }
        return table.text
    }

    private static let breakdownMeasures = [
        "offered", "containmentRate", "humanOffered", "waitingSeconds", "abandonmentRate",
        "serviceLevel", "occupancy", "trueResolutionRate", "aiTrueResolutionRate",
        "selectiveRisk", "humanFailureRate", "customerSatisfaction", "aiSatisfaction",
        "humanSatisfaction",
    ]

    private static func assumptions(_ workload: Workload) -> String {
        let unstated = UnstatedReport.lines(workload)
        let count = workload.assumptions.count
        guard count > 0 else {
            let none = "Assumptions: none, every input has a source"
            return ([none] + unstated).joined(separator: "\n") + "\n"
        }
        let noun = count == 1 ? "input has" : "inputs have"
        let lines = workload.assumptions.map { "  \($0.path): \($0.reason)" }
        return (["Assumptions: \(count) \(noun) no source"] + lines + unstated)
            .joined(separator: "\n") + "\n"
    }
}

extension Measure {
    /// A value of the measure with its half-width, shares in percent.
    func text(_ estimate: Estimate) -> String {
        unit == "share"
            ? NumberFormat.percent(estimate.mean, halfWidth: estimate.halfWidth)
            : NumberFormat.measure(estimate.mean, halfWidth: estimate.halfWidth)
    }
}

extension MeasuredValue {
    /// The value with its half-width, shares in percent, and a question mark where that is not to
    /// be trusted.
    var text: String { measure.text(estimate) + (replicationsToTrust == nil ? "" : " ?") }

    /// The unit to show beside `text`, which brings its own percent sign.
    var shownUnit: String { measure.unit == "share" ? "" : measure.unit }
}

/// The words of `text` in lines of at most `width` characters.
func wrapped(_ text: String, width: Int) -> [String] {
    text.split(separator: " ").reduce(into: [String]()) { lines, word in
        if let last = lines.last, last.count + 1 + word.count <= width {
            lines[lines.count - 1] = last + " " + word
        } else {
            lines.append(String(word))
        }
    }
}
