/// Names with a mark each on a common scale across: bars, or means with their intervals.
struct RowChart {
    /// A name and its mark.
    struct Row {
        let name: String
        let mean: Double
        var low: Double?
        var high: Double?
        let text: String
        let style: String
        /// The range that is as it should be.
        var zone: ClosedRange<Double>?
    }

    /// The rows, from the top.
    let rows: [Row]

    /// The scale across.
    let scale: Scale

    /// How a value on the axis is labelled.
    let label: (Double) -> String

    /// Bars from zero, with their names on the left.
    func bars(_ title: String, note: String = "", sentence: String) -> Markup {
        let step = 24.0
        let height = step * Double(rows.count)
        let names = rows.enumerated().map { place, row in
            SVG.text(
                RowChart.short(row.name), 1, (Double(place) + 0.5) * step + 4, anchor: "end", dx: -8
            )
        }
        let marks = rows.enumerated().flatMap { place, row -> [Markup] in
            let y = Double(place) * step
            let (from, to) = (scale.position(0), scale.position(row.mean))
            let end = max(from, to)
            let text =
                end <= 0.8
                ? SVG.text(row.text, end, y + step / 2 + 4, anchor: "start", dx: 6, "")
                : SVG.text(row.text, end, y + step / 2 + 4, anchor: "end", dx: -6, "on")
            return [
                SVG.rectangle(
                    min(from, to), y + 4, abs(to - from), step - 8, "f-\(row.style)",
                    title: "\(row.name): \(row.text)"), text,
            ]
        }
        let axis = SVG.labels(scale, below: height, label)
        return SVG.figure(
            title, note: note,
            [
                .element(
                    "div", ["class": "plot named"],
                    [
                        SVG.drawing(height + 22, nil, style: "cut", names),
                        SVG.drawing(height + 22, sentence, grid(height) + marks + axis),
                    ])
            ])
    }

    /// Means with their intervals below their names, and a line at a value that matters.
    func intervals(
        _ title: String, note: String = "", sentence: String, at origin: Double?
    ) -> Markup {
        let step = 38.0
        let height = step * Double(rows.count) + 4
        let zones = rows.enumerated().compactMap { place, row in
            row.zone.map { zone in
                let (from, to) = (scale.position(zone.lowerBound), scale.position(zone.upperBound))
                return SVG.rectangle(from, Double(place) * step + 3, to - from, step - 2, "f-okb")
            }
        }
        let line = origin.map { SVG.line(scale.position($0), 0, scale.position($0), height, "z d") }
        let marks = rows.enumerated().flatMap { place, row -> [Markup] in
            let y = Double(place) * step + 28
            let (low, high) = (row.low ?? row.mean, row.high ?? row.mean)
            return [
                SVG.text("\(row.name): \(row.text)", 0, y - 12, anchor: "start", dx: 4, ""),
                SVG.line(scale.position(low), y, scale.position(high), y, "s-\(row.style) line"),
                SVG.circle(
                    scale.position(row.mean), y, 4, "f-\(row.style)",
                    title: "\(row.name): \(row.text)"),
            ]
        }
        let drawing = SVG.drawing(
            height + 22, sentence,
            zones + grid(height) + [line].compactMap(\.self) + marks
                + SVG.labels(scale, below: height, label))
        return SVG.figure(title, note: note, [.element("div", [:], [drawing])])
    }

    private func grid(_ height: Double) -> [Markup] {
        scale.ticks.map { SVG.line(scale.position($0), 0, scale.position($0), height, "g") }
    }

    /// The name as far as there is room for it.
    private static func short(_ name: String) -> String {
        name.count <= 17 ? name : name.prefix(16) + "…"
    }
}
