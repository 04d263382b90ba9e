/// A root of a function of one variable between two places where it has opposite signs.
///
/// The Illinois method (M. Dowell & P. Jarratt 1971, "A modified regula falsi method for computing
/// the root of an equation", BIT 11): the chord between the two ends cuts zero at the next place;
/// an end that stays twice in a row counts half. Where two places have not halved the bracket,
/// its middle is next, so that steps and kinks, which sampled functions have, cost no more than a
/// few times bisection.
struct RootSearch: Sendable {
    /// A place and the function there.
    struct Point: Sendable, Equatable {
        let place: Double
        let value: Double
    }

    /// The ends of the bracket.
    private(set) var low: Point
    private(set) var high: Point
    private let isWhole: Bool
    /// What the ends count for.
    private var (lowWeight, highWeight) = (1.0, 1.0)
    private var stayed: Side?
    /// Width of the bracket when it was last halved, and places since.
    private var width: Double
    private var places = 0

    private enum Side { case low, high }

    /// Begins between two places.
    ///
    /// - Parameter isWhole: whether only whole numbers are places.
    /// - Precondition: the values have opposite signs, or one is 0.
    init(_ one: Point, _ other: Point, isWhole: Bool = false) {
        precondition(one.value * other.value <= 0, "a root needs a change of sign")
        (low, high) = one.place < other.place ? (one, other) : (other, one)
        self.isWhole = isWhole
        width = high.place - low.place
    }

    /// Where the function is to be asked next; nil if the bracket has closed around a jump, or
    /// around two whole numbers.
    var next: Double? {
        let size = max(abs(low.place), abs(high.place))
        guard high.place - low.place > (isWhole ? 1 : 1e-6 * size) else { return nil }
        let middle = low.place + (high.place - low.place) / 2
        let (one, other) = (low.value * lowWeight, high.value * highWeight)
        let chord = (low.place * other - high.place * one) / (other - one)
        let isSlow = places >= 2
        let place = isSlow || !(chord > low.place && chord < high.place) ? middle : chord
        guard isWhole else { return place }
        return min(max(place.rounded(), low.place + 1), high.place - 1)
    }

    /// Takes what the function is at a place between the ends.
    mutating func add(_ point: Point) {
        let isLow = (point.value < 0) == (low.value < 0) && low.value != 0
        if isLow {
            low = point
            (lowWeight, highWeight) = (1, stayed == .high ? highWeight / 2 : 1)
            stayed = .high
        } else {
            high = point
            (lowWeight, highWeight) = (stayed == .low ? lowWeight / 2 : 1, 1)
            stayed = .low
        }
        places += 1
        if high.place - low.place <= width / 2 {
            (width, places) = (high.place - low.place, 0)
        }
    }

    /// The end at which the function is nearer to zero.
    var nearer: Point { abs(low.value) <= abs(high.value) ? low : high }
}
