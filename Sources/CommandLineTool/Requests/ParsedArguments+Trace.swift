import ContactRouting
import Reports
import RunLogs
import SimulationKernel

/// Options that say which log of a replication is wanted.
extension OptionSpec {
    static let conversations = OptionSpec(
        name: "conversations", kind: .flag(), defaultText: "on",
        summary: "A row for each conversation.", group: "Log")
    static let events = OptionSpec(
        name: "events", kind: .flag(),
        summary: "A row for everything that happens to conversations, in the order of time.",
        group: "Log")
    static let rowFields = OptionSpec(
        name: "csv", kind: .flag(), defaultText: "on", summary: "Write rows as CSV.",
        group: "Log")
    static let rowObjects = OptionSpec(
        name: "ndjson", kind: .flag(), summary: "Write rows as JSON objects, one per line.",
        group: "Log")
    static let xes = OptionSpec(
        name: "xes", kind: .flag(),
        summary: "Write the events of each issue as an event log by IEEE 1849-2016.", group: "Log")
    static let ocel = OptionSpec(
        name: "ocel", kind: .flag(),
        summary: "Write events, issues, conversations and agents as OCEL 2.0.", group: "Log")
    static let from = OptionSpec(
        name: "from", kind: .text(placeholder: "TIME"), defaultText: "the start of the run",
        summary: "Tell of issues that first come from then on: a time such as 2026-01-05T08:00, "
            + "or one since the measured part began, such as 2d.",
        group: "Log")
    static let to = OptionSpec(
        name: "to", kind: .text(placeholder: "TIME"), defaultText: "the end of the run",
        summary: "Tell of issues that first come before then.", group: "Log")
    static let sample = OptionSpec(
        name: "sample", kind: .text(placeholder: "SHARE"), defaultText: "100%",
        summary: "Tell of such a share of the issues, drawn at random.", group: "Log")
    static let epoch = OptionSpec(
        name: "epoch", kind: .text(placeholder: "TIME"),
        defaultText: "midnight of the workload's start, as UTC",
        summary: "When the measured part begins, with its distance from UTC, such as "
            + "2026-01-05T00:00+01:00.",
        group: "Log")
    static let replicationNumber = OptionSpec(
        name: "replication", kind: .integer(0...999_999), defaultText: "0",
        summary: "Which replication: its number, as in other results.", group: "Simulation")
    static let allEvents = OptionSpec(
        name: "yes", kind: .flag(), summary: "Write more than 1,000,000 events as XES or OCEL.",
        group: "Log")
    static let verify = OptionSpec(
        name: "verify", kind: .file,
        summary: "Compare with a log that was written before, and name the first row that differs.",
        group: "Log")
}

extension ParsedArguments {
    /// The form of the log.
    func traceForm() throws(UsageError) -> TraceRequest.Form {
        for options: [OptionSpec] in [
            [.conversations, .events], [.rowFields, .rowObjects, .xes, .ocel],
            [.conversations, .xes, .ocel],
        ] {
            let given = options.filter { flag($0) == true }.map(\.flag)
            guard given.count < 2 else {
                throw UsageError(
                    message: "\(given[0]) and \(given[1]) cannot be given together",
                    hint: "A log is --conversations or --events, as --csv or --ndjson; --xes and "
                        + "--ocel are forms of events.")
            }
        }
        if flag(.xes) == true { return .xes }
        if flag(.ocel) == true { return .ocel }
        return flag(.events) == true ? .events : .conversations
    }

    /// What the clock shows when the measured part begins; nil if nobody says.
    func epoch(of plan: MeasurementPlan) throws(UsageError) -> ClockReading? {
        guard let text = text(.epoch) else { return nil }
        if let reading = ClockReading(text) { return reading }
        throw UsageError(
            message: "'\(text)' is not valid for --epoch",
            hint: "Write a date and a time with its distance from UTC, such as "
                + "\(LogClock.beginning(of: plan).text).")
    }

    /// When the issues come that are told of.
    func span(
        of plan: MeasurementPlan, by clock: LogClock
    ) throws(UsageError) -> Range<Instant> {
        let start = try instant(.from, plan, clock) ?? .zero
        let end = try instant(.to, plan, clock) ?? .distantFuture
        guard start < end else {
            throw UsageError(
                message: isSet(.to)
                    ? "--from is not before --to" : "--from is after the end of time",
                hint: "Nobody comes in no time at all.")
        }
        return start..<end
    }

    private func instant(
        _ option: OptionSpec, _ plan: MeasurementPlan, _ clock: LogClock
    ) throws(UsageError) -> Instant? {
        guard let text = text(option) else { return nil }
        if let seconds = ValueKind.seconds(from: text) {
            return .zero + plan.warmUp + TimeSpan(seconds: seconds)
        }
        if let reading = ClockReading(text) { return clock.instant(of: reading) }
        throw UsageError(
            message: "'\(text)' is not valid for \(option.flag)",
            hint: "Write a date, a time such as 2026-01-05T08:00, or how long after the start of "
                + "the measured part, such as 8h or 2d.")
    }

    /// A share, such as 1% or 0.01; nil if it is not given.
    func share(_ option: OptionSpec) throws(UsageError) -> Double? {
        guard let text = text(option) else { return nil }
        let isPercentage = text.hasSuffix("%")
        let number = ValueKind.number(from: isPercentage ? String(text.dropLast()) : text)
        if let share = number.map({ isPercentage ? $0 / 100 : $0 }), share > 0, share <= 1 {
            return share
        }
        throw UsageError(
            message: "'\(text)' is not valid for \(option.flag)",
            hint: "Write a share, such as 20%, 1% or 0.01.")
    }
}

extension UsageError {
    /// The measured part of a run cannot begin then.
    init(_ epoch: ClockReading?, of plan: MeasurementPlan) {
        let usual = LogClock.beginning(of: plan)
        self.init(
            message: "--epoch \(epoch?.text ?? "") is \(epoch?.timeOfWeek ?? ""), and the "
                + "measured part of this workload begins on \(usual.timeOfWeek)",
            hint: "Dates in the log would have the customers of other weekdays. Give "
                + "\(usual.text), or such a time of another week, or set the start: "
                + "--set start=\(epoch?.text.prefix(10) ?? "").")
    }
}
