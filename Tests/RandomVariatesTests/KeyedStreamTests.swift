import Testing

@testable import RandomVariates

struct KeyedStreamTests {
    // Philox written anew in Python, with its big integers.
    @Test(
        arguments: [
            (1, 0, 0, 0, 0, 0x2E2B_3BA8_B459_9037, 0.18034718388330473),
            (1, 0, 0, 1, 0, 0x864C_BA9A_3A1F_ABF9, 0.5246082903414605),
            (1, 0, 0, 2, 0, 0xE8BF_4E66_4962_BFC3, 0.9091691016886995),
            (1, 0, 0, 0, 1, 0x563D_F1DF_095F_89CE, 0.33688270278196175),
            (1, 0, 1, 0, 0, 0xE10E_4B5A_D619_1E3B, 0.8791243645447121),
            (1, 1, 0, 0, 0, 0x0949_B2D0_6EFC_E919, 0.03628079975804932),
            (2, 0, 0, 0, 0, 0xE054_554F_F3CB_BC1C, 0.8762868232914077),
            (42, 7, 3, 1_000_003, 5, 0x24D9_3DF2_212D_CF9B, 0.14393984948508554),
            (.max, .max, .max, .max, .max, 0x8C74_8628_10EA_3B41, 0.5486530158822597),
        ] as [(UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, Double)])
    func drawsArePinned(
        seed: UInt64, replication: UInt64, purpose: UInt64, entity: UInt64, index: UInt64,
        bits: UInt64, uniform: Double
    ) {
        let stream = KeyedStream(seed: seed, replication: replication, purpose: purpose)
        #expect(stream.bits(entity: entity, index: index) == bits)
        #expect(stream.uniform(entity: entity, index: index) == uniform)
    }

    @Test func uniformsStayInsideTheOpenInterval() {
        #expect(KeyedStream.uniform(from: 0) == 0x1p-53)
        #expect(KeyedStream.uniform(from: .max) == 1 - 0x1p-53)
        #expect(KeyedStream.uniform(from: 1 << 63) == 0.5 + 0x1p-53)
        #expect(KeyedStream.uniform(from: 1 << 63 - 1) == 0.5 - 0x1p-53)
    }

    @Test(arguments: [0, 1, 2, 3, 8, 65], [0, 1, 1000, 1001, .max - 1, .max] as [UInt64])
    func fillGivesTheSameBits(count: Int, firstEntity: UInt64) {
        let stream = KeyedStream(seed: 3, replication: 1, purpose: 4)
        var values = [Double](repeating: -1, count: count)
        var buffer = values.mutableSpan
        stream.fill(&buffer, firstEntity: firstEntity, index: 9)
        let expected = (0..<count).map {
            stream.uniform(entity: firstEntity &+ UInt64($0), index: 9)
        }
        #expect(values == expected)
    }

    /// Flipping any bit of any coordinate flips each bit of a key with probability one half.
    @Test func keysAvalanche() {
        let trials = 200
        for bit in 0..<192 {
            var flips = 0
            for trial in 0..<trials {
                // Small numbers, as seeds, replications and purposes are.
                var address = [UInt64(trial % 5), UInt64(trial % 11), UInt64(trial % 17)]
                let before = KeyedStream(address).key
                address[bit / 64] ^= 1 << UInt64(bit % 64)
                flips += (before ^ KeyedStream(address).key).nonzeroBitCount
            }
            let expected = 32.0 * Double(trials)
            let deviation = (16.0 * Double(trials)).squareRoot()
            #expect((Double(flips) - expected).magnitude < 5 * deviation, "bit \(bit)")
        }
    }

    @Test func smallAddressesHaveDistinctKeys() {
        var keys = Set<UInt64>()
        for seed in 0..<20 as Range<UInt64> {
            for replication in 0..<20 as Range<UInt64> {
                for purpose in 0..<20 as Range<UInt64> {
                    keys.insert(KeyedStream([seed, replication, purpose]).key)
                }
            }
        }
        #expect(keys.count == 8000)
    }
}

extension KeyedStream {
    fileprivate init(_ address: [UInt64]) {
        self.init(seed: address[0], replication: address[1], purpose: address[2])
    }
}
