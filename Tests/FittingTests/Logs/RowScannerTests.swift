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
