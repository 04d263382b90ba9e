import Decisions
import Experiments
import SimulationStatistics
import Workloads

/// The fewest agents, for people.
public enum StaffingReport {
    /// Agents by interval, what they come to, and what one more or fewer changes.
    public static func document(_ result: StaffingResult, command: String) -> Document {
        var sections = [heading(result), [.paragraph(answer(result))], shortfalls(result)]
        if result.scenario != nil {
            sections +=
                result.groups.isEmpty
                ? [intervals(result), totals(result), effects(result)]
                : [
                    groupIntervals(result), groups(result), totals(result),
                    groupEffects(result),
                ]
            sections += result.roster.map { [roster($0, result.workload)] } ?? []
            sections += rosters(result)
            let isRoster = !result.rosters.isEmpty
            let label =
                isRoster
                ? "As required, without shifts:" : result.isCutShort ? "Best so far:" : "Use:"
            let isWritten = !isRoster && !result.isCutShort
            sections.append(
                Document.Section(use(result.settings, label: label, isWritten: isWritten)))
        }
        let label = result.isCutShort ? "To the end:" : "Reproduce:"
        return Document(sections + [[.command(command, label: label)]])
    }

    /// How many it takes, and how many there are.
    static func answer(_ result: StaffingResult) -> String {
        let targets = Headline.enumeration(result.question.targets.map(\.text))
        guard result.scenario != nil else {
            return "No number of agents was shown to keep \(targets)."
        }
        let peak = result.intervals.max { $0.agents < $1.agents }
        let now = result.intervals.map { result.currentAgents(in: $0.interval) }
        let hours = NumberFormat.measure(result.agentHoursPerWeek)
        let most = peak.map { peak in
            let place =
                result.intervals.count > 1 ? " at \(result.unit.label(peak.interval))" : ""
            return "\(NumberFormat.count(peak.agents)) agents\(place)"
        }
        let current = now.max().map { " (now \(NumberFormat.brief($0)))" } ?? ""
        if let stage = result.stage {
            return "Stopped early: the best plan so far has \(hours) agent-hours a week, at most "
                + "\(most ?? "nobody")\(current). \(words(stage, result, targets))"
        }
        return "\(hours) agent-hours a week keep \(targets), with at most "
            + "\(most ?? "nobody")\(current)"
            + (result.isMet ? "." : "; NOT shown for all that was asked.")
    }

    /// What is known of a plan, and what is not.
    private static func words(
        _ stage: StaffingStage, _ result: StaffingResult, _ targets: String
    ) -> String {
        switch stage {
        case .searched(let missed, let count):
            "On \(result.searchReplications) replications of the search its means "
                + (missed == 0
                    ? "keep \(targets)"
                    : "miss \(missed) of \(count) bound\(count == 1 ? "" : "s") of \(targets)")
                + "; NOT judged on other customers."
        case .judged:
            "\(result.certifyingReplications) replications of other customers "
                + (result.shortfalls.isEmpty
                    ? "show that it keeps \(targets); fewer agents may be enough."
                    : "do NOT show that it keeps \(targets).")
        }
    }

    private static func heading(_ result: StaffingResult) -> Document.Section {
        let targets = result.question.targets.map(\.text).joined(separator: ", ")
        let place = result.question.hold.words(result.unit)
        let start: [Block] = [
            .heading("\(result.workload.name): \(result.workload.title)"),
            .note(
                (result.isByCost ? "Cheapest" : "Fewest")
                    + " agents on duty for \(targets)\(place)"),
        ]
        guard result.certifyingReplications > 0 else { return Document.Section(start) }
        let confidence = NumberFormat.fixed(100 * result.confidence, decimals: 3)
        let percent = 100 * result.question.confidence
        let all = NumberFormat.fixed(percent, decimals: percent == percent.rounded() ? 0 : 3)
        return Document.Section(
            start + [
                .note(
                    "Searched on \(result.searchReplications) replications, judged on "
                        + "\(result.certifyingReplications) others, \(result.replicationsRun) in "
                        + "all; seed \(result.plan.seed)"
                        + (result.isOutOfTime ? "; more might have changed the plan" : "")),
                .note(
                    "± of targets: at \(confidence) % each, with which a plan that misses any "
                        + "target fails in \(all) %; other ±: 95 % each"),
            ])
    }

    /// How to go on with a plan: nobody types one of 168 numbers.
    ///
    /// - Parameter isWritten: whether it is the plan that `--write` writes.
    static func use(_ settings: [Setting], label: String, isWritten: Bool) -> [Block] {
        let typed = settings.map { "--set " + shellQuoted("\($0.path.name)=\($0.text)") }
            .joined(separator: " ")
        return typed.count <= longestTyped
            ? [.command(typed, label: label)]
            : [
                .note(
                    isWritten
                        ? "\(label) --write FILE gives the workload with this plan, --csv the plan "
                            + "as a table" : "\(label) --csv has it in the column agents")
            ]
    }

