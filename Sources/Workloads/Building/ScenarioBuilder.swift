import ContactRouting
import FieldTables
import RandomVariates
import SimulationKernel
import StrictJSON

/// Turns inputs that are each valid into a scenario, and collects what their tables cannot see:
/// keys that need each other, shares that do not add up, tiers that nobody staffs.
struct ScenarioBuilder {
    let inputs: Reading<Inputs>
    let readFile: Workload.FileReading
    /// Whether the number of agents says nothing yet.
    let isToBeStaffed: Bool
    /// Whether it makes what is true for a part of a run, in which nobody need come or be there.
    var isPartOfRun: Bool { startOfRun != nil }
    /// What the run starts with, where it makes what is true later.
    var startOfRun: Scenario?
    var problems: [Problem] = []
    /// The day on which the measured part begins.
    var start: CalendarDate
    /// The rows of the trace, if the demand is one that can be read.
    var trace: TraceRows?
    /// Mean handling times of its intervals, 0 where they are not known; nil if it has none.
    var handlingTimes: Timetable<Double>?
    /// When the clock of the centre changes; nil if the file does not say.
    var rule: ClockRule?
    /// The clock of the centre from the midnight on which the measured part begins.
    var clock = LocalClock(start: 0)
    /// Where customers live; nil if that is not wanted, or not right.
    var markets: [Market]?
    /// Shares of segments that come at times of their own; nil if none does.
    var segmentShares: Timetable<[Double]>?
    /// Days that differ from others, by number.
    var specialDays: [Int: SpecialDay] = [:]
    /// When humans are there; nil for always.
    var opening: Opening?
    /// The share of each interval in the demand of a usual week; empty if counts are given.
    var usualWeek: [Double] = []
    /// The share of a usual week's demand that comes while the desk is open.
    var openShare = 1.0

    init(
        _ inputs: Reading<Inputs>, readFile: @escaping Workload.FileReading, isToBeStaffed: Bool
    ) {
        self.inputs = inputs
        self.readFile = readFile
        self.isToBeStaffed = isToBeStaffed
        start = inputs.value.start ?? Inputs.usualStart
    }

    /// The scenario with all that changes in its course, or nil if a problem stands in the way.
    ///
    /// - Parameter root: the file.
    mutating func scenario(_ root: JSONValue) -> Scenario? {
        guard let written = scenario() else { return nil }
        if inputs.value.overTime.isEmpty { return written }
        let courses = courses(in: root, during: written.measurement)
        guard problems.allSatisfy({ $0.severity == .warning }) else { return nil }
        var course = ScenarioCourse(root, courses, self, written)
        let scenario = course.scenario()
        problems += course.problems
        if let scenario { checkTiers(of: scenario) }
        return scenario
    }

    /// The scenario of the inputs as they are written, or nil if a problem stands in the way.
    mutating func scenario() -> Scenario? {
        if intervalMinutes != inputs.value.intervalMinutes {
            report(
                inputs.intervalMinutes,
                "must be 15, 30 or 60 (found \(inputs.value.intervalMinutes))")
        }
        if trace == nil { trace = inputs.demand.trace.given().flatMap { rows(of: $0) } }
        if let trace { start = start(of: trace) }
        clock = clockOfCentre()
        var measurement = measurement()
        // Demand by the curves knows the hours of the desk; rows and lists make the horizon first.
        if freshPerWeek != nil { setCalendar(of: &measurement) }
        let demand = demand(during: measurement)
        let ai = inputs.ai.given().map { aiTier($0) }
        guard let demand else { return nil }
        fitHorizon(of: &measurement, to: demand.issues)
        if freshPerWeek == nil { setCalendar(of: &measurement) }
        let humans = inputs.humans.given().map {
            humanTier($0, following: demand.issues, during: measurement)
        }
        let (complexities, shares) = complexities()
        var segments = segments()
        var intents = intents(complexityShares: shares)
        let satisfaction = satisfaction(complexities: complexities.count)
        let repeats = repeats()
        if let humans = inputs.humans.given() { checkSelections(humans) }
        guard checkCombinations(), problems.allSatisfy({ $0.severity == .warning }) else {
            return nil
        }
        Segment.mix(&segments, into: &intents)
        var scenario = Scenario(
            demand: demand, intents: intents, complexities: complexities, segments: segments,
            ai: ai, humans: humans, repeats: repeats, measurement: measurement,
            satisfaction: satisfaction)
        scenario.demand.workFactor = workFactor(of: scenario)
        scenario.incidents = inputs.incidents.given().map { incidents($0) }
        if scenario.incidents?.breaksAI == true, scenario.ai?.outages == nil {
            scenario.ai?.outages = Outages()
        }
        countPeople(of: &scenario, after: startOfRun)
        if !isPartOfRun, inputs.value.overTime.isEmpty { checkTiers(of: scenario) }
        checkSkills(of: scenario)
        checkCopilots(of: scenario)
        checkTruth(of: scenario)
        if !isToBeStaffed {
            checkEmptyHours(of: scenario)
            checkClosedHours(of: scenario)
            checkStability(of: scenario)
        }
        return scenario
    }

