import Decisions
import Experiments
import SimulationStatistics
import Workloads

/// What tuning found, for people: what was tried, what was judged, what to do.
public enum TuningReport {
    /// The report.
    public static func document(_ result: TuningResult, command: String) -> Document {
        Document([
            heading(result), search(result), judgement(result), recommendation(result),
            [
                .note(
                    "Inputs with no source: \(result.workload.assumptions.count); "
                        + "'switchboard run \(result.workload.name)' lists them"),
                .command(command, label: "Reproduce:"),
            ],
        ])
    }

    private static func heading(_ result: TuningResult) -> Document.Section {
        let question = result.question
        let measure = question.objective.measure
        let targets =
            question.targets.isEmpty
            ? "" : " with " + question.targets.map(\.text).joined(separator: ", ")
        let zone = measure.text(Estimate(mean: result.indifference, halfWidth: nil))
        let sentence =
            "To \(question.objective.verb) \(measure.name)\(targets); differences below \(zone) "
            + "are not worth finding; \(result.replicationsRun) replications, "
            + "seed \(result.plan.seed)"
        return [
            .heading("\(result.workload.name): \(result.workload.title)"), .paragraph(sentence),
        ]
    }

    /// Risk, coverage, waits and money; then the question's own measures.
    private static func shown(_ result: TuningResult) -> [Measure] {
        let usual = ["coverage", "selectiveRisk", "waitingSeconds", "costPerTrueResolution"]
        let own = [result.question.objective.measure] + result.question.targets.map(\.measure)
        let names =
            usual.filter { name in !own.contains { $0.name == name } }
            .compactMap(Measure.named) + own
        return names.enumerated().filter { place, measure in
            let estimates = result.candidates.compactMap { $0.estimate(measure) }
            return !names[..<place].contains { $0.name == measure.name }
                && (own.contains { $0.name == measure.name } || estimates.contains { $0.mean != 0 })
        }.map(\.element)
    }

    private static func axes(_ result: TuningResult) -> [Table.Column] {
        result.axes.map { .number($0.name) }
    }

    /// The frontier of risk, coverage, waits and money that the search went along.
    private static func search(_ result: TuningResult) -> Document.Section {
        let measures = shown(result)
        var table = Table(
            axes(result)
                + measures.map {
                    .number(
                        [$0.name, result.workload.shownUnit(of: $0)].filter { !$0.isEmpty }.joined(
                            separator: " "))
                })
        let isLong = result.axes.count > 1 && result.visited.count > 20
        let line = result.visited.filter(\.isUniform)
        let rows =
            isLong ? (line.isEmpty ? Array(result.visited.prefix(20)) : line) : result.visited
        for point in rows {
            let cells = measures.map { measure in
                point.measures.first { $0.measure.name == measure.name }?.text ?? "-"
            }
            table.append(point.values.map(value) + cells)
        }
        let part =
            isLong
            ? " (\(result.visited.count) points; here "
                + (line.isEmpty ? "the first 20" : "those that are always the same") + ")"
            : ""
        return Document.Section(
            [
                .note("The search\(part), \(result.searchReplications) replications of each:"),
                .table(table),
            ] + remarks(result).map { .paragraph($0) })
    }

    /// What a reader of the table may wonder about.
    private static func remarks(_ result: TuningResult) -> [String] {
        let objective = result.question.objective
        let means = result.visited.compactMap { point in
            point.measures.first { $0.measure.name == objective.measure.name }?.estimate.mean
        }
        var remarks: [String] = []
        if let refusal = result.refusal {
            remarks.append("Not every point is a valid workload: \(refusal)")
        }
        if !means.isEmpty, means.allSatisfy({ $0 == 0 }) {
            remarks.append(
                "\(objective.measure.name) is 0 at every point, so that nothing tells them apart: "
                    + "name another objective, such as --minimise lossPerConversation")
        }
        return remarks
    }

    private static func judgement(_ result: TuningResult) -> Document.Section {
        let measures = shown(result)
        let objective = result.question.objective.measure
        var table = Table(
            axes(result) + measures.map { .number($0.name) }
                + [.number("from the recommended"), .text("standing")])
        for candidate in result.candidates {
            let values = candidate.values?.map(value) ?? result.axes.map { _ in "-" }
            table.append(
                values + measures.map { candidate.estimate($0).map($0.text) ?? "-" }
                    + [candidate.difference.map(objective.text) ?? "", standing(candidate)])
        }
        return [
            .note(
                "Judged on \(result.replications) other replications of each, intervals of the "
                    + "differences and targets all at once 95 %:"),
            .table(table),
        ]
    }

