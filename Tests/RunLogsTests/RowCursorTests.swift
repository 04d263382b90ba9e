import TestSupport
import Testing

@testable import RunLogs

struct RowCursorTests {
    private static func written(_ fill: (inout RowCursor) -> Void) -> String {
        RowCursor.text(fill)
    }

    private static func padded(_ number: UInt64, _ digits: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }

    @Test func numbersHaveAllTheirDigits() {
        var dice = SplitMix64(seed: 5)
        var numbers: [UInt64] = [0, 9, 10, 99, 100, 999_999, 1_000_000, UInt64(Int64.max)]
        numbers += (0..<500).map { UInt64.random(in: 0...(1 << ($0 % 62)), using: &dice) }
        for number in numbers {
            #expect(Self.written { $0.number(number) } == "\(number)")
            let seconds = "\(number / 1_000_000).\(Self.padded(number % 1_000_000, 6))"
            #expect(Self.written { $0.seconds(Int64(number)) } == seconds)
            let ofDay = number % 86_400_000_000
            let clock = [3_600, 60, 1].map { unit in
                Self.padded(ofDay / 1_000_000 / unit % (unit == 3_600 ? 24 : 60), 2)
            }
            let time = clock.joined(separator: ":") + "." + Self.padded(ofDay % 1_000_000, 6)
            #expect(Self.written { $0.timeOfDay(ofDay) } == time)
        }
        #expect(Self.written { $0.seconds(-1_500_000) } == "-1.500000")
    }

    @Test func sharesHaveNineDecimals() {
        for (share, text) in [
            (0.0, "0.000000000"), (1, "1.000000000"), (0.964022945, "0.964022945"),
            (1e-9, "0.000000001"), (0.1, "0.100000000"), (0.999999999, "0.999999999"),
        ] {
            #expect(Self.written { $0.share(share) } == text)
        }
    }

    @Test(arguments: [0, 1, 15, 16, 17, 31, 32, 100])
    func wordsOfAnyLength(count: Int) {
        let store = WordStore()
        let text = String(String(repeating: "0123456789", count: 11).prefix(count))
        let word = store.word(text)
        let row = Self.written { row in
            row.word(word)
            row.byte(UInt8(ascii: "|"))
            row.word(word)
        }
        #expect(row == text + "|" + text)
    }

    /// Whole rows only leave the buffer, and all of them.
    @Test func theBufferPassesOnWholeRows() {
        var parts: [[UInt8]] = []
        let buffer = LogBuffer(longestRow: 40) { parts.append($0) }
        for number in 0..<60_000 as Range<UInt64> {
            var row = buffer.cursor
            row.number(number)
            row.byte(10)
            buffer.endRow(row)
        }
        buffer.flush()
        #expect(parts.count > 1 && parts.allSatisfy { $0.last == 10 })
        let whole = (0..<60_000).map { "\($0)\n" }.joined()
        #expect(String(decoding: parts.joined(), as: UTF8.self) == whole)
        #expect(buffer.rows == 60_000)
    }
}
