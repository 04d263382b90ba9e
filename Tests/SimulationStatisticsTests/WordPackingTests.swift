import TestSupport
import Testing

@testable import SimulationStatistics

@Suite struct WordPackingTests {
    /// A value of several words.
    private struct Pair: BitwiseCopyable, Equatable {
        var first: Int
        var second: Double
    }

    private static let numbers = [0, 1, -1, 63, -64, 64, 127, 128, .max, .min, 0, 0, 0, 5]

    private static func packed() -> [UInt8] {
        var packing = WordPacking()
        packing.append(numbers)
        packing.append(0)
        packing.append([Pair(first: 0, second: -0.0), Pair(first: -7, second: .pi)])
        packing.append(optionals: [nil, 2.5, nil] as [Double?])
        packing.append(text: "日本 \0 é")
        packing.append(packed: [1, 0, 255])
        packing.append(packed: [])
        packing.append([Int]())
        return packing.finished()
    }

    private static func unpack(_ bytes: [UInt8]) throws {
        var unpacking = WordUnpacking(bytes)
        #expect(try unpacking.values(Int.self) == numbers)
        #expect(try unpacking.value(Int.self) == 0)
        let pairs = try unpacking.values(Pair.self)
        #expect(pairs == [Pair(first: 0, second: 0), Pair(first: -7, second: .pi)])
        #expect(pairs[0].second.sign == .minus)
        #expect(try unpacking.optionals(Double.self, count: 3) == [nil, 2.5, nil])
        #expect(try unpacking.text() == "日本 \0 é")
        #expect(try unpacking.packed() == [1, 0, 255])
        #expect(try unpacking.packed() == [])
        #expect(try unpacking.values(Int.self) == [])
        let isAtEnd = unpacking.isAtEnd
        #expect(isAtEnd)
    }

    @Test func whatIsWrittenIsRead() throws {
        try Self.unpack(Self.packed())
    }

    @Test func zerosTakeNoRoom() {
        var packing = WordPacking()
        packing.append([Int](repeating: 0, count: 100_000))
        #expect(packing.finished().count < 10)
    }

    /// No bytes trap, or ask for more memory than there is.
    @Test func strangeBytesAreRefused() throws {
        let bytes = Self.packed()
        var random = SplitMix64(seed: 3)
        for _ in 0..<20_000 {
            var other = Array(bytes.prefix(Int.random(in: 0...bytes.count, using: &random)))
            for place in other.indices where Int.random(in: 0..<10, using: &random) == 0 {
                other[place] = UInt8.random(in: .min ... .max, using: &random)
            }
            var unpacking = WordUnpacking(other)
            do {
                _ = try unpacking.values(Pair.self)
                _ = try unpacking.optionals(Double.self, count: 3)
                _ = try unpacking.text()
                _ = try unpacking.packed()
            } catch {
                #expect(type(of: error) == NotPacked.self)
            }
            _ = try? DurationHistogram.Packed(checking: other)
        }
        // Lists of 15 million zeros each: the second one is not believed.
        #expect(throws: NotPacked.self) {
            var packing = WordPacking()
            for _ in 0..<2 { packing.append([Int](repeating: 0, count: 15_000_000)) }
            var unpacking = WordUnpacking(packing.finished())
            for _ in 0..<2 { _ = try unpacking.values(Int.self) }
        }
        for (present, given) in [([1, 0], 2), ([1, 1, 1], 2), ([0, 0], 1), ([], 0)] {
            #expect(throws: NotPacked.self) {
                var packing = WordPacking()
                packing.append(present)
                packing.append([Double](repeating: 1, count: given))
                var unpacking = WordUnpacking(packing.finished())
                _ = try unpacking.optionals(Double.self, count: 2)
            }
        }
        #expect(throws: NotPacked.self) {
            var unpacking = WordUnpacking([0, 0x80])
            _ = try unpacking.value(Int.self)
        }
    }
}
