import Decisions
import Experiments
import SimulationStatistics
import Workloads

/// What a calibration found, for people: the inputs, how surely, and what other customers say.
public enum CalibrationReport {
    /// The report.
    public static func document(
        _ result: CalibrationResult, command: String, detail: ReportDetail = .answer
    ) -> Document {
        Document([
            heading(result), [.paragraph(answer(result))], neighbours(result), found(result),
            outcomes(result), doubts(result),
            detail.isEverything || !result.isFound ? search(result) : [],
            [.command(command, label: "Reproduce:")],
        ])
    }

    private static func heading(_ result: CalibrationResult) -> Document.Section {
        let names = Headline.enumeration(result.question.inputs.map(\.name))
        let numbers = Headline.enumeration(result.question.targets.map(\.text))
        return [
            .heading("\(result.workload.name): \(result.workload.title)"),
            .paragraph(
                "To find \(names) from \(numbers); \(result.plan.replications) replications, seed "
                    + "\(result.plan.seed)"),
        ]
    }

    // MARK: the answer

    /// What was found, or why there is nothing, in a sentence or two.
    static func answer(_ result: CalibrationResult) -> String {
        switch result.ending {
        case .found:
            return "\(equations(result)) \(verb(result, "makes", "make")) \(goals(result))."
        case .nearestWhole where result.inputs.count > 1: return nearestOfSeveral(result)
        case .nearestWhole:
            let measure = measure(result)
            let unit = unit(of: measure, result)
            let came = result.outcomes[0].searched.map { measure.text($0) } ?? "n/a"
            let other = result.sides.first.map { side in
                "; \(value(side.values[0])) makes it \(text(side, result))"
            }
            return
                "\(equations(result)) comes nearest to \(goals(result)): it makes \(measure.name)"
                + " \(came)\(unit)\(other ?? ""). No whole number makes exactly that."
        case .jump, .outOfRange: return "Nothing was found: \(failure(result))."
        case .unreached: return "\(failure(result).replacing("no values", with: "No values"))."
        }
    }

    private static func nearestOfSeveral(_ result: CalibrationResult) -> String {
        let came = result.outcomes.indices.map { place in
            "\(result.outcomes[place].target.measure.name) is \(Self.came(result, place)) for "
                + goal(result, place)
        }
        return "\(equations(result)) come nearest: \(Headline.enumeration(came)). No neighbour is "
            + "nearer by the sum of squared misses, each as a part of its number."
    }

    /// What whole numbers next to those found make.
    static func neighbours(_ result: CalibrationResult) -> Document.Section {
        guard result.ending == .nearestWhole, result.inputs.count > 1 else { return [] }
        let measures = result.question.targets.map(\.measure)
        var table = Table(
            result.inputs.map { .number($0.input.name) } + measures.map { .number($0.name) })
        table.append(
            result.question.inputs.map { _ in "to come to" }
                + result.question.targets.indices.map { goal(result, $0) })
        for side in result.sides {
            let came =
                side.measures.map { zip(measures, $0).map { $0.text($1) } }
                ?? measures.map { _ in "n/a" }
            table.append(side.values.map(value) + came)
        }
        return [.table(table)]
    }

    /// Why there is nothing, without a full stop.
    public static func failure(_ result: CalibrationResult) -> String {
        let (measure, name) = (measure(result), result.inputs[0].input.name)
        switch result.ending {
        case .found, .nearestWhole: return ""
        case .outOfRange where result.sides.count == 2 && hasOnePoint(result):
            return "\(name) can be no other number than \(place(result, 0)) in this file: "
                + (result.refusal ?? "no other is valid")
        case .outOfRange where result.sides.count == 2 && movesNothing(result):
            return "\(name) does not change \(measure.name), which is "
                + "\(text(result.sides[0], result)) from \(place(result, 0)) to "
                + "\(place(result, 1)): another input has its place"
        case .outOfRange where result.sides.count == 2:
            let turns = result.turns ? ", and turns between" : ""
            return "\(measure.name) cannot be \(goal(result, 0)): it comes to "
                + "\(text(result.sides[0], result)) at \(name) = \(place(result, 0)) and to "
                + "\(text(result.sides[1], result)) at \(place(result, 1))\(turns)"
        case .jump where result.sides.count == 2:
            return "\(measure.name) leaps over \(goal(result, 0)): at \(name) = "
                + "\(place(result, 0)) it is \(text(result.sides[0], result)), and at "
                + "\(place(result, 1)), next to it, \(text(result.sides[1], result))"
        default:
            let misses = result.outcomes.indices.filter { !isMet(result.outcomes[$0]) }.map {
                "\(result.outcomes[$0].target.measure.name) is \(came(result, $0)) and not "
                    + goal(result, $0)
            }
            return "no values were found that make \(goals(result)); the nearest are "
                + "\(equations(result)), where \(Headline.enumeration(misses))"
        }
    }

