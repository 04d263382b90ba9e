import Testing

@testable import ContactRouting

struct ConversationPoolTests {
    @Test func placesAreKeptAndUsedAgain() {
        var pool = ConversationPool()
        var issues: [UInt32: UInt64] = [:]
        var dice = SplitMix64(seed: 1)
        var highest = 0 as UInt32
        for issue in 0..<3_000 as Range<UInt64> {
            let place = pool.insert(Conversation(issue: issue, intent: 3))
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
            #expect(pool[place].intent == 3)
        }
        #expect(highest == 150)
    }

    @Test func whatIsWrittenToAPlaceStaysThere() {
        var pool = ConversationPool()
        let places = (0..<500).map { pool.insert(Conversation(issue: $0, intent: 0)) }
        for place in places { pool[place].agent = Int32(place) * 2 }
        _ = pool.insert(Conversation(issue: 500, intent: 0))
        for place in places {
            #expect(pool[place].agent == Int32(place) * 2)
            #expect(pool[place].issue == UInt64(place))
        }
    }
}
