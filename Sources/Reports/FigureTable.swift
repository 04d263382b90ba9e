import Experiments
import SimulationStatistics
import Workloads

/// Published figures beside simulated ones.
enum FigureTable {
    static func sections(_ result: RunResult) -> [Document.Section] {
        var table = Table([
            .text("Figure"), .number("published"), .number("simulated"),
            .text("verdict"), .text("kind"), .number("source"),
        ])
        let sources = result.figures.reduce(into: [String]()) { sources, figure in
            if !sources.contains(figure.figure.source) { sources.append(figure.figure.source) }
        }
        for figure in result.figures {
            let source = sources.firstIndex(of: figure.figure.source).map { "[\($0 + 1)]" }
            table.append(cells: [
                Table.Cell(label(figure.figure)), Table.Cell(published(figure.figure)),
                Table.Cell(simulated(figure)),
                Table.Cell(figure.verdict.words, figure.verdict.tone),
                Table.Cell(figure.figure.kind.rawValue), Table.Cell(source ?? ""),
            ])
        }
        return [
            [.table(table)], [.list(List(sources, marker: .bracket))],
            Document.Section(summary(result).map { .paragraph($0) }),
        ]
    }

    /// How many came out, and those that did not.
    static func verdicts(_ result: RunResult) -> Document.Section {
        let figures = result.figures
        guard !figures.isEmpty else { return [] }
        func count(_ kind: Inputs.Figure.Kind) -> String {
            let all = figures.filter { $0.figure.kind == kind }
            let name = kind == .test ? "tests" : kind.rawValue
            return "\(all.count { $0.verdict == .reproduced }) of \(all.count) \(name)"
        }
        let kinds = [Inputs.Figure.Kind.calibrated, .test].filter { kind in
            figures.contains { $0.figure.kind == kind }
        }
        let sentence =
            "Published figures reproduced: \(kinds.map(count).joined(separator: ", "))."
        var table = Table([.text(""), .text(""), .number("published"), .number("simulated")])
        let others = figures.filter { $0.verdict != .reproduced }
        for figure in others {
            table.append(cells: [
                Table.Cell(figure.verdict.words, figure.verdict.tone),
                Table.Cell(label(figure.figure)), Table.Cell(published(figure.figure)),
                Table.Cell(simulated(figure)),
            ])
        }
        return Document.Section(
            [.paragraph(sentence)] + (others.isEmpty ? [] : [.table(table)])
                + remarks(result).map { .paragraph($0) })
    }

    static func label(_ figure: Figure) -> String {
        var settings = figure.settings.map { "\($0.path.name)=\($0.text)" }
        if settings.count > mostSettings {
            settings[1...] = ["\(settings.count - 1) others that its file sets"]
        }
        return settings.isEmpty
            ? figure.measure : "\(figure.measure) at \(settings.joined(separator: ", "))"
    }

    private static let mostSettings = 4

    static func published(_ figure: Figure) -> String {
        let sign =
            switch figure.relation {
            case .equals: ""
            case .atMost: "<= "
            case .atLeast: ">= "
            }
        let tolerance = figure.tolerance > 0 ? figure.tolerance : nil
        return sign + figure.format(figure.published, halfWidth: tolerance)
    }

    static func simulated(_ result: FigureResult) -> String {
        result.figure.format(result.simulated?.mean, halfWidth: result.simulated?.halfWidth)
    }

    private static func summary(_ result: RunResult) -> [String] {
        let tests = result.figures.filter { $0.figure.kind == .test }
        let calibrated = result.figures.count - tests.count
        func count(_ verdict: Verdict) -> Int { tests.count { $0.verdict == verdict } }
        let text =
            "Calibrated (\(calibrated)): inputs were chosen so that these come out. "
            + "Tests (\(tests.count)): \(count(.reproduced)) reproduced, \(count(.missed)) missed, "
            + "\(count(.undecided)) undecided."
        return [text] + remarks(result)
    }

    /// Why figures that did not come out did not, as far as their files say.
    private static func remarks(_ result: RunResult) -> [String] {
        result.figures.filter { $0.verdict != .reproduced }.compactMap { result in
            guard let note = result.figure.note, !note.isEmpty else { return nil as String? }
            return "\(label(result.figure)), \(published(result.figure)): \(note)"
        }
    }
}

extension Verdict {
    /// The verdict in words.
    var words: String { self == .notApplicable ? "not applicable" : rawValue }

    /// What it is to the reader.
    var tone: Tone {
        switch self {
        case .reproduced: .good
        case .missed: .bad
        case .undecided: .caution
        case .notApplicable: .faint
        }
    }
}

extension Figure {
    /// The measure that it is a value of, whether of the workload or its baseline.
    var measureOfRun: Measure? {
        let name =
            inputs.measure.hasPrefix("baseline.")
            ? String(inputs.measure.dropFirst(9)) : inputs.measure
        return try? Measure.find(name)
    }

    /// A value of the figure's measure; shares in percent.
    func format(_ value: Double?, halfWidth: Double?) -> String {
        guard let value, let measure = measureOfRun else {
            return NumberFormat.measure(value, halfWidth: halfWidth)
        }
        return measure.text(Estimate(mean: value, halfWidth: halfWidth))
    }
}
