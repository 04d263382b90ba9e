/// Numbers as people read them: the digits shown are those that are known.
///
/// With a half-width, both numbers end at its second significant digit: `19.3 ± 1.2`. Without
/// one, three significant digits are shown and the whole part always in full. Commas stand from
/// 10,000 on. Below 0.0001 and from 10^15 on the notation is scientific; below 10^-9, which is
/// less than any measure of a service can mean, it is 0. `n/a` is a number that does not exist,
/// `inf` one without bound.
public enum NumberFormat {
    /// A measure, and how surely it is known.
    ///
    /// A half-width below the value's 12th digit is rounding noise and shown as 0; one that is
    /// infinite or not a number as `n/a`.
    public static func measure(_ value: Double?, halfWidth: Double? = nil) -> String {
        text(value, halfWidth: halfWidth, power: 0, unit: "")
    }

    /// A share of one, in percent.
    public static func percent(_ share: Double?, halfWidth: Double? = nil) -> String {
        text(share, halfWidth: halfWidth, power: 2, unit: "%")
    }

    /// A difference of shares, in percentage points.
    public static func points(_ share: Double?, halfWidth: Double? = nil) -> String {
        let text = text(share, halfWidth: halfWidth, power: 2, unit: "")
        return text.contains(where: \.isNumber) ? text + " pp" : text
    }

    /// A number for a sentence: two significant digits, the whole part in full, without the
    /// zeros that would say how surely it is known.
    public static func brief(_ value: Double, timesTenTo power: Int = 0) -> String {
        if let special = nonFinite(value) { return special }
        let number = DecimalDigits(value, timesTenTo: power)
        let decimals = min(max(0, 2 - number.exponent), 6)
        return number.rounded(decimals: decimals).shortest
    }

    /// A count, with all its digits.
    public static func count(_ value: Int) -> String {
        (value < 0 ? "-" : "") + DecimalDigits.grouped("\(value.magnitude)")
    }

    /// A number with exactly so many decimals and no commas, for files.
    public static func fixed(_ value: Double, decimals: Int) -> String {
        precondition(decimals >= 0, "decimals are counted")
        return nonFinite(value)
            ?? DecimalDigits(value).rounded(decimals: decimals)
            .plain(decimals: decimals, isGrouped: false)
    }

    private static func text(
        _ value: Double?, halfWidth: Double?, power: Int, unit: String
    ) -> String {
        guard let value else { return "n/a" }
        if let special = nonFinite(value) { return special }
        let number = DecimalDigits(value.magnitude < nothing ? 0 : value, timesTenTo: power)
        guard let halfWidth else { return alone(number) + unit }
        guard halfWidth.isFinite else { return alone(number) + unit + " ± n/a" }
        let known = halfWidth < nothing ? 0 : halfWidth
        let margin = DecimalDigits(known, timesTenTo: power).rounded(significant: 2)
        guard !margin.isZero, number.isZero || margin.exponent > number.exponent - 12 else {
            return alone(number) + unit + " ± 0" + unit
        }
        let decimals = 2 - margin.exponent
        let rounded = number.rounded(decimals: decimals)
        let leading = rounded.isZero ? margin.exponent : max(rounded.exponent, margin.exponent)
        return [rounded, margin].map { text($0, decimals, leading: leading) + unit }
            .joined(separator: " ± ")
    }

    /// A number of unknown sureness.
    private static func alone(_ number: DecimalDigits) -> String {
        guard !number.isZero else { return "0" }
        let short = number.rounded(significant: 3)
        guard plainExponents.contains(short.exponent) else {
            return short.scientific(decimals: 3 - short.exponent)
        }
        let decimals = max(0, 3 - short.exponent)
        return number.rounded(decimals: decimals).plain(decimals: decimals, isGrouped: true)
    }

    private static func text(_ number: DecimalDigits, _ decimals: Int, leading: Int) -> String {
        plainExponents.contains(leading)
            ? number.plain(decimals: decimals, isGrouped: true)
            : number.scientific(decimals: decimals)
    }

    /// What is smaller is shown as 0.
    private static let nothing = 1e-9

    /// Exponents from 0.0001 to below 10^15, where plain notation is the easier to read.
    private static let plainExponents = -3...15

    private static func nonFinite(_ value: Double) -> String? {
        guard !value.isFinite else { return nil }
        return value.isNaN ? "n/a" : value < 0 ? "-inf" : "inf"
    }
}
