import FieldTables
import SimulationKernel

/// How a conversation reaches an agent: it rings until they accept; by default they do at once.
public struct Ringing: Described {
    /// How long it rings before an agent accepts. The agent is held, the customer waits on.
    public var time = TimeSpan.zero
    /// Share of conversations that an agent does not accept.
    public var noAnswer = 0.0
    /// How long those ring before they go to another agent, ahead of all others of their queue.
    public var noAnswerTime = TimeSpan(seconds: 15)
    /// How long the place of an agent who did not answer stays empty.
    public var awayTime = TimeSpan.zero

    /// Agents accept at once.
    public init() {}

    /// Its inputs.
    public static let table = FieldTable<Ringing>(
        "ringing", "How a conversation reaches an agent; by default at once.",
        [
            .optional(
                "seconds", \.time.seconds, .number(.upTo(3_600)), unit: "seconds",
                "Until an agent accepts; the agent is held, the customer waits on."),
            .optional(
                "noAnswer", \.noAnswer, .number(.upTo(0.99)),
                "Share of conversations that an agent does not accept."),
            .optional(
                "noAnswerSeconds", \.noAnswerTime.seconds, .number(.upTo(3_600)), unit: "seconds",
                "After which those go to another agent, ahead of all others of their queue."),
            .optional(
                "awaySeconds", \.awayTime.seconds, .number(.upTo(86_400)), unit: "seconds",
                "How long the place of an agent who did not answer stays empty."),
            .note,
        ])
}
