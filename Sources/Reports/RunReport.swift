import Experiments
import Workloads

/// A run for people: the answer, then what it rests on.
public enum RunReport {
    /// The report.
    ///
    /// - Parameters:
    ///   - result: what to report.
    ///   - command: the command that reproduces it.
    ///   - dimensions: breakdowns that were asked for, of those that were run.
    ///   - detail: how much of it.
    public static func document(
        _ result: RunResult, command: String, dimensions: [Grouping] = [],
        detail: ReportDetail = .answer
    ) -> Document {
        let asked = dimensions.map { BreakdownReport.section(result, $0, detail) }
        let body =
            detail.isEverything
            ? asked + everything(result, besides: dimensions)
            : [measures(result, detail)] + asked + doubts(result) + [more(result)]
        return Document(
            [heading(result, detail), [.paragraph(Headline.sentence(result))]]
                + [[.table(Headline.table(result))], course(result, dimensions)]
                + body + [[.command(command, label: "Reproduce:")]])
    }

    private static func heading(_ result: RunResult, _ detail: ReportDetail) -> Document.Section {
        let workload = result.workload
        let measurement = workload.scenario.measurement
        let days = NumberFormat.brief(measurement.horizon.seconds / 86_400)
        let replications = result.plan.replications
        let warmUp =
            result.warmUps.isEmpty
            ? NumberFormat.brief(measurement.warmUp.seconds / 86_400) + " days of warm-up"
            : "a warm-up of \(replications == 1 ? "its" : "their") own"
        let plan =
            "\(replications) replication\(replications == 1 ? "" : "s") of \(days) "
            + "day\(days == "1" ? "" : "s") after "
            + "\(warmUp), seed \(result.plan.seed); "
            + (replications > 1 || result.batches != nil
                ? "± is a 95 % interval" : "one replication has no interval")
        return Document.Section(
            [.heading("\(workload.name): \(workload.title)")]
                + (detail.isEverything ? [.paragraph(workload.description)] : [])
                + [.note(plan, .faint)]
                + (result.isCutShort
                    ? [
                        .note(
                            "Stopped early: these are the replications that were complete.",
                            .caution)
                    ]
                    : []))
    }

    /// The day as a line, unless it is shown in full.
    private static func course(_ result: RunResult, _ asked: [Grouping]) -> Document.Section {
        guard !asked.contains(.hour) else { return [] }
        let names = ["offered", "waitingSeconds", "occupancy"]
        return Document.Section(BreakdownReport.chart(result, .hour, names))
    }

    private static func measures(_ result: RunResult, _ detail: ReportDetail) -> Document.Section {
        guard case .measures(let measures) = detail else { return [] }
        let names = measures.map(\.name)
        return MeasureTable.section(result) { names.contains($0.name) }
    }
}

/// What is doubtful, and where the rest is.
extension RunReport {
    private static func doubts(_ result: RunResult) -> [Document.Section] {
        let option = result.batches == nil ? "--replications" : "--batches"
        return [FigureTable.verdicts(result)] + OutputAnalysisReport.sections(result) + [
            TrustReport.section(result.measures, option: option), BaselineReport.section(result),
            SoundnessReport.answer(result),
        ]
    }

    /// What the report rests on without saying it, and how to see the rest.
    private static func more(_ result: RunResult) -> Document.Section {
        let workload = result.workload
        let unstated = UnstatedReport.lines(workload).map { Block.paragraph($0) }
        let count = workload.assumptions.count
        let assumptions =
            count == 0
            ? "Every input has a source."
            : "\(count) input\(count == 1 ? " has" : "s have") no source."
        return Document.Section(
            unstated + [
                .paragraph(
                    "\(assumptions) --verbose lists them, with every measure, figure and check; "
                        + "--by hour (day, group, intent, ...) breaks down; 'switchboard explain "
                        + "NAME' says what a measure means.")
            ])
    }
}

/// Everything that is known of a run.
extension RunReport {
    private static func everything(
        _ result: RunResult, besides shown: [Grouping]
    ) -> [Document.Section] {
        let option = result.batches == nil ? "--replications" : "--batches"
        let figures = result.figures.isEmpty ? [] : FigureTable.sections(result)
        let automation =
            result.workload.scenario.ai == nil ? [] : [AutomationTable.section(result)]
        let others = Grouping.allCases.filter {
            !shown.contains($0) && !$0.isByTime && $0.isAlwaysShown(for: result.workload.scenario)
        }
        return OutputAnalysisReport.sections(result) + figures + automation
            + [times(result), MeasureTable.section(result) { !$0.name.contains("MinutesP") }]
            + [costs(result), TrustReport.section(result.measures, option: option)]
            + [BaselineReport.section(result)]
            + others.map { BreakdownReport.section(result, $0, .everything) }
            + SoundnessReport.calibration(result)
            + [SoundnessReport.bills(result), SoundnessReport.checks(result)]
            + [assumptions(result.workload)]
    }

    /// The three times that are easily taken for one another.
    private static func times(_ result: RunResult) -> Document.Section {
        var table = Table([
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
        return [.table(table)]
    }

    /// What all of it costs, as the sum of its parts.
    private static func costs(_ result: RunResult) -> Document.Section {
        let parts = [
            ("agents", "totalCostOfAgents"), ("AI", "totalCostOfAI"),
            ("losses", "totalCostOfLosses"),
        ].compactMap { label, name in
            result.estimate(name).flatMap { estimate in
                estimate.mean == 0
                    ? nil : "\(NumberFormat.measure(estimate.mean)) \(label)"
            }
        }
        guard let total = result.estimate("totalCost"), parts.count > 1 else { return [] }
        return [
            .paragraph(
                "Total cost of 30 days: \(parts.joined(separator: " + ")) = "
                    + "\(NumberFormat.measure(total.mean)) \(result.workload.currency)")
        ]
    }

    private static func assumptions(_ workload: Workload) -> Document.Section {
        let unstated = UnstatedReport.lines(workload).map { Block.paragraph($0) }
        let count = workload.assumptions.count
        guard count > 0 else {
            let none = "Assumptions: none, every input has a source"
            return Document.Section([.paragraph(none)] + unstated)
        }
        let noun = count == 1 ? "input has" : "inputs have"
        let lines = workload.assumptions.map { "\($0.path): \($0.reason)" }
        return Document.Section(
            [.paragraph("Assumptions: \(count) \(noun) no source"), .list(List(lines))]
                + unstated)
    }
}
