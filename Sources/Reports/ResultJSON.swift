import Experiments
import SimulationStatistics
import StrictJSON
import Workloads

/// Results as JSON: no wall-clock time, host or path, so that equal runs give equal bytes.
public enum ResultJSON {
    /// Which file was run.
    static func workload(_ workload: Workload) -> JSONOutput {
        .object([("name", .string(workload.name)), ("sha256", .string(workload.sha256))])
    }

    /// A number beyond what `Int` holds is text.
    static func unsigned(_ value: UInt64) -> JSONOutput {
        Int(exactly: value).map { .integer($0) } ?? .string("\(value)")
    }

    /// A number that may not exist.
    static func number(_ value: Double?) -> JSONOutput {
        value.map { .number($0) } ?? .null
    }

    /// An estimate with its half-width.
    static func estimate(_ estimate: Estimate) -> [(String, JSONOutput)] {
        [("mean", .number(estimate.mean)), ("halfWidth", number(estimate.halfWidth))]
    }

    /// Changed inputs by path, as they were typed.
    static func settings(_ settings: [Setting]) -> JSONOutput {
        .object(settings.map { ($0.path.name, .string($0.text)) })
    }
}
