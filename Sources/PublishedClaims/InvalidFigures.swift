import StrictJSON

/// Why a file of published figures could not be read: every problem, never none.
public struct InvalidFigures: Error, Sendable {
    /// What is wrong, in no particular order.
    public let problems: [Problem]
}
