import Decisions

extension ResultCSV {
    /// The plan: a row per interval and target.
    ///
    /// `load` is in erlangs of agents with one conversation each, `onShift` what a roster puts on
    /// duty; `place` says which of the days of an interval, or which intervals, a target is of.
    public static func text(_ result: StaffingResult) -> String {
        var lines = [
            "interval,load,erlang,agents,onShift,target,place,value,halfWidth,verdict,fewer,"
                + "withFewer"
        ]
        for staffing in result.intervals {
            let onShift = result.roster.map { roster in
                roster.onDuty[staffing.interval.ofWeek[0] % roster.onDuty.count]
            }
            let plan = [
                field(staffing.interval.name), "\(staffing.offeredLoad)", number(staffing.erlang),
                "\(staffing.agents)", number(onShift),
            ]
            let fewer = [number(staffing.fewer), staffing.withFewer?.rawValue ?? ""]
            for target in staffing.targets.map(Optional.some)
                + (staffing.targets.isEmpty ? [nil] : [])
            {
                let row = plan + (target.map(cells) ?? Array(repeating: "", count: 5)) + fewer
                lines.append(row.joined(separator: ","))
            }
        }
        for target in result.whole {
            let row = ["", "", "", "", ""] + cells(target) + ["", ""]
            lines.append(row.joined(separator: ","))
        }
        return lines.joined(separator: "\r\n") + "\r\n"
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
