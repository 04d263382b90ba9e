import ContactRouting
import SimulationStatistics

/// A replication as a store keeps it, taken apart into what it is made of, so that a test can put
/// there what no run would.
package struct ForgedReplication: Sendable {
    /// What a replication is made of.
    package indirect enum Layout: Sendable {
        /// So many words.
        case words(Int)
        /// Words to the end.
        case rest
        /// Any number of these.
        case list(Layout)
        /// Bytes that were packed by themselves.
        case packed(Layout)
        /// One after the other.
        case record([Layout])

        /// All measures of a run.
        package static let observation: Layout = {
            func size<Value>(_ type: Value.Type) -> Int { MemoryLayout<Value>.stride / 8 }
            let (flow, staff) = (size(Flow.self), size(StaffTime.self))
            let ratios: Layout = .record([.list(.words(1)), .list(.words(2))])
            let ofPart: Layout = .record([.list(.words(1)), .list(.words(1))])
            let checks: Layout = .record([
                .list(.words(size(ConfidenceCount.self))), .list(.words(flow)),
                .list(.words(flow)), .list(.words(flow)), .words(2), .list(.words(staff)),
                .list(.words(1)), .list(.words(1)), .list(.words(1)), .words(6),
            ])
            return .record([
                .words(flow), .words(staff), .list(.words(1)), .list(.words(1)), ratios,
                .list(.packed(.rest)), .list(.packed(ofPart)), .list(.list(.packed(.rest))),
                .list(.list(.words(1))), .packed(checks), .list(.words(3)),
            ])
        }()
        /// What `run`, `compare` and `tune` keep.
        package static let whole: Layout = .list(observation)
        /// What `staff` keeps.
        package static let focused: Layout = .record([
            .list(.words(2)), .list(.packed(.rest)), .list(.list(.words(1))), .list(observation),
        ])
    }

    private indirect enum Piece: Sendable {
        case words([Int64])
        /// The length that is written may be another one.
        case list([Piece], length: Int)
        case packed(Piece)
        case record([Piece])
    }

    /// What a word may become, whatever it is.
    package static let words: [Int64] =
        [0, 1, -1, 2, 7, 1 << 33, 1 << 41, .max, .min, .max - 1]
        + [Double.nan, .infinity, -.infinity, 1e308, .leastNonzeroMagnitude, -1].flatMap {
            [$0.bitPattern, $0.bitPattern.byteSwapped].map { Int64(bitPattern: $0) }
        }
    /// What the length of a list may become.
    private static let lengths = [0, -1, 1, 1 << 20, 1 << 40, Int.max - 1, .min]
    /// Lists are made shorter, longer and empty, or say that they have another length: the last
    /// choices there are for a list.
    package static let waysToChangeALength = 3 + lengths.count

    private var root: Piece

    /// Takes bytes apart.
    ///
    /// - Throws: `NotPacked` if they are not of that layout.
    package init(_ bytes: [UInt8], _ layout: Layout) throws {
        var unpacking = WordUnpacking(bytes)
        root = try Self.read(&unpacking, layout)
        guard unpacking.isAtEnd else { throw NotPacked() }
    }

    private static func read(
        _ unpacking: inout WordUnpacking, _ layout: Layout
    ) throws -> Piece {
        switch layout {
        case .words(let count):
            var words: [Int64] = []
            for _ in 0..<count { words.append(try unpacking.value()) }
            return .words(words)
        case .rest:
            var words: [Int64] = []
            while !unpacking.isAtEnd { words.append(try unpacking.value()) }
            return .words(words)
        case .list(let element):
            let count = try unpacking.integer()
            var pieces: [Piece] = []
            for _ in 0..<count { pieces.append(try read(&unpacking, element)) }
            return .list(pieces, length: count)
        case .packed(let content):
            var inner = WordUnpacking(try unpacking.packed())
            return .packed(try read(&inner, content))
        case .record(let layouts):
            var pieces: [Piece] = []
            for layout in layouts { pieces.append(try read(&unpacking, layout)) }
            return .record(pieces)
        }
    }

    /// The bytes of all of it, with sums that are right.
    package var bytes: [UInt8] {
        var packing = WordPacking()
        Self.write(root, &packing)
        return packing.finished()
    }

    private static func write(_ piece: Piece, _ packing: inout WordPacking) {
        switch piece {
        case .words(let words): for word in words { packing.append(word) }
        case .list(let pieces, let length):
            packing.append(length)
            for piece in pieces { write(piece, &packing) }
        case .packed(let content):
            var inner = WordPacking()
            write(content, &inner)
            packing.append(packed: inner.finished())
        case .record(let pieces): for piece in pieces { write(piece, &packing) }
        }
    }

    /// Changes one thing.
    ///
    /// - Parameter choice: a number below the one given: which part, and then what to do with it.
    package mutating func change(_ choice: (Int) -> Int) { Self.change(&root, choice) }

    private static func change(_ piece: inout Piece, _ choice: (Int) -> Int) {
        switch piece {
        case .words(var numbers):
            guard !numbers.isEmpty else { return }
            numbers[choice(numbers.count)] = words[choice(words.count)]
            piece = .words(numbers)
        case .list(var pieces, var length):
            let part = choice(pieces.count + waysToChangeALength)
            switch part - pieces.count {
            case ..<0: change(&pieces[part], choice)
            case 0: (pieces, length) = (pieces.dropLast(), max(0, length &- 1))
            case 1: (pieces, length) = (pieces + pieces.suffix(1), length &+ 1)
            case 2: (pieces, length) = ([], 0)
            case let other: length = lengths[other - 3]
            }
            piece = .list(pieces, length: length)
        case .packed(var content):
            change(&content, choice)
            piece = .packed(content)
        case .record(var pieces):
            change(&pieces[choice(pieces.count)], choice)
            piece = .record(pieces)
        }
    }
}