    private static let longestTyped = 200

    /// Which targets were not met, by how much, and where.
    private static func shortfalls(_ result: StaffingResult) -> Document.Section {
        Document.Section(
            result.shortfalls.map { shortfall in
                let target = shortfall.result.target
                let place =
                    shortfall.result.place.map { " at \($0)" } ?? ""
                let value = shortfall.result.estimate.map { target.measure.text($0) } ?? "n/a"
                let margin = shortfall.result.estimate.map { target.margin($0.mean) } ?? .nan
                let distance = target.measure.text(Estimate(mean: abs(margin), halfWidth: nil))
                return .note(
                    "NOT MET: \(target.text)\(place): \(value) with "
                        + "\(NumberFormat.measure(shortfall.agents)) agents on duty, "
                        + (margin < 0 ? "\(distance) short" : "\(distance) on the right side")
                        + "; \(shortfall.reason.sentence)", .bad)
            })
    }

    private static func intervals(_ result: StaffingResult) -> Document.Section {
        let targets = result.targetsByInterval
        var table = Table(
            [
                .text(result.unit.title), .number("load"), .number("now"), .number("Erlang"),
                .number("agents"),
            ]
                + targets.map { .number($0.measure.name) }
                + [.number("occupancy"), .text("with fewer")])
        for staffing in result.intervals {
            let values = targets.map { target in
                staffing.worst(target)?.estimate.map { target.measure.text($0) } ?? "-"
            }
            table.append(
                [
                    result.unit.label(staffing.interval),
                    NumberFormat.measure(staffing.offeredLoad),
                    NumberFormat.brief(result.currentAgents(in: staffing.interval)),
                    staffing.erlang.map(NumberFormat.count) ?? "-",
                    NumberFormat.count(staffing.agents),
                ] + values + [
                    staffing.occupancy.map {
                        NumberFormat.percent($0.mean, halfWidth: $0.halfWidth)
                    } ?? "-",
                    staffing.needSentence,
                ])
        }
        return [
            .table(table),
            .paragraph(
                worstDay(result)
                    + "Load in erlangs of agents with one conversation each, if nobody waited; now "
                    + "is what the workload has as it stands. "
                    + "It and Erlang's agents are from the replications that the search began "
                    + "with. What is said of fewer agents is as sure each."),
        ]
    }

    /// Whether targets are of the worst of several days, in words.
    static func worstDay(_ result: StaffingResult) -> String {
        let targets = result.targetsByInterval
        return result.intervals.contains { $0.targets.count > targets.count }
            ? "Of an interval that comes on days of different demand, the worst day. " : ""
    }

    private static func totals(_ result: StaffingResult) -> Document.Section {
        var table = Table([.text("In total"), .number("value"), .text("unit")])
        let scenario = result.scenario
        table.append([
            "agents on duty, mean", NumberFormat.measure(scenario?.meanAgentsOnDuty), "agents",
        ])
        table.append([
            "agent-hours a week", NumberFormat.measure(result.agentHoursPerWeek), "hours",
        ])
        table.append([
            "full-time equivalents", NumberFormat.measure(scenario?.fullTimeEquivalents), "agents",
        ])
        table.append([
            "cost of 30 days", NumberFormat.measure(result.costPer30Days),
            result.workload.currency,
        ])
        for name in ["costPerConversation", "costPerTrueResolution", "occupancy"] {
            guard let value = result.measures.first(where: { $0.measure.name == name }) else {
                continue
            }
            table.append([name, value.text, result.workload.shownUnit(of: value.measure)])
        }
        for target in result.whole {
            table.append([
                "\(target.target.text) over \(target.place ?? "the whole run")",
                target.estimate.map { target.target.measure.text($0) } ?? "n/a",
                target.verdict.rawValue,
            ])
        }
        return [.table(table)]
    }

    private static func effects(_ result: StaffingResult) -> Document.Section {
        guard !result.effects.isEmpty else { return [] }
        var table = Table([
            .text("One agent in every interval"), .number("one fewer"), .number("as staffed"),
            .number("one more"), .text("unit"),
        ])
        for effect in result.effects {
            let measure = effect.measure
            table.append([
                measure.name, effect.oneFewer.map { signed(measure, $0) } ?? "-",
                result.estimate(measure.name).map { measure.text($0) } ?? "n/a",
                effect.oneMore.map { signed(measure, $0) } ?? "n/a",
                result.workload.shownUnit(of: measure),
            ])
        }
        return [.table(table)]
    }

    static func signed(_ measure: Measure, _ change: Estimate) -> String {
        (change.mean > 0 ? "+" : "") + measure.text(difference: change)
    }

