import Experiments
import StrictJSON
import Workloads

extension WorkloadReference {
    /// The workload with its baseline and the variants of its figures, all read and checked.
    ///
    /// - Throws: `BadWorkload`, or `FileNotRead` for a baseline.
    func experiment(_ settings: [Setting], withFigures: Bool = true) throws -> RunExperiment {
        do {
            let workload = try workload(settings)
            let baseline = try workload.baseline.map { name in
                try self.baseline(named: name, of: workload, settings)
            }
            return try RunExperiment(workload, baseline: baseline, withFigures: withFigures) {
                try self.workload(settings, changedBy: $0)
            }
        } catch let error as InvalidWorkload {
            throw BadWorkload(name: canonicalName, problems: error.problems)
        }
    }

    /// The baseline on the same customers and the same calendar, measured in the same way: the
    /// settings of those inputs apply to it too.
    private func baseline(
        named name: String, of workload: Workload, _ settings: [Setting]
    ) throws -> Workload {
        do {
            let other = try baseline(named: name)
            return try Workload.baseline(following: settings) { try other.workload($0) }
        } catch let error as FileNotRead {
            guard let location = workload.baselineLocation else { throw error }
            throw InvalidWorkload(problems: [Problem(error.description, at: location)])
        }
    }
}
