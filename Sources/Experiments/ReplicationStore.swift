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
    /// What is known beforehand of how many things there are of what.
    associatedtype Shape: Sendable

    /// Reads what `pack` wrote, if it has this shape and could be of a run: bytes may be forged.
    init(_ unpacking: inout WordUnpacking, as shape: Shape) throws(NotPacked)
    /// Writes all that there is to it.
    func pack(into packing: inout WordPacking)
}

extension ReplicationPlan {
    /// Work on so many units, whose results are taken from the store as far as it has them.
    ///
    /// - Parameters:
    ///   - shape: what is known of the result of a unit before it is done.
    ///   - work: does the unit of that number, from 0.
    func keeping<Result: Keepable>(
        _ count: Int, as shape: @escaping @Sendable (Int) -> Result.Shape,
        _ work: @escaping @Sendable (Int) throws -> Result
    ) -> @Sendable (Int) throws -> Result {
        guard let store else { return work }
        let first = store.reserve(count)
        return { unit in
            if let bytes = try store.replication(first + unit) {
                var unpacking = WordUnpacking(bytes)
                guard let kept = try? Result(&unpacking, as: shape(unit)), unpacking.isAtEnd
                else { throw store.failure(ofReplication: first + unit) }
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

/// What is known of a list.
struct ListShape<ElementShape: Sendable>: Sendable {
    /// How many there may be.
    let count: ClosedRange<Int>
    /// What is known of each of them.
    let each: ElementShape

    /// A list that may have so many.
    init(_ count: ClosedRange<Int>, each: ElementShape) { (self.count, self.each) = (count, each) }

    /// A list of just so many.
    init(_ count: Int, each: ElementShape) { self.init(count...count, each: each) }
}

extension Array: Keepable where Element: Keepable {
    init(
        _ unpacking: inout WordUnpacking, as shape: ListShape<Element.Shape>
    ) throws(NotPacked) {
        let count = try unpacking.integer()
        guard shape.count ~= count else { throw NotPacked() }
        self = []
        for _ in 0..<count { append(try Element(&unpacking, as: shape.each)) }
    }

    func pack(into packing: inout WordPacking) {
        packing.append(count)
        for element in self { element.pack(into: &packing) }
    }
}
