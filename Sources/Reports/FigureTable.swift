import Experiments
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
            table.append([
                label(figure.figure), published(figure.figure), simulated(figure),
                figure.verdict.rawValue, figure.figure.kind.rawValue,
                (sources.firstIndex(of: figure.figure.source).map { "[\($0 + 1)]" }) ?? "",
            ])
        }
        return [
            [.table(table)], [.list(List(sources, marker: .bracket, flows: false))],
            Document.Section(summary(result).map { .note($0) }),
        ]
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
        let remarks = result.figures.filter { $0.verdict != .reproduced }.compactMap { result in
            guard let note = result.figure.note, !note.isEmpty else { return nil as String? }
            return "\(label(result.figure)), \(published(result.figure)): \(note)"
        }
        return [text] + remarks
    }
}

extension Figure {
    /// A value of the figure's measure; shares in percent.
    func format(_ value: Double?, halfWidth: Double?) -> String {
        let measure = inputs.measure
        let name = measure.hasPrefix("baseline.") ? String(measure.dropFirst(9)) : measure
        return (try? Measure.find(name))?.unit == "share"
            ? NumberFormat.percent(value, halfWidth: halfWidth)
            : NumberFormat.measure(value, halfWidth: halfWidth)
    }
}
