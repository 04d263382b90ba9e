import ContactRouting
import FieldTables
import StrictJSON

/// One input in the course of a run: its points in time, and what it is between them.
struct InputCourse {
    /// A value from some minute of the run on.
    struct Point {
        var minute: Int
        var numbers: [Double]
        var location: Problem.Location
    }

    /// The input.
    let path: JSONPath
    /// What is written in its place.
    let written: Datum
    let isFactor: Bool
    /// Whether it moves along straight lines from point to point.
    let isLine: Bool
    /// In the order of time; never empty.
    let points: [Point]

    /// When it becomes another one: at its points, and on a line at every midnight.
    func changes(midnights: [Int]) -> [Int] {
        let own = points.map(\.minute)
        guard isLine, let first = own.first, let last = own.last else { return own }
        return own + midnights.filter { $0 > first && $0 < last }
    }

    /// What it is at a minute; nil before its first point.
    func numbers(at minute: Int) -> [Double]? {
        guard let place = points.lastIndex(where: { $0.minute <= minute }) else { return nil }
        let (here, next) = (points[place], place + 1)
        guard isLine, next < points.count else { return here.numbers }
        let way = Double(minute - here.minute) / Double(points[next].minute - here.minute)
        return zip(here.numbers, points[next].numbers).map { $0 + way * ($1 - $0) }
    }

    /// Where what it is at a minute was written.
    func location(at minute: Int) -> Problem.Location {
        (points.last { $0.minute <= minute } ?? points[0]).location
    }
}

extension ScenarioBuilder {
    /// The series of the file; those that cannot be are reported, and left out.
    mutating func courses(
        in root: JSONValue, during measurement: MeasurementPlan
    ) -> [InputCourse] {
        var taken: Set<JSONPath> = []
        return inputs.overTime.elements().compactMap { series in
            guard let course = course(series, in: root, during: measurement) else { return nil }
            if !course.isFactor, !taken.insert(course.path).inserted {
                report(series.input, "has a series already: give one for each input, or a factor")
            }
            return course
        }
    }

    private mutating func course(
        _ series: Reading<Inputs.Series>, in root: JSONValue, during measurement: MeasurementPlan
    ) -> InputCourse? {
        guard let (path, written) = changingInput(series.input, in: root) else { return nil }
        let isLine = series.value.lines != nil
        let list = (isLine ? series.lines.given() : series.steps.given())?.elements() ?? []
        let wanted = Inputs.Amount(written).numbers.count
        let isWhole = !series.value.isFactor && Inputs.schema.wantsWholeNumbers(at: path)
        var points: [InputCourse.Point] = []
        for point in list {
            let minute = minute(of: point, during: measurement)
            let numbers = point.value.value.numbers
            let isScalar = if case .one = point.value.value { true } else { false }
            if let before = points.last, before.minute >= minute {
                report(
                    point.from,
                    "comes before or with the point before it: give points in the order of time")
            }
            if series.value.isFactor ? !isScalar : numbers.count != wanted {
                report(
                    point[\.value],
                    series.value.isFactor
                        ? "must be one factor (found a list)"
                        : "must be \(wanted == 1 ? "a number" : "\(wanted) numbers"), as "
                            + "\(path.name) is (found \(numbers.count))")
            }
            if isWhole, let part = numbers.first(where: { $0 != $0.rounded() }) {
                report(point[\.value], "must be a whole number, as \(path.name) is (found \(part))")
            }
            points.append(
                .init(minute: minute, numbers: numbers, location: point[\.value].location))
        }
        checkIsMet(series, points, list.map(\.from), during: measurement)
        return InputCourse(
            path: path, written: written, isFactor: series.value.isFactor, isLine: isLine,
            points: points)
    }

    /// The path to an input and what is written there, if it is a number or a list of them that
    /// can change.
    private mutating func changingInput(
        _ input: Reading<String>, in root: JSONValue
    ) -> (JSONPath, Datum)? {
        guard let path = JSONPath(input.value), Inputs.schema.describes(path) else {
            let wrong = JSONPath(input.value).flatMap {
                Inputs.problem(withInput: $0, at: input.location)
            }
            report(input, wrong?.message ?? "is no input (found \"\(input.value)\")")
            return nil
        }
        let stated = Inputs.schema.statingDefault(at: path, in: root)
        guard let datum = stated.value(at: path)?.datum else {
            report(
                input, "is not in this file: give it the value that it has before the first point")
            return nil
        }
        guard ScenarioBuilder.isNumeric(datum) else {
            report(input, "cannot change: only numbers and lists of numbers can")
            return nil
        }
        if path.steps.contains(.key("careers")),
            path.steps.contains(.key("tenureDays"))
                || path.steps.suffix(2) == [.key("careers"), .key("people")]
        {
            report(input, "cannot change during a run: it is of those who are there at its start")
            return nil
        }
        guard ScenarioBuilder.canChange(path, in: stated) else {
            report(input, "cannot change during a run: it says what is run, or what is measured")
            return nil
        }
        return (path, datum)
    }

    private static func isNumeric(_ datum: Datum) -> Bool {
        switch datum {
        case .number: true
        case .list(let elements):
            !elements.isEmpty
                && elements.allSatisfy { if case .number = $0 { true } else { false } }
        case .flag, .text, .object: false
        }
    }

    private static func canChange(_ path: JSONPath, in root: JSONValue) -> Bool {
        let losses = JSONPath().key("measures").key("losses")
        if path.steps.starts(with: losses.steps) { return true }
        return (1...path.steps.count).allSatisfy { count in
            let role = Inputs.schema.field(at: JSONPath(Array(path.steps.prefix(count))), in: root)
                .map(\.role)
            return role != .measuring && role != .label
        } && !path.steps.starts(with: JSONPath().key("overTime").steps)
    }

    /// The minute of the run, warm-up included, from which on a point holds.
    private mutating func minute(
        of point: Reading<Inputs.Series.Point>, during measurement: MeasurementPlan
    ) -> Int {
        let ofDay = (point.value.hour * 60).rounded()
        let length = minutes(measurement.interval)
        if Int(ofDay) % length != 0 || ofDay != point.value.hour * 60 {
            report(
                point.hour,
                "must begin an interval of \(length) minutes (found \(point.value.hour))")
        }
        let local = point.value.from.dayNumber * LocalClock.day + Int(ofDay)
        return clock.firstElapsed(at: local) + minutes(measurement.warmUp)
    }

    /// Whether the length of the run is not that of the file: what comes after its end was not
    /// meant for it.
    var isRunOfOtherLength: Bool {
        if case .origin = inputs.horizonDays.location { true } else { false }
    }

    /// Warns of points that the run does not reach: one that nobody meets was not meant.
    private mutating func checkIsMet(
        _ series: Reading<Inputs.Series>, _ points: [InputCourse.Point],
        _ places: [Reading<CalendarDate>], during measurement: MeasurementPlan
    ) {
        let end = minutes(measurement.warmUp) + minutes(measurement.horizon)
        let isLine = series.value.lines != nil
        let late = points.indices.filter { place in
            // A line on its way to a point is met.
            points[place].minute >= end
                && (!isLine || place == 0 || points[place - 1].minute >= end)
        }
        guard let first = late.first, !isRunOfOtherLength else { return }
        let days = Double(points[first].minute - minutes(measurement.warmUp)) / 1_440
        let others = late.count > 1 ? ", and so do \(late.count - 1) more" : ""
        report(
            places[first],
            "comes after the end of the run\(others): the run would need horizonDays above "
                + "\(JSONOutput.number(days.rounded(.down)).text())",
            severity: .warning)
    }
}
