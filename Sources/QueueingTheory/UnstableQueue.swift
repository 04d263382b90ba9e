/// A queue that has no steady state, because its load is at least what its servers can do.
///
/// Formulas that would answer such a question with a negative or infinite wait throw this instead.
public struct UnstableQueue: Error, Equatable, Sendable, CustomStringConvertible {
    /// The work that arrives per unit of time, in erlangs.
    ///
    /// It is the number of servers kept busy without pause; for agents who hold several chats,
    /// the number kept full.
    public let offeredLoad: Double
    /// The servers there are.
    public let servers: Int

    /// Why there is no answer, in one sentence.
    public var description: String {
        "no steady state: an offered load of \(offeredLoad) erlangs needs more than \(servers) "
            + (servers == 1 ? "server" : "servers")
    }
}
