/// A number, or all numbers between two: what follows from inputs that are known only roughly.
///
/// The operations give every value that the operands allow if they are independent. A quantity
/// that occurs twice in a formula is taken to vary twice, which can only widen the result.
/// Source: R. E. Moore (1966), "Interval Analysis".
public struct ClaimRange: Sendable, Equatable {
    /// The least value.
    public let low: Double
    /// The greatest value, at least `low`.
    public let high: Double

    /// The values from one to the other, in either order.
    public init(_ one: Double, _ other: Double) {
        low = min(one, other)
        high = max(one, other)
    }

    /// A single number.
    public init(_ value: Double) { self.init(value, value) }

    /// The number in the middle.
    public var middle: Double { (low + high) / 2 }

    /// Whether some value lies in both.
    public func overlaps(_ other: ClaimRange) -> Bool { low <= other.high && other.low <= high }

    /// Everything from the least of both to the greatest.
    public func joined(_ other: ClaimRange) -> ClaimRange {
        ClaimRange(min(low, other.low), max(high, other.high))
    }

    /// The values widened by `margin`, at least 0, on both sides.
    public func widened(by margin: Double) -> ClaimRange { ClaimRange(low - margin, high + margin) }

    /// Values of a function that only rises or only falls.
    func map(_ monotone: (Double) -> Double) -> ClaimRange {
        ClaimRange(monotone(low), monotone(high))
    }

    private static func corners(
        _ a: ClaimRange, _ b: ClaimRange, _ operation: (Double, Double) -> Double
    ) -> ClaimRange {
        let values = [
            operation(a.low, b.low), operation(a.low, b.high), operation(a.high, b.low),
            operation(a.high, b.high),
        ]
        return values.dropFirst().reduce(ClaimRange(values[0])) { $0.joined(ClaimRange($1)) }
    }

    /// The sums.
    public static func + (a: ClaimRange, b: ClaimRange) -> ClaimRange {
        ClaimRange(a.low + b.low, a.high + b.high)
    }
    /// The differences.
    public static func - (a: ClaimRange, b: ClaimRange) -> ClaimRange {
        ClaimRange(a.low - b.high, a.high - b.low)
    }
    /// The products.
    public static func * (a: ClaimRange, b: ClaimRange) -> ClaimRange { corners(a, b, *) }
    /// The quotients; 0 does not lie in the divisor.
    public static func / (a: ClaimRange, b: ClaimRange) -> ClaimRange {
        precondition(!b.overlaps(0), "a divisor that may be 0")
        return corners(a, b, /)
    }
}

extension ClaimRange: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
    /// A single number.
    public init(floatLiteral value: Double) { self.init(value) }
    /// A single number.
    public init(integerLiteral value: Int) { self.init(Double(value)) }
}
