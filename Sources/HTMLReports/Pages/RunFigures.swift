import Reports
import StrictJSON

/// Published figures beside simulated ones, as distances in tolerances.
struct RunFigures {
    let run: JSONValue

    /// The verdicts in a sentence, the chart, and a table with the sources.
    var content: [Markup] {
        let figures = run["figures"]?.elements ?? []
        guard !figures.isEmpty else { return [] }
        let reproduced = figures.count { $0.text("verdict") == "reproduced" }
        let tests = figures.count { $0.text("kind") == "test" }
        let sentence =
            "\(reproduced) of \(figures.count) figures are reproduced; "
            + (tests == figures.count
                ? "all are tests." : "\(tests) are tests, the others were built in.")
        return [Piece.paragraph(sentence)] + chart(figures, sentence) + remarks(figures)
            + [table(figures)]
    }

    private static let styles = [
        "reproduced": "ok", "missed": "bad", "undecided": "warn", "notApplicable": "mut",
    ]

    private func unit(_ figure: JSONValue) -> Unit { Unit(name: figure.text("unit")) }

    private func published(_ figure: JSONValue) -> String {
        let sign = ["atMost": "at most ", "atLeast": "at least "][figure.text("relation")] ?? ""
        let tolerance = figure.number("tolerance").flatMap { $0 > 0 ? $0 : nil }
        return sign + unit(figure).text(figure.number("published"), tolerance)
    }

    private func chart(_ figures: [JSONValue], _ sentence: String) -> [Markup] {
        let rows = figures.compactMap(row)
        guard !rows.isEmpty else { return [] }
        let scale = Scale([-4, 4], limits: -4...4)
        let chart = RowChart(rows: rows, scale: scale) { value in
            value == 0 ? "published" : NumberFormat.brief(value)
        }
        return [
            chart.intervals(
                "Distance from the published figure",
                note: "in tolerances, or parts of the figure where there is none; green is within",
                sentence: sentence, at: 0)
        ]
    }

    private func row(_ figure: JSONValue) -> RowChart.Row? {
        guard let simulated = figure.number("simulated"),
            let published = figure.number("published")
        else { return nil }
        let tolerance = figure.number("tolerance").flatMap { $0 > 0 ? $0 : nil }
        // Without a tolerance the figure itself is the measure, and only a bound has a zone.
        let size = tolerance ?? max(abs(published), 1e-9)
        let (margin, edge) = (figure.number("halfWidth") ?? 0, tolerance == nil ? 0.0 : 1)
        func place(_ value: Double) -> Double { min(max((value - published) / size, -4), 4) }
        let isBeyond = abs(simulated - published) > 4 * size
        let zone: ClosedRange<Double>? =
            switch figure.text("relation") {
            case "atMost": -4...edge
            case "atLeast": -edge...4
            default: edge > 0 ? -edge...edge : nil
            }
        return RowChart.Row(
            name: figure.text("name"), mean: place(simulated), low: place(simulated - margin),
            high: place(simulated + margin),
            text: "\(unit(figure).text(simulated)), published \(self.published(figure))"
                + (isBeyond ? ", beyond the scale" : ""),
            style: RunFigures.styles[figure.text("verdict")] ?? "mut", zone: zone)
    }

    private func remarks(_ figures: [JSONValue]) -> [Markup] {
        figures.filter { $0.text("verdict") != "reproduced" && !$0.text("note").isEmpty }.map {
            Piece.note("\($0.text("name")), \(published($0)): \($0.text("note"))")
        }
    }

    private func table(_ figures: [JSONValue]) -> Markup {
        Piece.values(
            ["figure", "published", "simulated", "verdict", "kind", "source"],
            figures.map { figure in
                let settings = (figure["set"]?.members ?? []).map {
                    "\($0.key)=\($0.value.text ?? "")"
                }
                let name = figure.text("name")
                return [
                    .init(
                        settings.isEmpty ? name : "\(name) at \(settings.joined(separator: ", "))"),
                    .init(published(figure)),
                    .init(
                        unit(figure).text(figure.number("simulated"), figure.number("halfWidth"))),
                    .init(
                        figure.text("verdict"), style: RunFigures.styles[figure.text("verdict")]),
                    .init(figure.text("kind")), .init(figure.text("source")),
                ]
            }, words: [3, 4, 5], title: "Values and sources")
    }
}
