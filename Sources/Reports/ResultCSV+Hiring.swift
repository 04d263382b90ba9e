import Decisions
import Experiments

extension ResultCSV {
    /// The plan and the course without hiring: a row per course, month, group and target.
    ///
    /// `callable` is the share of those on call who may be called; `poolHours` and `cost` are of
    /// the whole month and repeated in its rows.
    public static func text(_ result: HiringResult) -> String {
        table(
            "course,month,date,group,hires,employees,callable,poolHours,cost,target,value,"
                + "halfWidth,verdict",
            result.months.flatMap { month in
                result.groups.indices.flatMap { place in
                    rows(month, result, place, isPlanned: true)
                        + rows(month, result, place, isPlanned: false)
                }
            })
    }

    /// The rows of a group in a month, one for each target.
    private static func rows(
        _ month: HiringMonthResult, _ result: HiringResult, _ place: Int, isPlanned: Bool
    ) -> [[String]] {
        let course = isPlanned ? month.planned : month.frozen
        let callable = result.pools.isEmpty ? "" : "\(isPlanned ? month.callable : 1)"
        let start: [String] = [
            isPlanned ? "planned" : "frozen", month.month.name, month.month.date.text,
            field(result.groups[place]), "\(isPlanned ? month.hires[place] : 0)",
            number(course.employees[place]?.mean), callable,
            number(course.poolHours?.mean), number(course.cost?.mean),
        ]
        let targets = course.targets.map { target -> [String] in
            [
                field(target.target.text), number(target.estimate?.mean),
                number(target.estimate?.halfWidth), target.verdict.rawValue,
            ]
        }
        let none = ["", "", "", ""]
        return (targets.isEmpty ? [none] : targets).map { start + $0 }
    }
}