    private static func standing(_ candidate: TuningResult.Candidate) -> String {
        let word =
            switch candidate.standing {
            case .recommended: "recommended"
            case .indistinguishable: "not distinguishable"
            case .worse: "worse"
            case .missesTarget: "misses " + failed(candidate, .missed)
            case .undecidedTarget: "may miss " + failed(candidate, .undecided)
            }
        return word + (candidate.isCurrent ? ", as it stands" : "")
            + (candidate.isBestUniform ? ", best that is always the same" : "")
    }

    private static func failed(
        _ candidate: TuningResult.Candidate, _ verdict: TargetVerdict
    ) -> String {
        candidate.targets.filter { $0.verdict == verdict }.map(\.target.text)
            .joined(separator: ", ")
    }

    private static func recommendation(_ result: TuningResult) -> Document.Section {
        guard let best = result.recommended.map({ result.candidates[$0] }) else {
            return [
                .note("Recommended: nothing; no candidate was shown to meet the targets")
            ]
        }
        let objective = result.question.objective.measure
        var lines = [
            "\(objective.name): \(best.estimate(objective).map(objective.text) ?? "n/a")"
        ]
        lines += [
            (result.gainOverCurrent, "the workload as it stands"),
            (result.gainOverUniform, "the best threshold that is always the same"),
        ].compactMap { gain, other in
            gain.map { "\(change($0, objective)) \(other) (paired)" }
        }
        lines += result.regions.map { region($0, of: result) }
        if !result.isDecided {
            lines.append(
                result.isTied
                    ? "One of several that were equal throughout the first stage"
                    : "Undecided between several when the replications ran out: allow more with "
                        + "--max-replications")
        }
        return [recommended(best), .list(List(lines))]
    }

    private static func recommended(_ best: TuningResult.Candidate) -> Block {
        guard !best.settings.isEmpty else { return .note("Recommended: as it stands") }
        let settings = best.settings.map { "--set " + shellQuoted("\($0.path.name)=\($0.text)") }
        return .command(settings.joined(separator: " "), label: "Recommended:")
    }

    /// Which target fails, by how much, at the best point seen.
    public static func failure(_ result: TuningResult) -> String {
        let candidates = result.candidates.filter { !$0.targets.isEmpty }
        func shortfall(_ target: TargetResult) -> Double {
            target.estimate.map { max(0, -target.target.margin($0.mean)) } ?? .infinity
        }
        func violation(_ candidate: TuningResult.Candidate) -> Double {
            candidate.targets.reduce(0) {
                $0 + shortfall($1) / max(abs($1.target.bound), 1e-9)
            }
        }
        guard let best = candidates.min(by: { violation($0) < violation($1) }) else {
            return "no candidate has a value of the objective"
        }
        let place = zip(result.axes, best.values ?? []).map { "\($0.name) \(value($1))" }
        let misses = best.targets.filter { $0.verdict != .met }.map { target in
            let measure = target.target.measure
            let found = target.estimate.map(measure.text) ?? "no value"
            let gap = measure.text(Estimate(mean: shortfall(target), halfWidth: nil))
            return target.verdict == .missed
                ? "\(target.target.text) fails by \(gap): \(measure.name) is \(found)"
                : "\(target.target.text) is undecided: \(measure.name) is \(found); "
                    + "allow more with --max-replications"
        }
        return "no candidate was shown to keep the targets; at the best one seen "
            + "(\(place.isEmpty ? "as it stands" : place.joined(separator: ", "))) "
            + misses.joined(separator: "; ")
    }

    private static func change(_ gain: Estimate, _ measure: Measure) -> String {
        let size = Estimate(mean: abs(gain.mean), halfWidth: gain.halfWidth)
        return "\(measure.text(size)) \(gain.mean < 0 ? "less" : "more") than"
    }

    private static func region(
        _ region: TuningResult.Region, of result: TuningResult
    ) -> String {
        let (low, high) =
            (region.indistinguishable.lowerBound, region.indistinguishable.upperBound)
        let flat =
            low == high
            ? "no other that was judged is as good"
            : "\(value(low)) to \(value(high)) cannot be told apart"
        let bounds = [region.worseBelow, region.worseAbove].compactMap { $0.map(value) }
        let alone = result.axes.count > 1 ? ", the others as recommended" : ""
        return "\(region.axis.name)\(alone): \(flat)"
            + (bounds.isEmpty ? "" : "; worse at \(bounds.joined(separator: " and "))")
    }

    /// A value of an axis, with the digits that it has.
    private static func value(_ number: Double) -> String { "\(number)".trimmed }
}

extension String {
    /// Without `.0` at its end.
    fileprivate var trimmed: String { hasSuffix(".0") ? String(dropLast(2)) : self }
}
