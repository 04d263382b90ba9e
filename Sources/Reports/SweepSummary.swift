import Experiments
import SimulationStatistics
import StrictJSON

/// A sweep's combinations with the means of their replications, kept while its rows go to a file.
///
/// Records come in the order of the tasks, so that only one combination is open at a time.
///
/// - Complexity: O(*combinations* x *measures*) of memory.
public struct SweepSummary: Sendable {
    private let header: SweepHeader
    private var open: (combination: Int, records: [SweepRecord])?
    private var points: [JSONOutput] = []

    /// An empty summary.
    public init(_ header: SweepHeader) {
        self.header = header
    }

    /// Adds the next task.
    public mutating func add(_ record: SweepRecord) {
        let combination = record.task / header.plan.replications
        if open?.combination != combination {
            close()
            open = (combination, [])
        }
        open?.records.append(record)
    }

    private mutating func close() {
        guard let records = open?.records, let first = records.first else { return }
        let measures = header.measures.enumerated().map { place, measure -> (String, JSONOutput) in
            let values = records.compactMap { $0.values[place] }
            let estimate = values.count == records.count ? ReplicatedSample(values).estimate : nil
            return (measure.name, estimate.map { .object(ResultJSON.estimate($0)) } ?? .null)
        }
        points.append(
            .object([
                ("values", .array(first.settings.map(\.json))),
                ("replications", .integer(records.count)), ("measures", .object(measures)),
            ]))
        open = nil
    }

    /// Inputs without a source; those that vary are no assumption of the sweep.
    private var assumptions: [JSONOutput] {
        let varied = header.plan.variations.map(\.path.name)
        return header.workload.assumptions.filter { !varied.contains($0.path) }
            .map(ResultJSON.assumption)
    }

    /// The combinations as a result.
    public mutating func json() -> String {
        close()
        let measures = header.measures.map { measure in
            (
                measure.name,
                JSONOutput.object([
                    ("unit", .string(header.workload.unit(of: measure))),
                    ("definition", .string(measure.definition)),
                ])
            )
        }
        return ResultJSON.text(
            "sweepSummary", version: header.version, command: header.command,
            [
                ("workload", ResultJSON.workload(header.workload)),
                ("set", ResultJSON.settings(header.settings)),
                ("seed", ResultJSON.unsigned(header.seed)),
                ("axes", .array(header.plan.variations.map { .string($0.path.name) })),
                ("measures", .object(measures)), ("points", .array(points)),
                ("assumptions", .array(assumptions)),
            ])
    }
}
