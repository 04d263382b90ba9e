import FieldTables

/// What a hand-over to a human costs; by default nothing.
public struct HandOver: Described {
    /// Share of hand-overs in which the human has to start again.
    public var contextLoss = 0.0
    /// Minutes of work that starting again adds.
    public var repeatedMinutes = 0.0
    /// Share of hand-overs that nobody is told of: the customer waits in vain and leaves.
    public var silentLoss = 0.0
    /// Share of hand-overs that come back to the AI, which tries again: another session, which may
    /// contain the conversation like any other.
    public var loopBack = 0.0

    /// A hand-over that costs nothing.
    public init() {}

    /// Its inputs.
    public static let table = FieldTable<HandOver>(
        "hand-over", "What a hand-over costs; by default nothing.",
        [
            .optional(
                "contextLoss", \.contextLoss, .number(.share),
                "Share in which the human has to start again."),
            .optional(
                "repeatedMinutes", \.repeatedMinutes, .number(.upTo(1e6)), unit: "minutes",
                "Work that starting again adds."),
            .optional(
                "silentLoss", \.silentLoss, .number(.share),
                "Share that nobody is told of: the customer leaves."),
            .optional(
                "loopBack", \.loopBack, .number(.upTo(0.999)),
                "Share that come back to the AI, if it is free, which tries again: another "
                    + "session, with a length and an outcome of its own."),
            .note,
        ])
}
