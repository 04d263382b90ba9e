import Decisions
import Experiments
import SimulationStatistics

/// A comparison for people.
public enum ComparisonReport {
    /// The verdict, the values side by side, and the paired differences.
    ///
    /// - Parameters:
    ///   - equalService: how the workloads were staffed for the same targets, if so.
    ///   - sensitivity: what the result owes to inputs without a source, if that was asked.
    ///   - detail: how much of it.
    public static func document(
        _ result: ComparisonResult, equalService: EqualService? = nil,
        sensitivity: Sensitivity? = nil, command: String, detail: ReportDetail = .answer
    ) -> Document {
        document(
            ComparedRuns(result), equalService: equalService, sensitivity: sensitivity,
            command: command, detail: detail)
    }

    /// Results that were written before, side by side.
    public static func document(
        _ results: ResultComparison, command: String, detail: ReportDetail = .answer
    ) -> Document {
        document(results.compared, command: command, detail: detail)
    }

    private static func document(
        _ result: ComparedRuns, equalService: EqualService? = nil,
        sensitivity: Sensitivity? = nil, command: String, detail: ReportDetail
    ) -> Document {
        let trust = result.runs.map { TrustReport.section($0.measures) }
        let everything = detail.isEverything
        let names = measures(result, detail)
        return Document([
            heading(result), everything ? remarks(result) : [], verdict(result),
            equalService.map(staffing) ?? [], values(result, names),
            trust.first { !$0.blocks.isEmpty } ?? [],
            everything ? allDifferences(result) : differences(result, names),
            selection(result),
            sensitivity.map { SensitivityReport.section($0, result.runs.map(\.name)) }
                ?? [],
            end(result, command, detail),
        ])
    }

    private static func heading(_ result: ComparedRuns) -> Document.Section {
        [
            .heading(
                "Compared on the same customers, \(result.replications) replications, "
                    + "seed \(result.seed)"
                    + (result.isCutShort ? "; stopped early, these were complete" : "")),
            .list(List(result.runs.map { "\($0.name): \($0.title)" })),
        ]
    }

    private static func verdict(_ result: ComparedRuns) -> Document.Section {
        let sentences = answer(result)
        return sentences.isEmpty ? [] : [.list(List(sentences))]
    }

    /// What it comes to, in a sentence for each thing that matters.
    static func answer(_ result: ComparedRuns) -> [String] {
        let best = result.selection.map { sentence($0, result) + "." }
        return [best].compactMap(\.self) + ComparisonVerdict.sentences(result)
    }

    private static func remarks(_ result: ComparedRuns) -> Document.Section {
        Document.Section(
            result.runs.filter { !$0.description.isEmpty }.map { run in
                .paragraph("\(run.name): \(run.description)")
            })
    }

    private static func end(
        _ result: ComparedRuns, _ command: String, _ detail: ReportDetail
    ) -> Document.Section {
        let counts = result.runs.map { "\($0.name) \($0.assumptions)" }
        let more =
            detail.isEverything
            ? "" : "; --verbose shows every measure, --measures those that it names"
        return [
            .paragraph("Inputs with no source: \(counts.joined(separator: ", "))\(more)"),
            .command(command, label: "Reproduce:"),
        ]
    }

    /// What is shown: of everything, every measure; else those of the headline, or asked for.
    private static func measures(_ result: ComparedRuns, _ detail: ReportDetail) -> [Measure] {
        switch detail {
        case .everything: Measure.all
        case .measures(let measures): measures
        case .answer:
            Headline.measures.filter { measure in
                measure.name != "unservedRate"
                    || result.runs.contains { ($0.mean("unservedRate") ?? 0) > 0 }
            }
        }
    }

    /// With how many agents each workload is compared.
    private static func staffing(_ service: EqualService) -> Document.Section {
        var table = Table([
            .text("Staffed for the same targets"), .number("agents on duty"),
            .number("full-time equivalents"), .text("targets"),
        ])
        for (workload, outcome) in zip(service.workloads, service.outcomes) {
            let scenario = workload.scenario
            let words =
                switch outcome {
                case .staffed(let result): "met: " + targets(result.overall)
                case .unmet(let result):
                    "compared as it stands; no number of agents was shown to meet: "
                        + targets(result.shortfalls.map(\.result))
                case .withoutHumans: "nobody to staff, as it stands"
                }
            table.append([
                workload.name, NumberFormat.measure(scenario.meanAgentsOnDuty),
                NumberFormat.measure(scenario.fullTimeEquivalents), words,
            ])
        }
        let used = zip(service.workloads, service.settings).filter { !$1.isEmpty }.map {
            workload, settings in
            let words = settings.map { "--set " + shellQuoted("\($0.path.name)=\($0.text)") }
            return Block.command(
                words.joined(separator: " "), label: "\(workload.name) is staffed by")
        }
        return Document.Section([.table(table)] + used)
    }

