/// The coverage that a month needs, from what was seen of it, and of other months.
///
/// What a target has to spare grows with the coverage, steeply where people are short and hardly
/// at all where nobody waits. The straight line between the largest coverage that missed it and the
/// smallest beyond that met it lies on one side of such a curve, and that through the two largest
/// that missed it on the other: the need is taken half way between. Where a month was only seen
/// missed, or only met, other months say about where that changes: months differ in what people
/// have to do, and at an equal ratio of coverage to load they come to about the same.
struct HiringNeed: Sendable {
    /// What was seen of a target in a month.
    struct Point: Sendable {
        let month: Int
        let coverage: Double
        /// How far the target is met, in its unit; below 0 where it is missed.
        let margin: Double
        /// The coverage that would be busy all the time.
        let load: Double
        /// Agents who were busy.
        let agents: Double

        /// Coverage over load; nil where there is no load.
        fileprivate var ratio: Double? { load > 0 ? coverage / load : nil }
    }

    /// The coverage at which the margin of a month is 0; nil if nothing was seen of it.
    ///
    /// - Parameters:
    ///   - own: what was seen of the month.
    ///   - all: what was seen of any month.
    static func coverage(_ own: [Point], among all: [Point]) -> Double? {
        let points = own.sorted { $0.coverage < $1.coverage }
        guard let first = points.first, let last = points.last else { return nil }
        if let root = root(points.map { ($0.coverage, $0.margin) }) { return root }
        let isMissed = last.margin < 0
        let nearest = isMissed ? last : first
        let ratio =
            root(all.compactMap { point in point.ratio.map { ($0, point.margin) } })
            ?? 1 + 1 / max(1, nearest.agents).squareRoot()
        // Where nobody is there nothing is known of the load.
        let wish = nearest.load > 0 ? ratio * nearest.load : isMissed ? .infinity : 0
        return isMissed
            ? min(max(wish, last.coverage * 1.01), max(last.coverage, 0.1) * 1.5)
            : max(min(wish, first.coverage * 0.99), first.coverage * 0.75)
    }

    /// Where a rising concave curve through some points is 0; nil unless it was seen on both sides.
    private static func root(_ points: [(place: Double, margin: Double)]) -> Double? {
        let sorted = points.sorted { $0.place < $1.place }
        guard let low = sorted.last(where: { $0.margin < 0 }),
            let high = sorted.first(where: { $0.margin >= 0 && $0.place > low.place })
        else { return nil }
        let length = high.place - low.place
        var way = -low.margin / (high.margin - low.margin)
        let before = sorted.last { $0.place < low.place && $0.margin < low.margin }
        if let before {
            let rate = (low.margin - before.margin) / (low.place - before.place)
            way = (way + min(way, -low.margin / rate / length)) / 2
        }
        return low.place + length * min(max(way, 0.1), 0.9)
    }

    /// What more coverage gains about where a point is, by a straight line through what was seen of
    /// all months at about its ratio of coverage to load; nil if that does not rise.
    static func slope(at point: Point, among all: [Point]) -> Double? {
        guard let own = point.ratio else { return nil }
        let near = (all + [point]).compactMap { other in
            other.ratio.map { (place: $0, margin: other.margin) }
        }.filter { abs($0.place - own) <= 0.2 * own }
        let count = Double(near.count)
        let place = near.reduce(0) { $0 + $1.place } / count
        let margin = near.reduce(0) { $0 + $1.margin } / count
        let spread = near.reduce(0) { $0 + ($1.place - place) * ($1.place - place) }
        let rise = near.reduce(0) { $0 + ($1.place - place) * ($1.margin - margin) }
        return spread > 0 && rise > 0 ? rise / spread / point.load : nil
    }
}
