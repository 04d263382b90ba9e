import TestSupport
import Testing

@testable import ContactRouting

struct PoolTests {
    @Test func placesAreKeptAndUsedAgain() {
        var pool = ConversationPool()
        var issues: [UInt32: UInt64] = [:]
        var dice = SplitMix64(seed: 1)
        var highest = 0 as UInt32
        for issue in 0..<3_000 as Range<UInt64> {
            let place = pool.insert(issue: issue, CustomerTraits(intent: 3))
            #expect(issues[place] == nil)
            issues[place] = issue
            highest = max(highest, place)
            while issues.count > 150 {
                guard let gone = issues.keys.sorted().randomElement(using: &dice) else { break }
                pool.remove(gone)
                issues[gone] = nil
            }
        }
        for (place, issue) in issues {
            #expect(pool[place].issue == issue)
            #expect(pool[place].traits.intent == 3)
        }
        #expect(highest == 150)
    }

    @Test func whatIsWrittenToAPlaceStaysThere() {
        var pool = ConversationPool()
        let places = (0..<500).map { pool.insert(issue: $0, CustomerTraits()) }
        for place in places { pool[place].agent = Int32(place) * 2 }
        _ = pool.insert(issue: 500, CustomerTraits())
        for place in places {
            #expect(pool[place].agent == Int32(place) * 2)
            #expect(pool[place].issue == UInt64(place))
        }
    }

    /// Two lines of the cache, of which the pool's memory begins with one.
    @Test func aConversationIsTwoLinesOfTheCache() {
        #expect(MemoryLayout<Conversation>.stride == 128)
    }

    /// Half a line: of a large centre tens of thousands are away.
    @Test func aCustomerWhoIsAwayIsHalfALine() {
        #expect(MemoryLayout<AwayCustomer>.stride == 32)
    }
}
