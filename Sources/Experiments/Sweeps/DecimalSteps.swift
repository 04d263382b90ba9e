import StrictJSON

/// Numbers from a first one towards a last one in equal steps, exact in decimals: 0.1:0.5:0.1 are
/// five numbers, and the third is 0.3.
struct DecimalSteps: Sendable, Equatable {
    /// Why there are no such numbers.
    enum Fault: Error {
        /// One of the three is not a number as JSON writes it.
        case notANumber(String)
        /// Whole numbers of 128 bits cannot count them.
        case tooManyDigits
        /// The step is 0, or leads away from the last number.
        case neverArrives
    }

    /// How many numbers there are, at least one.
    let count: Int
    private let first: Int128
    private let step: Int128
    /// Digits after the decimal point.
    private let scale: Int

    /// Reads the three numbers. The last one is met only if a step ends on it; a single number
    /// needs no step.
    init(from first: String, to last: String, by step: String) throws(Fault) {
        var numbers: [(mantissa: Int128, scale: Int)] = []
        for text in [first, last, step] { numbers.append(try DecimalSteps.number(text)) }
        let scale = max(0, numbers.map(\.scale).max() ?? 0)
        var aligned: [Int128] = []
        for (mantissa, own) in numbers {
            aligned.append(try DecimalSteps.shifted(mantissa, by: scale - own))
        }
        let (way, stride) = (aligned[1] - aligned[0], aligned[2])
        guard way == 0 || (stride != 0 && (way > 0) == (stride > 0)) else { throw .neverArrives }
        guard let steps = Int(exactly: way == 0 ? 0 : way / stride), steps < Int.max
        else { throw .tooManyDigits }
        count = steps + 1
        self.first = aligned[0]
        self.step = stride
        self.scale = scale
    }

    /// The number at a position, in plain decimals.
    subscript(position: Int) -> String { text(of: first + Int128(position) * step) }

    /// The range as it is typed: first:last:step, or a single number.
    var text: String {
        count == 1 ? self[0] : "\(self[0]):\(self[count - 1]):\(text(of: step))"
    }

    private func text(of mantissa: Int128) -> String {
        var digits = String(mantissa.magnitude)
        if scale > 0 {
            digits = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
            digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -scale))
            while digits.hasSuffix("0") { digits.removeLast() }
            if digits.hasSuffix(".") { digits.removeLast() }
        }
        return (mantissa < 0 ? "-" : "") + digits
    }

    private static func number(
        _ text: String
    ) throws(Fault) -> (mantissa: Int128, scale: Int) {
        let (root, problems) = JSONReader.read(SourceText(name: "number", text: text))
        guard problems.isEmpty, case .number(_, let literal) = root?.content else {
            throw .notANumber(text)
        }
        let parts = literal.lowercased().split(separator: "e")
        let digits = parts[0].split(separator: ".")
        let fraction = digits.count > 1 ? digits[1] : ""
        let exponent = parts.count > 1 ? Int(parts[1]) : 0
        guard let mantissa = Int128(digits[0] + fraction), let exponent, abs(exponent) < 40,
            mantissa.magnitude < 1 << 100
        else { throw .tooManyDigits }
        return (mantissa, fraction.count - exponent)
    }

    private static func shifted(_ mantissa: Int128, by digits: Int) throws(Fault) -> Int128 {
        var shifted = mantissa
        for _ in 0..<digits {
            let (product, isTooLarge) = shifted.multipliedReportingOverflow(by: 10)
            guard !isTooLarge, product.magnitude < 1 << 120 else { throw .tooManyDigits }
            shifted = product
        }
        return shifted
    }
}
