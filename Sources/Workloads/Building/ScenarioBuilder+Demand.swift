import ContactRouting
import RandomVariates
import SimulationKernel
import StrictJSON

extension ScenarioBuilder {
    /// The demand, or nil if a problem stands in the way.
    mutating func demand(during measurement: MeasurementPlan) -> Demand? {
        let given = inputs.demand
        guard let issues = issues(given, during: measurement) else { return nil }
        guard issues.values.contains(where: { $0 > 0 }) else {
            report(given, "nobody ever arrives: some demand must be above 0")
            return nil
        }
        let arrivals = given.value.arrivals
        if arrivals == .replay, issues.values.contains(where: { $0 != $0.rounded() }) {
            report(
                given.arrivals, "a replay needs whole counts; use \"poisson\" for expected ones")
        }
        let cv = given.value.dayFactorCV
        if cv > 0, cv < 0.001 {
            report(given.dayFactorCV, "must be 0, or at least 0.001 (found \(cv))")
            return nil
        }
        return Demand(
            issues: issues, arrivals: arrivals,
            dayFactor: cv > 0 ? .gamma(mean: 1, coefficientOfVariation: cv) : nil)
    }

    private mutating func issues(
        _ demand: Reading<Inputs.Demand>, during measurement: MeasurementPlan
    ) -> Timetable<Double>? {
        if let perWeek = freshPerWeek {
            return curves(demand, perWeek: perWeek, during: measurement)
        }
        if let perHour = demand.value.issuesPerHour {
            return Timetable(
                interval: .hour, values: passing(perHour, during: measurement), isCyclic: false)
        }
        return demand.trace.given().flatMap { trace($0, during: measurement) }
    }

    /// The demand of a usual week; nil if that is not how it is given.
    var freshPerWeek: Double? { inputs.value.demand.freshPerMonth.map { $0 * 7 / 30 } }

    private mutating func trace(
        _ trace: Reading<Inputs.Trace>, during measurement: MeasurementPlan
    ) -> Timetable<Double>? {
        let warmUp = minutes(measurement.warmUp)
        if clock.local(at: -warmUp) != clock.local(at: 0) - warmUp {
            report(
                trace,
                "the clocks change in the warm-up, so that the run does not begin with a row; give "
                    + "another start or warmUpDays")
            return nil
        }
        let file = trace.value.file
        do {
            let source = SourceText(name: file, bytes: try readFile(file))
            let table = TraceTable(
                columns: trace.value, clockRule: rule,
                firstDay: clock.day(at: -minutes(measurement.warmUp)))
            let (timetable, traceProblems) = table.timetable(of: source)
            problems += traceProblems
            return timetable
        } catch {
            let message = (error as? Workload.FileProblem)?.message
            report(trace.file, message ?? "cannot be read")
            return nil
        }
    }
}
