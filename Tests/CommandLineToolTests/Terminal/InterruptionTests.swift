import Experiments
import Synchronization
import Testing

@testable import CommandLineTool

/// What is said when the program is stopped; that it is stopped is seen in `.ci/run`.
@Suite struct InterruptionTests {
    private func message(
        _ interruption: Interruption, _ signal: Interruption.Signal = .interrupt
    ) -> String {
        var message = ""
        interruption.stop(by: signal) { message = $0 }
        return message
    }

    @Test func saysWhatIsComplete() {
        let interruption = Interruption()
        #expect(message(interruption) == "interrupted; nothing was written\n")
        #expect(message(interruption, .terminate) == "terminated; nothing was written\n")
        interruption.describe { "after 3 of 5 runs" }
        interruption.describe { "after 4 of 5 runs" }
        #expect(message(interruption) == "interrupted after 4 of 5 runs\n")
        #expect(Interruption.Signal.interrupt.exitCode.rawValue == 130)
        #expect(Interruption.Signal.terminate.exitCode.rawValue == 143)
    }

    /// A writer on another thread has the output to itself until it is done.
    @Test func waitsUntilTheOutputIsWhole() async {
        let interruption = Interruption()
        let written = Captured()
        let hasBegun = Mutex(false)
        let writer = Task.detached {
            try interruption.shield {
                hasBegun.withLock { $0 = true }
                for byte: UInt8 in 0..<100 { try written.stream(isTerminal: false).write([byte]) }
            }
        }
        while !hasBegun.withLock({ $0 }) { await Task.yield() }
        var length = 0
        interruption.stop(by: .interrupt) { _ in length = written.text.utf8.count }
        #expect(length == 100)
        _ = await writer.result
    }

    /// A failure while writing ends the shield as well.
    @Test func aFailureEndsTheShield() {
        let interruption = Interruption()
        #expect(throws: BrokenPipe.self) {
            try interruption.shield { throw BrokenPipe() }
        }
        #expect(message(interruption) == "interrupted; nothing was written\n")
    }

    /// Work that can end early does, and has its say before the program ends.
    @Test func workIsCancelled() async throws {
        let interruption = Interruption()
        #expect(!interruption.cancel(by: .interrupt))
        try interruption.checkStopped("too late")
        let seen = try await interruption.cancelling {
            #expect(interruption.cancel(by: .terminate))
            return Task.isCancelled
        }
        #expect(seen && !interruption.cancel(by: .interrupt))
        let stopped = #expect(throws: StoppedWork.self) {
            try interruption.checkStopped("after 3 runs, which are reported")
        }
        #expect(stopped?.description == "terminated after 3 runs, which are reported")
        #expect(stopped?.exitCode == .terminated)
        let unwritten = #expect(throws: StoppedWork.self) {
            try interruption.checkStopped(after: 1, "point", unwritten: "mine.json")
        }
        #expect(
            unwritten?.description
                == "terminated after 1 point; what is complete is reported, and 'mine.json' is not "
                + "written")
    }

    @Test func workWithNothingToSayIsStoppedAsWell() async {
        let interruption = Interruption()
        let stopped = await #expect(throws: StoppedWork.self) {
            try await interruption.cancelling {
                _ = interruption.cancel(by: .interrupt)
                try Task.checkCancellation()
            }
        }
        #expect(
            stopped?.description == "interrupted before anything was complete; nothing was written")
        await #expect(throws: CancellationError.self) {
            try await Interruption().cancelling { throw CancellationError() }
        }
    }

    @Test func theReporterKnowsHowFarTheWorkIs() {
        let screen = Captured()
        let output = Output(
            standardOutput: screen.stream(isTerminal: false),
            standardError: screen.stream(isTerminal: true), width: 80)
        let reporter = ProgressReporter(output, isShown: true) { done, total in
            "\(total - done) are left."
        }
        #expect(
            message(output.interruption)
                == "interrupted before the first of the replications was done\n")
        reporter.report(done: 3, total: 5)
        #expect(
            message(output.interruption)
                == "interrupted after 3 of 5 replications; nothing was written\n2 are left.\n")
    }

    @Test(arguments: [(7, 20, 7), (19, 60, 6), (59, 60, 19), (2, 60, nil)] as [(Int, Int, Int?)])
    func adviceIsWhatFitsInTheSameTime(done: Int, total: Int, replications: Int?) {
        let plan = ReplicationPlan(replications: 20)
        #expect(
            plan.advice(done: done, total: total)
                == replications.map {
                    "The same command with --replications \($0) would be complete by now."
                })
    }

    @Test func afterTheEndNothingIsLost() async throws {
        let session = try Session()
        _ = await session.run("run", "{small.json}", "-r", "1")
        #expect(
            message(session.interruption) == "interrupted after everything was written\n")
    }
}
