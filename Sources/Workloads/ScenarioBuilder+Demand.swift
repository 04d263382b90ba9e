import ContactRouting
import RandomVariates
import SimulationKernel
import StrictJSON

extension ScenarioBuilder {
    /// The demand, or nil if a problem stands in the way.
    mutating func demand(_ reading: Reading, during measurement: MeasurementPlan) -> Demand? {
        guard exactlyOne(of: .demand, in: reading) else { return nil }
        guard let issues = issues(reading, during: measurement) else { return nil }
        guard issues.values.contains(where: { $0 > 0 }) else {
            report(reading, "nobody ever arrives: some demand must be above 0")
            return nil
        }
        let arrivals: Demand.Arrivals = reading["arrivals"].read()
        if arrivals == .replay, issues.values.contains(where: { $0 != $0.rounded() }) {
            report(
                reading["arrivals"],
                "a replay needs whole counts; use \"poisson\" for expected ones")
        }
        let cv = reading["dayFactorCV"].number
        if cv > 0, cv < 0.001 {
            report(reading["dayFactorCV"], "must be 0, or at least 0.001 (found \(cv))")
            return nil
        }
        return Demand(
            issues: issues, arrivals: arrivals,
            dayFactor: cv > 0 ? .gamma(mean: 1, coefficientOfVariation: cv) : nil)
    }

    /// Reports unless exactly one of the forms is given.
    mutating func exactlyOne(of forms: AlternativeForms, in reading: Reading) -> Bool {
        let keys = forms.keys
        let given = keys.filter { reading.optional($0) != nil }
        if given.count == 1 { return true }
        let found = given.isEmpty ? "none" : given.joined(separator: " and ")
        report(
            reading, "exactly one of \(keys.joined(separator: ", ")) must be given (found \(found))"
        )
        return false
    }

    private mutating func issues(
        _ reading: Reading, during measurement: MeasurementPlan
    ) -> Timetable<Double>? {
        if let perMonth = reading.optional("freshPerMonth") {
            return curves(reading, perWeek: perMonth.number * 7 / 30, during: measurement)
        }
        if let perHour = reading.optional("issuesPerHour") {
            return Timetable(
                interval: .hour,
                values: passing(perHour.elements.map(\.number), during: measurement),
                isCyclic: false)
        }
        return trace(reading["trace"], during: measurement)
    }

    /// Reports unless the shares of the elements add up to 1.
    mutating func sharesAddUp(_ list: Reading) -> Bool {
        let sum = list.elements.reduce(0) { $0 + $1["share"].number }
        if abs(sum - 1) <= 1e-6 { return true }
        report(list, "shares must add up to 1 (found \(sum))")
        return false
    }

    private mutating func trace(
        _ reading: Reading, during measurement: MeasurementPlan
    ) -> Timetable<Double>? {
        let file = reading["file"]
        let warmUp = minutes(measurement.warmUp)
        if clock.local(at: -warmUp) != clock.local(at: 0) - warmUp {
            report(
                reading,
                "the clocks change in the warm-up, so that the run does not begin with a row; give "
                    + "another start or warmUpDays")
            return nil
        }
        do {
            let source = SourceText(name: file.string, bytes: try readFile(file.string))
            let table = TraceTable(
                dayColumn: reading["day"].string, timeColumn: reading["time"].string,
                countColumn: reading["count"].string,
                intervalMinutes: reading["intervalMinutes"].integer, clockRule: rule,
                firstDay: clock.day(at: -minutes(measurement.warmUp)))
            let (timetable, traceProblems) = table.timetable(of: source)
            problems += traceProblems
            return timetable
        } catch {
            let message = (error as? Workload.FileProblem)?.message
            report(file, message ?? "cannot be read")
            return nil
        }
    }
}
