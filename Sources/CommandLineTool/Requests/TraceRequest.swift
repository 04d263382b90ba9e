import ContactRouting
import Experiments
import Reports
import RunLogs
import Workloads

/// The log of one replication as it was asked for on the command line.
struct TraceRequest: Sendable {
    /// What is written.
    enum Form: CaseIterable {
        case conversations
        case events
        case xes
        case ocel
    }

    /// What a log came to.
    struct Summary: Sendable {
        /// Rows, or events.
        let count: Int
        /// What cannot be true of any run and is.
        let contradictions: [String]
    }

    /// More events than these must be confirmed for a form that keeps them all.
    private static let mostUnconfirmed = 1_000_000

    let workload: Workload
    let form: Form
    private let rows: RowForm
    private let stream: CustomerStream
    private let selection: IssueSelection
    private let epoch: ClockReading?
    private let mostEvents: Int
    /// The command that writes the same log.
    let command: String

    /// Reads the command line.
    ///
    /// - Throws: `UsageError`, `BadWorkload`, `FileNotRead`.
    init(_ arguments: ParsedArguments) throws {
        let reference = try WorkloadReference(arguments.positionals[0])
        let settings = try arguments.settings()
        workload = try reference.checked(settings)
        _ = try arguments.plan(replications: 1).threads(for: [workload.scenario])
        let plan = workload.scenario.measurement
        form = try arguments.traceForm()
        rows = arguments.flag(.rowObjects) == true ? .ndjson : .csv
        let replication = arguments.integer(.replicationNumber) ?? 0
        stream = Series(seed: arguments.seedNumber).customers(replication)
        epoch = try arguments.epoch(of: plan)
        guard let clock = LogClock(plan, epoch: epoch) else {
            throw UsageError(epoch, of: plan)
        }
        let time = try arguments.span(of: plan, by: clock)
        let share = try arguments.share(.sample) ?? 1
        selection = IssueSelection(stream, during: time, share: share)
        mostEvents = arguments.flag(.allEvents) == true ? .max : TraceRequest.mostUnconfirmed
        let words = TraceRequest.canonicalOptions(arguments)
        command = CanonicalCommand.text(
            TraceVerb.spec.name, [reference], settings,
            ["--replication \(replication)", "--seed \(arguments.seedNumber)"], words)
    }

    /// What gives the same log again.
    private static func canonicalOptions(_ arguments: ParsedArguments) -> [String] {
        let flags: [OptionSpec] = [.events, .rowObjects, .xes, .ocel, .allEvents]
        let texts: [OptionSpec] = [.from, .to, .sample, .epoch]
        return flags.filter { arguments.flag($0) == true }.map(\.flag)
            + texts.compactMap { option in
                arguments.text(option).map { "\(option.flag) \(shellQuoted($0))" }
            }
    }

    /// Runs the replication.
    ///
    /// - Parameter write: takes the bytes of the log, in whole lines; a fault ends the run.
    /// - Throws: `UsageError` if the events are too many, `CancellationError`, and what `write`
    ///   throws.
    func perform(_ write: @escaping ([UInt8]) throws -> Void) throws -> Summary {
        let faults = FaultKeeper()
        let sink: ([UInt8]) -> Void = { bytes in faults.keep { try write(bytes) } }
        do {
            let summary = try writeLog(sink, faults)
            try faults.rethrow()
            return summary
        } catch let error as CancellationError {
            try faults.rethrow()
            throw error
        }
    }

    private func writeLog(
        _ write: @escaping ([UInt8]) -> Void, _ faults: FaultKeeper
    ) throws -> Summary {
        let scenario = workload.scenario
        guard let clock = LogClock(scenario.measurement, epoch: epoch) else {
            preconditionFailure("the beginning of a run fits no more")
        }
        switch form {
        case .conversations:
            let rows = ConversationRows(scenario, clock, as: rows, write)
            var log = ConversationLog(scenario, stream, of: selection, rows.add)
            let tally = try simulateUnlessCancelled(scenario, stream, observer: &log)
            rows.finish()
            return Summary(count: rows.count, contradictions: tally.contradictions(scenario))
        case .events:
            let rows = EventRows(scenario, clock, as: rows, write)
            var log = EventLog(of: selection, rows.add)
            let tally = try simulateUnlessCancelled(scenario, stream, observer: &log)
            rows.finish()
            return Summary(count: rows.count, contradictions: tally.contradictions(scenario))
        case .xes, .ocel:
            let store = EventStore(limit: mostEvents) {
                faults.keep { throw TraceRequest.tooManyEvents }
            }
            var log = EventLog(of: selection, store.add)
            let tally = try simulateUnlessCancelled(scenario, stream, observer: &log)
            if form == .xes {
                XESLog.write(store, scenario, clock, name: workload.name, write)
            } else {
                OCELLog.write(store, scenario, clock, write)
            }
            return Summary(count: store.count, contradictions: tally.contradictions(scenario))
        }
    }

    private static var tooManyEvents: UsageError {
        UsageError(
            message: "there are more than \(NumberFormat.count(mostUnconfirmed)) events, which "
                + "this form keeps in memory and few programs read",
            hint: "Take a part with --sample 1% or --from and --to, write --events as CSV, or give "
                + "--yes if all of them are meant.")
    }

    /// What was written, as a sentence for standard error.
    func words(_ summary: Summary) -> String {
        let noun = form == .conversations ? "conversation" : "event"
        let count = NumberFormat.count(summary.count)
        return "\(count) \(noun)\(summary.count == 1 ? "" : "s")\nReproduce: \(command)\n"
    }
}

/// Keeps the first fault of those who cannot throw, and ends their work.
private final class FaultKeeper {
    private var fault: (any Error)?

    func keep(_ body: () throws -> Void) {
        guard fault == nil else { return }
        do {
            try body()
        } catch {
            fault = error
            withUnsafeCurrentTask { $0?.cancel() }
        }
    }

    func rethrow() throws {
        if let fault { throw fault }
    }
}
