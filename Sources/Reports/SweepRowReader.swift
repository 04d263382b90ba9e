/// Goes through the bytes of a line, of which there are gigabytes: without checks of each.
///
/// It is of use only as long as the bytes are where they are.
@safe struct SweepRowReader {
    private let bytes: UnsafeRawBufferPointer
    private let end: Int
    /// Where it is.
    private(set) var place: Int

    /// Begins where a line does.
    ///
    /// - Precondition: the line is within the bytes.
    @unsafe init(_ bytes: UnsafeRawBufferPointer, _ line: Range<Int>) {
        precondition(line.lowerBound >= 0 && line.upperBound <= bytes.count)
        unsafe self.bytes = bytes
        (place, end) = (line.lowerBound, line.upperBound)
    }

    /// Whether nothing is left.
    var isAtEnd: Bool { place == end }

    /// Goes past what is wanted, if it is there.
    @inline(__always)
    mutating func take(_ wanted: [UInt8]) -> Bool {
        let count = wanted.count
        guard end - place >= count else { return false }
        let span = wanted.span
        for offset in 0..<count where unsafe bytes[place + offset] != span[offset] {
            return false
        }
        place += count
        return true
    }

    /// Goes past a whole number of at most 18 digits and without a zero before them; nil if there
    /// is none.
    mutating func number() -> Int? {
        let first = place
        var number = 0
        while place < end, case let digit = unsafe bytes[place] &- 48, digit < 10 {
            if place - first == 18 || place > first && number == 0 { return nil }
            number = number * 10 + Int(digit)
            place += 1
        }
        return place > first ? number : nil
    }

    /// Goes past what may be in a number of JSON.
    @inline(__always)
    mutating func skipNumber() {
        // A bit for each of + - . 0 to 9 and e, from + on.
        let parts: UInt64 = 1 | 1 << 2 | 1 << 3 | 0x3FF << 5 | 1 << 58
        while place < end, case let byte = unsafe bytes[place] &- 43, byte < 64,
            parts >> UInt64(byte) & 1 == 1
        {
            place += 1
        }
    }
}
