/// One word of a choice.
public struct Choice: Sendable {
    /// The word as it is written in a file.
    public let word: String
    /// What it means, in one sentence that ends with a full stop.
    public let summary: String

    /// Gives a word its meaning.
    public init(_ word: String, _ summary: String) {
        self.word = word
        self.summary = summary
    }
}
