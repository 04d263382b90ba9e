import Experiments
import Fitting
import Reports
import StrictJSON
import Workloads

/// Makes a workload from a log, or its demand from counts.
struct FitVerb: Verb {
    static let spec = VerbSpec(
        name: "fit", summary: "Make a workload from a log, or its demand from counts.",
        discussion: """
            Reads a CSV file with a row per day and interval, or with a row per conversation, or a \
            log of a known layout, and finds what it follows. Of counts: how many come on which \
            weekday and when, how much busier or quieter days and parts of days are than chance \
            makes them, and what one has of the one before. Of conversations also: how long they \
            take, how long customers wait before they give up (from those who were served, too, \
            whose patience is only known to be longer), who comes back, who is on duty when, and \
            of an AI what it keeps, how often it is right, and what its confidence is worth.

            With --hold-out the last days are foretold from those before, which shows what the \
            model is worth. Days without a row are closed; those that do not fit are named. With \
            --check the workload is simulated and set beside the log, hour by hour.
            """,
        positionals: [PositionalSpec(name: "LOG", summary: "File; - is standard input.")],
        options: [
            map, layout.spec, only, dateFormat.spec, decimal.spec, timeZone, firstDay, openDays,
            closed,
            interval, exclude, skipBad, holdOut, into, check, .seed,
        ] + [.threads, .progress, .json, .markdown, .html, .color, workload, .overwrite],
        examples: [
            "a workload from a list of calls":
                "switchboard fit calls.csv --map start=Start,wait=Wait,talk=Talk,wrap=Wrap,"
                + "agent=Agent,'outcome=Status(abandoned:lost)' -o mine.json",
            "the demand from a spreadsheet of counts":
                "switchboard fit calls.csv --map day=Date,time=Start,count=Offered -o mine.json",
            "into a desk that is there, judged on the last fifth":
                "switchboard fit calls.csv --map day=Date,time=Start,count=Offered "
                + "--into desk.json --hold-out 20% -o mine.json",
        ])

    private static let map = OptionSpec(
        name: "map", kind: .text(placeholder: "WHAT=COLUMN,..."),
        summary: "Which column has what: of counts day, time, count; of conversations start and "
            + "any of "
            + LogColumns.Role.allCases.map(\.word).filter { $0 != "start" }
            .joined(separator: ", ") + ".",
        group: "Log")
    private static let layout = WordOption<LogLayout>(
        name: "layout", defaultText: "what the columns tell",
        summary: "A log that is known by name.", group: "Log")
    private static let timeZone = OptionSpec(
        name: "time-zone", kind: .text(placeholder: "OFFSET"),
        summary: "The clock of the desk, ahead of UTC by +HH:MM in winter, and /eu or /us for its "
            + "summer, for times that are those of UTC or say by which clock they are.",
        group: "Log")
    private static let skipBad = OptionSpec(
        name: "skip-bad", kind: .text(placeholder: "SHARE"), defaultText: "0%",
        summary: "Share of the rows that may be unusable, and are left out.", group: "Log")
    private static let check = OptionSpec(
        name: "check", kind: .integer(2...1_000),
        summary: "Simulate the workload so often, and set it beside the log.", group: "Log")
    private static let only = OptionSpec(
        name: "only", kind: .text(placeholder: "COLUMN=VALUE"), isRepeatable: true,
        summary: "Of a list of calls, only rows that have this value.", group: "Log")
    private static let dateFormat = WordOption<Inputs.Trace.DateFormat>(
        name: "date-format", summary: "How dates are written, if that can be read in two ways.",
        group: "Log")
    private static let decimal = WordOption<Inputs.Trace.Decimal>(
        name: "decimal", summary: "What stands before decimals of counts, if it can be thousands.",
        group: "Log")
    private static let firstDay = OptionSpec(
        name: "first-day", kind: .text(placeholder: "DATE"),
        summary: "The date of the first day, where days are only numbered.", group: "Log")
    private static let openDays = OptionSpec(
        name: "open-days", kind: .text(placeholder: "DAYS"), defaultText: "mon-sun",
        summary: "Weekdays that numbered days fall on, such as mon-fri.", group: "Log")
    private static let closed = OptionSpec(
        name: "closed", kind: .text(placeholder: "DATE,..."),
        summary: "Dates among those that numbered days leave out.", group: "Log")
    private static let interval = OptionSpec(
        name: "interval", kind: .choice(["15", "30", "60"]),
        defaultText: "30, or 60 if the rows step by more",
        summary: "Minutes of an interval of the workload.", group: "Log")
    private static let exclude = OptionSpec(
        name: "exclude", kind: .text(placeholder: "DATE,..."),
        summary: "Days to leave out: those that will not come again.", group: "Log")
    private static let holdOut = OptionSpec(
        name: "hold-out", kind: .text(placeholder: "SHARE"), defaultText: "0%",
        summary: "Share of the days, the last ones, to judge by.", group: "Log")
    private static let into = OptionSpec(
        name: "into", kind: .text(placeholder: "WORKLOAD"),
        summary: "The workload that has what the log does not tell, bundled or a file.",
        group: "Log")
    private static let workload = OptionSpec(
        name: "output", short: "o", kind: .file, summary: "Write the workload to a file.",
        group: "Output")

