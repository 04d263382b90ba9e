import QueueingTheory
import Testing

/// The chain of skills where it is a queue that is known otherwise.
struct SkillBasedQueueTests {
    private static func close(_ one: Double, _ other: Double) -> Bool {
        abs(one - other) <= 1e-9 * max(abs(one), abs(other)) + 1e-12
    }

    /// One class and one group are Erlang A.
    @Test func oneClassAndOneGroup() {
        let queue = SkillBasedQueue(
            classes: [.init(arrivalRate: 5, abandonmentRate: 0.5)],
            groups: [.init(agents: 4, serviceRates: [1.2])], mostWaiting: 60)
        let erlang = ErlangA(
            arrivalRate: 5, serviceRate: 1.2, abandonmentRate: 0.5, servers: 4)
        #expect(Self.close(queue.meanWait(ofClass: 0), erlang.meanWait))
        #expect(Self.close(queue.occupancy(ofGroup: 0), erlang.occupancy))
        #expect(
            Self.close(queue.abandonmentProbability(ofClass: 0), erlang.abandonmentProbability))
        #expect(queue.cutOff < 1e-12)
    }

    /// Groups that share no class are queues by themselves, and groups alike are one.
    @Test func separateAndPooled() {
        let classes: [SkillBasedQueue.CustomerClass] = [
            .init(arrivalRate: 2, abandonmentRate: 1), .init(arrivalRate: 3, abandonmentRate: 1),
        ]
        let apart = SkillBasedQueue(
            classes: classes,
            groups: [
                .init(agents: 2, serviceRates: [1, nil]), .init(agents: 2, serviceRates: [nil, 1]),
            ], mostWaiting: 25)
        for number in 0..<2 {
            let alone = ErlangA(
                arrivalRate: classes[number].arrivalRate, serviceRate: 1, abandonmentRate: 1,
                servers: 2)
            #expect(Self.close(apart.meanWait(ofClass: number), alone.meanWait))
            #expect(Self.close(apart.occupancy(ofGroup: number), alone.occupancy))
        }
        let pooled = SkillBasedQueue(
            classes: classes,
            groups: [
                .init(agents: 1, serviceRates: [1, 1]), .init(agents: 3, serviceRates: [1, 1]),
            ], mostWaiting: 25)
        let all = ErlangA(arrivalRate: 5, serviceRate: 1, abandonmentRate: 1, servers: 4)
        let wait = (2 * pooled.meanWait(ofClass: 0) + 3 * pooled.meanWait(ofClass: 1)) / 5
        #expect(abs(wait - all.meanWait) < 1e-7)
        #expect(pooled.meanWait(ofClass: 0) < pooled.meanWait(ofClass: 1))
        #expect(pooled.occupancy(ofGroup: 0) > pooled.occupancy(ofGroup: 1))
    }

    /// Who is kept for others is not there for a class: with all but one kept, one is left to it.
    @Test func reservedAgentsAreKept() {
        func queue(kept: Int) -> SkillBasedQueue {
            SkillBasedQueue(
                classes: [
                    .init(arrivalRate: 1, abandonmentRate: 0.5),
                    .init(arrivalRate: 2, abandonmentRate: 0.5),
                ],
                groups: [.init(agents: 3, serviceRates: [1, 1], kept: [0, kept])],
                mostWaiting: 25)
        }
        let waits = (0..<3).map { queue(kept: $0) }
        #expect(waits[0].meanWait(ofClass: 0) > waits[1].meanWait(ofClass: 0))
        #expect(waits[1].meanWait(ofClass: 0) > waits[2].meanWait(ofClass: 0))
        #expect(waits[0].meanWait(ofClass: 1) < waits[1].meanWait(ofClass: 1))
        #expect(waits[1].meanWait(ofClass: 1) < waits[2].meanWait(ofClass: 1))
        // Nobody of the second class is served where all are kept.
        #expect(abs(queue(kept: 3).abandonmentProbability(ofClass: 1) - 1) < 1e-6)
    }
}
