/// One kind of positional argument of a verb.
struct PositionalSpec: Sendable {
    /// The placeholder in help and errors, such as `WORKLOAD`.
    let name: String

    /// One sentence for the help.
    let summary: String

    /// How many of them may be given; `Int.max` means any number.
    var count = 1...1

    /// The only words allowed, or none for any text (completions then offer files).
    var choices: [String] = []

    /// The placeholder as often as it may occur, such as `FILE [FILE...]`.
    var usage: String {
        let required = Array(repeating: name, count: count.lowerBound)
        let rest =
            count.upperBound == Int.max
            ? ["[\(name)...]"]
            : Array(repeating: "[\(name)]", count: count.upperBound - count.lowerBound)
        return (required + rest).joined(separator: " ")
    }
}
