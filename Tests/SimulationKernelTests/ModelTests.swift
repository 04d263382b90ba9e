import Testing

@testable import SimulationKernel

private struct Tick: ScheduledEvent {
    var number: UInt32
    var rank: UInt8 { 1 }
}

/// Each event schedules the next one, a hundred ticks later, up to the last.
private struct Clockwork: Model {
    var last: UInt32
    var finishesAfter = UInt32.max
    var seen: [UInt32] = []
    var instants: [Int64] = []

    var isFinished: Bool { seen.count >= finishesAfter }

    mutating func handle(_ event: Tick, agenda: inout Agenda<Tick>) {
        seen.append(event.number)
        instants.append(agenda.now.ticks)
        if event.number < last {
            agenda.schedule(
                Tick(number: event.number + 1), at: agenda.now + TimeSpan(ticks: 100))
        }
    }
}

struct ModelTests {
    private func run(_ model: Clockwork, starts: [Int64]) -> (Clockwork, Int, Int) {
        var agenda = Agenda<Tick>()
        for ticks in starts { agenda.schedule(Tick(number: 0), at: Instant(ticks: ticks)) }
        var model = model
        let events = model.run(&agenda)
        return (model, events, agenda.count)
    }

    @Test func theLoopStopsWhenNothingIsLeft() {
        let (model, events, left) = run(Clockwork(last: 4), starts: [7])
        #expect(model.seen == [0, 1, 2, 3, 4])
        #expect(model.instants == [7, 107, 207, 307, 407])
        #expect(events == 5)
        #expect(left == 0)
    }

    @Test func theLoopStopsWhenTheModelIsFinished() {
        let model = Clockwork(last: 1_000, finishesAfter: 3)
        let (after, events, left) = run(model, starts: [0, 50])
        #expect(after.instants == [0, 50, 100])
        #expect(events == 3)
        #expect(left == 2)
    }

    @Test func anEmptyAgendaOrAFinishedModelHandlesNothing() {
        #expect(run(Clockwork(last: 9), starts: []).1 == 0)
        let (_, events, left) = run(Clockwork(last: 9, finishesAfter: 0), starts: [1])
        #expect(events == 0)
        #expect(left == 1)
    }
}
