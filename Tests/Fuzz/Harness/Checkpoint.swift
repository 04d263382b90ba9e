import Foundation
import SimulationStatistics
import StrictJSON
import Synchronization
import Workloads

@testable import CommandLineTool
@testable import Experiments

/// What is kept of a replication, and the file that it is kept in.
enum Checkpoint {
    /// A day of a small desk that uses what a desk can.
    static let desk = """
        {
          "format": 1, "name": "small", "title": "A small desk", "horizonDays": 0.25,
          "demand": {"freshPerMonth": 3000},
          "ai": {"share": 0.5, "containment": 0.4,
            "sessionMinutes": {"distribution": "lognormal", "mean": 2, "cv": 1}},
          "humans": {"agents": 3, "rates": [1, 1.6],
            "sessionMinutes": {"distribution": "exponential", "mean": 10},
            "patienceMinutes": {"distribution": "exponential", "mean": 5}},
          "repeats": {"afterAI": 0.3, "afterHuman": 0.1},
          "assumptions": {"demand": "a test", "ai": "a test", "humans": "a test",
            "repeats": "a test"}
        }
        """

    /// A store that has nothing, and is asked what it was given.
    private final class Kept: ReplicationStore {
        let written = Mutex<[UInt8]>([])

        func replication(_ number: Int) -> [UInt8]? { nil }
        func keep(_ replication: [UInt8], as number: Int) { written.withLock { $0 = replication } }
        func reserve(_ count: Int) -> Int { 0 }
        func failure(ofReplication number: Int) -> any Error { CancellationError() }
    }

    private static let experiment: RunExperiment = {
        let source = SourceText(name: "small", text: desk)
        guard let workload = try? Workload(reading: source),
            let experiment = try? RunExperiment(
                workload, baseline: nil, withFigures: false, variant: { _ in workload })
        else { fatalError("the desk is no workload") }
        return experiment
    }()

    /// The first byte says whether the rest is a file after its first line, or a replication.
    ///
    /// A replication is only unpacked: a sum in the file tells that a run wrote it, and what a run
    /// wrote is believed.
    static func feed(_ bytes: [UInt8]) {
        if bytes.first == UInt8(ascii: "F") { return feed(file: Array(bytes.dropFirst())) }
        var unpacking = WordUnpacking(bytes)
        _ = try? Observation(&unpacking)
    }

    /// Bytes of a replication as it is kept.
    static func sample() -> [UInt8] {
        let store = Kept()
        Tool.waiting {
            var plan = ReplicationPlan(replications: 1)
            plan.store = store
            _ = try? await experiment.run(plan, by: [.hour])
        }
        return store.written.withLock { $0 }
    }

    private static func feed(file rest: [UInt8]) {
        let identity = JSONOutput.object([("kind", .string("checkpoint"))])
        let path = Tool.write(Array((identity.text() + "\n").utf8) + rest, "kept")
        do {
            let file = try CheckpointFile(path, identity: identity)
            for number in 0..<3 { _ = try file.replication(number) }
            try file.keep([1, 2, 3], as: 7)
        } catch let error as any ToolError {
            _ = error.description
        } catch {
            fatalError("\(error)")
        }
    }
}
