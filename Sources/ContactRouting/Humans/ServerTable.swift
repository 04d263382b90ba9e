import SimulationKernel

/// A group as it serves one queue.
struct Server: BitwiseCopyable {
    /// The group.
    var group: UInt16
    /// The queue.
    var queue: UInt16
    /// Agents with room who must be left when one of them takes a conversation of this queue.
    var kept: Int32
    /// From what wait on they take a conversation; `forever` if that alone is no reason.
    var afterWait: TimeSpan
    /// At what expected wait they take one; `forever` if that is no reason.
    var overflowWait: TimeSpan
    /// Work is divided by it.
    var speed: Double
    /// Times the probability that the issue is resolved.
    var resolution: Double
    /// Conversations of the queue that an agent finishes in a second when full.
    var rate: Double
    /// What the choice of an agent sees of the group, if it does not depend on the moment.
    var points: Double

    /// Whether they take a conversation as soon as it comes.
    var isAtOnce: Bool { afterWait == .zero }
}

/// The groups that serve each queue, and the queues that each group serves.
///
/// - Complexity: memory O(pairs of a group and a queue that it serves).
struct ServerTable: ~Copyable {
    /// By queue, and of each in the order of preference.
    let servers: FixedArray<Server>
    private let startOfQueue: FixedArray<Int32>
    /// Numbers of servers, by group and in the order of the queues.
    private let ofGroup: FixedArray<Int32>
    private let startOfGroup: FixedArray<Int32>
    /// Waits after which further groups take conversations of a queue, rising.
    let delays: [[TimeSpan]]
    /// Whether there are any.
    let overflows: Bool
    /// By queue, the queues that share agents with it, itself included.
    let competitors: [[Int]]

    /// - Parameters:
    ///   - queues: the servers of each queue, by preference.
    ///   - groups: how many there are.
    init(_ queues: [[Server]], groups: Int) {
        let servers = queues.flatMap { $0 }
        self.servers = FixedArray(servers)
        startOfQueue = FixedArray(ServerTable.starts(queues.map(\.count)))
        var numbers: [[Int32]] = Array(repeating: [], count: groups)
        for (number, server) in servers.enumerated() {
            numbers[Int(server.group)].append(Int32(number))
        }
        ofGroup = FixedArray(numbers.flatMap { $0 })
        startOfGroup = FixedArray(ServerTable.starts(numbers.map(\.count)))
        delays = queues.map { own in
            Set(own.map(\.afterWait)).filter { $0 > .zero && $0 < .forever }.sorted()
        }
        overflows = delays.contains { !$0.isEmpty }
        let served = numbers.map { own in own.map { Int(servers[Int($0)].queue) } }
        competitors = queues.map { own in Set(own.flatMap { served[Int($0.group)] }).sorted() }
    }

    /// Where each of several parts begins in a list of all, and where the last one ends.
    private static func starts(_ counts: [Int]) -> [Int32] {
        counts.reduce(into: [0]) { $0.append($0[$0.count - 1] + Int32($1)) }
    }

    /// The numbers of the servers of a queue, by preference.
    @inline(__always)
    func servers(ofQueue queue: Int) -> Range<Int> {
        Int(startOfQueue[queue])..<Int(startOfQueue[queue + 1])
    }

    /// How many queues a group serves.
    @inline(__always)
    func queues(ofGroup group: Int) -> Range<Int> {
        Int(startOfGroup[group])..<Int(startOfGroup[group + 1])
    }

    /// The number of a server, from a place among those of its group.
    @inline(__always)
    func server(_ place: Int) -> Int { Int(ofGroup[place]) }

    /// The number of the server by which a group serves a queue; nil if it does not.
    func server(ofQueue queue: Int, group: Int) -> Int? {
        servers(ofQueue: queue).first { servers[$0].group == UInt16(group) }
    }
}
