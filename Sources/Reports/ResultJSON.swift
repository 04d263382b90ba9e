import Experiments
import SimulationStatistics
import StrictJSON
import Workloads

/// Results as JSON: no wall-clock time, host or path, so that equal runs give equal bytes.
public enum ResultJSON {
    /// The number of the format: it rises when anything that was there means something else, or
    /// is gone; additions leave it as it is.
    public static let format = 1

    /// What every result begins with.
    static func head(
        _ kind: String, version: String, command: String
    ) -> [(String, JSONOutput)] {
        [
            ("tool", .string("switchboard")), ("version", .string(version)),
            ("format", .integer(format)), ("kind", .string(kind)),
            ("command", .string(command)),
        ]
    }

    /// A whole result.
    static func text(
        _ kind: String, version: String, command: String, _ rest: [(String, JSONOutput)]
    ) -> String {
        JSONOutput.object(head(kind, version: version, command: command) + rest)
            .text(pretty: true) + "\n"
    }

    /// Which file was run, and what of it a reader of the result needs.
    static func workload(_ workload: Workload) -> JSONOutput {
        let plan = workload.scenario.measurement
        let start = plan.startDay.map { CalendarDate(dayNumber: $0).text }
        return .object([
            ("name", .string(workload.name)), ("sha256", .string(workload.sha256)),
            ("title", .string(workload.title)),
            ("description", .string(workload.description)),
            ("start", start.map { .string($0) } ?? .null),
            ("horizonDays", .number(plan.horizon.seconds / 86_400)),
            ("warmUpDays", .number(plan.warmUp.seconds / 86_400)),
            ("acceptableWaitSeconds", .number(plan.acceptableWait.seconds)),
            ("returnWindowHours", .number(plan.returnWindow.seconds / 3_600)),
            ("currency", .string(workload.currency)),
            ("escalationThreshold", number(workload.escalationThreshold)),
        ])
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

    /// The values of measures by name, with their intervals, units and definitions.
    static func measures(_ values: [MeasuredValue], _ workload: Workload) -> JSONOutput {
        .object(
            values.map { value in
                (
                    value.measure.name,
                    .object(
                        estimate(value.estimate) + [
                            ("unit", .string(workload.unit(of: value.measure))),
                            ("definition", .string(value.measure.definition)),
                        ])
                )
            })
    }

    /// Inputs without a source.
    static func assumptions(_ workload: Workload) -> JSONOutput {
        .array(workload.assumptions.map(assumption))
    }

    static func assumption(_ assumption: Assumption) -> JSONOutput {
        .object([("path", .string(assumption.path)), ("reason", .string(assumption.reason))])
    }

    /// Changed inputs by path, as they were typed.
    static func settings(_ settings: [Setting]) -> JSONOutput {
        .object(settings.map { ($0.path.name, .string($0.text)) })
    }
}