    private static func hasOnePoint(_ result: CalibrationResult) -> Bool {
        result.sides[0].values == result.sides[1].values
    }

    /// Whether a measure is the same on the same customers wherever the input is.
    private static func movesNothing(_ result: CalibrationResult) -> Bool {
        let means = result.sides.compactMap { $0.measures?.first?.mean }
        return means.count == 2 && means[0] == means[1]
    }

    private static func isMet(_ outcome: CalibrationResult.Outcome) -> Bool {
        guard let found = outcome.searched else { return false }
        return abs(found.mean - outcome.target.value) <= (found.halfWidth ?? 0) / 4
    }

    private static func came(_ result: CalibrationResult, _ place: Int) -> String {
        let outcome = result.outcomes[place]
        return outcome.searched.map { outcome.target.measure.text($0) } ?? "n/a"
    }

    private static func verb(_ result: CalibrationResult, _ one: String, _ many: String) -> String {
        result.inputs.count == 1 ? one : many
    }

    private static func equations(_ result: CalibrationResult) -> String {
        Headline.enumeration(result.inputs.map { "\($0.input.name) = \(text($0))" })
    }

    private static func goals(_ result: CalibrationResult) -> String {
        Headline.enumeration(
            result.question.targets.indices.map { place in
                "\(result.question.targets[place].measure.name) \(goal(result, place))"
            })
    }

    /// What a measure is to come to, with its unit.
    private static func goal(_ result: CalibrationResult, _ place: Int) -> String {
        let target = result.question.targets[place]
        let isPercentage = target.typed[0].hasSuffix("%")
        let number = isPercentage ? target.typed[0] : value(target.value)
        return number + unit(of: target.measure, result)
    }

    private static func measure(_ result: CalibrationResult) -> Measure {
        result.question.targets[0].measure
    }

    /// The unit after a number, where the name of the measure does not say it.
    private static func unit(of measure: Measure, _ result: CalibrationResult) -> String {
        let unit = result.workload.shownUnit(of: measure)
        let isSaid = unit.isEmpty || unit == "conversations" || measure.name.hasPrefix(unit)
        return isSaid ? "" : " \(unit)"
    }

    /// The first measure at a point.
    private static func text(
        _ visited: CalibrationResult.Visited, _ result: CalibrationResult
    ) -> String {
        visited.measures.map { measure(result).text($0[0]) + unit(of: measure(result), result) }
            ?? "n/a"
    }

    private static func place(_ result: CalibrationResult, _ side: Int) -> String {
        value(result.sides[side].values[0])
    }

    /// An input with its interval.
    private static func text(_ input: CalibrationResult.Input) -> String {
        let isExact = input.halfWidth.map { !$0.isFinite || $0 < 1e-9 * abs(input.value) } ?? true
        return isExact || input.input.isWhole
            ? value(input.value)
            : NumberFormat.measure(input.value, halfWidth: input.halfWidth)
    }

    /// A number as it is, with commas.
    private static func value(_ number: Double) -> String {
        DecimalDigits(number).rounded(significant: 12).shortest
    }

    /// The same of a place that a search went by, with digits enough to tell it from others.
    private static func tried(_ number: Double) -> String {
        DecimalDigits(number).rounded(significant: 8).shortest
    }

    // MARK: tables

    private static func found(_ result: CalibrationResult) -> Document.Section {
        guard result.isFound else { return [] }
        var table = Table([
            .text("input"), .number("in the file"), .number("found"), .number("half-width"),
            .number("from the simulation"), .number("from the numbers"),
        ])
        func size(_ halfWidth: Double?) -> String {
            halfWidth.map { NumberFormat.brief($0) } ?? "-"
        }
        for input in result.inputs {
            table.append([
                input.input.name, input.before.map(value) ?? "-", value(input.value),
                size(input.halfWidth), size(input.ofSimulation), size(input.ofTargets),
            ])
        }
        let settings = result.settings.map { "--set " + shellQuoted("\($0.path.name)=\($0.text)") }
        return [.command(settings.joined(separator: " "), label: "Found:"), .table(table)]
    }

