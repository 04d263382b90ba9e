import Testing

@testable import QueueingTheory

struct UnstableQueueTests {
    @Test func saysWhy() {
        #expect(
            UnstableQueue(offeredLoad: 10.5, servers: 10).description
                == "no steady state: an offered load of 10.5 erlangs needs more than 10 servers")
        #expect(
            UnstableQueue(offeredLoad: 1, servers: 1).description.hasSuffix("more than 1 server"))
    }
}
