/// Values of parts of the time that follow each other, such as the hours of a day.
struct TimeChart {
    /// How values are shown.
    enum Layer {
        /// Bars from zero, or from the ends of others.
        case bars([Double?], style: String, from: [Double?] = [])
        /// A line with a dot at each value.
        case line([Double?], style: String)
        /// A line that holds each value for its part.
        case steps([Double?], style: String)
        /// A line down to zero filled.
        case area([Double?], style: String)
        /// Half-widths around values.
        case intervals([(mean: Double, halfWidth: Double?)?])
        /// A range that is usual.
        case band(ClosedRange<Double>, style: String)
    }

    /// The parts, in their order.
    let parts: [String]

    /// The chart.
    ///
    /// - Parameters:
    ///   - sentence: what it shows, for those who do not see it.
    ///   - limits: where the scale ends at most.
    func figure(
        _ title: String, note: String, sentence: String, unit: Unit, _ layers: [Layer],
        limits: ClosedRange<Double> = -.infinity ... .infinity, includesZero: Bool = true,
        key: [KeyEntry] = []
    ) -> Markup {
        let values = layers.flatMap(\.values)
        let scale = Scale(
            values, includesZero: includesZero, limits: limits, span: unit.isShare ? 0.01 : 0)
        let frame = Frame(scale) { unit.tick($0, step: scale.step) }
        return frame.figure(
            title, note: note, sentence: sentence, style: "time",
            layers.flatMap { marks($0, frame) }, below: labels(frame.height), key: key)
    }

    private func center(_ place: Int) -> Double { (Double(place) + 0.5) / Double(parts.count) }

    /// About eight of the names.
    private func labels(_ height: Double) -> [Markup] {
        let longest = parts.map(\.count).max() ?? 1
        let most = max(2, 44 / max(longest, 2))
        let step = max(1, (parts.count + most - 1) / most)
        return parts.enumerated().filter { $0.offset % step == 0 }.map { place, name in
            SVG.text(name, center(place), height + 16)
        }
    }

    private func marks(_ layer: Layer, _ frame: Frame) -> [Markup] {
        let count = Double(parts.count)
        let zero = frame.y(max(0, frame.scale.ends.lowerBound))
        switch layer {
        case .bars(let values, let style, let from):
            return values.enumerated().compactMap { place, value in
                guard let value, value > 0 else { return nil }
                let base = place < from.count ? from[place] ?? 0 : 0
                let (top, bottom) = (frame.y(base + value), base > 0 ? frame.y(base) : zero)
                return SVG.rectangle(
                    (Double(place) + 0.09) / count, top, 0.82 / count, bottom - top, style)
            }
        case .line(let values, let style):
            let dots = values.enumerated().compactMap { place, value in
                value.map { SVG.circle(center(place), frame.y($0), 2, "f-\(style)") }
            }
            return [path(values, frame, "line s-\(style)")] + (dots.count <= 62 ? dots : [])
        case .steps(let values, let style):
            let points = values.enumerated().flatMap { place, value -> [(x: Double, y: Double)?] in
                guard let value else { return [nil] }
                return [0.0, 1.0].map { ((Double(place) + $0) / count, frame.y(value)) }
            }
            return [SVG.path(points, height: frame.height, "line s-\(style)")]
        case .area(let values, let style):
            let known = values.enumerated().compactMap { place, value in
                value.map { (x: center(place), y: frame.y($0)) }
            }
            guard let first = known.first, let last = known.last else { return [] }
            let outline = [(x: first.x, y: zero)] + known + [(x: last.x, y: zero)]
            return [
                SVG.path(outline, height: frame.height, "f-band", closed: true),
                path(values, frame, "line s-\(style)"),
            ]
        case .intervals(let values):
            return values.enumerated().compactMap { place, value in
                guard let value, let halfWidth = value.halfWidth, halfWidth.isFinite else {
                    return nil
                }
                return SVG.line(
                    center(place), frame.y(value.mean - halfWidth), center(place),
                    frame.y(value.mean + halfWidth), "s-fg thin")
            }
        case .band(let range, let style):
            let (top, bottom) = (frame.y(range.upperBound), frame.y(range.lowerBound))
            return [SVG.rectangle(0, top, 1, bottom - top, style)]
        }
    }

    private func path(_ values: [Double?], _ frame: Frame, _ style: String) -> Markup {
        let points = values.enumerated().map { place, value in
            value.map { (x: center(place), y: frame.y($0)) }
        }
        return SVG.path(points, height: frame.height, style)
    }
}

extension TimeChart.Layer {
    /// What the scale must hold: of an interval that is wider than anything else, the part that
    /// leaves the values to be seen.
    fileprivate var values: [Double] {
        switch self {
        case .bars(let values, _, let from):
            values.enumerated().compactMap { place, value in
                value.map { $0 + (place < from.count ? from[place] ?? 0 : 0) }
            }
        case .line(let values, _), .steps(let values, _), .area(let values, _):
            values.compactMap(\.self)
        case .intervals(let values):
            {
                let known = values.compactMap(\.self)
                let most = (known.map(\.mean).max() ?? 0) * 2
                return known.map { min($0.mean + ($0.halfWidth ?? 0), most) }
            }()
        case .band: []
        }
    }
}
