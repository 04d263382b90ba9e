import SimulationKernel
import TestSupport
import Testing

@testable import ContactRouting

/// What an agent group should do, in the plainest way: no lists, areas added up tick by tick.
private struct ShadowGroup {
    var concurrency: Int
    var endOfShift: AgentGroup.EndOfShift
    var load: [Int]
    var onDuty: Set<Int> = []
    /// Those off duty; the last comes back first.
    var offDuty: [Int]
    /// When each agent came to hold what they hold, or came on duty.
    var since: [Int]
    var step = 0
    var (held, slots, busy, present) = (0, 0, 0, 0)

    init(size: Int, concurrency: Int, endOfShift: AgentGroup.EndOfShift) {
        self.concurrency = concurrency
        self.endOfShift = endOfShift
        offDuty = (0..<size).reversed()
        load = Array(repeating: 0, count: size)
        since = load
    }

    var leastLoaded: Int? {
        onDuty.filter { load[$0] < concurrency }
            .min { (load[$0], since[$0]) < (load[$1], since[$1]) }
    }

    mutating func change(_ agent: Int, by amount: Int) {
        step += 1
        load[agent] += amount
        since[agent] = step
    }

    mutating func setOnDuty(_ planned: Int) {
        while onDuty.count < planned {
            let agent = offDuty.removeLast()
            step += 1
            since[agent] = step
            onDuty.insert(agent)
        }
        while onDuty.count > planned, let highest = onDuty.max() {
            let agent = endOfShift == .idleFirst ? leastLoaded ?? highest : highest
            onDuty.remove(agent)
            offDuty.append(agent)
        }
    }

    mutating func pass(_ ticks: Int) {
        let finishing = offDuty.map { load[$0] }
        held += ticks * load.reduce(0, +)
        slots += ticks * (onDuty.count * concurrency + finishing.reduce(0, +))
        busy += ticks * load.count { $0 > 0 }
        present += ticks * (onDuty.count + finishing.count { $0 > 0 })
    }
}

struct AgentRosterTests {
    @Test(
        arguments: [(1, 1), (4, 1), (3, 2), (5, 3), (12, 4)],
        [AgentGroup.EndOfShift.idleFirst, .ownShift])
    func theGroupBehavesLikeItsShadow(
        _ shape: (size: Int, concurrency: Int), endOfShift: AgentGroup.EndOfShift
    ) {
        let (size, concurrency) = shape
        var dice = SplitMix64(seed: UInt64(size * 10 + concurrency))
        var group = AgentRoster(size: size, concurrency: concurrency, endOfShift: endOfShift)
        var shadow = ShadowGroup(size: size, concurrency: concurrency, endOfShift: endOfShift)
        var now = 0
        for _ in 0..<4_000 {
            let ticks = Int.random(in: 0...3, using: &dice)
            shadow.pass(ticks)
            now += ticks
            let instant = Instant(ticks: Int64(now))
            let busy = shadow.load.indices.filter { shadow.load[$0] > 0 }
            switch Int.random(in: 0..<20, using: &dice) {
            case 0:
                let planned = Int.random(in: 0...size, using: &dice)
                group.setOnDuty(planned, at: instant)
                shadow.setOnDuty(planned)
            case 1..<11:
                guard let agent = group.next else { break }
                group.assign(to: agent, at: instant)
                shadow.change(agent, by: 1)
            default:
                guard let agent = busy.randomElement(using: &dice) else { break }
                group.release(from: agent, at: instant)
                shadow.change(agent, by: -1)
            }
            #expect(group.next == shadow.leastLoaded)
            let loads = (0..<size).map { group.load(of: $0) }
            #expect(loads == shadow.load)
            #expect(loads.allSatisfy { $0 <= concurrency })
        }
        let end = Int64(now)
        #expect(group.conversations.take(at: end) == Int64(shadow.held))
        #expect(group.slots.take(at: end) == Int64(shadow.slots))
        #expect(group.busyAgents.take(at: end) == Int64(shadow.busy))
        #expect(group.presentAgents.take(at: end) == Int64(shadow.present))
        #expect(shadow.held > 0)
    }

    @Test func nobodyIsThereBeforeTheFirstShift() {
        var group = AgentRoster(size: 2, concurrency: 1)
        #expect(group.next == nil)
        group.setOnDuty(0, at: .zero)
        #expect(group.next == nil)
        #expect(AgentRoster(size: 0, concurrency: 3).next == nil)
    }

    @Test func theLongestIdleOfTheLeastLoadedIsNext() {
        var group = AgentRoster(size: 3, concurrency: 2)
        group.setOnDuty(3, at: .zero)
        var order: [Int] = []
        for _ in 0..<6 {
            guard let agent = group.next else { break }
            order.append(agent)
            group.assign(to: agent, at: .zero)
        }
        #expect(order == [0, 1, 2, 0, 1, 2])
        #expect(group.next == nil)
        for agent in [2, 0, 0, 2] { group.release(from: agent, at: .zero) }
        // Agent 0 is idle for longer than agent 2; agent 1 is full.
        #expect(group.next == 0)
    }

    /// Of three agents the first is busy: when one is planned, the busy one stays, unless each
    /// has a shift of their own that ends.
    @Test func idleAgentsGoFirst() {
        func present(_ endOfShift: AgentGroup.EndOfShift, busy: Int) -> Int {
            var group = AgentRoster(size: 3, concurrency: 1, endOfShift: endOfShift)
            group.setOnDuty(3, at: .zero)
            for agent in 0...busy { group.assign(to: agent, at: .zero) }
            for agent in 0..<busy { group.release(from: agent, at: .zero) }
            group.setOnDuty(1, at: .zero)
            return group.presentAgents.level
        }
        #expect(present(.idleFirst, busy: 0) == 1 && present(.ownShift, busy: 0) == 1)
        #expect(present(.idleFirst, busy: 2) == 1 && present(.ownShift, busy: 2) == 2)
    }

    @Test func whoseShiftEndsFinishesAndTakesNothingNew() {
        var group = AgentRoster(size: 2, concurrency: 2)
        group.setOnDuty(2, at: .zero)
        group.assign(to: 0, at: .zero)
        group.assign(to: 1, at: .zero)
        group.setOnDuty(0, at: Instant(ticks: 10))
        #expect(group.next == nil)
        group.release(from: 1, at: Instant(ticks: 15))
        group.setOnDuty(2, at: Instant(ticks: 20))
        #expect(group.next == 1)
        #expect(group.conversations.take(at: 20) == 35)
        // 4 slots, then the 2 in use, then 1.
        #expect(group.slots.take(at: 20) == 40 + 10 + 5)
        #expect(group.presentAgents.take(at: 20) == 20 + 10 + 5)
    }
}
