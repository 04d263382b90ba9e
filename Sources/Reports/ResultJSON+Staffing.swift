import Decisions
import SimulationStatistics
import StrictJSON

/// Staffing as JSON.
extension ResultJSON {
    /// The fewest agents that meet targets.
    public static func text(
        _ result: StaffingResult, version: String, command: String
    ) -> String {
        let set = result.settings.map { ($0.path.name, JSONOutput.string($0.text)) }
        return text(
            "staffing", version: version, command: command,
            [
                ("workload", workload(result.workload)), ("seed", unsigned(result.plan.seed)),
                ("answer", .string(StaffingReport.answer(result))),
                ("met", .boolean(result.isMet)),
                (
                    "stage",
                    result.stage.map { .string($0 == .judged ? "judged" : "searched") } ?? .null
                ),
                ("by", .string(result.unit.rawValue)),
                ("hold", .string(result.question.hold.rawValue)),
                ("confidence", .number(result.question.confidence)),
                ("targets", .array(result.question.targets.map { .string($0.text) })),
                ("bounds", .array(result.question.targets.map { .object(bound($0)) })),
                ("shortfalls", .array(result.shortfalls.map(shortfall))),
                ("replications", replications(result)),
                ("set", .object(set)),
                ("intervals", .array(result.intervals.map { interval($0, result) })),
                ("objective", .string(result.objective.rawValue)),
                ("groups", .array(result.groups.map(group))),
                ("wholeRun", .array(result.whole.map { .object(target($0)) })),
                ("totals", totals(result)),
                ("effects", .array(result.effects.map(effect))),
                ("roster", result.roster.map(roster) ?? .null),
                (
                    "measures", measures(result.measures, result.workload)
                ),
                ("assumptions", assumptions(result.workload)),
                ("contradictions", .array(result.contradictions.map { .string($0) })),
            ])
    }

    private static func replications(_ result: StaffingResult) -> JSONOutput {
        .object([
            ("search", .integer(result.searchReplications)),
            ("certificate", .integer(result.certifyingReplications)),
            ("mostOfSearch", .integer(result.replicationsToRepeat)),
            ("outOfTime", .boolean(result.isOutOfTime)),
            ("all", .integer(result.replicationsRun)),
            ("confidenceOfEachInterval", .number(result.confidence)),
        ])
    }

    private static func interval(
        _ staffing: IntervalStaffing, _ result: StaffingResult
    ) -> JSONOutput {
        .object([
            ("interval", .string(staffing.interval.name)),
            ("offeredLoad", .number(staffing.offeredLoad)),
            ("erlang", staffing.erlang.map { .integer($0) } ?? .null),
            ("currentAgents", .number(result.currentAgents(in: staffing.interval))),
            ("agents", .integer(staffing.agents)),
            ("targets", .array(staffing.targets.map { .object(target($0)) })),
            ("occupancy", staffing.occupancy.map { .object(estimate($0)) } ?? .null),
            ("fewer", staffing.fewer.map { .integer($0) } ?? .null),
            ("withFewer", staffing.withFewer.map { .string($0.rawValue) } ?? .null),
        ])
    }

    private static func group(_ group: GroupStaffing) -> JSONOutput {
        .object([
            ("group", .string(group.name)), ("kept", .boolean(group.isKept)),
            ("agents", .array(group.agents.map { $0.map { .integer($0) } ?? .null })),
            ("fewer", .array(group.fewer.map { $0.map { .integer($0.agents) } ?? .null })),
            (
                "withFewer",
                .array(group.fewer.map { $0.map { .string($0.verdict.rawValue) } ?? .null })
            ),
            ("agentsOnDuty", .number(group.onDuty)),
            ("fullTimeEquivalents", .number(group.fullTimeEquivalents)),
            ("costPer30Days", .number(group.costPer30Days)),
            ("occupancy", group.occupancy.map { .object(estimate($0)) } ?? .null),
            ("roster", group.roster.map(roster) ?? .null),
        ])
    }

    /// What a target came to.
    static func target(_ result: TargetResult) -> [(String, JSONOutput)] {
        bound(result.target) + [("verdict", .string(result.verdict.rawValue))]
            + (result.place.map { [("place", .string($0))] } ?? [])
            + (result.estimate.map(estimate) ?? [])
    }

    /// What a target bounds, and how.
    static func bound(_ target: Target) -> [(String, JSONOutput)] {
        [
            ("target", .string(target.text)), ("measure", .string(target.measure.name)),
            ("unit", .string(target.measure.unit)),
            ("relation", .string(target.relation == .atLeast ? "atLeast" : "atMost")),
            ("bound", .number(target.bound)),
        ]
    }

    private static func shortfall(_ shortfall: StaffingShortfall) -> JSONOutput {
        let margin = shortfall.result.estimate.map { shortfall.result.target.margin($0.mean) }
        return .object(
            target(shortfall.result) + [
                ("agents", .number(shortfall.agents)), ("margin", number(margin)),
                ("reason", .string(shortfall.reason.rawValue)),
            ])
    }

    private static func totals(_ result: StaffingResult) -> JSONOutput {
        guard let scenario = result.scenario else { return .null }
        return .object([
            ("agentsOnDuty", .number(scenario.meanAgentsOnDuty)),
            ("agentHoursPerWeek", .number(result.agentHoursPerWeek)),
            ("fullTimeEquivalents", number(scenario.fullTimeEquivalents)),
            ("costPer30Days", number(result.costPer30Days)),
        ])
    }

    private static func effect(_ effect: StaffingEffect) -> JSONOutput {
        .object([
            ("group", effect.group.map { .string($0) } ?? .null),
            ("measure", .string(effect.measure.name)),
            ("oneMore", effect.oneMore.map { .object(estimate($0)) } ?? .null),
            ("oneFewer", effect.oneFewer.map { .object(estimate($0)) } ?? .null),
        ])
    }

    private static func roster(_ roster: StaffingRoster) -> JSONOutput {
        let starts = roster.covering.starts.map { start in
            JSONOutput.object([
                ("shift", .string(start.pattern.text)),
                ("hour", .number(Double(start.minute) / 60)),
                ("hours", .number(Double(start.pattern.length) / 60)),
                (
                    "breaks",
                    .array(
                        start.pattern.breaks.map {
                            .array([
                                .number(Double($0.lowerBound) / 60),
                                .number(Double($0.upperBound) / 60),
                            ])
                        })
                ),
                ("agents", .integer(start.count)),
            ])
        }
        return .object([
            ("set", settings([roster.setting])),
            ("cycleHours", .integer(roster.onDuty.count * roster.intervalMinutes / 60)),
            ("starts", .array(starts)),
            ("requirement", .array(roster.requirement.map { .number($0) })),
            ("onDuty", .array(roster.onDuty.map { .integer($0) })),
            ("paidHours", .number(roster.covering.paidHours)),
            ("lowerBound", .number(roster.covering.lowerBound)),
            ("shiftsByDay", .array(roster.shiftsByDay.map { .integer($0) })),
            ("workDays", .integer(roster.week.workDays)),
            ("daysOffInARow", .integer(roster.week.daysOffInARow)),
            ("agents", .integer(roster.agents)),
            ("fullTimeEquivalents", .number(roster.fullTimeEquivalents)),
            ("costPer30Days", .number(roster.costPer30Days)),
            ("targets", .array(roster.targets.map { .object(target($0)) })),
            ("met", .boolean(roster.isMet)),
        ])
    }
}
