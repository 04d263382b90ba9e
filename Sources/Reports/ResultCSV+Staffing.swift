import Decisions

extension ResultCSV {
    /// The plan: a row per interval, group and target.
    ///
    /// `load` is in erlangs of agents with one conversation each, `onShift` what a roster puts on
    /// duty; `group` is empty where there is only one; `place` says which of the days of an
    /// interval, or which intervals, a target is of.
    public static func text(_ result: StaffingResult) -> String {
        var rows: [[String]] = []
        for (number, staffing) in result.intervals.enumerated() {
            for plan in plans(result, number) {
                for target in staffing.targets.map(Optional.some)
                    + (staffing.targets.isEmpty ? [nil] : [])
                {
                    let cells = target.map(cells) ?? Array(repeating: "", count: 5)
                    rows.append(plan.agents + cells + plan.fewer)
                }
            }
        }
        for target in result.whole {
            rows.append(["", "", "", "", "", ""] + cells(target) + ["", ""])
        }
        return table(
            "interval,load,erlang,group,agents,onShift,target,place,value,halfWidth,verdict,"
                + "fewer,withFewer", rows)
    }

    /// The cells of an interval before and behind those of its targets, for each group.
    private static func plans(
        _ result: StaffingResult, _ number: Int
    ) -> [(agents: [String], fewer: [String])] {
        let staffing = result.intervals[number]
        func onShift(_ roster: StaffingRoster?) -> String {
            roster.map { "\($0.onDuty[staffing.interval.ofWeek[0] % $0.onDuty.count])" } ?? ""
        }
        let start = [
            field(staffing.interval.name), "\(staffing.offeredLoad)",
            self.number(staffing.erlang),
        ]
        guard !result.groups.isEmpty else {
            return [
                (
                    start + ["", "\(staffing.agents)", onShift(result.roster)],
                    [self.number(staffing.fewer), staffing.withFewer?.rawValue ?? ""]
                )
            ]
        }
        return result.groups.filter { !$0.isKept }.map { group in
            let fewer = group.fewer[number]
            return (
                start + [
                    field(group.name), self.number(group.agents[number]), onShift(group.roster),
                ],
                [self.number(fewer?.agents), fewer?.verdict.rawValue ?? ""]
            )
        }
    }

    private static func cells(_ result: TargetResult) -> [String] {
        [
            field(result.target.text), field(result.place ?? ""),
            result.estimate.map { "\($0.mean)" } ?? "",
            (result.estimate?.halfWidth).map { "\($0)" } ?? "", result.verdict.rawValue,
        ]
    }

    private static func number(_ value: Int?) -> String { value.map { "\($0)" } ?? "" }
}
