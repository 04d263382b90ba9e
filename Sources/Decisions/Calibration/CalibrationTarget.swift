import Experiments

/// A number that planners know, and that a measure is to come to: `offered=17400`.
public struct CalibrationTarget: Sendable {
    /// What was measured.
    public let measure: Measure
    /// What it came to, in the unit of the measure.
    public let value: Double
    /// Half of the 95 % interval of that number, in the unit of the measure; 0 if it is exact.
    public let error: Double
    /// The number as it was typed, and its error.
    public let typed: [String]

    /// Reads `measure=number`, `measure=number±error` or `measure=number+-error`; `70%` is .7.
    ///
    /// - Throws: `InvalidQuestion` if it is no such thing, names no measure, or no run can come to
    ///   the number.
    public init(_ text: String) throws {
        let unreadable = InvalidQuestion(
            message: "'\(text)' says not what a measure is to come to",
            hint: "Write measure=number or measure=number±error, such as offered=17400 or "
                + "trueResolutionRate=70%+-2%.")
        // A measure may have parts with any name; a number has no sign of equality.
        guard let split = text.lastIndex(of: "=") else { throw unreadable }
        let numbers = text[text.index(after: split)...].replacing("+-", with: "±")
            .split(separator: "±", omittingEmptySubsequences: false).map(String.init)
        guard let value = Target.number(numbers[0]), numbers.count <= 2,
            let error = numbers.count == 2 ? Target.number(numbers[1]) : 0, error >= 0
        else { throw unreadable }
        measure = try Measure.find(String(text[..<split]))
        (self.value, self.error, typed) = (value, error, numbers)
        guard measure.unit == "share" || !numbers.contains(where: { $0.hasSuffix("%") }) else {
            throw InvalidQuestion(
                message: "'\(text)' is a percentage",
                hint: "\(measure.name) is in \(measure.unit): write the number.")
        }
        if case .againstBaseline = measure.source { return }
        guard measure.unit == "share", !(0...1).contains(value) || error > 1 else { return }
        throw InvalidQuestion(
            message: "no run can come to '\(text)'",
            hint: "\(measure.name) is a share, from 0 to 1; 80 % is written 0.8 or 80%.")
    }

    /// As it is typed.
    public var text: String { "\(measure.name)=" + typed.joined(separator: "±") }

    /// Whether it can only be said beside a baseline.
    var needsBaseline: Bool { if case .againstBaseline = measure.source { true } else { false } }
}