    private let arguments: ParsedArguments
    private let base: WorkloadReference?
    private let read: (table: CountTable, log: CallLog?)
    private let share: Double

    init(_ arguments: ParsedArguments) throws {
        try arguments.checkOutput()
        self.arguments = arguments
        if let output = arguments.outputPath, InputFile.areSame(output, arguments.positionals[0]) {
            throw UsageError(
                message: "--output names the log",
                hint: "The workload needs a file of its own: -o mine.json.")
        }
        base = try arguments.text(Self.into).map { try WorkloadReference($0) }
        share = try arguments.share(Self.holdOut) ?? 0
        read = try Self.read(arguments, base)
    }

    /// Reads the file.
    private static func read(
        _ arguments: ParsedArguments, _ base: WorkloadReference?
    ) throws -> (CountTable, CallLog?) {
        let path = arguments.positionals[0]
        let source = try arguments.fitSource(
            map: map, layout: arguments.word(layout), only: conditions(arguments),
            arguments.word(dateFormat), arguments.word(decimal))
        let calendar = try calendar(arguments)
        let excluded = try dates(exclude, arguments)
        let minutes = arguments.text(interval).flatMap { Int($0) }
        let name = path == "-" ? "standard input" : path
        do {
            switch source {
            case .intervals(let columns):
                let source = SourceText(name: name, bytes: try InputFile.read(path))
                let table = try CountTable(
                    source, columns, calendar: calendar, minutes: minutes)
                return (table.without(excluded), nil)
            case .conversations(var reading):
                if arguments.isSet(decimal.spec) {
                    throw UsageError(
                        message: "--decimal is for counts",
                        hint: "Times of a log are whole, or have a point or one comma.")
                }
                if let option = [firstDay, openDays, closed].first(where: arguments.isSet) {
                    throw UsageError(
                        message: "\(option.flag) is for counts of numbered days",
                        hint: "Conversations have dates of their own.")
                }
                reading.excluded = excluded
                reading.minutes = minutes ?? 30
                reading.zone = try arguments.zone(timeZone)
                reading.skippedShare = try arguments.share(skipBad) ?? 0
                if let base = try base?.checked([], isToBeStaffed: true) {
                    reading.acceptableWait = base.inputs.measures.plan.acceptableWait.seconds
                }
                let log = try InputFile.withPieces(of: path) {
                    try CallLog(name, reading, next: $0)
                }
                return (log.table, log)
            }
        } catch let error as InvalidCounts {
            throw BadCounts(problems: error.problems)
        }
    }

    func run(_ output: Output) async throws {
        let fit: FittedDemand
        do {
            fit = try FittedDemand(read.table, holdingOut: share, seed: arguments.seedNumber)
        } catch {
            throw BadCounts(problems: error.problems)
        }
        let path = arguments.positionals[0]
        let file = path.split(separator: "/").last.map(String.init) ?? path
        let shown = path == "-" ? "standard input" : file
        let name = arguments.outputPath.flatMap(InputFile.name) ?? "fitted"
        let workload = try base?.checked([], isToBeStaffed: true)
        let desk = read.log.map { FittedDesk($0, fit) }
        var inputs =
            desk?.inputs(into: workload?.inputs, name: name)
            ?? fit.inputs(into: workload?.inputs, name: name, file: shown)
        if let path = arguments.outputPath { inputs = inputs.moved(from: base?.path, to: path) }
        let fitted = try checked(inputs)
        let simulated = try await simulated(fitted, desk, output)
        let command = command(WorkloadReference.inResults(path))
        let report = FitReport(
            fit, desk, simulated, file: shown, hasDesk: base != nil, command: command)
        let forms = ResultForms(
            document: { report.document },
            json: {
                ResultJSON.text(report, inputs: inputs, version: ToolVersion.current)
            })
        if arguments.isSet(.html) { try arguments.writePage(of: forms.json(), output) }
        try output.interruption.shield {
            if let path = arguments.outputPath {
                try AtomicFile.write(
                    Array(inputs.text.utf8), to: path,
                    overwrite: arguments.flag(.overwrite) ?? false)
            }
            try output.standardOutput.write(
                try arguments.text(of: forms, arguments.renderer(output)))
        }
    }

