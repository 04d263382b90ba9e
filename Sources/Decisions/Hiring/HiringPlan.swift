import ContactRouting
import FieldTables
import StrictJSON
import Workloads

/// Who begins in which month, and how much of the pools on call may be called.
public struct HiringPlan: Sendable, Equatable {
    /// How many begin on the first day of each month, by group that is hired for.
    public internal(set) var hires: [[Int]]
    /// The share of those on call who may be called, by month.
    public internal(set) var callable: [Double]

    /// Nobody is hired, and the pools are those of the workload.
    init(groups: Int, months: Int) {
        hires = Array(repeating: Array(repeating: 0, count: months), count: groups)
        callable = Array(repeating: 1, count: months)
    }
}

extension Workload {
    /// The settings that make a plan the workload's: classes on the first days of months in place
    /// of all other hiring, and a series of factors on how many can be called.
    func settings(
        _ plan: HiringPlan, groups: [Int], pools: [Int], months: [HiringMonth]
    ) -> [Setting] {
        let hiring = zip(groups, plan.hires).flatMap { number, hires in
            let careers = place(ofGroup: number).key("careers")
            let classes = months.indices.filter { hires[$0] > 0 }.map { month in
                JSONOutput.object([
                    ("date", .string(months[month].date.text)), ("people", .integer(hires[month])),
                ])
            }
            return [
                Setting(path: careers.key("classes"), text: JSONOutput.array(classes).text()),
                Setting(path: careers.key("backfill"), text: "0"),
                Setting(path: careers.key("hiresPerMonth"), text: "0"),
            ]
        }
        let factors = pools.compactMap { series(plan.callable, ofPool: $0, months) }
        guard !factors.isEmpty else { return hiring }
        let all = Datum.list((inputs.overTime + factors).map(\.datum))
        let written = JSONOutput(JSONValue(all, at: .origin("the plan"))).text()
        return hiring + [Setting(path: JSONPath([.key("overTime")]), text: written)]
    }

    /// A series of factors on the agents of a pool; nil if it stays as it is.
    private func series(
        _ callable: [Double], ofPool number: Int, _ months: [HiringMonth]
    ) -> Inputs.Series? {
        guard callable.contains(where: { $0 != 1 }) else { return nil }
        let owner = place(ofGroup: number)
        let written = JSONValue(inputs.datum, at: .origin("the inputs"))
        let staffing = Inputs.Group.table.forms.map { owner.key($0) }
            .first { written.value(at: $0) != nil }
        guard let staffing else { return nil }
        var series = Inputs.Series()
        series.input = staffing.name
        series.isFactor = true
        let changes = months.indices.filter { $0 == 0 || callable[$0] != callable[$0 - 1] }
        series.steps = changes.map { month in
            var point = Inputs.Series.Point()
            (point.from, point.value) = (months[month].date, .one(callable[month]))
            return point
        }
        return series
    }
}
