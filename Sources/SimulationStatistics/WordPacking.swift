/// Plain values as few bytes, for whoever keeps thousands of replications or writes them to a file
/// for the same program to read again.
///
/// Every 64-bit word is written in groups of seven bits, the last of which has its eighth bit
/// clear (LEB128), after a turn that makes small negative numbers small (zigzag); of a run of
/// zeros only the length is. Bytes mean something only to the build that wrote them.
package struct WordPacking: Sendable, Equatable {
    /// What was written so far.
    package private(set) var bytes: [UInt8] = []
    private var zeros = 0

    /// Nothing yet.
    package init() {}

    /// Adds a value, whose size is a whole number of words.
    package mutating func append<Value: BitwiseCopyable>(_ value: Value) {
        unsafe withUnsafeBytes(of: value) { unsafe append(words: $0) }
    }

    /// Adds how many values there are, and the values.
    package mutating func append<Value: BitwiseCopyable>(_ values: [Value]) {
        append(values.count)
        unsafe values.withUnsafeBytes { unsafe append(words: $0) }
    }

    /// Adds values of which some are missing.
    package mutating func append<Value: BitwiseCopyable>(optionals values: [Value?]) {
        append(areThere: values.map { $0 != nil })
        append(values.compactMap(\.self))
    }

    /// Adds which of some values are there, in a bit of each.
    package mutating func append(areThere present: [Bool]) {
        var words = [UInt64](repeating: 0, count: (present.count + 63) / 64)
        for (place, isThere) in present.enumerated() where isThere {
            words[place / 64] |= 1 << UInt64(place % 64)
        }
        append(words)
    }

    /// Adds numbers of which many are whole: those take few bytes with their own turned round.
    package mutating func append(numbers: [Double]) {
        append(numbers.map(\.bitPattern.byteSwapped))
    }

    /// Adds a text.
    package mutating func append(text: String) {
        append(text.utf8.map { Int($0) })
    }

    /// Adds bytes that are packed already.
    package mutating func append(packed: [UInt8]) {
        append(packed.count)
        endRun()
        bytes += packed
    }

    /// All of it; nothing may be added afterwards.
    package consuming func finished() -> [UInt8] {
        endRun()
        return bytes
    }

    private mutating func append(words: UnsafeRawBufferPointer) {
        precondition(words.count.isMultiple(of: 8), "a value is not a whole number of words")
        for place in stride(from: 0, to: words.count, by: 8) {
            let word = unsafe words.loadUnaligned(fromByteOffset: place, as: Int64.self)
            guard word != 0 else {
                zeros += 1
                continue
            }
            endRun()
            write(UInt64(bitPattern: word << 1 ^ word >> 63))
        }
    }

    private mutating func endRun() {
        guard zeros > 0 else { return }
        bytes.append(0)
        write(UInt64(zeros))
        zeros = 0
    }

    private mutating func write(_ number: UInt64) {
        var rest = number
        while rest >= 128 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 128)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }
}

/// Bytes that no build of this program wrote so.
package struct NotPacked: Error {
    /// Says so.
    package init() {}
}

/// Reads what `WordPacking` wrote, in the same order.
package struct WordUnpacking: ~Copyable {
    private let bytes: [UInt8]
    private var place = 0
    private var zeros = 0
    /// Words that may still come, 128 MiB at first: a run of zeros is a few bytes, and no file may
    /// ask for more memory than any run has.
    private var allowance = 1 << 24

    /// Reads from the start.
    package init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Whether everything was read.
    package var isAtEnd: Bool { place == bytes.count && zeros == 0 }

    /// The next value.
    package mutating func value<Value: BitwiseCopyable>(
        _ type: Value.Type = Value.self
    ) throws(NotPacked) -> Value {
        try next(1)[0]
    }

    /// The next whole number.
    package mutating func integer() throws(NotPacked) -> Int { Int(try word()) }

    /// The next values, with how many there are.
    package mutating func values<Value: BitwiseCopyable>(
        _ type: Value.Type = Value.self
    ) throws(NotPacked) -> [Value] {
        try next(integer())
    }

    /// The next values, of which there must be so many.
    package mutating func values<Value: BitwiseCopyable>(
        _ type: Value.Type = Value.self, count: Int
    ) throws(NotPacked) -> [Value] {
        guard try integer() == count else { throw NotPacked() }
        return try next(count)
    }

    /// The next values of which some are missing, so many with those.
    package mutating func optionals<Value: BitwiseCopyable>(
        _ type: Value.Type = Value.self, count: Int
    ) throws(NotPacked) -> [Value?] {
        let present = try areThere(count: count)
        var given = try values(Value.self, count: present.count(where: \.self)).makeIterator()
        return present.map { $0 ? given.next() : nil }
    }

    /// Which of so many values are there.
    package mutating func areThere(count: Int) throws(NotPacked) -> [Bool] {
        let words = try values(UInt64.self, count: (count + 63) / 64)
        let present = (0..<count).map { words[$0 / 64] >> UInt64($0 % 64) & 1 == 1 }
        guard words.reduce(0, { $0 + $1.nonzeroBitCount }) == present.count(where: \.self) else {
            throw NotPacked()
        }
        return present
    }

    /// The next numbers, of which there must be so many.
    package mutating func numbers(count: Int) throws(NotPacked) -> [Double] {
        try values(UInt64.self, count: count).map { Double(bitPattern: $0.byteSwapped) }
    }

    /// The next text.
    package mutating func text() throws(NotPacked) -> String {
        String(decoding: try values(Int.self).map { UInt8(truncatingIfNeeded: $0) }, as: UTF8.self)
    }

    /// The next bytes that were packed already.
    package mutating func packed() throws(NotPacked) -> [UInt8] {
        let count = try integer()
        guard count >= 0, count <= bytes.count - place, zeros == 0 else { throw NotPacked() }
        defer { place += count }
        return Array(bytes[place..<place + count])
    }

    private mutating func next<Value: BitwiseCopyable>(
        _ count: Int
    ) throws(NotPacked) -> [Value] {
        let size = MemoryLayout<Value>.stride
        precondition(size.isMultiple(of: 8), "a value is not a whole number of words")
        guard count >= 0, count <= allowance / max(1, size / 8) else { throw NotPacked() }
        allowance -= count * size / 8
        var words: [Int64] = []
        words.reserveCapacity(count * size / 8)
        for _ in 0..<count * size / 8 { words.append(try word()) }
        return unsafe words.withUnsafeBytes { bytes in
            (0..<count).map { number in
                unsafe bytes.loadUnaligned(fromByteOffset: number * size, as: Value.self)
            }
        }
    }

    private mutating func word() throws(NotPacked) -> Int64 {
        if zeros == 0 {
            let number = try number()
            guard number == 0 else { return Int64(bitPattern: number >> 1 ^ (0 &- number & 1)) }
            zeros = Int(truncatingIfNeeded: try self.number())
            guard zeros > 0 else { throw NotPacked() }
        }
        zeros -= 1
        return 0
    }

    private mutating func number() throws(NotPacked) -> UInt64 {
        var (number, shift): (UInt64, UInt64) = (0, 0)
        while place < bytes.count, shift < 64 {
            let byte = bytes[place]
            place += 1
            number |= UInt64(byte & 127) << shift
            if byte < 128 { return number }
            shift += 7
        }
        throw NotPacked()
    }
}
