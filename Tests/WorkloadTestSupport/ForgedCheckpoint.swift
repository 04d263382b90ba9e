/// The file of `--checkpoint`, taken apart so that what is in it can be changed, and its sums be
/// right all the same.
package struct ForgedCheckpoint: Sendable {
    private let head: [UInt8]
    /// The replications, in the order in which they were kept.
    package var replications: [(number: UInt64, bytes: [UInt8])] = []

    /// Takes a file apart.
    package init(_ file: [UInt8]) {
        head = Array(file.prefix { $0 != UInt8(ascii: "\n") }) + [UInt8(ascii: "\n")]
        var rest = file.dropFirst(head.count)
        func word() -> UInt64 {
            defer { rest = rest.dropFirst(8) }
            return rest.prefix(8).reversed().reduce(0) { $0 << 8 | UInt64($1) }
        }
        while rest.count >= 24 {
            let (number, count, _) = (word(), Int(word()), word())
            replications.append((number, Array(rest.prefix(count))))
            rest = rest.dropFirst(count)
        }
    }

    /// The file.
    package var bytes: [UInt8] {
        head
            + replications.flatMap { number, bytes in
                [number, UInt64(bytes.count), Self.sum(bytes, number)].flatMap { word in
                    (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) }
                } + bytes
            }
    }

    /// FNV-1a.
    private static func sum(_ bytes: [UInt8], _ number: UInt64) -> UInt64 {
        bytes.reduce(0xCBF2_9CE4_8422_2325 ^ number) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}
