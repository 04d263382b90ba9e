/// One of several equal parts of a sweep's tasks: shard `i` of `n` has the tasks `k` with
/// `k mod n = i - 1`, so that combinations that take long are spread over all shards.
public struct Shard: Sendable, Equatable {
    /// Which one, from 1.
    public let number: Int
    /// Of how many.
    public let count: Int

    /// More of them nobody has.
    private static let most = 1_000_000_000

    /// One shard of several; nil if there is no such shard.
    public init?(_ number: Int, of count: Int) {
        guard count > 0, count <= Shard.most, (1...count).contains(number) else { return nil }
        self.number = number
        self.count = count
    }

    /// Reads `3/16`.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 2, let number = parts[0], let count = parts[1] else { return nil }
        self.init(number, of: count)
    }

    /// The shard as it is typed: `3/16`.
    public var text: String { "\(number)/\(count)" }

    /// The number of the shard that a task belongs to.
    public static func number(of task: Int, among count: Int) -> Int { task % count + 1 }
}
