import Foundation

/// What the fuzzer of clang calls.
private enum EntryPoints {
    static let target: FuzzTarget = {
        let name = ProcessInfo.processInfo.environment["FUZZ_TARGET"] ?? ""
        guard let target = FuzzTarget(rawValue: name) else {
            fatalError("FUZZ_TARGET must be one of \(FuzzTarget.allCases.map(\.rawValue))")
        }
        return target
    }()
    static let seeds = Seeds.of(target)
    static let words = Mutator.words(of: seeds)
}

@_silgen_name("LLVMFuzzerMutate")
private func mutateBytes(_ data: UnsafeMutablePointer<UInt8>, _ size: Int, _ most: Int) -> Int

/// Writes the seeds to a folder.
func writeSeeds(to folder: String) {
    for (number, seed) in EntryPoints.seeds.enumerated() {
        FileManager.default.createFile(
            atPath: "\(folder)/seed-\(number)", contents: Data(seed))
    }
}

/// One input.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
    EntryPoints.target.feed(Array(UnsafeBufferPointer(start: data, count: size)))
    return 0
}

/// Half of the changes know of structure, the others are those of bytes.
@_cdecl("LLVMFuzzerCustomMutator")
public func mutate(
    _ data: UnsafeMutablePointer<UInt8>, _ size: Int, _ most: Int, _ seed: CUnsignedInt
) -> Int {
    guard !seed.isMultiple(of: 2) else { return mutateBytes(data, size, most) }
    var mutator = Mutator(words: EntryPoints.words, seed: UInt64(seed))
    var bytes = Array(UnsafeBufferPointer(start: data, count: size))
    for _ in 0...Int(seed >> 1) % 3 { bytes = mutator.mutated(bytes) }
    for (place, byte) in bytes.prefix(most).enumerated() { data[place] = byte }
    return min(bytes.count, most)
}
