import StrictJSON

/// Faults of rows: of one kind, the first is told, and how many more there are.
package struct TraceFaults {
    private let source: SourceText
    private var kinds: [String] = []
    private var found: [String: (problem: Problem, more: Int)] = [:]

    /// None yet.
    package init(_ source: SourceText) { self.source = source }

    /// Whether there are none.
    package var areNone: Bool { kinds.isEmpty }

    /// Adds one.
    package mutating func add(_ kind: String, _ message: String, at offset: Int) {
        if found[kind] != nil {
            found[kind]?.more += 1
        } else {
            kinds.append(kind)
            found[kind] = (Problem(message, at: .text(source, offset: offset)), 0)
        }
    }

    /// The first of each kind.
    package var problems: [Problem] {
        kinds.compactMap { found[$0] }.map { problem, more in
            let others = more == 1 ? "another row" : "\(more) more rows"
            return more == 0
                ? problem
                : Problem("\(problem.message); so have \(others)", at: problem.location)
        }
    }
}
