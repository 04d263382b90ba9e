import Workloads

/// A row of a log: some bytes, and where its fields are among them.
struct LogRow {
    /// A field: its bytes, and whether it stands in quotes.
    struct Field {
        var start: Int
        var end: Int
        var isQuoted: Bool
    }

    /// The bytes of the piece that has the row.
    let bytes: [UInt8]
    /// The fields, in order.
    var fields: [Field] = []
    /// Line of the file at which it begins, from 1.
    var line = 0

    /// The bytes of a field without blanks around it; nil if the row ends before it.
    func range(_ place: Int) -> Range<Int>? {
        guard place < fields.count else { return nil }
        var (start, end) = (fields[place].start, fields[place].end)
        while start < end, bytes[start] == 0x20 { start += 1 }
        while end > start, bytes[end - 1] == 0x20 { end -= 1 }
        return start..<end
    }

    /// A field as text, doubled quotes made one; empty if the row ends before it.
    func text(_ place: Int) -> String {
        guard let range = range(place) else { return "" }
        let text = String(decoding: bytes[range], as: UTF8.self)
        return fields[place].isQuoted && text.contains("\"\"")
            ? text.split(separator: "\"\"", omittingEmptySubsequences: false)
                .joined(separator: "\"") : text
    }
}

/// Rows of a CSV text that comes in pieces (RFC 4180): separated by one byte, quoted where needed,
/// LF or CRLF, empty lines left out.
///
/// Memory is that of a piece and the longest row.
struct RowScanner {
    /// What stands between fields.
    let separator: UInt8
    /// The line at which the next row begins.
    private(set) var line = 1
    /// A row that the last piece began.
    private var rest: [UInt8] = []
    private var isFirst = true

    private let hasQuotes: Bool

    /// A text with this between its fields; nil for lines that are one field, quotes and all.
    init(separator: UInt8?, hasQuotes: Bool = true) {
        self.separator = separator ?? 0x0A
        self.hasQuotes = separator != nil && hasQuotes
    }

    /// The line at which a row begins that never ends, for its quote is never closed; nil if all
    /// is well. Asked when all pieces were given.
    private(set) var openQuote: Int?

    /// Does something with each row that is complete.
    ///
    /// - Parameters:
    ///   - piece: the next bytes.
    ///   - isLast: whether there are no more.
    mutating func scan(_ piece: [UInt8], isLast: Bool, each: (LogRow) throws -> Void) rethrows {
        guard !isTooLong else { return }
        let bytes = rest.isEmpty ? piece : rest + piece
        var start = 0
        if isFirst, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
        isFirst = false
        var row = LogRow(bytes: bytes)
        while start < bytes.count {
            guard let end = end(ofRowAt: start, &row, isLast: isLast) else { break }
            if !(row.fields.count == 1 && row.fields[0].start == row.fields[0].end) {
                try each(row)
            }
            start = end
        }
        rest = start == 0 ? bytes : Array(bytes[start...])
        isTooLong = rest.count > RowScanner.longest
    }

    /// The longest row, in bytes: beyond that a quote was forgotten, or it is no text.
    static let longest = 1 << 24
    /// Whether the row at `line` is longer; nothing is read from there on.
    private(set) var isTooLong = false

    /// Finds the fields of the row that begins at a byte.
    ///
    /// - Returns: where the next row begins; nil if this one goes on in the next piece.
    private mutating func end(ofRowAt start: Int, _ row: inout LogRow, isLast: Bool) -> Int? {
        row.fields.removeAll(keepingCapacity: true)
        row.line = line
        var (field, place, lines) = (start, start, 0)
        var (isOpen, wasQuoted) = (false, false)
        func endField(_ end: Int) {
            let inside = wasQuoted && end - field >= 2 && row.bytes[end - 1] == 0x22 ? 1 : 0
            row.fields.append(
                .init(start: field + inside, end: end - inside, isQuoted: inside == 1))
        }
        let count = row.bytes.count
        while place < count {
            let byte = row.bytes[place]
            if byte == 0x22, hasQuotes, isOpen || place == field {
                isOpen.toggle()
                wasQuoted = true
            } else if byte == 0x22, wasQuoted {
                // The second of two quotes inside a field: it is still open.
                isOpen = true
            } else if byte == 0x0A {
                lines += 1
                if !isOpen {
                    let isCRLF = place > field && row.bytes[place - 1] == 0x0D
                    endField(isCRLF ? place - 1 : place)
                    line += lines
                    return place + 1
                }
            } else if byte == separator, !isOpen {
                endField(place)
                (field, wasQuoted) = (place + 1, false)
            }
            place += 1
        }
        guard isLast else { return nil }
        if isOpen { openQuote = line }
        let isReturn = count > field && row.bytes[count - 1] == 0x0D
        endField(isReturn ? count - 1 : count)
        line += lines
        return count
    }
}
