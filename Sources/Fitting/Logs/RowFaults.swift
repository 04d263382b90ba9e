import StrictJSON

/// Rows that cannot be used: of each kind how many, and the first three lines.
public struct RowFaults: Sendable, Equatable {
    /// A kind of fault.
    public struct Kind: Sendable, Equatable {
        /// What is wrong, with what was found in the first of them.
        public let message: String
        /// How many rows have it.
        public internal(set) var count: Int
        /// The first lines, from 1.
        public internal(set) var lines: [Int]
    }

    /// The kinds, in the order in which they were met.
    public private(set) var kinds: [Kind] = []
    private var places: [String: Int] = [:]

    /// Rows that have any.
    public private(set) var count = 0
    private var lastLine = 0

    /// Adds a row.
    ///
    /// - Parameters:
    ///   - kind: what faults have in common.
    ///   - message: what is wrong with this one.
    mutating func add(_ kind: String, _ message: @autoclosure () -> String, line: Int) {
        if line != lastLine { count += 1 }
        lastLine = line
        if let place = places[kind] {
            kinds[place].count += 1
            if kinds[place].lines.count < 3 { kinds[place].lines.append(line) }
        } else {
            places[kind] = kinds.count
            kinds.append(Kind(message: message(), count: 1, lines: [line]))
        }
    }

    /// The faults as problems of a file.
    func problems(of name: String) -> [Problem] {
        kinds.map { kind in
            let others = kind.lines.dropFirst().map(String.init).joined(separator: " and ")
            let more =
                kind.count == 1
                ? ""
                : "; \(kind.count) rows are so, as line\(kind.lines.count > 2 ? "s" : "") \(others)"
            return Problem(kind.message + more, at: .origin("\(name):\(kind.lines[0])"))
        }
    }
}
