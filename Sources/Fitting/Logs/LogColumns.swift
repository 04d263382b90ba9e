/// Which column of a log has what.
public struct LogColumns: Sendable {
    /// What a column can have.
    public enum Role: Int, CaseIterable, Sendable {
        /// The name of a conversation, and that of the issue or case that it is about.
        case id, issue
        /// Which attempt at the issue it is, from 1.
        case attempt
        /// Who the customer is: of use where nothing says which issue it is about.
        case customer
        /// The day, where other columns have times without one.
        case date
        /// When the customer came, entered the queue, was answered, and all was over.
        case start, queued, answered, ended
        /// How long it waited in the queue, was talked, held and worked on afterwards.
        case wait, talk, hold, wrap
        /// How it ended.
        case outcome
        /// What it is about, or the queue it was in.
        case queue
        /// Who answered, and in which group.
        case agent, group
        /// How long an AI had it, and whether it was handed over.
        case ai, handover
        /// How sure the AI was, whether its answer was right, and whether the issue is solved.
        case confidence, correct, resolved

        /// Its word in a map.
        public var word: String { "\(self)" }

        /// What a word of a map means.
        init?(word: String) {
            guard let role = Role.allCases.first(where: { $0.word == word }) else { return nil }
            self = role
        }
    }

    /// How a conversation ended.
    public enum Ending: String, CaseIterable, Sendable {
        /// A person talked to the customer.
        case answered
        /// The customer gave up waiting for a person.
        case abandoned
        /// An AI ended it without a person.
        case contained
        /// In another way: it came, and that is all that is known.
        case other
    }

    /// A column.
    public struct Column: Sendable {
        /// Its name.
        public var name: String
        /// What values of an outcome mean.
        public var endings: [String: Ending] = [:]
        /// Seconds in its unit.
        public var unit = 1.0
    }

    /// Columns by what they have.
    public internal(set) var columns: [Role: Column] = [:]
    /// Columns and values that rows must have to count; of one column, any of its values.
    public var only: [(name: String, value: String)] = []

    /// Reads a map such as `start=Start,wait=Wait (min),outcome=Status(abandoned:gave up|lost)`.
    ///
    /// A duration can be followed by its unit, `(ms)`, `(s)`, `(min)` or `(h)`; an outcome by what
    /// its values mean, `(abandoned:A|B;answered:C)`. After a blank the unit is a part of the
    /// name. A name with another such end or a comma of its own stands in quotes.
    ///
    /// - Throws: `InvalidMap`.
    public init(map text: String) throws(InvalidMap) {
        for part in LogColumns.parts(of: text) {
            let sides = part.split(separator: "=", maxSplits: 1).map(String.init)
            guard sides.count == 2 else {
                throw InvalidMap("'\(part)' is not WHAT=COLUMN")
            }
            let word = sides[0] == "arrival" ? "start" : sides[0]
            guard let role = Role(word: word) else {
                throw InvalidMap("'\(sides[0])' is nothing that a column of calls can have")
            }
            guard columns.updateValue(try LogColumns.column(sides[1], role), forKey: role) == nil
            else { throw InvalidMap("'\(sides[0])' is named twice") }
        }
        guard columns[.start] != nil else {
            throw InvalidMap("no column says when a customer came: start=COLUMN")
        }
    }

    /// The parts between commas that stand neither in brackets nor in quotes.
    private static func parts(of text: String) -> [String] {
        var parts = [""]
        var (depth, isQuoted) = (0, false)
        for character in text {
            if character == "\"" { isQuoted.toggle() }
            if character == "(", !isQuoted { depth += 1 }
            if character == ")", !isQuoted { depth -= 1 }
            if character == ",", depth == 0, !isQuoted {
                parts.append("")
            } else {
                parts[parts.count - 1].append(character)
            }
        }
        return parts.filter { !$0.isEmpty }
    }

    private static func column(_ text: String, _ role: Role) throws(InvalidMap) -> Column {
        if text.hasPrefix("\"") {
            guard let end = text.dropFirst().firstIndex(of: "\"") else {
                throw InvalidMap("the quote in '\(text)' is never closed")
            }
            let name = String(text[text.index(after: text.startIndex)..<end])
            return try column(name, role, ending: text[text.index(after: end)...])
        }
        let isMarked = role == .outcome || durations.contains(role)
        guard isMarked, text.hasSuffix(")"), let open = text.lastIndex(of: "("),
            role == .outcome || units[String(text[open...].dropFirst().dropLast())] != nil
        else { return Column(name: text) }
        let isPartOfName = role != .outcome && text[..<open].hasSuffix(" ")
        return try column(isPartOfName ? text : String(text[..<open]), role, ending: text[open...])
    }

    private static func column(
        _ name: String, _ role: Role, ending: Substring
    ) throws(InvalidMap) -> Column {
        var column = Column(name: name)
        guard !ending.isEmpty else { return column }
        let inside = String(ending.dropFirst().dropLast())
        guard ending.hasPrefix("("), ending.hasSuffix(")") else {
            throw InvalidMap("'\(ending)' after the name of a column is not understood")
        }
        if role == .outcome {
            for part in inside.split(separator: ";") {
                let sides = part.split(separator: ":", maxSplits: 1).map(String.init)
                guard sides.count == 2, let ending = Ending(rawValue: sides[0]) else {
                    throw InvalidMap(
                        "'\(part)' is not answered, abandoned, contained or other, a colon, and "
                            + "values with | between them")
                }
                for value in sides[1].split(separator: "|") {
                    column.endings[String(value)] = ending
                }
            }
        } else if let unit = units[inside] {
            column.unit = unit
        } else {
            throw InvalidMap("'\(inside)' is no unit: ms, s, min or h")
        }
        return column
    }

    private static let durations: Set<Role> = [.wait, .talk, .hold, .wrap, .ai]
    private static let units = [
        "ms": 0.001, "milliseconds": 0.001, "s": 1, "sec": 1, "seconds": 1, "min": 60,
        "minutes": 60, "h": 3_600, "hours": 3_600,
    ]
}

/// Why a map of columns cannot be read.
public struct InvalidMap: Error, Sendable {
    /// What is wrong.
    public let message: String

    init(_ message: String) { self.message = message }
}
