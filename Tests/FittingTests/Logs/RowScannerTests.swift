import Testing

@testable import Fitting

struct RowScannerTests {
    /// The rows of a text that comes in pieces of some bytes.
    private static func rows(
        _ text: String, pieces: Int = 1_000, separator: UInt8? = 0x2C, hasQuotes: Bool = true
    ) -> (rows: [[String]], lines: [Int], openQuote: Int?) {
        let bytes = Array(text.utf8)
        var scanner = RowScanner(separator: separator, hasQuotes: hasQuotes)
        var (rows, lines): ([[String]], [Int]) = ([], [])
        var start = 0
        repeat {
            let end = min(start + pieces, bytes.count)
            scanner.scan(Array(bytes[start..<end]), isLast: end == bytes.count) { row in
                rows.append(row.fields.indices.map { row.text($0) })
                lines.append(row.line)
            }
            start = end
        } while start < bytes.count
        return (rows, lines, scanner.openQuote)
    }

    @Test(arguments: [1, 2, 3, 7, 1_000])
    func quotesAndPieces(pieces: Int) {
        let text =
            "\u{FEFF}a,\"b \"\"c\"\"\",d\r\n\n 1 ,\"x,\ny\",\n\"\",\"\"\"\",5\" pipe\r\nlast,李,"
        let found = Self.rows(text, pieces: max(3, pieces))
        #expect(
            found.rows == [
                ["a", "b \"c\"", "d"], ["1", "x,\ny", ""], ["", "\"", "5\" pipe"],
                ["last", "李", ""],
            ])
        #expect(found.lines == [1, 3, 5, 6] && found.openQuote == nil)
    }

    /// Fields of every length, by words of eight bytes and by single ones, beside bytes that differ
    /// from a separator by one.
    @Test(arguments: [UInt8(0x2C), 0x3B, 0x09], ["\n", "\r\n"])
    func fieldsOfEveryLength(separator: UInt8, lineEnd: String) {
        let mark = String(decoding: [separator], as: UTF8.self)
        let near = [separator - 1, separator + 1, 0x0B].filter { $0 != 0x0A }
        let others = String(decoding: near, as: UTF8.self)
        let rows = (0..<40).map { length in
            let field = (0..<length).map { $0 % 7 == 3 ? others : "a" }.joined()
            return [field, "\(length)", field + "é"]
        }
        let text = rows.map { $0.joined(separator: mark) + lineEnd }.joined()
        let found = Self.rows(text, pieces: 64, separator: separator)
        #expect(found.rows == rows.map { $0.map(Self.trimmed) })
    }

    private static func trimmed(_ text: String) -> String {
        String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }

    @Test func aQuoteThatIsNeverClosed() {
        let found = Self.rows("a,b\n1,\"2\n3,4\n")
        #expect(found.openQuote == 2)
    }

    /// Lines that are one field may have quotes and bars anywhere.
    @Test func linesWithoutFields() {
        let found = Self.rows("{\"a\": \"|\"}\n\"b\n", separator: nil)
        #expect(found.rows == [["{\"a\": \"|\"}"], ["\"b"]] && found.openQuote == nil)
        let bars = Self.rows("1|\"x|2\n3|y|4\n", separator: 0x7C, hasQuotes: false)
        #expect(bars.rows == [["1", "\"x", "2"], ["3", "y", "4"]])
    }
}
