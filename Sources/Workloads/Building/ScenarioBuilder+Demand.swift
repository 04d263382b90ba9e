import ContactRouting
import RandomVariates
import SimulationKernel
import StrictJSON

extension ScenarioBuilder {
    /// The demand, or nil if a problem stands in the way.
    mutating func demand(during measurement: MeasurementPlan) -> Demand? {
        let given = inputs.demand
        guard let issues = issues(given, during: measurement) else { return nil }
        guard isPartOfRun || issues.values.contains(where: { $0 > 0 }) else {
            report(given, "nobody ever arrives: some demand must be above 0")
            return nil
        }
        let arrivals = given.value.arrivals
        if arrivals == .replay, issues.values.contains(where: { $0 != $0.rounded() }) {
            report(
                given.arrivals, "a replay needs whole counts; use \"poisson\" for expected ones")
        }
        var demand = Demand(issues: issues, arrivals: arrivals)
        demand.segmentShares = segmentShares
        setFactors(of: &demand, given, during: measurement)
        return demand
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
        return trace.flatMap { timetable(of: $0, during: measurement) }
    }

    /// The demand of a usual week; nil if that is not how it is given.
    var freshPerWeek: Double? { inputs.value.demand.freshPerMonth.map { $0 * 7 / 30 } }

    /// The rows of a trace, or nil if a problem stands in the way.
    mutating func rows(of trace: Reading<Inputs.Trace>) -> TraceRows? {
        let file = trace.value.file
        do {
            let source = SourceText(name: file, bytes: try readFile(file), quoted: 60)
            let (rows, found) = TraceTable(columns: trace.value).rows(of: source)
            problems += found
            return rows
        } catch {
            let message = (error as? Workload.FileProblem)?.message
            report(trace.file, message ?? "cannot be read")
            return nil
        }
    }

    /// When the measured part of a trace begins: with its first row, or after so many of its days
    /// as the warm-up has.
    mutating func start(of trace: TraceRows) -> CalendarDate {
        guard let first = trace.firstDate else { return start }
        guard let given = inputs.value.start else { return first }
        if given != first, given.dayNumber != first.dayNumber + daysOfWarmUp {
            let later = CalendarDate(dayNumber: first.dayNumber + daysOfWarmUp)
            report(
                inputs.start,
                "the rows of \(trace.source.name) begin on \(first.text), and so does the measured "
                    + "part (found \(given.text)): leave start out"
                    + (daysOfWarmUp > 0
                        ? ", or give \(later.text) to spend the first days on the warm-up" : ""))
        }
        return given
    }

    /// Whole days of warm-up.
    private var daysOfWarmUp: Int { Int(inputs.value.warmUpDays) }

    private mutating func timetable(
        of trace: TraceRows, during measurement: MeasurementPlan
    ) -> Timetable<Double>? {
        var warmUp = minutes(measurement.warmUp)
        if warmUp % trace.columns.intervalMinutes != 0 {
            report(
                inputs.warmUpDays,
                "must be whole intervals of the trace: \(trace.columns.intervalMinutes) minutes"
            )
            return nil
        }
        var day = start.dayNumber
        if let first = trace.firstDate, first != start {
            // The first days of the trace are the warm-up, and need not come twice.
            let days = daysOfWarmUp * LocalClock.day
            if clock.local(at: -days) != clock.local(at: 0) - days {
                report(
                    inputs.warmUpDays,
                    "the clocks change in the warm-up, so that it does not begin with a row: leave "
                        + "start out, or give another")
                return nil
            }
            day = first.dayNumber
            warmUp -= days
        }
        let (timetable, found) = trace.timetable(from: day, rule, warmUp: warmUp)
        problems += found
        // What is wrong with the rows has been told.
        handlingTimes = trace.handlingTimes?.timetable(from: day, rule, warmUp: warmUp).0
        return timetable
    }

    /// By what human work is multiplied, for its mean to be what the rows of a trace say.
    func workFactor(of scenario: Scenario) -> Timetable<Double>? {
        guard let handlingTimes else { return nil }
        let mean = scenario.intents.reduce(0) { $0 + $1.share * scenario.meanWork(of: $1) }
        guard mean > 0 else { return nil }
        return Timetable(
            interval: handlingTimes.interval,
            values: handlingTimes.values.map { $0 > 0 ? $0 / mean : 1 },
            isCyclic: handlingTimes.isCyclic, phase: handlingTimes.phase)
    }
}
