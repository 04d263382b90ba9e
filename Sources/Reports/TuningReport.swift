import Decisions
import Experiments
import SimulationStatistics
import Workloads

/// What tuning found, for people: what was tried, what was judged, what to do.
public enum TuningReport {
    /// The report.
    public static func document(
        _ result: TuningResult, command: String, detail: ReportDetail = .answer
    ) -> Document {
        Document([
            heading(result), [.paragraph(answer(result))], recommendation(result),
            judgement(result),
            search(result, detail),
            [
                .paragraph(
                    "Inputs with no source: \(result.workload.assumptions.count); "
                        + "'switchboard run \(result.workload.name) --verbose' lists them"),
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
            let estimates =
                result.candidates.compactMap { $0.estimate(measure) }
                + result.visited.compactMap { point in
                    point.measures.first { $0.measure.name == measure.name }?.estimate
                }
            return !names[..<place].contains { $0.name == measure.name }
                && (own.contains { $0.name == measure.name } || estimates.contains { $0.mean != 0 })
        }.map(\.element)
    }

    private static func axes(_ result: TuningResult) -> [Table.Column] {
        result.axes.map { .number($0.name) }
    }

    /// The frontier of risk, coverage, waits and money that the search went along: of a long
    /// one, the points that no other betters in both the objective and the first target or risk.
    private static func search(
        _ result: TuningResult, _ detail: ReportDetail
    ) -> Document.Section {
        let measures = shown(result)
        var table = Table(
            axes(result)
                + measures.map {
                    .number(
                        [$0.name, result.workload.shownUnit(of: $0)].filter { !$0.isEmpty }.joined(
                            separator: " "))
                })
        let rows = detail.isEverything ? result.visited : frontier(result)
        for point in rows {
            let cells = measures.map { measure in
                point.measures.first { $0.measure.name == measure.name }?.text ?? "-"
            }
            table.append(point.values.map(value) + cells)
        }
        let part =
            rows.count < result.visited.count
            ? ": \(rows.count) of \(result.visited.count) points, which no other betters in "
                + "both \(tradeOff(result).map(\.name).joined(separator: " and "))"
                + "; --verbose shows all" : ""
        return Document.Section(
            [
                .paragraph(
                    "The search, \(searched(result)) of each point\(part)"),
                .table(table),
            ] + remarks(result).map { .paragraph($0) })
    }

    /// How often and how long the search simulated each of its points.
    private static func searched(_ result: TuningResult) -> String {
        let days = NumberFormat.brief(result.searchDays)
        let count = result.searchReplications
        let isWhole =
            result.searchDays * 86_400 == result.workload.scenario.measurement.horizon.seconds
        return "\(count) replication\(count == 1 ? "" : "s")"
            + (isWhole ? "" : " of the first \(days) days")
    }

    /// What a threshold trades: the objective, and the wait or whatever else is asked for.
    private static func tradeOff(_ result: TuningResult) -> [Measure] {
        let objective = result.question.objective.measure
        let other =
            result.question.targets.map(\.measure).first { $0.name != objective.name }
            ?? ["selectiveRisk", "waitingSeconds"].compactMap(Measure.named)
            .first { measure in
                measure.name != objective.name
                    && result.visited.contains { $0.mean(measure).map { $0 > 0 } == true }
            }
        return [objective] + (other.map { [$0] } ?? [])
    }

    /// The points that no other betters in all that is traded.
    private static func frontier(_ result: TuningResult) -> [TuningResult.Visited] {
        let measures = tradeOff(result)
        let target = result.question.targets.first { $0.measure.name == measures.last?.name }
        func merits(_ point: TuningResult.Visited) -> [Double]? {
            let values = measures.compactMap(point.mean)
            guard values.count == measures.count else { return nil }
            let sign = result.question.objective.isMinimised ? -1.0 : 1.0
            return [sign * values[0]]
                + values.dropFirst().map { target?.margin($0) ?? -$0 }
        }
        return result.visited.filter { point in
            guard let own = merits(point) else { return false }
            return !result.visited.contains { other in
                guard let others = merits(other) else { return false }
                return zip(others, own).allSatisfy { $0 >= $1 } && others != own
            }
        }
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
        guard !result.candidates.isEmpty else { return [] }
        let measures = shown(result)
        let objective = result.question.objective.measure
        var table = Table(
            axes(result) + measures.map { .number($0.name) }
                + [.number("from the recommended"), .text("standing")])
        for candidate in result.candidates {
            let values = candidate.values?.map(value) ?? result.axes.map { _ in "-" }
            table.append(
                values + measures.map { measureText($0, candidate) }
                    + [
                        candidate.difference.map { objective.text(difference: $0) } ?? "",
                        standing(candidate),
                    ])
        }
        return [
            .paragraph(
                "Judged on \(result.replications) other replications of each, intervals of the "
                    + "differences and targets all at once 95 %:"),
            .table(table),
        ]
    }

    private static func measureText(
        _ measure: Measure, _ candidate: TuningResult.Candidate
    ) -> String {
        candidate.estimate(measure).map { measure.text($0) } ?? "-"
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

    /// What to do, and what that brings.
    static func answer(_ result: TuningResult) -> String {
        let objective = result.question.objective.measure
        if let best = result.bestSoFar {
            let values = zip(result.axes, best.point.values).map { "\($0.name) \(value($1))" }
            return "Stopped early: of \(result.visited.count) points so far the best is "
                + "\(Headline.enumeration(values)), on \(result.searchReplications) replications "
                + "and not judged on other customers."
        }
        guard let best = result.recommended.map({ result.candidates[$0] }) else {
            return "Nothing is recommended: no candidate was shown to meet the targets."
        }
        let values = zip(result.axes, best.values ?? []).map { "\($0.name) \(value($1))" }
        let what =
            best.settings.isEmpty
            ? "Leave it as it stands" : "Set " + Headline.enumeration(values)
        let unit = result.workload.shownUnit(of: objective)
        let found = best.estimate(objective).map {
            ": \(objective.name) is \(objective.text($0))\(unit.isEmpty ? "" : " \(unit)")"
        }
        let current = result.candidates.first(where: \.isCurrent)
        let gain = result.gainOverCurrent.map { gain in
            current?.standing == .indistinguishable || abs(gain.mean) <= gain.halfWidth ?? .infinity
                ? ", which cannot be told from the workload as it stands"
                : ", \(change(gain, objective)) the workload as it stands"
        }
        let targets =
            result.question.targets.isEmpty
            ? ""
            : ", with " + Headline.enumeration(result.question.targets.map(\.text)) + " kept"
        return what + (found ?? "") + (gain ?? "") + targets + "."
    }

    private static func recommendation(_ result: TuningResult) -> Document.Section {
        if let best = result.bestSoFar {
            return [.command(setting(best.settings), label: "Best so far:")]
        }
        guard let best = result.recommended.map({ result.candidates[$0] }) else {
            return [
                .note("Recommended: nothing; no candidate was shown to meet the targets", .bad)
            ]
        }
        let objective = result.question.objective.measure
        var lines = [
            "\(objective.name): \(best.estimate(objective).map { objective.text($0) } ?? "n/a")"
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
        return .command(setting(best.settings), label: "Recommended:")
    }

    private static func setting(_ settings: [Setting]) -> String {
        settings.map { "--set " + shellQuoted("\($0.path.name)=\($0.text)") }
            .joined(separator: " ")
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
            let found = target.estimate.map { measure.text($0) } ?? "no value"
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
        return "\(measure.text(difference: size)) \(gain.mean < 0 ? "less" : "more") than"
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

extension TuningResult.Visited {
    /// The mean of a measure that the point has.
    fileprivate func mean(_ measure: Measure) -> Double? {
        measures.first { $0.measure.name == measure.name }.map(\.estimate.mean)
            .flatMap { $0.isFinite ? $0 : nil }
    }
}

extension String {
    /// Without `.0` at its end.
    fileprivate var trimmed: String { hasSuffix(".0") ? String(dropLast(2)) : self }
}