    private static func roster(
        _ roster: StaffingRoster, _ workload: Workload
    ) -> Document.Section {
        Document.Section(
            shifts(roster, workload) + judgement(roster)
                + use([roster.setting], label: "Use:", isWritten: true))
    }

    /// What simulation says of shifts.
    static func judgement(_ roster: StaffingRoster) -> [Block] {
        let targets = roster.targets.map { result in
            "\(result.target.text): "
                + (result.estimate.map { result.target.measure.text($0) } ?? "n/a")
        }
        return [
            .note(
                "Simulated as rostered, over the whole run: \(targets.joined(separator: "; ")); "
                    + (roster.isMet ? "every target is met" : "NOT shown to meet every target"))
        ]
    }

    /// The shifts of a group.
    static func shifts(_ roster: StaffingRoster, _ workload: Workload) -> [Block] {
        var table = Table([.text("Shift"), .text("starts"), .number("agents")])
        for start in roster.covering.starts {
            let day = roster.isDaily ? "" : WeekTime.weekdays[start.minute / 1_440] + " "
            table.append([
                start.pattern.text, day + WeekTime.clock(start.minute % 1_440),
                NumberFormat.count(start.count),
            ])
        }
        let covering = roster.covering
        return [
            .table(table),
            .note(
                "\(hours(covering.paidHours)) paid hours "
                    + "\(roster.isDaily ? "a day" : "a week"); no shifts of these kinds "
                    + "need fewer than \(hours(covering.lowerBound))"),
            .note(
                "\(NumberFormat.count(roster.agents)) agents work the "
                    + "\(NumberFormat.count(roster.shiftsByDay.reduce(0, +))) shifts of a week, on "
                    + "\(roster.week.workDays) days at most"
                    + (roster.week.daysOffInARow > 1
                        ? ", with \(roster.week.daysOffInARow) days off in a row" : "")),
            .note(
                "\(NumberFormat.measure(roster.fullTimeEquivalents)) full-time equivalents, "
                    + "\(NumberFormat.measure(roster.costPer30Days)) \(workload.currency) for "
                    + "their paid hours in 30 days"),
        ]
    }

    /// Quarters of an hour, without decimals where there are none.
    private static func hours(_ number: Double) -> String {
        number == number.rounded()
            ? NumberFormat.count(Int(number)) : NumberFormat.fixed(number, decimals: 2)
    }
}

extension StaffingResult {
    /// The targets that hold by interval.
    var targetsByInterval: [Target] {
        question.targets.filter { target in intervals.contains { $0.worst(target) != nil } }
    }
}

extension StaffingUnit {
    /// When an interval is, as a clock shows it: `Mon 20:00`.
    func label(_ interval: StaffingInterval) -> String {
        switch self {
        case .hourOfWeek: Int(interval.name).map(WeekTime.hour) ?? interval.name
        case .hour: Int(interval.name).map { WeekTime.clock($0 * 60) } ?? interval.name
        case .constant, .interval, .intervalOfWeek: interval.name
        }
    }

    var title: String {
        switch self {
        case .constant, .interval, .intervalOfWeek: "Interval"
        case .hour, .hourOfWeek: "Hour from"
        }
    }
}

extension StaffingHold {
    /// Where targets hold, for the heading.
    fileprivate func words(_ unit: StaffingUnit) -> String {
        switch self {
        case .interval: unit == .constant ? "" : " in every interval"
        case .day: " on every day of the week"
        case .week: " over a week"
        case .horizon: unit == .constant ? "" : " over the whole run"
        }
    }
}

extension IntervalStaffing {
    /// What a target came to where it is met least.
    func worst(_ target: Target) -> TargetResult? {
        targets.filter { $0.target.text == target.text }.min { one, other in
            let margins = [one, other].map { result in
                result.estimate.map { target.margin($0.mean) } ?? .infinity
            }
            return margins[0] < margins[1]
        }
    }

    /// Whether the last agents are needed.
    fileprivate var needSentence: String {
        guard let fewer, let withFewer else { return "-" }
        return withFewer.sentence(with: fewer)
    }
}

extension TargetVerdict {
    /// What is to be said of so many agents.
    func sentence(with agents: Int) -> String {
        switch self {
        case .missed: "missed with \(agents)"
        case .undecided: "undecided with \(agents)"
        case .met: "met with \(agents) as well"
        }
    }
}

extension StaffingShortfall.Reason {
    fileprivate var sentence: String {
        switch self {
        case .withAmpleAgents: "more agents do not help, it is so when nobody waits any more"
        case .beyondStaffing: "no finite number of agents makes sure of it"
        case .atFewestAgents: "the fewest agents for the other targets are too many for it"
        case .undecided: "not shown with the replications allowed"
        case .notFound: "no smaller number was found that meets it"
        }
    }
}
