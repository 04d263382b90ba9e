import FieldTables

/// Customers who are alike: a language, a tariff, a market.
public struct Segment: Described {
    /// Its name in reports.
    public var name = "all"
    /// Its share of fresh issues.
    public var share = 1.0
    /// Times the AI's probability of a correct answer.
    public var accuracyFactor = 1.0

    /// Customers who are all alike.
    public init() {}

    /// Its inputs.
    public static let table = FieldTable<Segment>(
        "segment", "Customers who are alike: a language, a tariff, a market.",
        [
            .required("name", \.name, .string(.line), role: .label, "Its name in reports."),
            .required(
                "share", \.share, .number(.share), role: .shareOfWhole,
                "Its share of issues; shares add up to 1."),
            .optional(
                "accuracyFactor", \.accuracyFactor, .number(.upTo(2)),
                "Times the AI's accuracy; a product above 1 counts as 1."),
            .note,
        ])
}
