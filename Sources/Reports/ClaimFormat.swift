import PublishedClaims

/// Values of claims as people read them.
enum ClaimFormat {
    /// A value in its unit: `11 min`, `$40 M`, `1.91 to 2.49`, `15 to 20%`.
    static func text(
        _ value: ClaimRange, _ unit: ClaimUnit, within tolerance: Double = 0
    ) -> String {
        let millions = unit != .share && max(abs(value.low), abs(value.high)) >= 1e6
        func digits(_ number: Double) -> String { self.digits(number, unit, millions: millions) }
        let (low, high) = (digits(value.low), digits(value.high))
        let span = low == high ? low : "\(low) to \(high)"
        let margin = tolerance > 0 ? " ± \(digits(tolerance))" : ""
        return span + margin + (millions ? " M" : "") + suffix(unit)
    }

    /// A sentence with its values.
    static func text(_ text: ClaimText) -> String {
        text.parts.map { part in
            switch part {
            case .words(let words): words
            case .value(let value, let unit): self.text(value, unit)
            }
        }.joined()
    }

    /// What an implied value must agree with.
    static func target(_ claim: Claim) -> String {
        let sign =
            switch claim.target.relation {
            case .equals: ""
            case .atMost: "<= "
            case .atLeast: ">= "
            }
        return sign + text(claim.target.value, claim.unit, within: claim.target.tolerance)
    }

    private static func suffix(_ unit: ClaimUnit) -> String {
        switch unit {
        case .minutes: " min"
        case .share: "%"
        case .dollarsPerHour: "/h"
        default: ""
        }
    }

    private static func digits(_ value: Double, _ unit: ClaimUnit, millions: Bool) -> String {
        if unit == .share { return short(String(NumberFormat.percent(value).dropLast())) }
        var digits = short(NumberFormat.measure(abs(value) / (millions ? 1e6 : 1)))
        let isMoney = unit == .dollars || unit == .dollarsPerHour
        if unit == .dollars, !millions, abs(value) < 10 { digits = withCents(digits) }
        return (value < 0 ? "-" : "") + (isMoney ? "$" : "") + digits
    }

    /// Without the zeros that end a fraction.
    private static func short(_ digits: String) -> String {
        guard digits.contains("."), !digits.contains("e") else { return digits }
        var digits = digits[...]
        while digits.last == "0" { digits.removeLast() }
        if digits.last == "." { digits.removeLast() }
        return String(digits)
    }

    /// With two decimals at least.
    private static func withCents(_ digits: String) -> String {
        let decimals = digits.split(separator: ".").dropFirst().first?.count ?? 0
        let zeros = String(repeating: "0", count: max(0, 2 - decimals))
        return digits + (decimals == 0 ? "." : "") + zeros
    }
}
