import Testing

@testable import CommandLineTool

@Suite struct ProgressLineTests {
    private let screen = Captured()
    private let clock = StoppedClock()

    private func line(isTerminal: Bool = true, width: Int = 80) -> ProgressLine {
        ProgressLine(
            unit: "replications", to: screen.stream(isTerminal: isTerminal),
            width: width, now: { [clock] in clock.now })
    }

    @Test func appearsAfterHalfASecond() {
        var line = line()
        clock.advance(by: 0.49)
        line.update(done: 3, total: 200)
        #expect(screen.take().isEmpty)
        clock.advance(by: 0.26)
        line.update(done: 6, total: 200)
        #expect(screen.take() == "\r6/200 replications  8.00/s  25s left")
    }

    @Test func changesTenTimesASecondAtMost() {
        var line = line()
        var changes = 0
        for done in 0..<10_000 {
            clock.advance(by: 0x1p-10)
            line.update(done: done, total: 100_000)
            if !screen.take().isEmpty { changes += 1 }
        }
        // 9.77 s, of which the first half is silent, in steps of 103 times 2^-10 s.
        #expect(changes == 93)
    }

    @Test func theStageIsNamed() {
        var line = line()
        clock.advance(by: 1)
        line.update(done: 5, total: 10, stage: "judging")
        #expect(screen.take() == "\rjudging  5/10 replications  5.00/s  1s left")
    }

    @Test func theTotalMayGrow() {
        var line = line()
        clock.advance(by: 1)
        line.update(done: 5, total: 10)
        #expect(screen.take() == "\r5/10 replications  5.00/s  1s left")
        clock.advance(by: 1)
        line.update(done: 10, total: 40)
        #expect(screen.take() == "\r10/40 replications  5.00/s  6s left")
    }

    @Test func isClearedWithoutATrace() {
        var line = line()
        clock.advance(by: 1)
        line.update(done: 100, total: 200)
        #expect(screen.take() == "\r100/200 replications  100/s  1s left")
        clock.advance(by: 99)
        line.update(done: 0, total: 200)
        // The rest of the longer line is covered with spaces.
        #expect(screen.take() == "\r0/200 replications" + String(repeating: " ", count: 18))
        line.clear()
        #expect(screen.take() == "\r" + String(repeating: " ", count: 18) + "\r")
        line.clear()
        #expect(screen.take().isEmpty)
    }

    @Test func isSilentOffTheTerminal() {
        var line = line(isTerminal: false)
        clock.advance(by: 10)
        line.update(done: 100, total: 200)
        line.clear()
        #expect(screen.text.isEmpty)
    }

    @Test func neverWraps() {
        var line = line(width: 20)
        clock.advance(by: 1)
        line.update(done: 100, total: 200)
        #expect(screen.take() == "\r100/200 replication")
    }

    @Test func failuresAreNoReasonToStop() {
        let broken = Output.Stream(isTerminal: true) { _ in throw BrokenPipe() }
        var line = ProgressLine(unit: "runs", to: broken, width: 80) { [clock] in
            clock.now
        }
        clock.advance(by: 1)
        line.update(done: 1, total: 1)
        line.clear()
    }

    @Test(arguments: [
        (0, "0s"), (0.2, "1s"), (59, "59s"), (59.5, "1min 0s"), (200, "3min 20s"),
        (3600, "1h 0min"), (7500, "2h 5min"), (180_000, "2d 2h"), (.infinity, "11574d 1h"),
    ])
    func durations(seconds: Double, expected: String) {
        #expect(ProgressLine.duration(seconds: seconds) == expected)
    }
}
