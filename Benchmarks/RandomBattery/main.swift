// Writes an endless stream of raw 64-bit draws to standard output, for the public batteries.
import RandomVariates

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

let stream = KeyedStream(seed: 1, replication: 0, purpose: 0)
let draw: (UInt64) -> UInt64
switch CommandLine.arguments.dropFirst().first {
case "entities": draw = { stream.bits(entity: $0) }
case "indices": draw = { stream.bits(entity: 0, index: $0) }
case "purposes":
    draw = { KeyedStream(seed: 1, replication: 0, purpose: $0 >> 6).bits(entity: $0 & 63) }
default: fatalError("usage: generator-bits entities|indices|purposes")
}

var position: UInt64 = 0
var words = [UInt64](repeating: 0, count: 512)
while true {
    for slot in words.indices {
        words[slot] = draw(position)
        position &+= 1
    }
    // 4096 bytes go into a pipe whole or, once the reader has gone, not at all.
    if words.withUnsafeBytes({ write(1, $0.baseAddress, $0.count) }) < 0 { break }
}
