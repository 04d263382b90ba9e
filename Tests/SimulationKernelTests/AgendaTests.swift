import Testing

@testable import SimulationKernel

/// Events whose first payload tells them apart.
private enum Step: ScheduledEvent, Equatable {
    case late(UInt32)
    case early(UInt32)

    var rank: UInt8 {
        switch self {
        case .early: 0
        case .late: 200
        }
    }
}

struct AgendaTests {
    @Test func eventsHappenByInstantThenRankThenOrderOfScheduling() {
        var agenda = Agenda<Step>()
        agenda.schedule(.late(1), at: Instant(ticks: 10))
        agenda.schedule(.late(2), at: Instant(ticks: 10))
        agenda.schedule(.early(3), at: Instant(ticks: 10))
        agenda.schedule(.late(4), at: Instant(ticks: 9))
        agenda.schedule(.early(5), at: Instant(ticks: 10))
        agenda.schedule(.early(6), at: Instant(ticks: 11))
        var order: [Step] = []
        while let event = agenda.next() { order.append(event) }
        #expect(order == [.late(4), .early(3), .early(5), .late(1), .late(2), .early(6)])
    }

    @Test func theClockStandsAtTheLatestEvent() {
        var agenda = Agenda<Step>()
        #expect(agenda.now == .zero)
        agenda.schedule(.late(1), at: .distantFuture)
        agenda.schedule(.late(0), at: Instant(ticks: 3))
        #expect(agenda.now == .zero)
        #expect(agenda.count == 2)
        #expect(agenda.next() == .late(0))
        #expect(agenda.now == Instant(ticks: 3))
        agenda.schedule(.early(7), at: agenda.now)
        #expect(agenda.next() == .early(7))
        #expect(agenda.now == Instant(ticks: 3))
        #expect(agenda.next() == .late(1))
        #expect(agenda.now == .distantFuture)
        #expect(agenda.next() == nil)
        #expect(agenda.now == .distantFuture)
    }

    @Test func anExogenousEventComesAfterItsEqualsInTheQueue() {
        var agenda = Agenda<Step>()
        agenda.scheduleExogenous(.late(0), at: Instant(ticks: 10))
        let cancelled = agenda.scheduleCancellable(.late(9), at: Instant(ticks: 8))
        agenda.cancel(cancelled)
        agenda.schedule(.late(1), at: Instant(ticks: 10))
        agenda.schedule(.early(2), at: Instant(ticks: 10))
        agenda.schedule(.early(3), at: Instant(ticks: 11))
        #expect(agenda.count == 4)
        var order: [Step] = []
        while let event = agenda.next() { order.append(event) }
        #expect(order == [.early(2), .late(1), .late(0), .early(3)])
        agenda.scheduleExogenous(.late(4), at: Instant(ticks: 12))
        #expect(agenda.next() == .late(4))
        #expect(agenda.now == Instant(ticks: 12))
        #expect(agenda.next() == nil)
        #expect(agenda.count == 0)
    }

    @Test func payloadsSurvive() {
        var agenda = Agenda<Step>()
        for payload in [0, 1, 0xFFFF_FFFF, 0x8000_0000, 0x0102_0304] as [UInt32] {
            agenda.schedule(.late(payload), at: .zero)
            #expect(agenda.next() == .late(payload))
        }
    }

    @Test func ticketsRetireWhenTheirEventHappensOrIsCancelled() {
        var agenda = Agenda<Step>()
        for round in 1...3 {
            let first = agenda.scheduleCancellable(.early(1), at: Instant(ticks: 5))
            _ = agenda.scheduleCancellable(.early(2), at: Instant(ticks: 5))
            #expect(agenda.ticketsRetired == 2 * round - 2)
            agenda.cancel(first)
            #expect(agenda.ticketsRetired == 2 * round - 1)
            _ = agenda.next()
            agenda.cancel(first)
            #expect(agenda.ticketsRetired == 2 * round)
        }
    }

    @Test func aCancelledEventDoesNotHappenNorMoveTheClock() {
        var agenda = Agenda<Step>()
        let ticket = agenda.scheduleCancellable(.early(1), at: Instant(ticks: 5))
        agenda.schedule(.early(2), at: Instant(ticks: 4))
        agenda.cancel(ticket)
        agenda.cancel(ticket)
        #expect(agenda.count == 1)
        #expect(agenda.next() == .early(2))
        #expect(agenda.next() == nil)
        #expect(agenda.now == Instant(ticks: 4))
    }

    @Test func schedulingInThePastTraps() async {
        await #expect(processExitsWith: .failure) {
            var agenda = Agenda<Step>()
            agenda.schedule(.early(0), at: Instant(ticks: 2))
            _ = agenda.next()
            agenda.schedule(.early(0), at: Instant(ticks: 1))
        }
    }

    /// Canary of the exit test: scheduling at the present instant is allowed.
    @Test func schedulingAtThePresentDoesNotTrap() async {
        await #expect(processExitsWith: .success) {
            var agenda = Agenda<Step>()
            agenda.schedule(.early(0), at: Instant(ticks: 2))
            _ = agenda.next()
            agenda.schedule(.early(0), at: Instant(ticks: 2))
        }
    }
}
