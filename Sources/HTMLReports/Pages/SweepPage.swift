import Reports
import StrictJSON

/// A sweep as a page: lines over one input, maps over two, and the numbers of any.
struct SweepPage {
    let result: JSONValue
    var prefix = ""

    private var axes: [String] { result.texts("axes") }
    private var points: [JSONValue] { result["points"]?.elements ?? [] }

    /// The page from its title on.
    var content: [Markup] {
        let workload = result["workload"]
        let counts = Set(points.compactMap { $0.number("replications") })
        let replications =
            counts.count == 1
            ? "\(JSONValue.count(counts.first)) replications of each, on the same customers"
            : "\(JSONValue.count(counts.min())) to \(JSONValue.count(counts.max())) replications "
                + "of each"
        return Piece.top(
            kicker: "Switchboard \(result.text("version")) · sweep · "
                + "\(workload?.text("name") ?? "")", title: workload?.text("title") ?? "",
            lead: ["\(points.count) combinations of \(axes.joined(separator: ", "))."],
            note: "\(replications); means of replications, ± is half a 95 % interval.")
            + Piece.sections([
                Piece.Section(prefix + "charts", "What the inputs change", charts),
                Piece.Section(prefix + "all", "All combinations", [table]),
                Piece.made(result, prefix: prefix, more: Piece.assumptions(result)),
            ])
    }

    private func unit(_ measure: String) -> Unit {
        Unit(name: result["measures"]?[measure]?.text("unit") ?? "")
    }

    private var names: [String] {
        let all = result["measures"]?.members.map(\.key) ?? []
        let first = MeasureWords.first.map(\.name).filter(all.contains)
        return all.count <= 12 ? all : first
    }

    /// Measures that differ anywhere.
    private var shown: [String] {
        names.filter { name in
            let values = points.compactMap { $0["measures"]?.estimate(name)?.mean }
            return Set(values).count > 1
        }
    }

    private func text(_ value: JSONValue?) -> String {
        value.map { $0.text ?? JSONOutput($0).text() } ?? ""
    }

    private func value(_ point: JSONValue, _ axis: Int) -> JSONValue? {
        let values = point["values"]?.elements ?? []
        return axis < values.count ? values[axis] : nil
    }

    private var charts: [Markup] {
        switch axes.count {
        case 1: Piece.grid(shown.map(line))
        case 2: Piece.grid(shown.map(map))
        default: []
        }
    }

    /// A measure over the values of the only input; words are side by side.
    private func line(_ name: String) -> Markup {
        let unit = unit(name)
        let estimates = points.map { $0["measures"]?.estimate(name) }
        let labels = points.map { text(value($0, 0)) }
        let sentence = zip(labels, estimates).map { "\($0): \(unit.text($1?.mean))" }
            .joined(separator: "; ")
        let xs = points.compactMap { value($0, 0)?.number }
        guard xs.count == points.count, xs.count > 1 else {
            return TimeChart(parts: labels).figure(
                MeasureWords.of(name), note: unit.name == "share" ? "" : unit.name,
                sentence: sentence, unit: unit,
                [.bars(estimates.map { $0?.mean }, style: "f-ai"), .intervals(estimates)])
        }
        let across = Scale(xs, includesZero: false)
        let known = zip(xs, estimates).compactMap { x, estimate in
            estimate.map { (x: x, y: $0.mean, halfWidth: $0.halfWidth ?? 0) }
        }.sorted { $0.x < $1.x }
        // Intervals too, but for those that would leave nothing of the means to be seen.
        let spread = (known.map(\.y).max() ?? 0) - (known.map(\.y).min() ?? 0)
        let intervals = known.flatMap { point -> [Double] in
            point.halfWidth <= 2 * spread
                ? [point.y - point.halfWidth, point.y + point.halfWidth] : []
        }
        let scale = Scale(
            known.map(\.y) + intervals, includesZero: false,
            limits: unit.isShare ? 0...1 : -.infinity ... .infinity)
        return XYChart(
            across: across, label: { Unit(name: "").tick($0, step: across.step) }
        ).figure(
            MeasureWords.of(name), note: unit.isShare ? "" : unit.name, sentence: sentence,
            unit: unit, [XYChart.Series(points: known.map { ($0.x, $0.y) }, style: "ai")],
            scale: scale,
            intervals: known.map { ($0.x, $0.y - $0.halfWidth, $0.y + $0.halfWidth) },
            caption: axes[0])
    }

    /// A measure over two inputs: the stronger, the higher, and never so strong that its value
    /// could not be read.
    private func map(_ name: String) -> Markup {
        let unit = unit(name)
        func distinct(_ axis: Int) -> [String] {
            points.map { text(value($0, axis)) }.reduce(into: []) {
                if !$0.contains($1) { $0.append($1) }
            }
        }
        let (columns, rows) = (distinct(0), distinct(1))
        let means = points.compactMap { $0["measures"]?.estimate(name)?.mean }
        let (low, high) = (means.min() ?? 0, means.max() ?? 1)
        let height = 26.0
        let width = 1 / Double(max(columns.count, 1))
        let cells = points.flatMap { point -> [Markup] in
            guard let mean = point["measures"]?.estimate(name)?.mean,
                let column = columns.firstIndex(of: text(value(point, 0))),
                let row = rows.firstIndex(of: text(value(point, 1)))
            else { return [] }
            let share = high > low ? (mean - low) / (high - low) : 0
            let (x, y) = (Double(column) * width, Double(row) * height)
            let words = columns.count <= 8 ? [unit.brief(mean)] : []
            return [
                .element(
                    "rect",
                    [
                        "class": "f-ai", "x": SVG.across(x), "y": SVG.digits(y),
                        "width": SVG.across(width), "height": SVG.digits(height - 1),
                        "fill-opacity": SVG.digits(0.04 + 0.41 * share),
                    ],
                    [
                        .element(
                            "title", [:],
                            "\(columns[column]), \(rows[row]): \(unit.text(mean))\(unit.suffix)")
                    ])
            ]
                + words.map {
                    SVG.text($0, x + width / 2, y + 17, "")
                }
        }
        let below = columns.enumerated().filter { $0.offset % max(1, columns.count / 8) == 0 }.map {
            SVG.text($1, (Double($0) + 0.5) * width, height * Double(rows.count) + 16)
        }
        let left = rows.enumerated().map {
            SVG.text($1, 1, (Double($0) + 0.5) * height + 4, anchor: "end", dx: -7)
        }
        let full = height * Double(rows.count) + 22
        let sentence =
            "\(MeasureWords.of(name)) from \(unit.text(low)) to \(unit.text(high)) over "
            + axes.joined(separator: " and ")
        return SVG.figure(
            MeasureWords.of(name),
            note: "\(unit.brief(low)) to \(unit.brief(high))\(unit.suffix); across: \(axes[0]); "
                + "down: \(axes[1])",
            [
                .element(
                    "div", ["class": "plot"],
                    [
                        SVG.drawing(full, nil, left),
                        SVG.drawing(full, sentence, cells + below),
                    ])
            ])
    }

    private var table: Markup {
        Piece.values(
            axes + names,
            points.map { point in
                axes.indices.map { Piece.Cell(text(value(point, $0))) }
                    + names.map { name in
                        let estimate = point["measures"]?.estimate(name)
                        return Piece.Cell(unit(name).text(estimate?.mean, estimate?.halfWidth))
                    }
            }, title: "\(points.count) combinations")
    }
}
