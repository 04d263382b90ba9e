/// Reads JSON as RFC 8259 defines it, and no other.
///
/// A recursive descent over the bytes, at most 100 levels deep. Nothing is guessed or repaired:
/// what is not JSON is a problem that names what was found and what would be right.
public struct JSONReader {
    /// How many brackets may be open at once.
    public static let maximumDepth = 100

    private let source: SourceText
    private(set) var offset = 0
    private var steps: [JSONPath.Step] = []
    private var problems: [Problem] = []

    init(_ source: SourceText) {
        self.source = source
    }

    /// The tree of a text, and everything that is wrong with it.
    ///
    /// The first mistake of syntax ends the reading: there is no tree then. A key given twice is
    /// a problem too, but the tree is complete (it holds the first of the two).
    ///
    /// - Complexity: O(*bytes*).
    public static func read(_ source: SourceText) -> (root: JSONValue?, problems: [Problem]) {
        var reader = JSONReader(source)
        do throws(Problem) {
            return (try reader.document(), reader.problems)
        } catch {
            return (nil, reader.problems + [error])
        }
    }

    private mutating func document() throws(Problem) -> JSONValue {
        if let problem = encodingProblem() { throw problem }
        skipSpace()
        if current == nil { throw problem("the file is empty; expected a JSON value") }
        let root = try value()
        skipSpace()
        if current != nil { throw unexpected("the end of the file") }
        return root
    }

    private mutating func value() throws(Problem) -> JSONValue {
        let start = location(offset)
        let content: JSONValue.Content =
            switch current {
            case Byte.openBrace: .object(try members())
            case Byte.openBracket: .array(try elements())
            case Byte.quote: .string(try text())
            default: try word()
            }
        return JSONValue(content, at: start)
    }

    private mutating func elements() throws(Problem) -> [JSONValue] {
        var elements: [JSONValue] = []
        try list(closedBy: Byte.closeBracket) { reader throws(Problem) in
            reader.steps.append(.index(elements.count))
            elements.append(try reader.value())
            reader.steps.removeLast()
        }
        return elements
    }

    private mutating func members() throws(Problem) -> [JSONValue.Member] {
        var members: [JSONValue.Member] = []
        var firstOffsets: [String: Int] = [:]
        try list(closedBy: Byte.closeBrace) { reader throws(Problem) in
            let start = reader.offset
            guard reader.current == Byte.quote else { throw reader.notAKey() }
            let key = try reader.text()
            reader.steps.append(.key(key))
            reader.skipSpace()
            guard reader.take(Byte.colon) else {
                throw reader.unexpected("':' after the key \(quoted(key))")
            }
            reader.skipSpace()
            let value = try reader.value()
            if let first = firstOffsets[key] {
                reader.reportDuplicate(key, at: start, first: first)
            } else {
                firstOffsets[key] = start
                let location = reader.location(start)
                members.append(.init(key: key, keyLocation: location, value: value))
            }
            reader.steps.removeLast()
        }
        return members
    }

    /// Reads a bracket, items with commas between them, and the closing bracket.
    private mutating func list(
        closedBy close: UInt8, item: (inout JSONReader) throws(Problem) -> Void
    ) throws(Problem) {
        let opening = offset
        // The steps are one per open bracket around this one.
        guard steps.count < Self.maximumDepth else {
            throw problem("brackets are nested more than \(Self.maximumDepth) deep")
        }
        offset += 1
        skipSpace()
        if take(close) { return }
        while true {
            if current == nil { throw unclosed(opening) }
            try item(&self)
            skipSpace()
            if take(close) { return }
            let separator = offset
            guard take(Byte.comma) else { throw notASeparator(opening: opening, close: close) }
            skipSpace()
            if current == close {
                throw problem("trailing comma before \(found)", at: separator)
            }
        }
    }

    private mutating func reportDuplicate(_ key: String, at offset: Int, first: Int) {
        let message = "key \(quoted(key)) is given twice; the first is at \(place(first))"
        problems.append(Problem(message, at: location(offset), path: JSONPath(steps)))
    }
}

/// The few moves that all parts of the reader are made of.
extension JSONReader {
    var bytes: [UInt8] { source.bytes }

    var current: UInt8? { offset < source.bytes.count ? source.bytes[offset] : nil }

    mutating func skip(_ count: Int) { offset += count }

    mutating func take(_ byte: UInt8) -> Bool {
        guard current == byte else { return false }
        offset += 1
        return true
    }

    /// Takes the longest run of bytes that are all wanted.
    mutating func takeRun(where isWanted: (UInt8) -> Bool) -> String {
        let start = offset
        while let byte = current, isWanted(byte) { offset += 1 }
        return String(decoding: bytes[start..<offset], as: UTF8.self)
    }

    private mutating func skipSpace() {
        while let byte = current, Byte.isSpace(byte) { offset += 1 }
    }

    func location(_ offset: Int) -> Problem.Location { .text(source, offset: offset) }

    func problem(_ message: String, at place: Int? = nil) -> Problem {
        Problem(message, at: location(place ?? offset))
    }

    /// A place in the same text, for the middle of a message.
    func place(_ offset: Int) -> String {
        let position = source.position(of: offset)
        return "line \(position.line), column \(position.column)"
    }
}
