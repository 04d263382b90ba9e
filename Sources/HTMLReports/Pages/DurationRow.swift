import Reports
import StrictJSON

/// A kind of duration with its mean and percentiles, in minutes.
struct DurationRow {
    let label: String
    let style: String
    let values: [JSONValue]

    /// The mean, the median, the 90th and the 99th percentile.
    private let minutes: [Double]

    /// A row; nil unless all four are known and above 0.
    init?(_ label: String, _ style: String, _ values: [JSONValue?]) {
        let known = values.compactMap(\.self)
        let minutes = known.compactMap { $0.number("mean") }
        guard minutes.count == 4, minutes.allSatisfy({ $0 > 0 }) else { return nil }
        (self.label, self.style, self.values, self.minutes) = (label, style, known, minutes)
    }

    private var text: String {
        minutes.dropFirst().map { NumberFormat.brief($0) }.joined(separator: " · ") + " min"
    }

    /// All of them on one axis.
    static func figure(_ rows: [DurationRow]) -> Markup {
        let scale = Scale(logarithmic: rows.flatMap(\.minutes))
        let height = 38.0 * Double(rows.count)
        let grid = scale.ticks.map {
            SVG.line(scale.position($0), 0, scale.position($0), height, "g")
        }
        let marks = rows.enumerated().flatMap { place, row -> [Markup] in
            let y = 38.0 * Double(place) + 26
            let x = row.minutes.map(scale.position)
            return [
                SVG.text("\(row.label): \(row.text)", 0, y - 13, anchor: "start", ""),
                SVG.line(x[1], y, x[3], y, "s-\(row.style) thin"),
                SVG.rectangle(x[1], y - 3, x[2] - x[1], 6, "f-\(row.style)"),
                SVG.circle(x[1], y, 5, "f-bg s-\(row.style) line"), SVG.circle(x[0], y, 3, "f-fg"),
            ]
        }
        let below = SVG.labels(scale, below: height) { NumberFormat.brief($0) }
        let sentence =
            "Median, 90th and 99th percentile: "
            + rows.map { "\($0.label) \($0.text)" }.joined(separator: "; ")
        return SVG.figure(
            "Minutes, on a log scale",
            note: "ring: median · bar to the 90th · line to the 99th percentile · dot: mean",
            [SVG.drawing(height + 22, sentence, grid + marks + below)])
    }

    /// The numbers of all of them.
    static func values(_ rows: [DurationRow]) -> Markup {
        Piece.values(
            ["minutes", "mean", "median", "90 % at most", "99 % at most"],
            rows.map { row in
                [Piece.Cell(row.label)]
                    + row.values.map {
                        Piece.Cell(
                            NumberFormat.measure(
                                $0.number("mean"), halfWidth: $0.number("halfWidth")))
                    }
            })
    }
}
