import ContactRouting
import RandomVariates
import SimulationKernel
import StrictJSON

/// Turns a valid tree into a scenario, and collects what the table cannot see: keys that
/// exclude each other, shares that do not add up, tiers that nobody staffs.
struct ScenarioBuilder {
    let readFile: Workload.FileReading
    /// Whether the number of agents says nothing yet.
    let isToBeStaffed: Bool
    var problems: [Problem] = []
    /// When the clock of the centre changes; nil if the file does not say.
    var rule: ClockRule?
    /// The clock of the centre from the midnight on which the measured part begins.
    var clock = LocalClock(start: 0)

    init(readFile: @escaping Workload.FileReading, isToBeStaffed: Bool) {
        self.readFile = readFile
        self.isToBeStaffed = isToBeStaffed
    }

    /// The scenario, or nil if a problem stands in the way.
    mutating func scenario(_ file: Reading) -> Scenario? {
        clock = clockOfCentre(file)
        var measurement = measurement(file)
        let demand = demand(file["demand"], during: measurement)
        let start = CalendarDate(file["start"].string)
        let names = intentNames(file)
        let ai = file.optional("ai").map { aiTier($0, intents: names, start: start) }
        guard let demand else { return nil }
        fitHorizon(of: &measurement, to: demand.issues, file)
        measurement.clockChanges = clockChanges(of: measurement)
        let humans = file.optional("humans").flatMap {
            humanTier(
                $0, following: demand.issues,
                perWeek: file["demand"].optional("freshPerMonth").map { $0.number * 7 / 30 },
                during: measurement)
        }
        let (complexities, shares) = complexities(file)
        let segments = segments(file)
        let intents = intents(file, complexityShares: shares)
        let satisfaction = satisfaction(file, complexities: complexities.count)
        let repeats = repeats(file["repeats"])
        guard problems.allSatisfy({ $0.severity == .warning }) else { return nil }
        let scenario = Scenario(
            demand: demand, intents: intents, complexities: complexities, segments: segments,
            ai: ai, humans: humans, repeats: repeats, measurement: measurement,
            satisfaction: satisfaction)
        checkTiers(of: scenario, file)
        checkTruth(of: scenario, file)
        if !isToBeStaffed { checkStability(of: scenario, file) }
        return scenario
    }

    /// Reports `message` about `reading`.
    mutating func report(
        _ reading: Reading, _ message: String, severity: Problem.Severity = .error
    ) {
        problems.append(reading.problem(message, severity: severity))
    }

    private mutating func measurement(_ file: Reading) -> MeasurementPlan {
        let warmUpDays = file["warmUpDays"].number
        let warmUpHours = (warmUpDays * 24).rounded()
        if abs(warmUpHours - warmUpDays * 24) > 1e-6 {
            report(file["warmUpDays"], "must be a whole number of hours (found \(warmUpDays) days)")
        }
        let measures = file["measures"]
        return MeasurementPlan(
            warmUp: TimeSpan(seconds: warmUpHours * 3_600),
            horizon: TimeSpan(seconds: (file.optional("horizonDays")?.number ?? 30) * 86_400),
            startHourOfWeek: clock.minuteOfWeek(at: -Int(warmUpHours) * 60) / 60,
            acceptableWait: TimeSpan(seconds: measures["serviceLevelSeconds"].number),
            returnWindow: TimeSpan(seconds: measures["returnWindowHours"].number * 3_600),
            judge: measures["judge"].read(), quotes: prices(measures["quotes"]),
            losses: measures["losses"].read())
    }

    /// Demand that does not come round sets the horizon, or is found too short for it.
    private mutating func fitHorizon(
        of measurement: inout MeasurementPlan, to issues: Timetable<Double>, _ file: Reading
    ) {
        guard file["demand"].optional("freshPerMonth") == nil else { return }
        let given = issues.start(ofInterval: issues.values.count) - .zero
        let rest = TimeSpan(ticks: given.ticks - measurement.warmUp.ticks)
        if rest <= .zero {
            report(file["warmUpDays"], "the demand ends before the warm-up does")
        } else if file.optional("horizonDays") == nil {
            measurement.horizon = rest
        } else if measurement.horizon > rest {
            let horizon = measurement.horizon
            let empty = TimeSpan(ticks: horizon.ticks - rest.ticks)
            report(
                file["horizonDays"],
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

    private mutating func repeats(_ reading: Reading) -> RepeatContacts {
        RepeatContacts(
            afterAI: reading["afterAI"].number,
            afterHuman: reading["afterHuman"].number,
            afterWrongAnswer: reading.optional("afterWrongAnswer")?.number,
            afterHumanFailure: reading.optional("afterHumanFailure")?.number,
            afterAbandonment: reading["afterAbandonment"].number,
            afterUnserved: reading["afterUnserved"].number,
            askForHumanFactor: reading["askForHumanFactor"].number,
            delay: distribution(reading["delayHours"], secondsPerUnit: 3_600),
            clock: reading["clock"].read())
    }

    /// The figures of the file.
    mutating func figures(_ file: Reading) -> [Figure] {
        file["figures"].elements.map { figure in
            Figure(
                measure: figure["measure"].string,
                published: figure["published"].number,
                relation: figure["relation"].read(),
                tolerance: figure["tolerance"].number,
                kind: figure["kind"].read(),
                source: figure["source"].string,
                note: figure.optional("note")?.string ?? "",
                settings: settings(figure["set"]),
                location: figure["measure"].value.location)
        }
    }

    private mutating func settings(_ reading: Reading) -> [Setting] {
        reading.members.compactMap { key, value in
            guard let path = JSONPath(key), WorkloadFormat.schema.describes(path) else {
                report(value, "there is no input \"\(key)\"")
                return nil
            }
            return Setting(path: path, text: JSONOutput(value.value).text())
        }
    }
}
