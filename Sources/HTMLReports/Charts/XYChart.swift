/// Values against others.
struct XYChart {
    /// A series of points.
    struct Series {
        let points: [(x: Double, y: Double)]
        let style: String
        var radii: [Double] = []
        var isDashed = false
        var isLine = true
    }

    /// The scale across.
    let across: Scale

    /// How values across are labelled.
    let label: (Double) -> String

    /// The chart.
    ///
    /// - Parameters:
    ///   - bands: ranges across that matter, with their styles.
    ///   - zones: ranges down that matter, with their styles.
    ///   - marks: points that stand out, with their words.
    func figure(
        _ title: String, note: String, sentence: String, unit: Unit, _ series: [Series],
        scale: Scale, style: String? = nil, bands: [(ClosedRange<Double>, String)] = [],
        zones: [(ClosedRange<Double>, String)] = [], diagonal: Bool = false,
        intervals: [(x: Double, low: Double, high: Double)] = [],
        marks: [(x: Double, y: Double, text: String)] = [], caption: String? = nil
    ) -> Markup {
        let frame = Frame(scale, height: 170) { unit.tick($0, step: scale.step) }
        let behind =
            bands.map { range, style in
                let (from, to) = (
                    across.position(range.lowerBound), across.position(range.upperBound)
                )
                return SVG.rectangle(from, 0, to - from, frame.height, style)
            }
            + zones.map { range, style in
                let (top, bottom) = (frame.y(range.upperBound), frame.y(range.lowerBound))
                return SVG.rectangle(0, top, 1, bottom - top, style)
            }
        let equal =
            diagonal
            ? [
                SVG.line(
                    across.position(scale.ends.lowerBound), frame.y(scale.ends.lowerBound),
                    across.position(scale.ends.upperBound), frame.y(scale.ends.upperBound), "z d")
            ] : []
        let bars = intervals.map { interval in
            SVG.line(
                across.position(interval.x), frame.y(interval.low), across.position(interval.x),
                frame.y(interval.high), "s-acc thin")
        }
        let notes = marks.flatMap { mark -> [Markup] in
            let x = across.position(mark.x)
            return [
                SVG.line(x, 0, x, frame.y(mark.y), "z d"),
                SVG.circle(x, frame.y(mark.y), 5, "f-bg s-fg line"),
                SVG.text(
                    mark.text, x, 12, anchor: x > 0.6 ? "end" : "start", dx: x > 0.6 ? -6 : 6, "b"),
            ]
        }
        let below = across.ticks.enumerated().map { place, tick in
            SVG.text(
                label(tick), across.position(tick), frame.height + 16,
                anchor: place == across.ticks.count - 1 ? "end" : "middle")
        }
        return frame.figure(
            title, note: note, sentence: sentence, style: style,
            behind + equal + bars + series.flatMap { draw($0, frame) } + notes, below: below,
            caption: caption)
    }

    private func draw(_ series: Series, _ frame: Frame) -> [Markup] {
        let points = series.points.map { (x: across.position($0.x), y: frame.y($0.y)) }
        let dots = points.enumerated().map { place, point in
            SVG.circle(
                point.x, point.y, place < series.radii.count ? series.radii[place] : 2.5,
                "f-\(series.style)")
        }
        let line = SVG.path(
            points, height: frame.height, "line s-\(series.style)" + (series.isDashed ? " d" : ""))
        return (series.isLine ? [line] : []) + dots
    }
}
