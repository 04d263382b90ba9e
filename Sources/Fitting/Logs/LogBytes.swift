/// Bytes that are text, and parts of them.
protocol TextBytes: RandomAccessCollection, SendableMetatype
where Element == UInt8, Index == Int, SubSequence == Self {
    /// Whether these are the bytes of a word.
    func are(_ word: [UInt8]) -> Bool
}

extension ArraySlice<UInt8>: TextBytes {
    func are(_ word: [UInt8]) -> Bool { elementsEqual(word) }
}

/// Some bytes of the piece of a log that is being read, which are not kept alive: what is to
/// outlast the row they are of is copied.
///
/// A slice of an array counts its owners each time that it is cut, which was a fifth of the time
/// that it takes to read a log. Every index is checked.
@safe struct LogBytes: TextBytes {
    private let piece: UnsafeMutableBufferPointer<UInt8>
    let startIndex: Int
    let endIndex: Int

    /// All bytes of a piece.
    init(_ piece: UnsafeMutableBufferPointer<UInt8>) {
        unsafe self.piece = piece
        (startIndex, endIndex) = (0, piece.count)
    }

    private init(_ bytes: LogBytes, _ range: Range<Int>) {
        unsafe piece = bytes.piece
        (startIndex, endIndex) = (range.lowerBound, range.upperBound)
    }

    @inline(__always)
    subscript(place: Int) -> UInt8 {
        precondition(place >= startIndex && place < endIndex, "index out of range")
        return unsafe piece[place]
    }

    @inline(__always)
    subscript(range: Range<Int>) -> LogBytes {
        precondition(
            range.lowerBound >= startIndex && range.upperBound <= endIndex, "range out of range")
        return LogBytes(self, range)
    }

    /// As a row has the same few words in every place, without an iterator over each.
    func are(_ word: [UInt8]) -> Bool {
        guard count == word.count else { return false }
        var offset = 0
        while offset < word.count, unsafe piece[startIndex &+ offset] == word[offset] {
            offset &+= 1
        }
        return offset == word.count
    }

    /// Goes over bytes without asking for each whether it is there.
    @safe struct Iterator: IteratorProtocol {
        fileprivate var place: UnsafeMutablePointer<UInt8>?
        fileprivate let end: UnsafeMutablePointer<UInt8>?

        @inline(__always)
        mutating func next() -> UInt8? {
            guard let place = unsafe place, unsafe place != end else { return nil }
            unsafe self.place = place + 1
            return unsafe place.pointee
        }
    }

    @inline(__always)
    func makeIterator() -> Iterator {
        let base = unsafe piece.baseAddress
        return unsafe Iterator(
            place: base.map { unsafe $0 + startIndex }, end: base.map { unsafe $0 + endIndex })
    }

    /// The first place from one on that has a byte or a line feed; the end if none has.
    @inline(__always)
    func firstIndex(of byte: UInt8, orLineFeedFrom start: Int) -> Int {
        precondition(start >= startIndex && start <= endIndex, "index out of range")
        var place = start
        while let word = word(at: place) {
            let marks = word.places(of: byte) | word.places(of: 0x0A)
            if marks != 0 { return place &+ marks.trailingZeroBitCount / 8 }
            place &+= 8
        }
        while place < endIndex, self[place] != byte, self[place] != 0x0A { place += 1 }
        return place
    }

    /// Eight bytes from a place on; nil if there are fewer.
    @inline(__always)
    func word(at place: Int) -> UInt64? {
        guard place >= startIndex, place &+ 8 <= endIndex else { return nil }
        return UInt64(
            littleEndian: unsafe UnsafeRawBufferPointer(piece).loadUnaligned(
                fromByteOffset: place, as: UInt64.self))
    }
}

extension UInt64 {
    /// Which of eight bytes, the lowest first, are a certain one: the upper bit of each.
    ///
    /// A byte is not 0 if it has its upper bit, or if adding 127 to the others gives one, which
    /// never carries to the next byte (H. S. Warren 2013, *Hacker's Delight*, 6-1).
    @inline(__always)
    func places(of byte: UInt8) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let (difference, low) = (self ^ (ones &* UInt64(byte)), ones &* 0x7F)
        return ~((difference & low) &+ low | difference | low)
    }
}
