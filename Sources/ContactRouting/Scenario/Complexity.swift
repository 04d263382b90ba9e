import FieldTables

/// A class of difficulty.
public struct Complexity: Described {
    /// Its name in reports.
    public var name = "all"
    /// Its share of the issues of an intent that says nothing else.
    public var share = 1.0
    /// How much longer a human works on such an issue than on one of factor 1.
    public var workFactor = 1.0

    /// Issues that are all alike.
    public init() {}

    /// Its inputs.
    public static let table = FieldTable<Complexity>(
        "complexity", "A class of difficulty.",
        [
            .required("name", \.name, .string(.line), role: .label, "Its name in reports."),
            .required(
                "share", \.share, .number(.share), role: .shareOfWhole,
                "Its share of the issues of an intent that says nothing else."),
            .optional(
                "workFactor", \.workFactor,
                .number(NumberRule(from: .excluding(0), to: .including(100))),
                "Times the length of human sessions."),
            .note,
        ])
}
