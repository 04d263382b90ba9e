import StrictJSON

/// The rows of a CSV text (RFC 4180): separated by commas, semicolons or tabs, quoted where needed,
/// LF or CRLF.
package struct CSVRows {
    /// A row that is not empty.
    package struct Row {
        /// Its fields.
        package var fields: [String]
        /// Byte offset of the row in the text.
        package var offset: Int
    }

    /// What may stand between fields.
    package enum Separator: UInt8, CaseIterable {
        case comma = 0x2C
        case semicolon = 0x3B
        case tab = 0x09
    }

    let source: SourceText
    let separator: Separator
    /// Where a quote opens that is never closed.
    package let openQuote: Int?
    /// The fields of the first row.
    package let header: [String]
    /// The rows below that are not empty.
    package let body: [Row]
    /// How many rows stand above the header.
    package let titles: Int

    /// The rows by the separator that gives most of these columns in the first line.
    package init(_ source: SourceText, columns names: [String]) {
        let line = source.bytes.prefix { $0 != UInt8(ascii: "\n") }
        let header = SourceText(name: source.name, bytes: Array(line))
        let found = Separator.allCases.map { separator in
            let fields = CSVRows(header, separator: separator).header
            return (separator: separator, columns: names.count { fields.contains($0) })
        }
        let best = found.map(\.columns).max()
        let separator = found.first { $0.columns == best }?.separator
        self.init(source, separator: separator ?? .comma)
    }

    /// The rows below the first of the first twenty that has all of these columns, by whatever
    /// separator; nil if none has.
    init?(_ source: SourceText, columns names: [String], belowTitles: Bool) {
        guard belowTitles else { return nil }
        for separator in Separator.allCases {
            let rows = CSVRows.rows(source.bytes, separator.rawValue).0.prefix(20)
            guard
                let place = rows.firstIndex(where: { row in
                    let fields = row.fields.map(CSVRows.trimmed)
                    return names.allSatisfy(fields.contains)
                })
            else { continue }
            self.init(source, separator: separator, titles: place)
            return
        }
        return nil
    }

    init(_ source: SourceText, separator: Separator, titles: Int = 0) {
        self.source = source
        self.separator = separator
        self.titles = titles
        let (rows, openQuote) = CSVRows.rows(source.bytes, separator.rawValue)
        self.openQuote = openQuote
        header = (titles < rows.count ? rows[titles].fields : []).map(CSVRows.trimmed)
        body = Array(rows.dropFirst(titles + 1))
    }

    /// Without blanks around it, those that do not break a line among them.
    static func trimmed(_ text: String) -> String {
        func isBlank(_ character: Character) -> Bool {
            " \u{A0}\u{202F}\u{2009}".contains(character)
        }
        guard text.first.map(isBlank) == true || text.last.map(isBlank) == true else { return text }
        let start = text.drop(while: isBlank)
        return String(start.prefix(start.count - start.reversed().prefix(while: isBlank).count))
    }

    private static func rows(
        _ bytes: [UInt8], _ separator: UInt8
    ) -> ([Row], openQuote: Int?) {
        let (quote, lineFeed, carriageReturn) = (
            UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r")
        )
        var rows: [Row] = []
        var fields: [String] = []
        var field: [UInt8] = []
        // Spreadsheets begin their files with a byte order mark.
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let first = bytes.starts(with: mark) ? mark.count : 0
        var start = first
        var isQuoted = false
        var lastQuote = 0
        func isEmptyLine() -> Bool { fields.isEmpty && field.isEmpty }
        func endField() {
            fields.append(String(decoding: field, as: UTF8.self))
            field = []
        }
        for (offset, byte) in bytes.enumerated().dropFirst(first) {
            if byte == quote {
                // A doubled quote inside quotes closes and opens again, leaving one.
                if !isQuoted, offset > start, bytes[offset - 1] == quote { field.append(quote) }
                isQuoted.toggle()
                lastQuote = offset
            } else if isQuoted {
                field.append(byte)
            } else if byte == separator {
                endField()
            } else if byte == lineFeed {
                if !isEmptyLine() {
                    endField()
                    rows.append(Row(fields: fields, offset: start))
                }
                fields = []
                start = offset + 1
            } else if byte != carriageReturn {
                field.append(byte)
            }
        }
        if !isEmptyLine() {
            endField()
            rows.append(Row(fields: fields, offset: start))
        }
        return (rows, isQuoted ? lastQuote : nil)
    }
}
