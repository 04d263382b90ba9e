import Experiments
import Testing

@Suite struct SweepTasksTests {
    @Test(arguments: [(0..<12, 5), (3..<12, 5), (7..<8, 3), (0..<2, 5), (4..<4, 3)])
    func shardsDivideARange(range: Range<Int>, count: Int) throws {
        var all: [Int] = []
        for number in 1...count {
            let shard = try #require(Shard(number, of: count))
            let tasks = SweepTasks(range, shard: shard)
            #expect(tasks.allSatisfy { $0 % count == number - 1 && range.contains($0) })
            #expect(Array(tasks) == range.filter { tasks.contains($0) })
            #expect(tasks.allSatisfy { Shard.number(of: $0, among: count) == number })
            if let first = tasks.first {
                #expect(Array(tasks.dropping(through: first)) == Array(tasks.dropFirst()))
            }
            all += tasks
        }
        #expect(all.sorted() == Array(range))
        #expect(Array(SweepTasks(range)) == Array(range))
    }
}
