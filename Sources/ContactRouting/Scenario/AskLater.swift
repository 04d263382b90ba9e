import FieldTables

/// Customers who ask for a human in the middle of an AI session.
public struct AskLater: Described {
    /// Share of AI sessions in which the customer does, if it gets that far.
    public var share = 0.0
    /// After how many turns.
    public var turns = 1

    /// Nobody asks.
    public init() {}

    /// Its inputs.
    public static let table = FieldTable<AskLater>(
        "late asking", "Customers who ask for a human in the middle of an AI session.",
        [
            .required("share", \.share, .number(.share), "Share of sessions that get so far."),
            .required("turns", \.turns, .integer(1...255), "After how many turns."),
            .note,
        ])
}
