import Fitting
import Reports
import StrictJSON
import Workloads

/// Makes the demand of a workload from counts that somebody has.
struct FitVerb: Verb {
    static let spec = VerbSpec(
        name: "fit", summary: "Make the demand of a workload from counts per interval.",
        discussion: """
            Reads a CSV file with a row per day and interval, or with a row per call and its \
            start, and finds what it follows: how many come on which weekday and when, how much \
            busier or quieter days and parts of days are than chance makes them, and what one has \
            of the one before. With --hold-out the last \
            days are foretold from those before, which shows what the model is worth. Days without \
            a row are closed; those that do not fit are named.
            """,
        positionals: [PositionalSpec(name: "COUNTS", summary: "CSV file; - is standard input.")],
        options: [
            map, only, dateFormat.spec, firstDay, openDays, closed, interval, exclude, holdOut,
            into, .seed,
        ] + [.json, .markdown, .color, workload, .overwrite],
        examples: [
            "a workload from a spreadsheet":
                "switchboard fit calls.csv --map day=Date,time=Start,count=Offered -o mine.json",
            "into a desk that is there, judged on the last fifth":
                "switchboard fit calls.csv --map day=Date,time=Start,count=Offered "
                + "--into desk.json --hold-out 20% -o mine.json",
        ])

    private static let map = OptionSpec(
        name: "map", kind: .text(placeholder: "WHAT=COLUMN,..."),
        summary: "Columns of the day, the start of the interval and the count: "
            + "day=Date,time=Start,count=Calls; or of the start of a call: start=Start.",
        group: "Counts")
    private static let only = OptionSpec(
        name: "only", kind: .text(placeholder: "COLUMN=VALUE"), isRepeatable: true,
        summary: "Of a list of calls, only rows that have this value.", group: "Counts")
    private static let dateFormat = WordOption<Inputs.Trace.DateFormat>(
        name: "date-format", summary: "How dates are written, if that can be read in two ways.",
        group: "Counts")
    private static let firstDay = OptionSpec(
        name: "first-day", kind: .text(placeholder: "DATE"),
        summary: "The date of the first day, where days are only numbered.", group: "Counts")
    private static let openDays = OptionSpec(
        name: "open-days", kind: .text(placeholder: "DAYS"), defaultText: "mon-sun",
        summary: "Weekdays that numbered days fall on, such as mon-fri.", group: "Counts")
    private static let closed = OptionSpec(
        name: "closed", kind: .text(placeholder: "DATE,..."),
        summary: "Dates among those that numbered days leave out.", group: "Counts")
    private static let interval = OptionSpec(
        name: "interval", kind: .choice(["15", "30", "60"]),
        defaultText: "30, or 60 if the rows step by more",
        summary: "Minutes of an interval of the workload.", group: "Counts")
    private static let exclude = OptionSpec(
        name: "exclude", kind: .text(placeholder: "DATE,..."),
        summary: "Days to leave out: those that will not come again.", group: "Counts")
    private static let holdOut = OptionSpec(
        name: "hold-out", kind: .text(placeholder: "SHARE"), defaultText: "0%",
        summary: "Share of the days, the last ones, to judge by.", group: "Counts")
    private static let into = OptionSpec(
        name: "into", kind: .text(placeholder: "WORKLOAD"),
        summary: "The workload whose demand it becomes, bundled or a file.", group: "Counts")
    private static let workload = OptionSpec(
        name: "output", short: "o", kind: .file, summary: "Write the workload to a file.",
        group: "Output")

    private let arguments: ParsedArguments
    private let base: WorkloadReference?
    private let table: CountTable
    private let share: Double

    init(_ arguments: ParsedArguments) throws {
        try arguments.checkOutput()
        self.arguments = arguments
        let path = arguments.positionals[0]
        if let output = arguments.outputPath, arguments.flag(.overwrite) != true,
            InputFile.exists(output)
        {
            throw FileNotWritten(description: "'\(output)' exists; --overwrite replaces it")
        }
        base = try arguments.text(Self.into).map { try WorkloadReference($0) }
        share = try arguments.share(Self.holdOut) ?? 0
        let columns = try arguments.countColumns(
            Self.map, only: Self.conditions(arguments), arguments.word(Self.dateFormat))
        let calendar = try Self.calendar(arguments)
        let excluded = try Self.dates(Self.exclude, arguments)
        let minutes = arguments.text(Self.interval).flatMap { Int($0) }
        let source = SourceText(
            name: path == "-" ? "standard input" : path, bytes: try InputFile.read(path))
        do {
            table = try columns.table(of: source, calendar: calendar, minutes: minutes)
                .without(excluded)
        } catch {
            throw BadCounts(problems: error.problems)
        }
    }

    func run(_ output: Output) throws {
        let fit: FittedDemand
        do {
            fit = try FittedDemand(table, holdingOut: share, seed: arguments.seedNumber)
        } catch {
            throw BadCounts(problems: error.problems)
        }
        let path = arguments.positionals[0]
        let file = path.split(separator: "/").last.map(String.init) ?? path
        let shown = path == "-" ? "standard input" : file
        let name = arguments.outputPath.flatMap(InputFile.name) ?? "fitted"
        let workload = try base?.checked([], isToBeStaffed: true)
        var inputs = fit.inputs(into: workload?.inputs, name: name, file: shown)
        if let path = arguments.outputPath { inputs = inputs.moved(from: base?.path, to: path) }
        let command = command(file)
        let forms = ResultForms(
            document: {
                FitReport.document(fit, file: shown, hasDesk: base != nil, command: command)
            },
            json: {
                ResultJSON.text(
                    fit, file: shown, inputs: inputs, version: ToolVersion.current,
                    command: command)
            })
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

    private func command(_ file: String) -> String {
        let options = [
            Self.map, Self.firstDay, Self.openDays, Self.closed, Self.interval, Self.exclude,
            Self.holdOut, Self.into,
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
        "these counts cannot be used\n"
            + Problem.render(problems, limit: 20, hint: "See 'switchboard help fit'.")
    }
}
