import Workloads

/// A row of a log: some bytes, and where its fields are among them.
struct LogRow {
    /// A field: its bytes, and whether it stands in quotes.
    struct Field {
        var start: Int
        var end: Int
        /// Whether there are doubled quotes in it.
        var hasQuotes: Bool
    }

    /// The bytes of the piece that has the row.
    let bytes: LogBytes
    /// The fields, in order.
    var fields: [Field] = []
    /// Whether a field has doubled quotes in it.
    var hasQuotes = false
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

    /// A field as text; empty if the row ends before it.
    func text(_ place: Int) -> String {
        range(place).map { String(decoding: bytes[$0], as: UTF8.self) } ?? ""
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
        var bytes = rest.isEmpty ? piece : rest + piece
        var start = 0
        if isFirst, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
        isFirst = false
        try unsafe bytes.withUnsafeMutableBufferPointer { buffer in
            var row = LogRow(bytes: unsafe LogBytes(buffer))
            while start < buffer.count {
                guard let end = end(ofRowAt: start, &row, isLast: isLast) else { break }
                if row.hasQuotes { unsafe RowScanner.halveQuotes(in: &row, of: buffer) }
                if !(row.fields.count == 1 && row.fields[0].start == row.fields[0].end) {
                    try each(row)
                }
                start = end
            }
        }
        rest = start == 0 ? bytes : Array(bytes[start...])
        isTooLong = rest.count > RowScanner.longest
    }

    /// The longest row, in bytes: beyond that a quote was forgotten, or it is no text.
    static let longest = 1 << 24
    /// Whether the row at `line` is longer; nothing is read from there on.
    private(set) var isTooLong = false

    private static func halveQuotes(
        in row: inout LogRow, of buffer: UnsafeMutableBufferPointer<UInt8>
    ) {
        for place in row.fields.indices where row.fields[place].hasQuotes {
            unsafe halveQuotes(in: &row.fields[place], of: buffer)
        }
    }

    /// Makes one of each two quotes inside a field.
    private static func halveQuotes(
        in field: inout LogRow.Field, of buffer: UnsafeMutableBufferPointer<UInt8>
    ) {
        var (from, to) = (field.start, field.start)
        while from < field.end {
            let byte = unsafe buffer[from]
            unsafe buffer[to] = byte
            to += 1
            let next = from + 1 < field.end ? unsafe buffer[from + 1] : 0
            from += byte == 0x22 && next == 0x22 ? 2 : 1
        }
        field.end = to
    }

    /// Finds the fields of the row that begins at a byte.
    ///
    /// - Returns: where the next row begins; nil if this one goes on in the next piece.
    private mutating func end(ofRowAt start: Int, _ row: inout LogRow, isLast: Bool) -> Int? {
        (row.line, row.hasQuotes) = (line, false)
        return plainEnd(ofRowAt: start, &row) ?? anyEnd(ofRowAt: start, &row, isLast: isLast)
    }

    /// The same for a row without quotes that does not end with the piece, as nearly all do: eight
    /// bytes at a time for all of its fields.
    ///
    /// - Returns: where the next row begins; nil if it is another kind of row.
    private mutating func plainEnd(ofRowAt start: Int, _ row: inout LogRow) -> Int? {
        row.fields.removeAll(keepingCapacity: true)
        let bytes = row.bytes
        var (field, place) = (start, start)
        while let word = bytes.word(at: place) {
            if hasQuotes, word.places(of: 0x22) != 0 { return nil }
            let feeds = word.places(of: 0x0A)
            var marks = word.places(of: separator) | feeds
            while marks != 0 {
                let end = place &+ marks.trailingZeroBitCount / 8
                let isRowOver = feeds & marks & (0 &- marks) != 0
                let isReturn = isRowOver && end > field && bytes[end &- 1] == 0x0D
                row.fields.append(
                    LogRow.Field(start: field, end: isReturn ? end &- 1 : end, hasQuotes: false))
                field = end &+ 1
                if isRowOver {
                    line += 1
                    return field
                }
                marks &= marks &- 1
            }
            place &+= 8
        }
        return nil
    }

    private mutating func anyEnd(ofRowAt start: Int, _ row: inout LogRow, isLast: Bool) -> Int? {
        row.fields.removeAll(keepingCapacity: true)
        let bytes = row.bytes
        var (place, lines) = (start, 0)
        while true {
            let field = place
            var quotes: QuotedField?
            if hasQuotes, place < bytes.endIndex, bytes[place] == 0x22 {
                quotes = QuotedField(bytes, at: place, separator)
                place = quotes?.end ?? place
                lines += quotes?.lines ?? 0
            } else {
                place = bytes.firstIndex(of: separator, orLineFeedFrom: place)
            }
            let isOver = place == bytes.endIndex
            if isOver, !isLast { return nil }
            let isRowOver = isOver || bytes[place] == 0x0A
            let isReturn = isRowOver && place > field && bytes[place - 1] == 0x0D
            let end = isReturn ? place - 1 : place
            let isQuoted = quotes != nil && end - field >= 2 && bytes[end - 1] == 0x22
            if quotes?.hasDoubled == true { row.hasQuotes = true }
            row.fields.append(
                LogRow.Field(
                    start: isQuoted ? field + 1 : field, end: isQuoted ? end - 1 : end,
                    hasQuotes: isQuoted && quotes?.hasDoubled == true))
            guard isRowOver else {
                place += 1
                continue
            }
            if isOver, quotes?.isOpen == true { openQuote = line }
            line += lines + (isOver ? 0 : 1)
            return isOver ? place : place + 1
        }
    }
}

/// Where a field ends that begins with a quote.
private struct QuotedField {
    /// The separator or the end of the line behind it, or that of the piece.
    private(set) var end: Int
    private(set) var isOpen = false
    private(set) var hasDoubled = false
    /// Ends of lines inside it.
    private(set) var lines = 0

    init(_ bytes: LogBytes, at start: Int, _ separator: UInt8) {
        end = start
        while end < bytes.endIndex {
            let byte = bytes[end]
            if byte == 0x22 {
                // The second of two quotes inside a field opens it again.
                if !isOpen, end > start, bytes[end - 1] == 0x22 { hasDoubled = true }
                isOpen.toggle()
            } else if !isOpen, byte == separator || byte == 0x0A {
                return
            } else if byte == 0x0A {
                lines += 1
            }
            end += 1
        }
    }
}
