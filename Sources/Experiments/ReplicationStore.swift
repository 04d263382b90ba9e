import SimulationStatistics

/// Where finished replications are kept, so that work that was stopped goes on where it was.
///
/// A replication is a function of its scenario and its number, and every procedure of what its
/// replications say. So the same command asks for the same replications in the same order, and it
/// is enough to number them as they are asked for.
public protocol ReplicationStore: AnyObject, Sendable {
    /// What was kept of the replication that was asked for as that one; nil if nothing was.
    ///
    /// - Throws: what reading came to.
    func replication(_ number: Int) throws -> [UInt8]?

    /// Keeps a replication that is finished; several threads may do so at the same time.
    ///
    /// - Throws: what writing came to.
    func keep(_ replication: [UInt8], as number: Int) throws

    /// Counts replications that are asked for together.
    ///
    /// - Returns: the number of the first of them.
    func reserve(_ count: Int) -> Int

    /// Says that a replication that was kept is of another command, or another build.
    func failure(ofReplication number: Int) -> any Error
}

/// What a store can keep.
protocol Keepable: Sendable {
    /// Reads what `pack` wrote.
    init(_ unpacking: inout WordUnpacking) throws(NotPacked)
    /// Writes all that there is to it.
    func pack(into packing: inout WordPacking)
}

extension ReplicationPlan {
    /// Work on so many units, whose results are taken from the store as far as it has them.
    ///
    /// - Parameter work: does the unit of that number, from 0.
    func keeping<Result: Keepable>(
        _ count: Int, _ work: @escaping @Sendable (Int) throws -> Result
    ) -> @Sendable (Int) throws -> Result {
        guard let store else { return work }
        let first = store.reserve(count)
        return { unit in
            if let bytes = try store.replication(first + unit) {
                var unpacking = WordUnpacking(bytes)
                guard let kept = try? Result(&unpacking), unpacking.isAtEnd else {
                    throw store.failure(ofReplication: first + unit)
                }
                return kept
            }
            let result = try work(unit)
            var packing = WordPacking()
            result.pack(into: &packing)
            try store.keep(packing.finished(), as: first + unit)
            return result
        }
    }
}

extension Array: Keepable where Element: Keepable {
    init(_ unpacking: inout WordUnpacking) throws(NotPacked) {
        let count = try unpacking.integer()
        guard 0...1_000_000 ~= count else { throw NotPacked() }
        self = []
        for _ in 0..<count { append(try Element(&unpacking)) }
    }

    func pack(into packing: inout WordPacking) {
        packing.append(count)
        for element in self { element.pack(into: &packing) }
    }
}
