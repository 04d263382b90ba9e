import StrictJSON

/// What may stand as an option's value.
enum ValueKind: Sendable {
    /// On or off, with no value of its own; `negatable` adds the `--no-` form.
    case flag(negatable: Bool = false)

    /// A whole number inside the range.
    case integer(ClosedRange<Int> = Int.min...Int.max)

    /// A finite number inside the range.
    case number(ClosedRange<Double> = -Double.infinity...Double.infinity)

    /// A span of time that states its unit: `90s`, `20min`, `8h`, `2d`, `4w`.
    case duration

    /// Such a span of time, or a word that stands for one.
    case durationOr(String)

    /// A number of bytes that may state its unit: `500M`, `1.5G`.
    case bytes

    /// One of the words.
    case choice([String])

    /// Any text but none.
    case text(placeholder: String)

    /// The path of a file, or `-`.
    case file

    /// The word that stands for the value in help, or `nil` for a flag.
    var placeholder: String? {
        switch self {
        case .flag: nil
        case .integer: "N"
        case .number: "X"
        case .duration: "TIME"
        case .bytes: "SIZE"
        case .durationOr(let word): "TIME|\(word)"
        case .choice(let words): words.joined(separator: "|")
        case .text(let placeholder): placeholder
        case .file: "FILE"
        }
    }

    /// Whether `text` is a value of this kind.
    func accepts(_ text: String) -> Bool {
        switch self {
        case .flag: Self.flag(from: text) != nil
        case .integer(let range): Int(text).map(range.contains) ?? false
        case .number(let range): Self.number(from: text).map(range.contains) ?? false
        case .duration: Self.seconds(from: text) != nil
        case .bytes: Self.bytes(from: text) != nil
        case .durationOr(let word): text == word || Self.duration.accepts(text)
        case .choice(let words): words.contains(text)
        case .text, .file: !text.isEmpty
        }
    }

    /// What a value of this kind must be, to end the sentence "'x' is not valid: ...".
    var requirement: String {
        switch self {
        case .flag: "must be 1, 0, true or false"
        case .integer(let range): "must be a whole number" + bounds(range, Int.min...Int.max)
        case .number(let range):
            "must be a number" + bounds(range, -Double.infinity...Double.infinity)
        case .duration: "must be a duration such as 90s, 20min, 8h, 2d or 4w"
        case .durationOr(let word): "must be \(word) or a duration such as 90s, 20min, 8h or 2d"
        case .bytes: "must be a size such as 500M or 1.5G"
        case .choice(let words): "must be " + alternatives(words)
        case .text, .file: "must not be empty"
        }
    }

    /// What the user probably meant by the refused `text`, as a sentence.
    func hint(for text: String) -> String? {
        switch self {
        case .duration where Self.number(from: text) != nil:
            "Add the unit: " + alternatives(Self.units.map { text + $0.key }) + "."
        case .durationOr(let word): Self.duration.hint(for: text) ?? didYouMean(text, [word])
        case .choice(let words): didYouMean(text, words)
        case .flag, .integer, .number, .duration, .bytes, .text, .file: nil
        }
    }
}

extension ValueKind {
    private static let units: KeyValuePairs<String, Double> = [
        "s": 1, "min": 60, "h": 3600, "d": 86_400, "w": 604_800,
    ]

    /// The flag that an environment variable's text switches on or off.
    static func flag(from text: String) -> Bool? {
        switch text {
        case "1", "true": true
        case "0", "false": false
        default: nil
        }
    }

    /// The finite decimal number in `text`; `Double` alone would also take `nan` and `0x1p3`.
    static func number(from text: String) -> Double? {
        guard text.utf8.allSatisfy(Array("0123456789.+-eE".utf8).contains) else { return nil }
        return Double(text).flatMap { $0.isFinite ? $0 : nil }
    }

    /// The bytes in a size such as `1.5G`, in units of 1,024.
    static func bytes(from text: String) -> Double? {
        let units = ["K", "M", "G", "T"]
        let unit = units.firstIndex { text.uppercased().hasSuffix($0) }
        let digits = unit == nil ? text : String(text.dropLast())
        let factor = unit.map { Double(1 << (10 * ($0 + 1))) } ?? 1
        return number(from: digits).map { $0 * factor }.flatMap { $0 > 0 ? $0 : nil }
    }

    /// The seconds in a duration such as `1.5h`.
    static func seconds(from text: String) -> Double? {
        for (unit, seconds) in units where text.hasSuffix(unit) {
            let total = number(from: String(text.dropLast(unit.count))).map { $0 * seconds }
            return total.flatMap { $0 >= 0 && $0.isFinite ? $0 : nil }
        }
        return nil
    }
}

/// The sentence that proposes the nearest candidate, if one is near.
///
/// The dashes of an option are the `prefix`: they must not make short names look alike.
func didYouMean(_ text: String, _ candidates: [String], prefix: String = "") -> String? {
    let names = candidates.map { String($0.dropFirst(prefix.count)) }
    let nearest = Suggestion.nearest(to: String(text.dropFirst(prefix.count)), among: names)
    return nearest.map { "Did you mean '\(prefix)\($0)'?" }
}

/// The words as "a, b or c".
func alternatives(_ words: [String]) -> String {
    guard words.count > 1, let last = words.last else { return words.joined() }
    return words.dropLast().joined(separator: ", ") + " or " + last
}

private func bounds<Value>(_ range: ClosedRange<Value>, _ all: ClosedRange<Value>) -> String {
    let lower = shortest(range.lowerBound)
    let upper = shortest(range.upperBound)
    return switch (range.lowerBound == all.lowerBound, range.upperBound == all.upperBound) {
    case (true, true): ""
    case (false, true): ", at least \(lower)"
    case (true, false): ", at most \(upper)"
    case (false, false): ", from \(lower) to \(upper)"
    }
}

private func shortest<Value>(_ value: Value) -> String {
    let text = "\(value)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}
