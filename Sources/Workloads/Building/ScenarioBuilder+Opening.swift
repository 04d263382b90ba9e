import ContactRouting
import SimulationKernel
import StrictJSON

/// Opening hours, closed and special days.
extension ScenarioBuilder {
    /// The parts of the days of a week in which somebody opens, by weekday.
    private typealias Week = [[ClockSpan]]

    /// When the desk is open; nil if it never closes.
    mutating func opening(during measurement: MeasurementPlan) -> Opening? {
        let hours = inputs.openingHours.given()
        let markets = openMarkets(every: minutes(measurement.interval))
        return opening(hours, markets, ofGroup: false, during: measurement)
    }

    /// When a group with hours of its own is there.
    mutating func opening(
        _ hours: Reading<Inputs.OpeningHours>, during measurement: MeasurementPlan
    ) -> Opening? {
        opening(hours, [], ofGroup: true, during: measurement)
    }

    private mutating func opening(
        _ hours: Reading<Inputs.OpeningHours>?, _ ofMarkets: [(week: Week, clock: LocalClock)],
        ofGroup: Bool, during measurement: MeasurementPlan
    ) -> Opening? {
        let length = minutes(measurement.interval)
        let centre = hours.map { week(of: $0, every: length) }
        let isAlwaysOpen = centre == nil && ofMarkets.isEmpty
        let isSpecial = specialDays.values.contains { $0.open != nil }
        guard !isAlwaysOpen || isSpecial else { return nil }
        let own = clock.limited(to: run(of: measurement))
        func isOpen(_ minute: Int, _ minuteOf: (LocalClock) -> Int) -> Bool {
            func holds(_ week: Week, _ minute: Int) -> Bool {
                week[minute / LocalClock.day].contains { $0.contains(minute % LocalClock.day) }
            }
            return isAlwaysOpen || centre.map { holds($0, minute) } ?? false
                || ofMarkets.contains { holds($0.week, minuteOf($0.clock)) }
        }
        let usual = (0..<measurement.intervalsPerWeek).map { number in
            isOpen(number * length) {
                (number * length + $0.first - own.first + 2 * LocalClock.week) % LocalClock.week
            }
        }
        let opensSpecially = specialDays.values.contains { $0.open?.isEmpty == false }
        if let hours, !usual.contains(true), ofGroup || !opensSpecially,
            problems.allSatisfy({ $0.severity == .warning })
        {
            report(hours, "the desk never opens: give some day a part in which it does")
        }
        if !isSpecial, ofMarkets.allSatisfy({ $0.clock.changes == own.changes }) {
            return Opening(week: usual, course: measurement.timetable(ofWeek: usual))
        }
        let start = -minutes(measurement.warmUp)
        let end = start + minutes(measurement.lengthOfTimetables)
        let course = stride(from: start, to: end, by: length).map { elapsed -> Bool in
            let minute = own.minuteOfWeek(at: elapsed)
            if let spans = specialDays[own.day(at: elapsed)]?.open {
                let isOpenDesk = spans.contains { $0.contains(minute % LocalClock.day) }
                // A group comes in its own hours on such days, too.
                return isOpenDesk
                    && (!ofGroup || isOpen(minute) { $0.minuteOfWeek(at: elapsed) })
            }
            return isOpen(minute) { $0.minuteOfWeek(at: elapsed) }
        }
        return Opening(
            week: usual,
            course: Timetable(interval: measurement.interval, values: course, isCyclic: false))
    }

    /// The markets that open by hours of their own.
    private mutating func openMarkets(every length: Int) -> [(week: Week, clock: LocalClock)] {
        guard let list = inputs.demand.markets.given(), let markets else { return [] }
        return zip(list.elements(), markets).compactMap { market, known in
            let offset = known.clock.local(at: 0) - clock.local(at: 0)
            return market.openingHours.given().map {
                (week(of: $0, every: length, ahead: offset), known.clock)
            }
        }
    }

    /// The spans of a week, by weekday; those that are wrong are left out.
    ///
    /// - Parameter offset: minutes by which their clock is before that of the centre.
    private mutating func week(
        of hours: Reading<Inputs.OpeningHours>, every length: Int, ahead offset: Int = 0
    ) -> Week {
        let days = [
            hours.monday, hours.tuesday, hours.wednesday, hours.thursday, hours.friday,
            hours.saturday, hours.sunday,
        ].map { $0.given() }
        let usual = hours.mondayToFriday.given().map {
            checked($0, every: length, ahead: offset)
        }
        return days.enumerated().map { number, day in
            if let day { return checked(day, every: length, ahead: offset) }
            return number < 5 ? usual ?? [] : []
        }
    }

