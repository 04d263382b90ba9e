import Reports
import StrictJSON

/// Shares of a whole, side by side, level by level: an icicle.
struct Partition {
    /// A part of a level; without a style it is only room.
    struct Part {
        let name: String
        let count: Double
        let style: String?
        /// Whether its words are light on a dark ground, or the other way in a dark scheme.
        var isStrong = true
    }

    /// A level with what its parts are of.
    struct Level {
        let name: String
        let parts: [Part]
    }

    /// What all of it is.
    let total: Double

    /// The levels, from the top.
    let levels: [Level]

    /// Whether shares in words are of the level, and not of the total.
    var sharesOfLevel = false

    private static let height = 46.0

    /// The icicle, which the sentence tells to those who do not see it.
    func figure(_ title: String, note: String, sentence: String) -> Markup {
        SVG.figure(
            title, note: note,
            levels.enumerated().flatMap { number, level -> [Markup] in
                [
                    .element("div", ["class": "rl"], level.name),
                    SVG.drawing(Self.height, number == 0 ? sentence : nil, row(level.parts)),
                ]
            })
    }

    private func row(_ parts: [Part]) -> [Markup] {
        var start = 0.0
        let whole = sharesOfLevel ? parts.reduce(0) { $0 + $1.count } : total
        return parts.compactMap { part in
            let width = total > 0 ? part.count / total : 0
            defer { start += width }
            guard let style = part.style, width > 0.000_5 else { return nil }
            let share = NumberFormat.brief(part.count / whole, timesTenTo: 2) + "%"
            let count = JSONValue.count(part.count)
            // Words need room; the number needs less, and a sliver has neither.
            let ink = part.isStrong ? "on" : ""
            let words: [Markup] =
                width < 0.05
                ? []
                : [SVG.text(share, 0, 19, anchor: "start", dx: 7, ink + " b")]
                    + (width < 0.1
                        ? [] : [SVG.text(part.name, 0, 36, anchor: "start", dx: 7, ink)])
            return .element(
                "svg",
                [
                    "class": "cut", "x": SVG.across(start), "width": SVG.across(width),
                    "height": SVG.digits(Self.height),
                ],
                [
                    .element("title", [:], "\(part.name): \(count) (\(share))"),
                    SVG.rectangle(0, 0, 1, Self.height, style),
                ] + words + [
                    .element(
                        "rect",
                        [
                            "class": "f-bg", "x": "100%", "width": "2",
                            "height": SVG.digits(Self.height), "transform": "translate(-2)",
                        ])
                ])
        }
    }
}