    private static func outcomes(_ result: CalibrationResult) -> Document.Section {
        let isTried = result.isFound
        var table = Table(
            [.text("measure"), .number("to come to"), .number("on the same customers")]
                + (isTried ? [.number("on others"), .number("off by"), .text("")] : [])
                + [.text("unit")])
        for outcome in result.outcomes {
            let (target, measure) = (outcome.target, outcome.target.measure)
            let wanted = measure.text(
                Estimate(mean: target.value, halfWidth: target.error > 0 ? target.error : nil))
            let off = outcome.confirmed.map {
                measure.text(
                    difference: Estimate(mean: $0.mean - target.value, halfWidth: $0.halfWidth))
            }
            let verdict = outcome.isConfirmed.map { isConfirmed in
                isConfirmed ? Table.Cell("confirmed", .good) : Table.Cell("not confirmed", .caution)
            }
            table.append(
                cells: [
                    Table.Cell(measure.name), Table.Cell(wanted),
                    Table.Cell(outcome.searched.map { measure.text($0) } ?? "n/a"),
                ]
                    + (isTried
                        ? [
                            Table.Cell(outcome.confirmed.map { measure.text($0) } ?? "n/a"),
                            Table.Cell(off ?? ""), verdict ?? "",
                        ] : [])
                    + [Table.Cell(result.workload.unit(of: measure))])
        }
        guard isTried else { return [.table(table)] }
        return [
            .paragraph(
                "The same on \(result.plan.replications) replications of other customers, whom the "
                    + "search has not seen:"), .table(table),
        ]
    }

    /// Every point that was tried.
    private static func search(_ result: CalibrationResult) -> Document.Section {
        var table = Table(
            result.inputs.map { .number($0.input.name) }
                + result.question.targets.map { .number($0.measure.name) })
        for point in result.visited {
            let measures = result.question.targets.indices.map { place in
                point.measures.map { result.question.targets[place].measure.text($0[place]) } ?? "-"
            }
            table.append(point.values.map { tried($0) } + measures)
        }
        return [
            .paragraph(
                "What was tried, some with \(result.searchReplications) replications, in all "
                    + "\(result.replicationsRun):"), .table(table),
        ]
    }

    // MARK: doubts

    private static func doubts(_ result: CalibrationResult) -> Document.Section {
        var lines: [String] = []
        let name = result.inputs[0].input.name
        if result.outcomes.contains(where: { $0.isConfirmed == false }) {
            lines.append(
                "Other customers do not confirm it: of twenty such runs one does so by chance; "
                    + "otherwise the replications are too few, and more --replications tell")
        }
        if result.turns {
            let others = result.otherRoots.map {
                "\(value($0.lowerBound)) and \(value($0.upperBound))"
            }
            lines.append(
                "\(measure(result).name) rises with \(name) in one place and falls in another: "
                    + (others.isEmpty
                        ? "there may be other values that make it"
                        : "another value that makes it lies between \(Headline.enumeration(others))"
                            + "; --input \(name)=LOW:HIGH looks there"))
        }
        lines += telling(result)
        if let refusal = result.refusal {
            lines.append("Not every point is a valid workload: \(refusal)")
        }
        return lines.isEmpty ? [] : [.list(List(lines))]
    }

    /// How well the measures tell the inputs apart.
    private static func telling(_ result: CalibrationResult) -> [String] {
        guard let telling = result.telling else { return [] }
        let names = result.inputs.map(\.input.name)
        if names.count == 1 {
            guard telling.isLost else { return [] }
            return [
                "\(names[0]) hardly moves \(measure(result).name): how surely it is known cannot "
                    + "be said"
            ]
        }
        let moves = zip(names, telling.direction).filter { abs($1) > 0.05 }.map { name, part in
            "\(name) by \(part < 0 ? "-" : "+")\(NumberFormat.brief(abs(part)))%"
        }
        let moving = "moving " + Headline.enumeration(moves)
        if telling.isLost {
            return [
                "These measures cannot tell the inputs apart: \(moving) changes them no more than "
                    + "chance does. Take a number that one of these inputs alone changes"
            ]
        }
        guard telling.amplification > 10 else { return [] }
        return [
            "These measures hardly tell the inputs apart: \(moving) changes them by "
                + "\(NumberFormat.brief(1 / telling.amplification))%, so that an error of 1% in a "
                + "number moves an input by up to \(NumberFormat.brief(telling.amplification))%"
        ]
    }
}
