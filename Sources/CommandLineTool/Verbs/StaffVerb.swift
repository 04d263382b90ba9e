import Decisions
import Reports
import Workloads

/// Finds the fewest agents that meet targets, and certifies them.
struct StaffVerb: Verb {
    static let spec = VerbSpec(
        name: "staff", summary: "Find the fewest agents that meet targets, and certify them.",
        discussion: """
            The decision is how many agents are on duty in each interval: one number, one for each \
            hour or interval of the day or of the week, as --by says. Hours in which the \
            workload has no agents are staffed too if conversations come for them.

            Of several groups every one is planned, but for those that --keep names: the \
            cheapest mix of them whose hours cost least, or the fewest agents of all with --least \
            agents. There the search is by cutting planes: one agent more of each group says what \
            it gains for every target, and the cheapest plan that all of this allows is tried \
            next. A target can be that of an intent, 'serviceLevel[fraud]>=0.9', or of whatever \
            else a measure is known by.

            Nobody is planned while the desk is closed: outside its opening hours or, if it has \
            none, when nobody new comes. Intervals to which fewer conversations than \
            --least-contacts come are staffed together with their neighbours.

            Targets on measures that exist by the hour, such as serviceLevel, abandonmentRate or \
            occupancy, hold where --hold says: in every interval, if callers at all times are to \
            be served alike; on every day or over a week, as contracts mostly promise, with agents \
            where queues are longest; or over the whole run. Targets on other measures hold over \
            the whole run. Targets that only bound what agents cost, or how busy they are, are \
            checked at the end.

            The search starts from Erlang's models, goes on by simulation on common random \
            numbers, and takes agents from every interval on trial, as few as --indifference says. \
            Where chance may have decided, twice as many replications say it again, until all is \
            decided or --time is up. Then fresh customers judge the plan: each target is met when \
            its whole interval lies on the right side. A plan that misses any of them, anywhere, \
            fails with the probability of --confidence at least. Where that cannot tell n agents \
            from fewer it says so, and n is on the safe side. The line at the end repeats the \
            search, on any machine. Exit code 2 if targets cannot be met. Ctrl-C ends the search \
            with the best plan so far, and says what is known of it.

            With --shifts whole shifts cover what is needed, after shrinkage (required / (1 - \
            shrinkage), not rounded) and with unpaid breaks. What is on duty is then rounded \
            down to whole agents, simulated and judged once more. Shifts and breaks are of whole \
            intervals of the workload's intervalMinutes. The fewest agents who work all shifts are \
            those with --work-days of seven and --days-off in a row.
            """,
        positionals: [PositionalSpec(name: "WORKLOAD", summary: "Bundled name or file.")],
        options: [.target, by.spec, hold.spec, keep, least.spec, confidence, leastContacts]
            + [indifference, shifts, workDays, daysOff]
            + OptionSpec.simulation + [maxReplications, time] + OptionSpec.resumable
            + OptionSpec.formats + [.html] + [.write] + OptionSpec.file,
        examples: [
            "agents for 80 % in 20 s":
                "switchboard staff theory/erlang-c-14 --target 'serviceLevel>=0.8'",
            "by the hour of the day, in shifts of eight hours with a break":
                "switchboard staff hybrid --target 'abandonmentRate<=3%' --by hour --horizon 7d "
                + "--shifts 8h:1h@4h",
        ])

    private static let by = WordOption<StaffingUnit>(
        name: "by", defaultText: "as the demand varies",
        summary: "What the number of agents may differ by.", group: "Decision")
    private static let hold = WordOption<StaffingHold>(
        name: "hold", defaultText: "interval", summary: "Over what targets must hold.",
        group: "Decision")
    private static let keep = OptionSpec(
        name: "keep", kind: .text(placeholder: "GROUP"), isRepeatable: true,
        summary: "A group that keeps the agents which the workload gives it.", group: "Decision")
    private static let least = WordOption<StaffingObjective>(
        name: "least", defaultText: "cost, if every group has one",
        summary: "What several groups should have as little of as possible.", group: "Decision")
    private static let confidence = OptionSpec(
        name: "confidence", kind: .number(0.5...0.999_999), defaultText: "0.95",
        summary: "How surely a plan that misses any target must fail.", group: "Decision")
    private static let leastContacts = OptionSpec(
        name: "least-contacts", kind: .number(0...1e6), defaultText: "1",
        summary: "Conversations for a human that an interval must have to be staffed alone.",
        group: "Decision")
    private static let shifts = OptionSpec(
        name: "shifts", kind: .text(placeholder: "SHIFT"), isRepeatable: true,
        summary: "A shift such as 8h:1h@4h/6-14: eight hours with a break of one after four, "
            + "starting every hour from 6 to 14 o'clock; 8h:30m@4h/6-14/15m every quarter.",
        group: "Decision")
    private static let workDays = OptionSpec(
        name: "work-days", kind: .integer(1...7), defaultText: "5",
        summary: "Shifts that an agent works in a week, at most, on as many days.",
        group: "Decision")
    private static let daysOff = OptionSpec(
        name: "days-off", kind: .integer(0...6), defaultText: "2, or what work days leave",
        summary: "Days off of an agent that follow each other, at least.", group: "Decision")
    private static let indifference = OptionSpec(
        name: "indifference", kind: .text(placeholder: "SIZE"), defaultText: "1%",
        summary: "How many agents of an interval are worth finding: a percentage of them or a "
            + "number, but always one.",
        group: "Decision")
    private static let maxReplications = OptionSpec(
        name: "max-replications", kind: .integer(1...100_000_000), defaultText: "as --time allows",
        summary: "Most replications of the search, in place of a time.", group: "Simulation")
    private static let time = OptionSpec(
        name: "time", kind: .duration, defaultText: "10s",
        summary: "About how long it may take to decide what can be decided.", group: "Simulation")

