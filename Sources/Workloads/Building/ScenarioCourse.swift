import ContactRouting
import FieldTables
import SimulationKernel
import StrictJSON

/// Makes the scenario of a run whose inputs change: a scenario for each time between two changes,
/// each from a file that has the values of that time, put together into one.
struct ScenarioCourse {
    private let root: JSONValue
    private let courses: [InputCourse]
    /// Prepared as it is for the whole run.
    private let first: ScenarioBuilder
    private let written: Scenario
    private let measurement: MeasurementPlan
    private(set) var problems: [Problem] = []

    /// - Parameters:
    ///   - root: the file, as it is written.
    ///   - courses: the inputs that change; not empty.
    ///   - first: has made the scenario of the file as it is written.
    ///   - written: that scenario.
    init(
        _ root: JSONValue, _ courses: [InputCourse], _ first: ScenarioBuilder,
        _ written: Scenario
    ) {
        (self.root, self.courses, self.first) = (root, courses, first)
        self.written = written
        measurement = written.measurement
    }

    /// The scenario with its changes; nil if a problem stands in the way.
    mutating func scenario() -> Scenario? {
        var times: [(minute: Int, scenario: Scenario)] = []
        var before: [Datum] = []
        for minute in minutes {
            let values = values(at: minute)
            defer { before = values }
            if values == before { continue }
            let isAsWritten = zip(values, courses).allSatisfy { $0 == $1.written }
            guard let own = isAsWritten ? written : build(values, at: minute) else { return nil }
            times.append((minute, own))
        }
        return problems.isEmpty ? together(times) : nil
    }

    /// The start of the run, and when anything changes afterwards.
    private var minutes: [Int] {
        let perMinute = 60 * TimeSpan.ticksPerSecond
        let end = (measurement.warmUp.ticks + measurement.horizon.ticks) / perMinute
        let midnights = measurement.daysOfRun.map { Int($0.ticks / perMinute) }
        let changes = courses.flatMap { $0.changes(midnights: midnights) }
        return [0] + Set(changes.filter { $0 > 0 && $0 < Int(end) }).sorted()
    }

    /// What stands in the place of each input at a minute: series of one input that are factors
    /// multiply what the others make of it.
    private func values(at minute: Int) -> [Datum] {
        courses.map { course in
            let same = courses.filter { $0.path == course.path }
            let amount =
                same.first { !$0.isFactor }?.numbers(at: minute)
                ?? Inputs.Amount(course.written).numbers
            let factors = same.filter(\.isFactor).compactMap { $0.numbers(at: minute)?.first }
            let isWhole = Inputs.schema.wantsWholeNumbers(at: course.path)
            let numbers = amount.map { number in
                let value = factors.reduce(number, *)
                return isWhole ? value.rounded() : value
            }
            if case .list = course.written { return numbers.datum }
            return numbers[0].datum
        }
    }

    /// The scenario of a file that has these values.
    private mutating func build(_ values: [Datum], at minute: Int) -> Scenario? {
        var tree = root
        for (course, value) in zip(courses, values) where value != course.written {
            let filled = Inputs.schema.fillingDefaults(of: tree, towards: course.path)
            let new = JSONValue(value, at: course.location(at: minute))
            tree = (try? filled.setting(course.path, to: new)) ?? tree
        }
        let wrong = Inputs.schema.problems(in: tree)
        guard wrong.isEmpty else {
            problems += wrong
            return nil
        }
        var builder = ScenarioBuilder(
            Reading<Inputs>(tree), readFile: first.readFile, isToBeStaffed: true)
        (builder.trace, builder.startOfRun) = (first.trace, written)
        let scenario = builder.scenario()
        problems += builder.problems.filter { $0.severity == .error }
        return problems.isEmpty ? scenario : nil
    }

