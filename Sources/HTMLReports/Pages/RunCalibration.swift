import Reports
import StrictJSON

/// Whether the AI's confidence is deserved, and what a threshold buys.
struct RunCalibration {
    let run: JSONValue

    /// Two charts with their numbers; nothing where containment is an input.
    var content: [Markup] {
        guard let calibration = run["calibration"], !calibration.members.isEmpty else { return [] }
        return Piece.grid([reliability(calibration), risk(calibration)])
            + [
                Piece.values(
                    ["confidence", "answers", "mean confidence", "right"],
                    (calibration["bins"]?.elements ?? []).map { bin in
                        [
                            .init("\(percent(bin.number("from"))) to \(percent(bin.number("to")))"),
                            .init(NumberFormat.measure(bin.number("answers"))),
                            .init(percent(bin.number("meanConfidence"))),
                            .init(percent(bin.number("accuracy"))),
                        ]
                    }, title: "Values of confidence"),
                Piece.values(
                    ["threshold", "the AI would end", "of those wrong"],
                    (calibration["riskCoverage"]?.elements ?? []).map { point in
                        [
                            .init(NumberFormat.brief(point.number("threshold") ?? 0)),
                            .init(percent(point.number("coverage"))),
                            .init(percent(point.number("risk"))),
                        ]
                    }, title: "Values of thresholds"),
            ]
    }

    private let shares = Scale([0, 1], limits: 0...1)

    private func percent(_ share: Double?) -> String { NumberFormat.percent(share) }

    private func reliability(_ calibration: JSONValue) -> Markup {
        let bins = (calibration["bins"]?.elements ?? []).compactMap { bin in
            bin.number("meanConfidence").flatMap { x in
                bin.number("accuracy").map { (x: x, y: $0, count: bin.number("answers") ?? 0) }
            }
        }
        let most = bins.map(\.count).max() ?? 1
        let error = run["measures"]?["expectedCalibrationError"]?.number("mean")
        let label = error.map { "; calibration error \(percent($0))" } ?? ""
        return XYChart(across: shares, label: { Unit(name: "share").tick($0, step: 0.25) }).figure(
            "Is its confidence deserved?", note: "area: number of answers\(label)",
            sentence: "Share right by stated confidence: "
                + bins.map { "\(percent($0.x)) stated, \(percent($0.y)) right" }
                .joined(separator: "; "), unit: Unit(name: "share"),
            [
                XYChart.Series(
                    points: bins.map { ($0.x, $0.y) }, style: "ai",
                    radii: bins.map { max(2.5, 8 * ($0.count / most).squareRoot()) })
            ], scale: shares, diagonal: true,
            caption: "stated confidence; below the line it is surer "
                + "than right")
    }

    private func risk(_ calibration: JSONValue) -> Markup {
        let points = (calibration["riskCoverage"]?.elements ?? []).compactMap { point in
            point.number("coverage").flatMap { x in point.number("risk").map { (x: x, y: $0) } }
        }
        let own = run["measures"]?["coverage"]?.number("mean").flatMap { x in
            run["measures"]?["selectiveRisk"]?.number("mean").map { (x: x, y: $0) }
        }
        let all = points.map(\.y) + (own.map { [$0.y] } ?? [])
        return XYChart(across: shares, label: { Unit(name: "share").tick($0, step: 0.25) }).figure(
            "What a higher threshold buys",
            note: "wrong among what the AI ends, against how much it ends",
            sentence: own.map {
                "This run: the AI ends \(percent($0.x)), of which \(percent($0.y)) are wrong"
            } ?? "Risk against coverage", unit: Unit(name: "share"),
            [XYChart.Series(points: points, style: "bad")],
            scale: Scale(all, limits: 0...1),
            marks: own.map { [($0.x, $0.y, "this run")] } ?? [], caption: "share that the AI ends")
    }
}