    private let arguments: ParsedArguments
    private let reference: WorkloadReference
    private let settings: [Setting]
    private let workload: Workload
    private let question: StaffingQuestion

    init(_ arguments: ParsedArguments) throws {
        try arguments.checkOutput()
        try arguments.checkWorkloadFile()
        self.arguments = arguments
        let hasTime = arguments.isSet(Self.time) || !arguments.isSet(Self.maxReplications)
        if arguments.isSet(.checkpoint), hasTime {
            throw UsageError(
                message: "--checkpoint needs --max-replications, and no --time",
                hint: "For how many there is time is another number each time it goes on.")
        }
        reference = try WorkloadReference(arguments.positionals[0])
        settings = try arguments.settings()
        workload = try reference.checked(settings, isToBeStaffed: true)
        var question = try Self.question(arguments)
        question.unit = question.unit ?? StaffingUnit(following: workload.scenario)
        self.question = question
    }

    func run(_ output: Output) async throws {
        try output.warn(workload.warnings)
        var plan = arguments.plan()
        plan.store = try arguments.checkpoint(of: [workload])
        let progress = ProgressReporter(output, isShown: arguments.showsProgress)
        defer { progress.clear() }
        let result = try await output.interruption.cancelling { [workload, question, plan] in
            try await staff(workload, question, plan, progress: progress.reported)
        }
        let indifference = arguments.text(Self.indifference)
        let command = CanonicalCommand.text(
            Self.spec.name, [reference], settings, plan,
            limit(of: result)
                + question.canonicalOptions
                + (indifference.map { ["--indifference " + shellQuoted($0)] } ?? []))
        progress.clear()
        let forms = ResultForms(
            document: { StaffingReport.document(result, command: command) },
            json: { ResultJSON.text(result, version: ToolVersion.current, command: command) },
            csv: { ResultCSV.text(result) })
        let staffed = result.rosters.isEmpty ? result.settings : result.rosters.map(\.setting)
        if !staffed.isEmpty, !result.isCutShort {
            try arguments.write(
                reference.workload(settings, changedBy: staffed), from: reference, output)
        }
        try arguments.write(forms, output)
        if !result.contradictions.isEmpty {
            throw UnsoundRun(contradictions: result.contradictions)
        }
        try output.interruption.checkStopped(
            after: result.replicationsRun, "replication", " of all plans",
            unwritten: arguments.text(.write))
        if !result.isMet { throw missed(result) }
    }

    /// The limit with which the search is the same again; of one that was stopped, what was asked.
    private func limit(of result: StaffingResult) -> [String] {
        if result.isCutShort {
            let most = arguments.integer(Self.maxReplications).map { "--max-replications \($0)" }
            let time = arguments.seconds(Self.time).map { "--time \($0)s" }
            return [most, time].compactMap(\.self)
        }
        return ["--max-replications \(max(1, result.replicationsToRepeat))"]
    }

    private func missed(_ result: StaffingResult) -> TargetsMissed {
        let missed = result.shortfalls.map(\.result.target.text)
        let names = question.targets.map(\.text).filter { missed.contains($0) }
        return TargetsMissed(
            description: names.isEmpty
                ? "these shifts were not shown to meet the targets"
                : "not met: \(names.joined(separator: ", "))")
    }

    private static func question(_ arguments: ParsedArguments) throws -> StaffingQuestion {
        let most = arguments.integer(maxReplications)
        let seconds = arguments.seconds(time) ?? (most == nil ? usualSeconds : nil)
        var question = try StaffingQuestion(
            targets: arguments.targets(), unit: arguments.word(by),
            hold: arguments.word(hold) ?? .interval,
            shifts: arguments.texts(shifts).map { try ShiftPattern($0) },
            week: week(arguments),
            tolerance: try arguments.tolerance(indifference, of: "agents") ?? .relative(0.01),
            confidence: arguments.number(confidence) ?? 0.95,
            leastContacts: arguments.number(leastContacts) ?? 1,
            effort: StaffingEffort(time: seconds.map(Duration.seconds), replications: most))
        question.kept = arguments.texts(keep)
        question.least = arguments.word(least)
        return question
    }

    private static let usualSeconds = 10.0

    private static func week(_ arguments: ParsedArguments) throws -> WeeklyPattern {
        let days = arguments.integer(workDays) ?? WeeklyPattern.usual.workDays
        let usual = min(WeeklyPattern.usual.daysOffInARow, 7 - days)
        return try WeeklyPattern(
            workDays: days, daysOffInARow: arguments.integer(daysOff) ?? usual)
    }
}

extension StaffingQuestion {
    /// The options that ask it again.
    fileprivate var canonicalOptions: [String] {
        targets.map { "--target \(shellQuoted($0.text))" }
            + (unit.map { ["--by \($0.rawValue)"] } ?? [])
            + (hold == .interval ? [] : ["--hold \(hold.rawValue)"])
            + kept.map { "--keep=\(shellQuoted($0))" }
            + (least.map { ["--least \($0.rawValue)"] } ?? [])
            + (confidence == 0.95 ? [] : ["--confidence \(confidence)"])
            + (leastContacts == 1 ? [] : ["--least-contacts \(leastContacts)"])
            + (week == .usual
                ? [] : ["--work-days \(week.workDays)", "--days-off \(week.daysOffInARow)"])
            + shifts.map { "--shifts \(shellQuoted($0.text))" }
    }
}