    /// Reports `message` about a part of the inputs.
    mutating func report<Part>(
        _ part: Reading<Part>, _ message: String, severity: Problem.Severity = .error
    ) {
        problems.append(part.problem(message, severity: severity))
    }

    /// Changes of the clock, special days and opening hours of a run whose length is known.
    private mutating func setCalendar(of measurement: inout MeasurementPlan) {
        measurement.clockChanges = clockChanges(of: measurement)
        let open = inputs.value.demand.markets?.contains { $0.openingHours != nil } ?? false
        if freshPerWeek != nil || open {
            markets = markets(inputs.demand, during: measurement)
        }
        specialDays = days(during: measurement)
        opening = opening(during: measurement)
    }

    private mutating func measurement() -> MeasurementPlan {
        let warmUpDays = inputs.warmUpDays.value
        let length = intervalMinutes
        let perDay = Double(LocalClock.day / length)
        let warmUp = (warmUpDays * perDay).rounded()
        if abs(warmUp - warmUpDays * perDay) > 1e-6 * perDay {
            let interval = length == 60 ? "hours" : "intervals of \(length) minutes"
            report(
                inputs.warmUpDays,
                "must be a whole number of \(interval) (found \(warmUpDays) days)")
        }
        var plan = inputs.value.measures.plan
        plan.interval = TimeSpan(seconds: Double(length) * 60)
        plan.warmUp = TimeSpan(seconds: warmUp * plan.interval.seconds)
        plan.horizon = TimeSpan(seconds: (inputs.value.horizonDays ?? 30) * 86_400)
        plan.startDay = start.dayNumber
        plan.startMinuteOfWeek = clock.minuteOfWeek(at: -Int(warmUp) * length)
        return plan
    }

    /// The length of the intervals of the week; an hour where the one given is not possible.
    private var intervalMinutes: Int {
        let given = inputs.value.intervalMinutes
        return [15, 30, 60].contains(given) ? given : 60
    }

    /// Demand that does not come round sets the horizon, or is found too short for it.
    private mutating func fitHorizon(
        of measurement: inout MeasurementPlan, to issues: Timetable<Double>
    ) {
        guard inputs.value.demand.freshPerMonth == nil else { return }
        let given = issues.start(ofInterval: issues.values.count) - .zero
        let rest = TimeSpan(ticks: given.ticks - measurement.warmUp.ticks)
        if rest <= .zero {
            report(inputs.warmUpDays, "the demand ends before the warm-up does")
        } else if inputs.value.horizonDays == nil {
            measurement.horizon = rest
        } else if measurement.horizon > rest {
            let horizon = measurement.horizon
            let empty = TimeSpan(ticks: horizon.ticks - rest.ticks)
            report(
                inputs.horizonDays,
                "the given demand ends before the horizon does: nobody new comes in the last "
                    + "\(inWords(empty)) of \(inWords(horizon)). Give horizonDays of "
                    + "\(JSONOutput.number(rest.seconds / 86_400).text()), or demand for "
                    + "\(inWords(empty)) more",
                severity: .warning)
        }
    }

    /// A length of time in days if it has at least two of them, else in hours.
    private func inWords(_ span: TimeSpan) -> String {
        let isLong = span.ticks >= 2 * TimeSpan.day.ticks
        let number = span.seconds / (isLong ? 86_400 : 3_600)
        let text = JSONOutput.number((number * 100).rounded() / 100).text()
        return "\(text) \(isLong ? "days" : text == "1" ? "hour" : "hours")"
    }

    private mutating func repeats() -> RepeatContacts {
        let given = inputs.repeats.given() ?? inputs.of(Inputs.Repeats())
        var repeats = given.value.model
        repeats.afterWrongAnswer = given.value.afterWrongAnswer ?? repeats.afterAI
        repeats.afterHumanFailure = given.value.afterHumanFailure ?? repeats.afterHuman
        repeats.delay = distribution(given.delayHours, secondsPerUnit: 3_600)
        repeats.redialDelay = given.redialMinutes.given().map {
            distribution($0, secondsPerUnit: 60)
        }
        return repeats
    }

    /// A distribution of seconds; `secondsPerUnit` converts the unit of the file.
    mutating func distribution(_ law: Reading<Law>, secondsPerUnit: Double) -> Distribution {
        let found = law.value.problems
        for problem in found {
            let steps = problem.steps.map { step -> JSONPath.Step in
                switch step {
                case .key(let key): .key(key)
                case .index(let index): .index(index)
                }
            }
            problems.append(law.problem(problem.message, at: steps))
        }
        return found.isEmpty ? law.value.distribution(times: secondsPerUnit) : .constant(0)
    }

    /// The figures of the file.
    mutating func figures() -> [Figure] {
        inputs.figures.elements().map { figure in
            Figure(
                inputs: figure.value, settings: settings(figure.set),
                location: figure.measure.location)
        }
    }

    private mutating func settings(_ set: Reading<Entries<Double>>) -> [Setting] {
        set.entries().compactMap { key, number in
            guard let path = JSONPath(key), Inputs.schema.describes(path) else {
                report(number, "there is no input \"\(key)\"")
                return nil
            }
            return Setting(path: path, JSONOutput.number(number.value))
        }
    }
}
