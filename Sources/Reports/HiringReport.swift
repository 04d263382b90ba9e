import Decisions
import Experiments
import SimulationStatistics
import Workloads

/// Whom to hire when, for people.
public enum HiringReport {
    /// The plan in a sentence, and by month beside the course without hiring.
    public static func document(_ result: HiringResult, command: String) -> Document {
        Document([
            heading(result), [.paragraph(answer(result)), .paragraph(beside(result))],
            months(result),
            notes(result),
            Document.Section(
                StaffingReport.use(result.settings, label: "Use:", isWritten: true)),
            [.command(command, label: "Reproduce:")],
        ])
    }

    /// What is not met, and from when on all is.
    public static func failure(_ result: HiringResult) -> String {
        let missed = result.missed
        let names = missed.map(\.month.name)
        let targets = result.question.targets.map(\.text).joined(separator: ", ")
        let next = result.months.last { names.contains($0.month.name) }
            .flatMap { last in
                result.months.first { $0.month.name > last.month.name }?.month.name
            }
        return "\(targets): not shown to be met in " + text(names)
            + (next.map { "; --from \($0) asks for the months after them" } ?? "")
    }

    private static func text(_ names: [String]) -> String {
        names.count <= 6
            ? names.joined(separator: ", ")
            : names.prefix(5).joined(separator: ", ") + " and \(names.count - 5) more"
    }

    private static func heading(_ result: HiringResult) -> Document.Section {
        let targets = result.question.targets.map(\.text).joined(separator: ", ")
        let from = result.question.from.map { " from \($0) on" } ?? " in every month"
        let confidence = NumberFormat.fixed(100 * result.confidence, decimals: 3)
        let all = NumberFormat.percent(result.question.confidence)
        return [
            .heading("\(result.workload.name): \(result.workload.title)"),
            .note("Cheapest hiring found for \(targets)\(from)"),
            .note(
                "Searched on \(result.plan.replications) replications of "
                    + "\(result.plansTried + 1) courses, judged on "
                    + "\(result.certifyingReplications) others, \(result.replicationsRun) in "
                    + "all; seed \(result.plan.seed)"),
            .note(
                "± of targets: at \(confidence) % each, so that all hold at once in \(all); "
                    + "other ±, and those without hiring: 95 % each"),
        ]
    }

    /// What to do, and whether it is enough.
    static func answer(_ result: HiringResult) -> String {
        let months = result.months.count
        let hires = result.months.filter { $0.hires.contains { $0 > 0 } }
        let most = hires.max { $0.hires.reduce(0, +) < $1.hires.reduce(0, +) }
        let people = NumberFormat.count(result.hires)
        let start =
            result.hires == 0
            ? "Hire nobody"
            : "Hire \(people) \(result.hires == 1 ? "person" : "people") in "
                + "\(hires.count) of \(months) months"
        let peak = most.map {
            hires.count > 1
                ? ", most (\(NumberFormat.count($0.hires.reduce(0, +)))) on \($0.month.date.text)"
                : ", on \($0.month.date.text)"
        }
        let hours = NumberFormat.measure(result.poolHours(\.planned))
        let pool =
            result.pools.isEmpty
            ? "" : ", with \(result.pools.joined(separator: ", ")) on duty for \(hours) hours"
        let verdict =
            result.isMet
            ? "every target holds in every month asked for."
            : "not shown to be enough in \(text(result.missed.map(\.month.name)))."
        return start + (peak ?? "") + pool + ": " + verdict
    }

    /// What happens without hiring, and what the difference costs.
    static func beside(_ result: HiringResult) -> String {
        let missed = result.missedWithoutHiring.map(\.month.name)
        let course =
            missed.isEmpty
            ? "Without hiring no month is shown to miss a target."
            : "Without hiring targets are missed in \(missed.count) of "
                + "\(result.months.count) months, first in \(missed[0])."
        guard let planned = result.cost(\.planned), let frozen = result.cost(\.frozen) else {
            return course
        }
        let change = planned - frozen
        return course
            + " Agents cost \(NumberFormat.measure(planned)) \(result.workload.currency) in all, "
            + "about \(NumberFormat.measure(abs(change))) \(change < 0 ? "less" : "more") than "
            + "without."
    }

    private static func months(_ result: HiringResult) -> Document.Section {
        let targets = result.question.targets
        let many = result.groups.count > 1
        let hasPool = !result.pools.isEmpty
        let hasCost = result.cost(\.planned) != nil
        var table = Table(
            [.text("month")]
                + result.groups.map { .number(many ? "hire for \($0)" : "hire") }
                + result.groups.map { .number(many ? "employed, \($0)" : "employed") }
                + (hasPool ? [.number("callable"), .number("hours on call")] : [])
                + targets.map { .number($0.text) } + [.text("verdict")]
                + (hasCost ? [.number("cost")] : [])
                + result.groups.map { .number(many ? "frozen: \($0)" : "frozen: employed") }
                + targets.map { .number("frozen: \($0.measure.name)") })
        for month in result.months {
            let planned = month.planned
            table.append(
                [month.month.name]
                    + month.hires.map { $0 == 0 ? "-" : NumberFormat.count($0) }
                    + planned.employees.map { NumberFormat.measure($0?.mean) }
                    + (hasPool
                        ? [
                            NumberFormat.percent(month.callable),
                            NumberFormat.measure(planned.poolHours?.mean),
                        ] : [])
                    + targets.map { value(of: $0, in: planned) } + [planned.verdict]
                    + (hasCost ? [NumberFormat.measure(planned.cost?.mean)] : [])
                    + month.frozen.employees.map { NumberFormat.measure($0?.mean) }
                    + targets.map { value(of: $0, in: month.frozen) })
        }
        return [.table(table)]
    }

    private static func value(of target: Target, in course: HiringCourse) -> String {
        let own = course.targets.first { $0.isOf(target) }
        return own?.estimate.map { target.measure.text($0) } ?? "-"
    }

    private static func notes(_ result: HiringResult) -> Document.Section {
        [
            .note(
                "People begin on the first day of the month (or of the run) and are at work after "
                    + "training.\nFrozen: nobody is hired, on the \(result.plan.replications) "
                    + "replications of the search.")
        ]
    }
}

extension HiringCourse {
    /// Of all targets of the month; a dash where none must hold.
    fileprivate var verdict: String {
        if targets.isEmpty { return "-" }
        let verdicts = Set(targets.map(\.verdict))
        return verdicts.contains(.missed)
            ? "MISSED" : verdicts.contains(.undecided) ? "undecided" : "met"
    }
}
