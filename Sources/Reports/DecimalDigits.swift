/// A finite number as decimal digits: 0.d₁d₂d₃… × 10^exponent, or no digits for zero.
///
/// The digits are the fewest that read back as the same `Double` (those of its `description`),
/// so rounding is that of the number as people write it: 2.675 becomes 2.68. Halves go away
/// from zero. Unlike `String(format:)` it depends on neither locale nor C library.
struct DecimalDigits: Sendable, Equatable {
    private var isNegative: Bool
    private var digits: [UInt8] = []

    /// The power of ten of the first digit, plus one; 0 for zero.
    private(set) var exponent = 0

    /// The digits of a finite number times a power of ten.
    init(_ value: Double, timesTenTo power: Int = 0) {
        precondition(value.isFinite, "only finite numbers have digits")
        isNegative = value < 0
        var isFraction = false
        let parts = value.magnitude.description.split(separator: "e")
        for character in parts[0].utf8 {
            guard character != UInt8(ascii: ".") else {
                isFraction = true
                continue
            }
            let digit = character - UInt8(ascii: "0")
            if digit > 0 || !digits.isEmpty { digits.append(digit) }
            // Zeros after the point and before the first digit lower the exponent.
            if !isFraction, !digits.isEmpty { exponent += 1 }
            if isFraction, digits.isEmpty { exponent -= 1 }
        }
        if parts.count > 1 { exponent += Int(parts[1]) ?? 0 }
        exponent += power
        normalize()
    }

    /// Whether the number is zero.
    var isZero: Bool { digits.isEmpty }

    /// The number rounded to so many decimals; a negative count rounds to tens, hundreds, ...
    func rounded(decimals: Int) -> DecimalDigits {
        let kept = exponent + decimals
        guard kept < digits.count else { return self }
        var result = self
        result.digits = Array(digits.prefix(max(0, kept)))
        if kept >= 0, digits[kept] >= 5 { result.incrementLastDigit() }
        result.normalize()
        return result
    }

    /// The number rounded to so many significant digits.
    func rounded(significant count: Int) -> DecimalDigits {
        rounded(decimals: count - exponent)
    }

    private mutating func incrementLastDigit() {
        while digits.last == 9 { digits.removeLast() }
        if let last = digits.popLast() {
            digits.append(last + 1)
        } else {
            digits = [1]
            exponent += 1
        }
    }

    private mutating func normalize() {
        while digits.last == 0 { digits.removeLast() }
        guard digits.isEmpty else { return }
        exponent = 0
        isNegative = false
    }
}

extension DecimalDigits {
    /// Plain notation with exactly so many decimals (none if negative), such as `12,345.60`.
    ///
    /// The number must have been rounded to them. Grouping puts commas from 10,000 on.
    func plain(decimals: Int, isGrouped: Bool) -> String {
        let whole = exponent > 0 ? text(0..<exponent) : "0"
        let fraction = decimals > 0 ? "." + text(exponent..<exponent + decimals) : ""
        return sign + (isGrouped ? DecimalDigits.grouped(whole) : whole) + fraction
    }

    /// Plain notation of all its digits, with commas, and no more decimals than it has.
    var shortest: String {
        plain(decimals: max(0, digits.count - exponent), isGrouped: true)
    }

    /// Scientific notation down to the given decimal place, such as `1.20e-7`.
    func scientific(decimals: Int) -> String {
        guard !isZero else { return "0" }
        let fraction = exponent + decimals > 1 ? "." + text(1..<exponent + decimals) : ""
        return sign + text(0..<1) + fraction + "e\(exponent - 1)"
    }

    /// The digits of a whole number with commas, from five digits on: shorter ones stay as
    /// machines write them.
    static func grouped(_ digits: String) -> String {
        guard digits.count > 4 else { return digits }
        var result = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { result.append(",") }
            result.append(digit)
        }
        return result
    }

    private var sign: String { isNegative ? "-" : "" }

    /// The digits at the positions after the decimal point of 0.d₁d₂…, zeros beyond the ends.
    private func text(_ positions: Range<Int>) -> String {
        positions.map { digits.indices.contains($0) ? "\(digits[$0])" : "0" }.joined()
    }
}
