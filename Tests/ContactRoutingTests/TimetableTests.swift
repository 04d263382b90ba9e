import SimulationKernel
import Testing

@testable import ContactRouting

struct TimetableTests {
    @Test func aCyclicTimetableComesRoundFromItsPhase() {
        let week = Timetable(interval: .hour, values: ["a", "b", "c"], isCyclic: true, phase: 1)
        #expect((0..<7).map { week.value(inInterval: $0) } == ["b", "c", "a", "b", "c", "a", "b"])
    }

    @Test func aTimetableThatDoesNotComeRoundEnds() {
        let day = Timetable(interval: .hour, values: [5, 6, 7], isCyclic: false, phase: 1)
        #expect((0..<4).map { day.value(inInterval: $0) } == [6, 7, nil, nil])
    }

    @Test func intervalsBeginWhereTheOneBeforeEnds() {
        let table = Timetable(
            interval: TimeSpan(ticks: 10), values: [1], isCyclic: true)
        #expect(table.start(ofInterval: 3) == Instant(ticks: 30))
        #expect(table.intervalNumber(at: Instant(ticks: 29)) == 2)
        #expect(table.intervalNumber(at: Instant(ticks: 30)) == 3)
        #expect(table.intervalNumber(at: .zero) == 0)
    }

    @Test func aConstantIsForEver() {
        #expect(Timetable.constant(4).value(inInterval: 1_000_000) == 4)
    }

    @Test func anEmptyTimetableTraps() async {
        await #expect(processExitsWith: .failure) {
            _ = Timetable<Int>(interval: .hour, values: [], isCyclic: true)
        }
        await #expect(processExitsWith: .failure) {
            _ = Timetable(interval: .zero, values: [1], isCyclic: true)
        }
        await #expect(processExitsWith: .failure) {
            _ = Timetable(interval: .hour, values: [1], isCyclic: true, phase: 1)
        }
    }
}
