import Decisions
import Experiments
import SimulationStatistics

/// A comparison for people.
public enum ComparisonReport {
    /// The values side by side, then every paired difference.
    ///
    /// - Parameters:
    ///   - equalService: how the workloads were staffed for the same targets, if so.
    ///   - sensitivity: what the result owes to inputs without a source, if that was asked.
    public static func document(
        _ result: ComparisonResult, equalService: EqualService? = nil,
        sensitivity: Sensitivity? = nil, command: String
    ) -> Document {
        let trust = result.results.map { TrustReport.section($0.measures) }
        return Document([
            heading(result), remarks(result), equalService.map(staffing) ?? [], values(result),
            trust.first { !$0.blocks.isEmpty } ?? [], differences(result), selection(result),
            sensitivity.map { SensitivityReport.section($0, result.results.map(\.workload.name)) }
                ?? [],
            end(result, command),
        ])
    }

    private static func heading(_ result: ComparisonResult) -> Document.Section {
        let plan = result.results[0].plan
        return [
            .heading(
                "Compared on the same customers, \(plan.replications) replications, "
                    + "seed \(plan.seed):"),
            .list(List(result.results.map { "\($0.workload.name): \($0.workload.title)" })),
        ]
    }

    private static func remarks(_ result: ComparisonResult) -> Document.Section {
        Document.Section(
            result.results.filter { !$0.workload.description.isEmpty }.map { run in
                .paragraph("\(run.workload.name): \(run.workload.description)")
            })
    }

    private static func end(_ result: ComparisonResult, _ command: String) -> Document.Section {
        let counts = result.results.map { "\($0.workload.name) \($0.workload.assumptions.count)" }
        return [
            .note(
                "Inputs with no source: \(counts.joined(separator: ", ")); "
                    + "'switchboard run NAME' lists them"),
            .command(command, label: "Reproduce:"),
        ]
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
            let found = result.estimate.map(result.target.measure.text) ?? "no value"
            return "\(result.target.text) (\(found))"
        }.joined(separator: ", ")
    }

    private static func values(_ result: ComparisonResult) -> Document.Section {
        var table = Table(
            [.text("Measure")] + result.results.map { .number($0.workload.name) } + [.text("unit")])
        for measure in Measure.all {
            let values = result.results.map { run in
                run.measures.first { $0.measure.name == measure.name }
            }
            guard values.contains(where: { $0 != nil }) else { continue }
            let unit = result.results[0].workload.shownUnit(of: measure)
            table.append([measure.name] + values.map { $0?.text ?? "-" } + [unit])
        }
        return [.table(table)]
    }

    private static func differences(_ result: ComparisonResult) -> Document.Section {
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
            "The variance ratio is what common random numbers bought: how many times more\n"
            + "replications independent runs would need for the same interval."
        return Document.Section([.table(table), .note(ratio)] + simultaneity(result))
    }

    private static func simultaneity(_ result: ComparisonResult) -> [Block] {
        guard result.confidence > 0.95 else { return [] }
        let single = NumberFormat.percent(result.confidence)
        return [
            .note(
                "Each interval of a difference is one of \(single), so that those of all pairs\n"
                    + "hold at once in 95 % (Bonferroni, in each measure).")
        ]
    }

    /// Which one is the best.
    private static func selection(_ result: ComparisonResult) -> Document.Section {
        guard let selection = result.selection else { return [] }
        let question = selection.question
        let measure = question.objective.measure
        func name(_ candidate: Selection.Candidate) -> String {
            result.results[candidate.position].workload.name
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
        let zone = measure.text(Estimate(mean: selection.indifference, halfWidth: nil))
        let sentence =
            if let best = selection.best {
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
        return [.table(table), .paragraph(sentence)]
    }
}

extension Difference {
    fileprivate var text: String { measure.text(estimate) }

    fileprivate var sentence: String {
        switch verdict {
        case .higher: "\(second) is higher"
        case .lower: "\(second) is lower"
        case .same: "the same"
        case .undecided: "no difference shown"
        }
    }
}
