/// Tasks of a sweep that are done together, in their order: those of a range, or those of a range
/// that belong to a shard.
public struct SweepTasks: RandomAccessCollection, Sendable, Equatable {
    /// The range that the tasks are taken from.
    public let range: Range<Int>
    /// Which of them are taken; nil is all.
    public let shard: Shard?

    private let first: Int
    private var step: Int { shard?.count ?? 1 }

    /// The tasks of a range, or of a shard of it.
    public init(_ range: Range<Int>, shard: Shard? = nil) {
        self.range = range
        self.shard = shard
        guard let shard else {
            first = range.lowerBound
            return
        }
        let ahead = (shard.number - 1 - range.lowerBound % shard.count + shard.count) % shard.count
        first = range.lowerBound + ahead
    }

    /// Where the tasks begin.
    public var startIndex: Int { 0 }

    /// How many tasks there are.
    public var endIndex: Int {
        first < range.upperBound ? (range.upperBound - 1 - first) / step + 1 : 0
    }

    /// The number of a task.
    public subscript(position: Int) -> Int { first + position * step }

    /// Whether a task is one of them.
    public func contains(_ task: Int) -> Bool {
        range.contains(task) && (task - first) % step == 0
    }

    /// Those that come after a task.
    public func dropping(through task: Int) -> SweepTasks {
        SweepTasks(Swift.min(task + 1, range.upperBound)..<range.upperBound, shard: shard)
    }
}