    /// One scenario that is each of these in its time.
    private mutating func together(_ times: [(minute: Int, scenario: Scenario)]) -> Scenario? {
        var all = times[0].scenario
        for time in times.dropFirst() {
            if let obstacle = all.obstacle(toChangingTo: time.scenario) {
                reject(obstacle, of: all, at: time.minute)
                return nil
            }
        }
        let spans = times.map { Instant.zero + ScenarioCourse.span(ofMinutes: $0.minute) }
        let end = Instant.zero + measurement.lengthOfTimetables
        func merged<Value>(_ part: (Scenario) -> Timetable<Value>) -> Timetable<Value> {
            // The last value of a list that is over stays.
            .merged(
                zip(spans, times).map { ($0, part($1.scenario)) }, every: measurement.interval,
                until: end
            ) { table, now, _ in table.value(at: now) }
        }
        all.demand.issues = .merged(
            zip(spans, times).map { ($0, $1.scenario.demand.issues) }, every: measurement.interval,
            until: end
        ) { table, now, stretch in
            // A part of an interval has a part of its customers, and a list that is over none.
            table.value(inInterval: table.intervalNumber(at: now)).map {
                $0 * (Double(stretch.ticks) / Double(table.interval.ticks))
            }
        }
        if let shares = all.demand.segmentShares {
            all.demand.segmentShares = merged { $0.demand.segmentShares ?? shares }
        }
        if let factor = all.demand.workFactor {
            all.demand.workFactor = merged { $0.demand.workFactor ?? factor }
        }
        for number in (all.humans?.groups ?? []).indices {
            func group(_ scenario: Scenario) -> AgentGroup {
                scenario.humans?.groups[number] ?? AgentGroup(agents: .constant(0))
            }
            all.humans?.groups[number].agents = merged { group($0).agents }
            if let open = group(all).open {
                all.humans?.groups[number].open = merged { group($0).open ?? open }
            }
        }
        var before = all
        all.changes = times.dropFirst().compactMap { time in
            let now = all.taking(time.scenario)
            defer { before = now }
            return now == before
                ? nil
                : ScenarioChange(at: ScenarioCourse.span(ofMinutes: time.minute), to: now)
        }
        return all
    }

    private static func span(ofMinutes minutes: Int) -> TimeSpan {
        TimeSpan(ticks: Int64(minutes) * 60 * TimeSpan.ticksPerSecond)
    }

    /// Reports whose change it is that cannot be: the series that alone meets the obstacle.
    private mutating func reject(_ obstacle: String, of scenario: Scenario, at minute: Int) {
        let now = values(at: minute)
        let culprit = courses.indices.first { place in
            var alone = courses.map(\.written)
            for (other, course) in courses.enumerated() where course.path == courses[place].path {
                alone[other] = now[other]
            }
            return build(alone, at: minute)?.obstacle(toChangingTo: scenario) == obstacle
        }
        let course = courses[culprit ?? 0]
        problems.append(
            Problem(
                "\(course.path.name) cannot change during a run: it belongs to \(obstacle), which "
                    + "stays as it is. Leave the series out",
                at: course.location(at: minute), path: course.path))
    }
}

extension Timetable {
    /// One timetable that follows each of several from some instant on, the first one from the
    /// start of the run; they have intervals of one length.
    ///
    /// - Parameters:
    ///   - length: of the intervals by which changes may come.
    ///   - end: how far it goes if it does not come round.
    ///   - value: of a table in a stretch from an instant on; nil where it has ended.
    fileprivate static func merged(
        _ parts: [(from: Instant, table: Timetable)], every length: TimeSpan, until end: Instant,
        value: (Timetable, Instant, _ stretch: TimeSpan) -> Value?
    ) -> Timetable {
        let first = parts[0].table
        if parts.allSatisfy({ $0.table == first }) { return first }
        let step = length.greatestCommonPart(with: first.interval)
        var values: [Value] = []
        var part = 0
        while true {
            let now = Instant.zero + TimeSpan(ticks: Int64(values.count) * step.ticks)
            while part + 1 < parts.count, parts[part + 1].from <= now { part += 1 }
            guard now < end, let next = value(parts[part].table, now, step) else { break }
            values.append(next)
        }
        return Timetable(
            interval: step, values: values.isEmpty ? first.values : values, isCyclic: false)
    }
}
