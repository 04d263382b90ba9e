#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// What the command line asks for.
struct Task {
    static let cycle = 1 << 20

    let name: String
    let increments: UnsafeMutablePointer<UInt64>
    let n: Int
    let holds: Int
    private(set) var cancels = false
    private var dump: UnsafeMutablePointer<FILE>?

    init?(_ words: [String]) {
        guard words.count >= 4, let n = Int(words[2]), let holds = Int(words[3]), n > 0,
            let increments = Task.read(words[1])
        else { return nil }
        (name, self.n, self.holds, self.increments) = (words[0], n, holds, increments)
        var options = words.dropFirst(4)
        while let option = options.popFirst() {
            switch option {
            case "--cancel": cancels = true
            case "--dump":
                guard let path = options.popFirst(), let file = fopen(path, "wb") else {
                    return nil
                }
                dump = file
            default: return nil
            }
        }
    }

    private static func read(_ path: String) -> UnsafeMutablePointer<UInt64>? {
        guard let file = fopen(path, "rb") else { return nil }
        defer { fclose(file) }
        let values = UnsafeMutablePointer<UInt64>.allocate(capacity: cycle)
        return fread(values, 8, cycle, file) == cycle ? values : nil
    }

    @inline(__always)
    func increment(_ number: UInt64) -> UInt64 {
        increments[Int(truncatingIfNeeded: number) & (Task.cycle &- 1)]
    }

    func warmUp(_ factor: Int) -> Int { min(max(factor * n, 100_000), 20_000_000) }

    /// Warms the model up, times its steps, and prints the line of the result.
    @inline(__always)
    func run<M: HoldModel & ~Copyable>(_ model: consuming M, suffix: String = "") {
        for _ in 0..<warmUp(M.warmUpFactor) { _ = model.step(self) }
        var hash: UInt64 = 0
        let start = ContinuousClock.now
        for _ in 0..<holds {
            var popped = model.step(self)
            hash = (hash &* 31 &+ popped.key) &* 31 &+ popped.payload
            if let dump { fwrite(&popped, 16, 1, dump) }
        }
        let time = (ContinuousClock.now - start) / .nanoseconds(1)
        if let dump { fclose(dump) }
        let digits = String(hash, radix: 16)
        let hex = String(repeating: "0", count: 16 - digits.count) + digits
        let nanoseconds = (time / Double(holds) * 1000).rounded() / 1000
        print("\(name)\(suffix),\(n),\(holds),\(nanoseconds),\(hex)")
    }
}
