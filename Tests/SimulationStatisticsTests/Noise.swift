import TestSupport

/// Independent uniform noise around zero, for series whose law is known.
struct Noise {
    private var generator: SplitMix64

    init(seed: UInt64) { generator = SplitMix64(seed: seed &* 0xD134_2543_DE82_EF95) }

    /// Uniform between -1/2 and 1/2.
    mutating func next() -> Double { Double(generator.next() >> 11) * 0x1p-53 - 0.5 }
}
