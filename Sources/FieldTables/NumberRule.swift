/// Which numbers are allowed.
public struct NumberRule: Sendable {
    /// An end of a range.
    public struct Bound: Sendable {
        package let value: Double
        package let isAllowed: Bool

        /// An end that is itself allowed.
        public static func including(_ value: Double) -> Bound {
            Bound(value: value, isAllowed: true)
        }

        /// An end that is itself not allowed.
        public static func excluding(_ value: Double) -> Bound {
            Bound(value: value, isAllowed: false)
        }
    }

    /// The lower end, if there is one.
    public let lower: Bound?
    /// The upper end, if there is one.
    public let upper: Bound?

    /// Any number within the bounds.
    public init(from lower: Bound? = nil, to upper: Bound? = nil) {
        self.lower = lower
        self.upper = upper
    }

    /// Any number.
    public static let any = NumberRule()
    /// Above 0, and with sums and squares that are far from infinite.
    public static let positive = NumberRule(from: .excluding(0), to: .including(mostAmount))
    /// The same, or 0.
    public static let nonNegative = upTo(mostAmount)
    private static let mostAmount = 1e12
    /// From 0 to a bound.
    public static func upTo(_ bound: Double) -> NumberRule {
        NumberRule(from: .including(0), to: .including(bound))
    }

    /// A number from 0 to 1.
    public static let share = NumberRule(from: .including(0), to: .including(1))

    package func allows(_ number: Double) -> Bool {
        let isAbove = lower.map { number > $0.value || ($0.isAllowed && number == $0.value) }
        let isBelow = upper.map { number < $0.value || ($0.isAllowed && number == $0.value) }
        return isAbove != false && isBelow != false
    }
}
