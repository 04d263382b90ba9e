import SimulationKernel

/// What a customer brings to one attempt at an issue.
struct CustomerTraits: BitwiseCopyable {
    /// Length of the AI session; zero for customers who cannot come to have one.
    var aiTime = TimeSpan.zero
    /// Length of the human session with an agent who has no other; zero for newcomers who
    /// cannot come to have one.
    var work = TimeSpan.zero
    /// Uniform number that decides whether the customer returns; 1 if nobody ever does.
    var returnLuck = 1.0
    var intent: UInt16 = 0
    /// Level of the AI's confidence in its answer, for statistics; what decides is finer.
    var confidence: UInt16 = 0
    /// Two bytes, so that traits are whole words of four: a copy of an odd number of bytes is
    /// slow to read again.
    var complexity: UInt16 = 0
    var segment: UInt8 = 0
    /// Turns of a whole AI session.
    var turns: UInt8 = 1
    var isRoutedToAI = false
    var asksForHuman = false
    /// Whether the AI contains the conversation, if it enters a session: as drawn, or because
    /// its confidence suffices whatever happens. Later, whether it has decided to answer.
    var isContained = false
    /// Whether the AI's answer is correct; hidden from every policy.
    var isCorrect = false

    /// Whether the customer enters an AI session, if one is free.
    var isForAI: Bool { isRoutedToAI && !asksForHuman }

    /// Whether the customer was to meet the AI and asked for a human at once.
    var hasAskedAtOnce: Bool { isRoutedToAI && asksForHuman }
}

/// One attempt at an issue: what random numbers are drawn for.
struct Attempt: Hashable {
    /// Number of the issue, from zero.
    var issue: UInt64
    /// Attempts before this one.
    var number: UInt32
}
