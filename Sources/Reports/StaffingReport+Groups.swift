import Decisions
import Experiments
import SimulationStatistics
import Workloads

/// The agents of several groups.
extension StaffingReport {
    /// A row per interval, with a column for each group.
    static func groupIntervals(_ result: StaffingResult) -> Document.Section {
        let targets = result.targetsByInterval
        let planned = result.groups.filter { !$0.isKept }
        var table = Table(
            [.text(result.unit.title), .number("load")]
                + planned.map { .number($0.name) }
                + targets.map { .number($0.measure.name) } + [.number("occupancy")])
        for (number, staffing) in result.intervals.enumerated() {
            table.append(
                [result.unit.label(staffing.interval), NumberFormat.measure(staffing.offeredLoad)]
                    + planned.map { $0.agents[number].map(NumberFormat.count) ?? "-" }
                    + targets.map { target in
                        staffing.worst(target)?.estimate.map { target.measure.text($0) } ?? "-"
                    }
                    + [
                        staffing.occupancy.map {
                            NumberFormat.percent($0.mean, halfWidth: $0.halfWidth)
                        } ?? "-"
                    ])
        }
        return [
            .table(table),
            .paragraph(
                worstDay(result)
                    + "Load in erlangs of agents with one conversation each, if nobody waited; "
                    + "occupancy of all groups together."),
        ]
    }

    /// A row per group.
    static func groups(_ result: StaffingResult) -> Document.Section {
        var table = Table([
            .text("Group"), .number("on duty, mean"), .number("full-time equivalents"),
            .number("\(result.workload.currency) in 30 days"), .number("occupancy"),
            .text("with fewer"),
        ])
        for group in result.groups {
            table.append([
                group.name, NumberFormat.measure(group.onDuty),
                NumberFormat.measure(group.fullTimeEquivalents),
                NumberFormat.measure(group.costPer30Days),
                group.occupancy.map { NumberFormat.percent($0.mean, halfWidth: $0.halfWidth) }
                    ?? "-",
                group.needSentence,
            ])
        }
        return [.table(table)]
    }

    /// The shifts of every group, and what they come to together.
    static func rosters(_ result: StaffingResult) -> [Document.Section] {
        let groups = result.groups.filter { $0.roster != nil }
        let rosters = groups.compactMap(\.roster)
        guard let first = rosters.first else { return [] }
        let own = zip(groups, rosters).flatMap { group, roster -> [Document.Section] in
            [
                [.heading("Shifts of \(group.name)")],
                Document.Section(shifts(roster, result.workload)),
            ]
        }
        func sum(_ value: (StaffingRoster) -> Double) -> String {
            NumberFormat.measure(rosters.reduce(0) { $0 + value($1) })
        }
        let heads = rosters.reduce(0) { $0 + $1.agents }
        let together: [Block] = [
            .heading("Shifts of all groups"),
            .note(
                "\(sum(\.paidHoursPerWeek)) paid hours a week, \(NumberFormat.count(heads)) agents,"
                    + " \(sum(\.fullTimeEquivalents)) full-time equivalents, "
                    + "\(sum(\.costPer30Days)) \(result.workload.currency) in 30 days"),
            .note(
                "Each group is covered by itself: what whole shifts give beyond the need of one is "
                    + "not taken off another that could do with fewer."),
        ]
        return own + [
            Document.Section(
                together + judgement(first)
                    + use(rosters.map(\.setting), label: "Use:", isWritten: true))
        ]
    }

    /// What one agent more of each group in every interval brings.
    static func groupEffects(_ result: StaffingResult) -> Document.Section {
        guard !result.effects.isEmpty else { return [] }
        let names = result.effects.compactMap(\.group).reduce(into: [String]()) {
            if !$0.contains($1) { $0.append($1) }
        }
        var table = Table(
            [.text("One agent more in every interval"), .number("as staffed")]
                + names.map { .number("of \($0)") } + [.text("unit")])
        for effect in result.effects where effect.group == names.first {
            let measure = effect.measure
            table.append(
                [measure.name, result.estimate(measure.name).map { measure.text($0) } ?? "n/a"]
                    + names.map { name in
                        result.effects.first {
                            $0.group == name && $0.measure.name == measure.name
                        }?.oneMore.map { signed(measure, $0) } ?? "n/a"
                    } + [result.workload.shownUnit(of: measure)])
        }
        return [.table(table)]
    }
}

extension GroupStaffing {
    /// Whether the last agents are needed.
    fileprivate var needSentence: String {
        guard !isKept else { return "kept as it is" }
        let known = fewer.compactMap(\.self)
        guard let first = known.first else { return "-" }
        guard known.count > 1 else { return first.verdict.sentence(with: first.agents) }
        let counts = [TargetVerdict.missed, .undecided, .met].map { verdict in
            (verdict, known.count { $0.verdict == verdict })
        }
        return counts.filter { $0.1 > 0 }.map { "\($0.rawValue) at \($1)" }
            .joined(separator: ", ") + " of \(known.count)"
    }
}
