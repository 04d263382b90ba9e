/// Where in a row the next byte goes.
struct RowCursor {
    private(set) var next: UnsafeMutablePointer<UInt8>

    @inline(__always)
    mutating func byte(_ byte: UInt8) {
        next.pointee = byte
        next += 1
    }

    @inline(__always)
    mutating func word(_ word: Word) {
        var (from, to) = (UnsafeRawPointer(word.bytes), UnsafeMutableRawPointer(next))
        next += word.count
        // Most words are short: sixteen bytes at once are fewer steps than a call.
        repeat {
            to.storeBytes(
                of: from.loadUnaligned(as: SIMD16<UInt8>.self), as: SIMD16<UInt8>.self)
            from += 16
            to += 16
        } while to < UnsafeMutableRawPointer(next)
    }

    /// A number from 0 to 99, in two digits.
    @inline(__always)
    private mutating func pair(_ number: UInt64) {
        let pair = UInt16(truncatingIfNeeded: number)
        let tens = (pair &* 103) &>> 10  // a division by ten, right below 179
        next[0] = UInt8(truncatingIfNeeded: 48 &+ tens)
        next[1] = UInt8(truncatingIfNeeded: 48 &+ pair &- tens &* 10)
        next += 2
    }

    /// A number below a million, in six digits.
    @inline(__always)
    private mutating func six(_ number: UInt64) {
        let (thousands, rest) = (number / 10_000, number % 10_000)
        pair(thousands)
        pair(rest / 100)
        pair(rest % 100)
    }

    /// A whole number.
    @inline(__always)
    mutating func number(_ number: UInt64) {
        var (power, digits) = (UInt64(10), 1)
        while digits < 19, number >= power {
            power &*= 10
            digits += 1
        }
        var rest = number
        let end = next + digits
        var place = end
        repeat {
            place -= 1
            place.pointee = UInt8(truncatingIfNeeded: 48 + rest % 10)
            rest /= 10
        } while place > next
        next = end
    }

    /// A time of so many microseconds, in seconds with six decimals.
    @inline(__always)
    mutating func seconds(_ microseconds: Int64) {
        let magnitude = microseconds.magnitude
        if microseconds < 0 { byte(UInt8(ascii: "-")) }
        number(magnitude / 1_000_000)
        byte(UInt8(ascii: "."))
        six(magnitude % 1_000_000)
    }

    /// A time of the day of so many microseconds: `HH:MM:SS.ffffff`.
    @inline(__always)
    mutating func timeOfDay(_ microseconds: UInt64) {
        let seconds = microseconds / 1_000_000
        pair(seconds / 3_600)
        byte(UInt8(ascii: ":"))
        pair(seconds / 60 % 60)
        byte(UInt8(ascii: ":"))
        pair(seconds % 60)
        byte(UInt8(ascii: "."))
        six(microseconds % 1_000_000)
    }

    /// A number from 0 to 1 with nine decimals.
    @inline(__always)
    mutating func share(_ share: Double) {
        let billionths = UInt64((share * 1e9).rounded())
        byte(UInt8(truncatingIfNeeded: 48 + billionths / 1_000_000_000))
        byte(UInt8(ascii: "."))
        let rest = billionths % 1_000_000_000
        byte(UInt8(truncatingIfNeeded: 48 + rest / 100_000_000))
        pair(rest / 1_000_000 % 100)
        six(rest % 1_000_000)
    }

    /// What is written, as text of some hundreds of bytes at most.
    static func text(_ fill: (inout RowCursor) -> Void) -> String {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 512) { bytes in
            let start = bytes.baseAddress.unsafelyUnwrapped
            var row = RowCursor(next: start)
            fill(&row)
            return String(decoding: bytes[..<(row.next - start)], as: UTF8.self)
        }
    }
}
