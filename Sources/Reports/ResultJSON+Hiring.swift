import Decisions
import Experiments
import StrictJSON

/// Hiring as JSON.
extension ResultJSON {
    /// The cheapest hiring that meets targets in every month.
    public static func text(_ result: HiringResult, version: String, command: String) -> String {
        text(
            "hiring", version: version, command: command,
            [
                ("workload", workload(result.workload)), ("seed", unsigned(result.plan.seed)),
                (
                    "answer",
                    .string(HiringReport.answer(result) + " " + HiringReport.beside(result))
                ),
                ("met", .boolean(result.isMet)),
                ("targets", .array(result.question.targets.map { .string($0.text) })),
                ("bounds", .array(result.question.targets.map { .object(bound($0)) })),
                ("from", result.question.from.map { .string($0) } ?? .null),
                ("confidence", .number(result.question.confidence)),
                (
                    "replications",
                    .object([
                        ("search", .integer(result.plan.replications)),
                        ("certificate", .integer(result.certifyingReplications)),
                        ("all", .integer(result.replicationsRun)),
                        ("confidenceOfEachInterval", .number(result.confidence)),
                    ])
                ),
                ("groups", .array(result.groups.map { .string($0) })),
                ("pools", .array(result.pools.map { .string($0) })),
                ("set", settings(result.settings)),
                ("months", .array(result.months.map { month($0, result) })),
                (
                    "totals",
                    .object([
                        ("hires", .integer(result.hires)),
                        ("poolHours", .number(result.poolHours(\.planned))),
                        ("cost", number(result.cost(\.planned))),
                        ("costWithoutHiring", number(result.cost(\.frozen))),
                    ])
                ),
                ("contradictions", .array(result.contradictions.map { .string($0) })),
            ])
    }

    private static func month(
        _ month: HiringMonthResult, _ result: HiringResult
    ) -> JSONOutput {
        .object([
            ("month", .string(month.month.name)), ("date", .string(month.month.date.text)),
            ("hires", .object(zip(result.groups, month.hires.map { .integer($0) }).map(\.self))),
            ("callable", result.pools.isEmpty ? .null : .number(month.callable)),
            ("planned", course(month.planned, result)),
            ("withoutHiring", course(month.frozen, result)),
        ])
    }

    private static func course(_ course: HiringCourse, _ result: HiringResult) -> JSONOutput {
        let employees = course.employees.map { own -> JSONOutput in
            own.map { .object(estimate($0)) } ?? .null
        }
        return .object([
            ("employees", .object(zip(result.groups, employees).map(\.self))),
            ("poolHours", course.poolHours.map { .object(estimate($0)) } ?? .null),
            ("cost", course.cost.map { .object(estimate($0)) } ?? .null),
            (
                "targets",
                .array(
                    course.targets.map { own in
                        let asked = result.question.targets.first { own.isOf($0) } ?? own.target
                        return .object(target(own) + [("asked", .string(asked.text))])
                    })
            ),
        ])
    }
}