    /// The fitted workload beside its log, if that is asked for.
    private func simulated(
        _ workload: Workload, _ desk: FittedDesk?, _ output: Output
    ) async throws -> SimulatedLog? {
        guard let replications = arguments.integer(Self.check) else { return nil }
        guard let desk else {
            throw UsageError(
                message: "--check needs a log of conversations",
                hint: "Counts do not say how long customers waited.")
        }
        let workload = desk.asLong(as: workload)
        let progress = ProgressReporter(output, isShown: arguments.showsProgress)
        defer { progress.clear() }
        let experiment = try RunExperiment(workload, baseline: nil, withFigures: false) { _ in
            workload
        }
        let plan = ReplicationPlan(
            replications: replications, seed: arguments.seedNumber, threads: arguments.threadCount)
        let result = try await output.interruption.cancelling {
            try await experiment.run(plan, by: [.hour], progress: progress.reported)
        }
        progress.clear()
        try output.interruption.checkStopped(
            "after \(result.plan.replications) of \(replications) replications; nothing is written")
        return SimulatedLog(result, desk)
    }

    /// The fitted workload, as one that can be run.
    ///
    /// - Throws: `BadCounts` if what the log says does not go with what --into has.
    private func checked(_ inputs: Inputs) throws -> Workload {
        let source = SourceText(name: "the fitted workload", text: inputs.text)
        do {
            return try Workload(reading: source, isToBeStaffed: true, readFile: readBeside)
        } catch let error as InvalidWorkload {
            let words = "what was fitted is no workload that can be run"
            throw BadCounts(
                problems: [Problem(words, at: .origin(arguments.positionals[0]))]
                    + error.problems)
        }
    }

    /// Files that the workload of --into names.
    private var readBeside: Workload.FileReading {
        guard let base else {
            return { _ throws in throw Workload.FileProblem("there is no such file") }
        }
        return base.readBeside
    }

    private func command(_ file: String) -> String {
        let options = [
            Self.map, Self.layout.spec, Self.dateFormat.spec, Self.decimal.spec, Self.timeZone,
            Self.firstDay,
            Self.openDays, Self.closed, Self.interval, Self.exclude, Self.skipBad, Self.holdOut,
            Self.into, Self.check,
        ]
        let words = options.compactMap { option in
            arguments.text(option).map { "\(option.flag) \(shellQuoted($0))" }
        }
        let conditions = arguments.texts(Self.only).map { "--only \(shellQuoted($0))" }
        let parts = ["switchboard fit", shellQuoted(file)] + words + conditions
        return (parts + ["--seed \(arguments.seedNumber)"]).joined(separator: " ")
    }

    // MARK: Options

    private static func conditions(
        _ arguments: ParsedArguments
    ) throws(UsageError) -> [(name: String, value: String)] {
        var conditions: [(name: String, value: String)] = []
        for text in arguments.texts(only) {
            let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2 else {
                throw UsageError(
                    message: "'\(text)' is not valid for --only",
                    hint: "Write a column and the value it must have, such as direction=inbound.")
            }
            conditions.append((parts[0], parts[1]))
        }
        return conditions
    }

    private static func calendar(_ arguments: ParsedArguments) throws(UsageError) -> DayCalendar? {
        guard let text = arguments.text(firstDay) else {
            if let option = [openDays, closed].first(where: arguments.isSet) {
                throw UsageError(
                    message: "\(option.flag) needs --first-day",
                    hint: "They say which dates numbered days have.")
            }
            return nil
        }
        guard let first = CalendarDate(text) else {
            throw UsageError(
                message: "'\(text)' is not valid for --first-day",
                hint: "Write a date, such as 2003-03-03.")
        }
        return DayCalendar(
            first: first, weekdays: try weekdays(arguments), closed: try dates(closed, arguments))
    }

    private static func weekdays(_ arguments: ParsedArguments) throws(UsageError) -> Set<Int> {
        let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
        var found: Set<Int> = []
        for part in (arguments.text(openDays) ?? "mon-sun").lowercased().split(separator: ",") {
            let ends = part.split(separator: "-").map { word in
                names.firstIndex { word.hasPrefix($0) }
            }
            guard (1...2).contains(ends.count), let start = ends[0],
                let end = ends.count == 2 ? ends[1] : start
            else {
                throw UsageError(
                    message: "'\(part)' is not valid for --open-days",
                    hint: "Write weekdays, such as mon-fri or mon,wed,fri.")
            }
            var day = start
            found.insert(day)
            while day != end {
                day = (day + 1) % 7
                found.insert(day)
            }
        }
        return found
    }

    private static func dates(
        _ option: OptionSpec, _ arguments: ParsedArguments
    ) throws(UsageError) -> [CalendarDate] {
        var dates: [CalendarDate] = []
        for text in (arguments.text(option) ?? "").split(separator: ",") {
            guard let date = CalendarDate(String(text)) else {
                throw UsageError(
                    message: "'\(text)' is not valid for \(option.flag)",
                    hint: "Write dates with commas between them, such as 2003-07-04,2003-09-01.")
            }
            dates.append(date)
        }
        return dates
    }
}

/// Counts that cannot be used.
struct BadCounts: ToolError {
    let problems: [Problem]

    var exitCode: ExitCode { .badData }
    var description: String {
        "the file cannot be used\n"
            + Problem.render(problems, limit: 20, hint: "See 'switchboard help fit'.")
    }
}
