/// A value whose stored properties are all counts and sums, each declared in one line of a table
/// from which adding up, hashes and the checks of parts and wholes follow.
package protocol Summed: BitwiseCopyable, Sendable {
    /// Nothing counted yet.
    init()

    /// The lines.
    static var sums: SumTable<Self> { get }
}

/// The counts and sums of an owner: every stored property is one of them, so that none can be left
/// out.
@safe package struct SumTable<Owner: Summed>: Sendable {
    /// One count, or one sum of times.
    package struct Line<Number: FixedWidthInteger & SignedInteger & Sendable>: Sendable {
        /// A number that stands for it in hashes: never change one, only add.
        package let tag: UInt64
        /// The property.
        package let property: WritableKeyPath<Owner, Number> & Sendable
        fileprivate let whole: WritableKeyPath<Owner, Number> & Sendable

        /// Declares what is never below 0.
        package init(_ tag: UInt64, _ property: WritableKeyPath<Owner, Number> & Sendable) {
            self.init(tag, property, of: property)
        }

        /// Declares a part, which besides is never above its whole.
        package init(
            _ tag: UInt64, _ property: WritableKeyPath<Owner, Number> & Sendable,
            of whole: WritableKeyPath<Owner, Number> & Sendable
        ) {
            (self.tag, self.property, self.whole) = (tag, property, whole)
        }
    }

    /// The counts.
    package let counts: [Line<Int>]
    /// The sums of times, in ticks.
    package let times: [Line<Int128>]
    /// By the place of a count in memory, the place of what it is a part of.
    private let wholes: [Int]
    /// The same of sums of times, which come after the counts.
    private let timeWholes: [Int]
    /// Bytes before the first sum of times.
    private let start: Int

    /// Declares all counts and sums.
    ///
    /// - Precondition: they are all the stored properties, counts first; no tag is there twice.
    package init(counts: [Line<Int>], times: [Line<Int128>] = []) {
        (self.counts, self.times) = (counts, times)
        start = MemoryLayout<Owner>.size - times.count * MemoryLayout<Int128>.size
        wholes = Self.wholes(of: counts, from: 0)
        timeWholes = Self.wholes(of: times, from: start)
        // Sizes do not tell a property that lies where the alignment of the sums leaves a gap.
        precondition(
            Mirror(reflecting: Owner()).children.count == counts.count + times.count,
            "\(Owner.self) has a property that is not in its table")
        precondition(
            Set(counts.map(\.tag) + times.map(\.tag)).count == counts.count + times.count,
            "a number that stands for a count is there twice")
    }

    private static func wholes<Number>(of lines: [Line<Number>], from start: Int) -> [Int] {
        func place(_ property: PartialKeyPath<Owner>) -> Int {
            guard let offset = MemoryLayout<Owner>.offset(of: property), offset >= start else {
                preconditionFailure("\(property) is not stored where it should be")
            }
            return (offset - start) / MemoryLayout<Number>.size
        }
        let parts = Dictionary(uniqueKeysWithValues: lines.map { (place($0.property), $0) })
        return lines.indices.map { own in
            guard let line = parts[own] else {
                preconditionFailure("\(Owner.self) has a property that is not in its table")
            }
            return place(line.whole)
        }
    }

    /// Adds every count and sum of `part`.
    package func add(_ part: Owner, to sum: inout Owner) {
        unsafe withUnsafeBytes(of: part) { part in
            unsafe withUnsafeMutableBytes(of: &sum) { sum in
                let more = unsafe part.assumingMemoryBound(to: Int.self)
                let total = unsafe sum.assumingMemoryBound(to: Int.self)
                for place in wholes.indices { unsafe total[place] += more[place] }
                guard !timeWholes.isEmpty else { return }
                let moreTime = unsafe UnsafeRawBufferPointer(rebasing: part[start...])
                    .assumingMemoryBound(to: Int128.self)
                let totalTime = unsafe UnsafeMutableRawBufferPointer(rebasing: sum[start...])
                    .assumingMemoryBound(to: Int128.self)
                for place in timeWholes.indices { unsafe totalTime[place] += moreTime[place] }
            }
        }
    }

    /// What is below 0 or above what it is a part of, in words.
    package func faults(in value: Owner) -> [String] {
        if isSound(value) { return [] }
        return counts.compactMap { fault($0, in: value) }
            + times.compactMap { fault($0, in: value) }
    }

    private func isSound(_ value: Owner) -> Bool {
        unsafe allSatisfy(value) {
            unsafe $0[$1] >= 0 && $0[$1] <= $0[wholes[$1]]
        } times: {
            unsafe $0[$1] >= 0 && $0[$1] <= $0[timeWholes[$1]]
        }
    }

    /// Whether no count and no sum is below 0, and none so large that sums of as many values as
    /// there may be could overflow: for values that somebody else kept.
    package func isPlausible(_ value: Owner) -> Bool {
        unsafe allSatisfy(value) {
            unsafe 0...SumLimit.count ~= $0[$1]
        } times: {
            unsafe 0...SumLimit.time ~= $0[$1]
        }
    }

    private func allSatisfy(
        _ value: Owner, counts isGood: (UnsafeBufferPointer<Int>, Int) -> Bool,
        times isGoodTime: (UnsafeBufferPointer<Int128>, Int) -> Bool
    ) -> Bool {
        unsafe withUnsafeBytes(of: value) { bytes in
            let count = unsafe bytes.assumingMemoryBound(to: Int.self)
            guard wholes.indices.allSatisfy({ unsafe isGood(count, $0) }) else {
                return false
            }
            guard !timeWholes.isEmpty else { return true }
            let time = unsafe UnsafeRawBufferPointer(rebasing: bytes[start...])
                .assumingMemoryBound(to: Int128.self)
            return timeWholes.indices.allSatisfy { unsafe isGoodTime(time, $0) }
        }
    }

    private func fault<Number>(_ line: Line<Number>, in value: Owner) -> String? {
        let (own, whole) = (value[keyPath: line.property], value[keyPath: line.whole])
        func name(_ property: PartialKeyPath<Owner>) -> String {
            String("\(property)".drop { $0 != "." }.dropFirst())
        }
        if own < 0 { return "\(name(line.property)) is below 0" }
        return own > whole ? "\(name(line.property)) is above \(name(line.whole))" : nil
    }
}
