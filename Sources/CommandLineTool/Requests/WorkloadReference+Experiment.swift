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
            let known = error.problems.map(\.location)
            let others = unknownMeasures.filter { !known.contains($0.location) }
            throw BadWorkload(name: canonicalName, problems: error.problems + others)
        }
    }

    /// Figures of measures that do not exist, whatever else is wrong with the file.
    private var unknownMeasures: [Problem] {
        guard case .array(let figures) = JSONReader.read(source).root?["figures"]?.content else {
            return []
        }
        return figures.compactMap { figure in
            guard let value = figure["measure"], case .string(let text) = value.content else {
                return nil
            }
            let start = "baseline."
            let name = text.hasPrefix(start) ? String(text.dropFirst(start.count)) : text
            do {
                _ = try Measure.find(name)
                return nil
            } catch let error as InvalidQuestion {
                return Problem("\(error.message). \(error.hint)", at: figure.location)
            } catch {
                return nil
            }
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
