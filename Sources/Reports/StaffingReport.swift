import Decisions
import Experiments
import SimulationStatistics
import Workloads

/// The fewest agents as text for people.
public enum StaffingReport {
    /// Agents by interval, what they come to, and what one more or fewer changes.
    public static func text(_ result: StaffingResult, command: String) -> String {
        var sections = [heading(result)]
        if !result.shortfalls.isEmpty { sections.append(shortfalls(result)) }
        if result.scenario != nil {
            sections += [intervals(result), totals(result), effects(result)]
            sections += result.roster.map { [roster($0)] } ?? []
            sections.append(
                (result.roster == nil ? "Use: " : "As required, without shifts: ")
                    + result.settings.map {
                        "--set " + shellQuoted("\($0.path.name)=\($0.text)")
                    }.joined(separator: " ") + "\n")
        }
        sections.append("Reproduce: \(command)\n")
        return sections.joined(separator: "\n")
    }

    private static func heading(_ result: StaffingResult) -> String {
        let targets = result.question.targets.map(\.text).joined(separator: ", ")
        let place =
            result.unit == .constant || result.question.overall ? "" : " in every interval"
        var lines = ["\(result.workload.name): \(result.workload.title)"]
        lines.append("Fewest agents on duty for \(targets)\(place)")
        if result.certifyingReplications > 0 {
            lines.append(
                "Searched on \(result.plan.replications) replications, judged on "
                    + "\(result.certifyingReplications) others, \(result.replicationsRun) in all; "
                    + "seed \(result.plan.seed)")
            lines.append(
                "± of targets: at "
                    + "\(NumberFormat.fixed(100 * result.confidence, decimals: 3)) % each, so that "
                    + "all hold at once in 95 %; other ±: 95 % each")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Which targets were not met, by how much, and where.
    private static func shortfalls(_ result: StaffingResult) -> String {
        result.shortfalls.map { shortfall in
            let target = shortfall.result.target
            let place = shortfall.interval.map { " in \(result.unit.noun) \($0.name)" } ?? ""
            let value = shortfall.result.estimate.map { target.measure.text($0) } ?? "n/a"
            let margin = shortfall.result.estimate.map { target.margin($0.mean) } ?? .nan
            let distance = target.measure.text(Estimate(mean: abs(margin), halfWidth: nil))
            return "NOT MET: \(target.text)\(place): \(value) with "
                + "\(NumberFormat.measure(shortfall.agents)) agents on duty, "
                + (margin < 0 ? "\(distance) short" : "\(distance) on the right side")
                + "; \(shortfall.reason.sentence)\n"
        }.joined()
    }

    private static func intervals(_ result: StaffingResult) -> String {
        let targets = result.intervals.first { !$0.targets.isEmpty }?.targets.map(\.target) ?? []
        var table = TextTable(
            [.text(result.unit.title), .number("load"), .number("Erlang"), .number("agents")]
                + targets.map { .number($0.measure.name) }
                + [.number("occupancy"), .text("with fewer")])
        for staffing in result.intervals {
            let values = targets.map { target in
                staffing.targets.first { $0.target.text == target.text }?.estimate
                    .map { target.measure.text($0) } ?? "-"
            }
            table.append(
                [
                    staffing.interval.name, NumberFormat.measure(staffing.offeredLoad),
                    staffing.erlang.map(NumberFormat.count) ?? "-",
                    NumberFormat.count(staffing.agents),
                ] + values + [
                    staffing.occupancy.map {
                        NumberFormat.percent($0.mean, halfWidth: $0.halfWidth)
                    } ?? "-",
                    staffing.needSentence,
                ])
        }
        return table.text
            + "Load in erlangs of agents with one conversation each, if nobody waited.\n"
            + "It and Erlang's agents are from the replications that the search began with.\n"
    }

    private static func totals(_ result: StaffingResult) -> String {
        var table = TextTable([.text("In total"), .number("value"), .text("unit")])
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
        table.append(["cost of 30 days", NumberFormat.measure(result.costPer30Days), "money"])
        for name in ["costPerConversation", "costPerTrueResolution", "occupancy"] {
            guard let value = result.measures.first(where: { $0.measure.name == name }) else {
                continue
            }
            table.append([name, value.text, value.shownUnit])
        }
        for target in result.whole {
            table.append([
                "\(target.target.text) over the whole run",
                target.estimate.map { target.target.measure.text($0) } ?? "n/a",
                target.verdict.rawValue,
            ])
        }
        return table.text
    }

    private static func effects(_ result: StaffingResult) -> String {
        var table = TextTable([
            .text("One agent in every interval"), .number("one fewer"), .number("as staffed"),
            .number("one more"), .text("unit"),
        ])
        for effect in result.effects {
            let measure = effect.measure
            table.append([
                measure.name, effect.oneFewer.map { signed(measure, $0) } ?? "-",
                result.estimate(measure.name).map { measure.text($0) } ?? "n/a",
                effect.oneMore.map { signed(measure, $0) } ?? "n/a",
                measure.unit == "share" ? "" : measure.unit,
            ])
        }
        return table.text
    }

    private static func signed(_ measure: Measure, _ change: Estimate) -> String {
        (change.mean > 0 ? "+" : "") + measure.text(change)
    }

    private static func roster(_ roster: StaffingRoster) -> String {
        var table = TextTable([.text("Shift"), .text("starts"), .number("agents")])
        for start in roster.covering.starts {
            let day = roster.onDuty.count == 24 ? "" : weekdays[start.hour / 24] + " "
            table.append([
                start.pattern.text, "\(day)\(start.hour % 24):00", NumberFormat.count(start.count),
            ])
        }
        let covering = roster.covering
        let targets = roster.targets.map { result in
            "\(result.target.text): "
                + (result.estimate.map { result.target.measure.text($0) } ?? "n/a")
        }
        return table.text
            + "\(NumberFormat.count(covering.paidHours)) paid hours "
            + "\(roster.onDuty.count == 24 ? "a day" : "a week"); no shifts of these kinds need "
            + "fewer than \(NumberFormat.count(covering.lowerBound))\n"
            + "\(NumberFormat.measure(roster.fullTimeEquivalents)) full-time equivalents, "
            + "\(NumberFormat.measure(roster.costPer30Days)) for their paid hours in 30 days\n"
            + "Simulated as rostered, over the whole run: \(targets.joined(separator: "; ")); "
            + (roster.isMet ? "every target is met\n" : "NOT shown to meet every target\n")
            + "Use: --set "
            + shellQuoted("\(roster.setting.path.name)=\(roster.setting.text)") + "\n"
    }

    private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
}

extension StaffingUnit {
    fileprivate var noun: String { self == .hourOfWeek ? "hour of the week" : "hour" }

    fileprivate var title: String {
        switch self {
        case .constant: "Interval"
        case .hour: "Hour"
        case .hourOfWeek: "Hour of week"
        }
    }
}

extension IntervalStaffing {
    /// Whether the last agents are needed.
    fileprivate var needSentence: String {
        guard let fewer, let withFewer else { return "-" }
        return switch withFewer {
        case .missed: "missed with \(fewer)"
        case .undecided: "undecided with \(fewer)"
        case .met: "met with \(fewer) as well"
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