    private static func targets(_ results: [TargetResult]) -> String {
        results.map { result in
            let found = result.estimate.map { result.target.measure.text($0) } ?? "no value"
            return "\(result.target.text) (\(found))"
        }.joined(separator: ", ")
    }

    private static func values(
        _ result: ComparedRuns, _ measures: [Measure]
    ) -> Document.Section {
        var table = Table(
            [.text("Measure")] + result.runs.map { .number($0.name) })
        for measure in measures {
            let values = result.runs.map { $0.value(measure.name) }
            guard values.contains(where: { $0 != nil }) else { continue }
            let unit = measure.shownUnit(currency: result.runs[0].currency)
            let label = unit.isEmpty ? measure.name : "\(measure.name) (\(unit))"
            table.append([label] + values.map { $0?.text ?? "-" })
        }
        return [.table(table)]
    }

    /// A column for each pair.
    private static func differences(
        _ result: ComparedRuns, _ measures: [Measure]
    ) -> Document.Section {
        let pairs = result.differences.reduce(into: [[String]]()) { pairs, difference in
            let pair = [difference.first, difference.second]
            if !pairs.contains(pair) { pairs.append(pair) }
        }
        var table = Table(
            [.text("Difference")] + pairs.map { .number("\($0[1]) less \($0[0])") })
        for measure in measures {
            let found = pairs.map { pair in
                result.differences.first {
                    $0.measure.name == measure.name && [$0.first, $0.second] == pair
                }
            }
            guard found.contains(where: { $0 != nil }) else { continue }
            table.append(
                cells: [Table.Cell(measure.name)]
                    + found.map { $0.map(\.cell) ?? Table.Cell("-", .faint) })
        }
        return table.rows.isEmpty
            ? []
            : Document.Section(
                [.table(table), .note("≈: no difference shown", .faint)] + simultaneity(result))
    }

    /// A row for each difference, with what common random numbers bought.
    private static func allDifferences(_ result: ComparedRuns) -> Document.Section {
        var table = Table([
            .text("Difference"), .text("from"), .text("to"), .number("change"),
            .number("variance ratio"), .text("verdict"),
        ])
        for difference in result.differences {
            table.append([
                difference.measure.name, difference.first, difference.second, difference.text,
                NumberFormat.measure(difference.varianceRatio), difference.sentence,
            ])
        }
        let ratio =
            "The variance ratio is what common random numbers bought: how many times more "
            + "replications independent runs would need for the same interval."
        return Document.Section([.table(table), .paragraph(ratio)] + simultaneity(result))
    }

    private static func simultaneity(_ result: ComparedRuns) -> [Block] {
        guard result.confidence > 0.95 else { return [] }
        let single = NumberFormat.percent(result.confidence)
        return [
            .paragraph(
                "Each interval of a difference is one of \(single), so that those of all pairs "
                    + "hold at once in 95 % (Bonferroni, in each measure).")
        ]
    }

    /// Which one is the best.
    private static func selection(_ result: ComparedRuns) -> Document.Section {
        guard let selection = result.selection else { return [] }
        let question = selection.question
        let measure = question.objective.measure
        func name(_ candidate: Selection.Candidate) -> String {
            result.runs[candidate.position].name
        }
        var table = Table([
            .text("To \(question.objective.verb) \(measure.name)"), .number("mean"),
            .number("replications"), .text(""),
        ])
        for candidate in selection.candidates {
            table.append([
                name(candidate), measure.text(candidate.estimate),
                "\(candidate.replications)", candidate.isLeft ? "left" : "dropped",
            ])
        }
        return [.table(table)]
    }

    /// Whether one of them is the best, and how surely.
    private static func sentence(_ selection: Selection, _ result: ComparedRuns) -> String {
        let question = selection.question
        let measure = question.objective.measure
        func name(_ candidate: Selection.Candidate) -> String {
            result.runs[candidate.position].name
        }
        let zone = measure.text(Estimate(mean: selection.indifference, halfWidth: nil))
        return if let best = selection.best {
            "The best is \(name(best)), right with probability 95 % or more (Kim and Nelson "
                + "2001); one that is less than \(zone) better would be as good"
        } else if selection.isTied {
            selection.survivors.map(name).joined(separator: ", ")
                + " were equal throughout the first stage: nothing tells which of them is the "
                + "best"
        } else {
            "Undecided after \(question.mostReplications) replications between "
                + selection.survivors.map(name).joined(separator: ", ")
                + ": allow more with --max-replications, or a larger --indifference than "
                + zone
        }
    }
}

extension Difference {
    fileprivate var text: String { measure.text(difference: estimate) }

    fileprivate var cell: Table.Cell {
        verdict == .undecided ? Table.Cell("≈ \(text)", .faint) : Table.Cell(text)
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