    /// The spans of a day, but for those that are wrong.
    private mutating func checked(
        _ spans: Reading<[ClockSpan]>, every length: Int, ahead offset: Int = 0
    ) -> [ClockSpan] {
        var good: [ClockSpan] = []
        for span in spans.elements() {
            let (start, end) = (span.value.start, span.value.end)
            let other = good.first { $0.start < end && start < $0.end }
            if end <= start {
                report(
                    span,
                    "ends before it begins (found \(span.value.text)): a span that goes on after "
                        + "midnight is two, such as 22:00-24:00 and, the next day, 00:00-06:00")
            } else if [start, end].contains(where: { ($0 - offset) % length != 0 }) {
                report(
                    span,
                    "must begin and end with an interval of \(length) minutes on the clock of the "
                        + "centre (found \(span.value.text)): round it, or give a shorter "
                        + "intervalMinutes")
            } else if let other {
                report(span, "overlaps \(other.text) (found \(span.value.text)): make them one")
            } else {
                good.append(span.value)
            }
        }
        return good
    }

    /// The days that differ from others, by number; those without effect are warned of.
    mutating func days(during measurement: MeasurementPlan) -> [Int: SpecialDay] {
        let run = run(of: measurement)
        let days = clock.day(at: run.lowerBound)...clock.day(at: run.upperBound - 1)
        var (special, outside) = ([Int: SpecialDay](), [Reading<CalendarDate>]())
        func add(_ day: SpecialDay, on date: Reading<CalendarDate>) {
            if special.updateValue(day, forKey: date.value.dayNumber) != nil {
                report(date, "\(date.value.text) is given already: give each day once")
            }
            if !days.contains(date.value.dayNumber) { outside.append(date) }
        }
        for date in inputs.closed.elements() { add(SpecialDay(open: []), on: date) }
        for day in inputs.specialDays.elements() {
            let open = day.open.given().map { checked($0, every: minutes(measurement.interval)) }
            add(SpecialDay(demandFactor: day.value.demandFactor, open: open), on: day.date)
            if day.value.demandFactor != 1, freshPerWeek == nil {
                report(
                    day.demandFactor,
                    "changes only the demand of freshPerMonth: the counts that are given have it "
                        + "in them already")
            }
        }
        warn(of: outside, beside: days)
        return special
    }

    private mutating func warn(
        of outside: [Reading<CalendarDate>], beside run: ClosedRange<Int>
    ) {
        guard let first = outside.first else { return }
        let ends = [run.lowerBound, run.upperBound].map { CalendarDate(dayNumber: $0).text }
        let others = outside.count == 1 ? "" : " and \(outside.count - 1) more such days"
        report(
            first,
            "\(first.value.text)\(others) changes nothing: the run, with its warm-up, is from "
                + "\(ends[0]) to \(ends[1])",
            severity: .warning)
    }

    /// The share of a usual week's demand that comes in some hours; all of it if they are nil.
    func share(whileOpen opening: Opening?) -> Double {
        guard let opening, !usualWeek.isEmpty else { return 1 }
        let perInterval = usualWeek.count / opening.week.count
        return usualWeek.enumerated().reduce(0) {
            $0 + (opening.week[$1.offset / perInterval] ? $1.element : 0)
        }
    }

    /// The demand in the course of the run, on special days and, if customers stay away then, while
    /// the desk is closed.
    ///
    /// - Parameter week: the share of each interval in the demand of a usual week.
    mutating func adjusted(
        _ issues: Timetable<Double>, week: [Double], during measurement: MeasurementPlan
    ) -> Timetable<Double> {
        let start = -minutes(measurement.warmUp)
        usualWeek = week
        openShare = share(whileOpen: opening)
        let staysAway = inputs.value.demand.whenClosed == .stayAway
        guard staysAway || !specialDays.isEmpty else { return issues }
        if staysAway, openShare == 0 {
            report(
                inputs.demand.whenClosed,
                "nobody ever arrives: all demand is while the desk is closed")
            return issues
        }
        let count = issues.values.count
        let length = Int(issues.interval.ticks / (60 * TimeSpan.ticksPerSecond))
        let values = issues.values.enumerated().map { place, value -> Double in
            let number = issues.isCyclic ? (place - issues.phase + count) % count : place
            let elapsed = number * length + start
            var value = value * (specialDays[clock.day(at: elapsed)]?.demandFactor ?? 1)
            if staysAway, let opening {
                let now = issues.start(ofInterval: number)
                value *= opening.course.value(at: now) ? 1 / openShare : 0
            }
            return value
        }
        return Timetable(
            interval: issues.interval, values: values, isCyclic: issues.isCyclic,
            phase: issues.phase)
    }
}
