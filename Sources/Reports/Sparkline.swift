/// A course of values in one line of text: eight heights from zero (or the lowest value, if that
/// is less) to the highest, so that noise looks as small as it is.
struct Sparkline {
    /// The line; a space where a value is not known.
    let text: String
    /// The lowest and the highest value.
    let bounds: ClosedRange<Double>

    /// From one eighth of a block to a whole one.
    private static let heights = Array("▁▂▃▄▅▆▇█")

    /// A line of at most `width` characters: of more values, means of neighbours are shown. Nil if
    /// no value is known.
    init?(_ values: [Double?], width: Int = 72) {
        let shown = Sparkline.means(values, width)
        let known = shown.compactMap(\.self)
        guard let low = known.min(), let high = known.max() else { return nil }
        bounds = low...high
        let floor = min(low, 0)
        text = String(
            shown.map { value -> Character in
                guard let value else { return " " }
                guard high > floor else { return Sparkline.heights[0] }
                let level = Int(((value - floor) / (high - floor) * 7).rounded())
                return Sparkline.heights[min(max(level, 0), 7)]
            })
    }

    /// As many means of neighbours as fit; all values if they do.
    private static func means(_ values: [Double?], _ width: Int) -> [Double?] {
        guard values.count > width else { return values }
        return (0..<width).map { place in
            let known = values[place * values.count / width..<(place + 1) * values.count / width]
                .compactMap(\.self)
            return known.isEmpty ? nil : known.reduce(0, +) / Double(known.count)
        }
    }
}
