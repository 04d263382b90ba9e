import TestSupport
import Testing

@testable import ContactRouting

struct WaitingLinesTests {
    @Test(arguments: [1, 2, 5])
    func theLinesBehaveLikeArrays(classes: Int) {
        var dice = SplitMix64(seed: UInt64(classes))
        var pool = ConversationPool()
        let places = (0..<200).map { pool.insert(issue: $0, CustomerTraits()) }
        var lines = WaitingLines(classes: classes)
        var shadow = [[UInt32]](repeating: [], count: classes)
        var away = places
        for _ in 0..<10_000 {
            let priorityClass = Int.random(in: 0..<classes, using: &dice)
            switch Int.random(in: 0..<4, using: &dice) {
            case 0, 1:
                guard !away.isEmpty else { break }
                let place = away.remove(at: Int.random(in: away.indices, using: &dice))
                lines.append(place, priorityClass: priorityClass, in: pool)
                shadow[priorityClass].append(place)
            case 2:
                guard let place = lines.next,
                    let line = shadow.firstIndex(where: { !$0.isEmpty })
                else { break }
                lines.remove(place, priorityClass: line, in: pool)
                away.append(shadow[line].removeFirst())
            default:
                guard !shadow[priorityClass].isEmpty else { break }
                let index = Int.random(in: shadow[priorityClass].indices, using: &dice)
                let place = shadow[priorityClass].remove(at: index)
                lines.remove(place, priorityClass: priorityClass, in: pool)
                away.append(place)
            }
            #expect(lines.count == shadow.reduce(0) { $0 + $1.count })
            #expect(lines.next == shadow.first { !$0.isEmpty }?.first)
        }
        #expect(lines.count > 0)
    }

    @Test func theFirstClassGoesFirstThenTheOldest() {
        var pool = ConversationPool()
        var lines = WaitingLines(classes: 3)
        #expect(lines.next == nil)
        let places = (0..<4).map { pool.insert(issue: $0, CustomerTraits()) }
        for (place, priorityClass) in zip(places, [2, 0, 2, 0]) {
            lines.append(place, priorityClass: priorityClass, in: pool)
        }
        var order: [UInt32] = []
        while let place = lines.next {
            order.append(place)
            lines.remove(place, priorityClass: place % 2 == 0 ? 2 : 0, in: pool)
        }
        #expect(order == [1, 3, 0, 2])
        #expect(lines.count == 0)
    }
}
