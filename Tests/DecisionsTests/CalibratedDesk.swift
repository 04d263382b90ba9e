import Decisions
import Experiments
import StrictJSON
import Testing
import Workloads

/// A desk from its text, some of whose inputs are to be found.
struct CalibratedDesk: Sendable {
    let source: SourceText
    var settings: [Setting] = []

    init(_ text: String) { source = SourceText(name: "desk.json", text: text) }

    init(bundled name: String, _ settings: [String: String]) throws {
        source = try #require(WorkloadLibrary.source(named: name))
        self.settings = settings.sorted { $0.key < $1.key }.compactMap { path, text in
            JSONPath(path).map { Setting(path: $0, text: text) }
        }
    }

    func workload(_ changes: [Setting] = []) throws -> Workload {
        let kept = settings.filter { own in !changes.contains { $0.replaces(own) } }
        return try Workload(reading: source, settings: kept + changes)
    }

    func calibrated(
        _ inputs: [String], to targets: [String], replications: Int = 6, seed: UInt64 = 1,
        threads: Int = 2, baseline: Workload? = nil
    ) async throws -> CalibrationResult {
        let question = try CalibrationQuestion(
            inputs.map { try CalibrationInput($0) },
            from: targets.map { try CalibrationTarget($0) })
        return try await calibrate(
            workload(), question,
            ReplicationPlan(replications: replications, seed: seed, threads: threads),
            baseline: baseline, variant: { try self.workload($0) })
    }
}
