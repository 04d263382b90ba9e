import FieldTables

/// Who looks at a sample of AI conversations and says which were resolved; by default one who sees
/// everything and never errs.
public struct Judge: Described {
    /// Share of AI conversations that are looked at.
    public var sample = 1.0
    /// Probability that a correct answer is called correct.
    public var sensitivity = 1.0
    /// Probability that a wrong answer is called wrong.
    public var specificity = 1.0

    /// A perfect judge.
    public init() {}

    /// Its inputs.
    public static let table = FieldTable<Judge>(
        "judge", "Who looks at AI conversations and says which were resolved.",
        [
            .optional(
                "sample", \.sample, .number(.share),
                "Share of AI conversations that are looked at."),
            .optional(
                "sensitivity", \.sensitivity, .number(.share),
                "Probability that a correct answer is called correct."),
            .optional(
                "specificity", \.specificity, .number(.share),
                "Probability that a wrong answer is called wrong."),
            .note,
        ])
}
