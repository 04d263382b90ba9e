import ContactRouting
import SimulationKernel
import StrictJSON

/// The calendar: what the clock of the centre shows, and when it changes.
extension ScenarioBuilder {
    /// The rule that the centre or a market gives, or nil if it gives none.
    ///
    /// - Parameter allowsHalves: whether the clock may move by half an hour.
    mutating func clockRule(
        _ changes: Reading<Inputs.ClockChanges?>, allowsHalves: Bool
    ) -> ClockRule? {
        guard let changes = changes.given() else { return nil }
        switch changes.value {
        case .rule(.europe(let europe)):
            return .europe(utcOffsetHours: europe.utcOffsetHours)
        case .rule(.unitedStates): return .unitedStates
        case .announced(let list):
            return .announced(announcements(changes.of(list), allowsHalves: allowsHalves))
        }
    }

    private mutating func announcements(
        _ list: Reading<[Inputs.ClockChange]>, allowsHalves: Bool
    ) -> [LocalClock.Announcement] {
        var days: Set<Int> = []
        return list.elements().map { change in
            let (date, hours) = (change.value.date, change.value.byHours)
            if !days.insert(date.dayNumber).inserted {
                report(
                    change.date,
                    "there is a change on \(date.text) already: give one for each day")
            }
            let halves = hours * 2
            if halves == 0 || halves != halves.rounded() || (halves.magnitude == 1 && !allowsHalves)
            {
                let alternatives = allowsHalves ? "1, -1, 0.5 or -0.5" : "1 or -1"
                let found = JSONOutput.number(hours).text()
                report(change.byHours, "must be \(alternatives) (found \(found))")
            }
            return LocalClock.Announcement(
                local: date.dayNumber * LocalClock.day + change.value.hour * 60,
                minutes: Int(halves.rounded()) * 30)
        }
    }

    /// The clock of the centre, with the midnight on which the measured part begins as origin.
    mutating func clockOfCentre() -> LocalClock {
        rule = clockRule(inputs.clockChanges, allowsHalves: false)
        let start = start.dayNumber * LocalClock.day
        return LocalClock(start: start, (rule ?? .never).announcements(around: start))
    }

    /// The changes of the centre's clock that a run meets.
    func clockChanges(of measurement: MeasurementPlan) -> [ClockChange] {
        let warmUp = minutes(measurement.warmUp)
        return clock.limited(to: run(of: measurement)).changes.map { change in
            ClockChange(
                at: TimeSpan(seconds: Double(change.elapsed + warmUp) * 60),
                hours: change.minutes / 60)
        }
    }

    /// A list by the centre's clock, an element for every so many minutes from the start of the
    /// run, as time passes: an hour that comes again has its values again, one that is passed over
    /// is left out.
    func passing<Value>(
        _ values: [Value], every length: Int = 60, during measurement: MeasurementPlan
    ) -> [Value] {
        let start = -minutes(measurement.warmUp)
        let first = clock.local(at: start)
        let end = clock.firstElapsed(at: first + values.count * length)
        let own = clock.limited(to: start..<end)
        if own.changes.isEmpty { return values }
        return stride(from: start, to: end, by: length).map { minute in
            values[min(max(0, (own.local(at: minute) - first) / length), values.count - 1)]
        }
    }

    /// The run in minutes from the origin of the clock. What changes afterwards is left out: a run
    /// that ends in winter time is one whose weeks come round.
    func run(of measurement: MeasurementPlan) -> Range<Int> {
        let minute = 60 * TimeSpan.ticksPerSecond
        let end = TimeSpan(ticks: measurement.horizon.ticks + minute - 1)
        return -minutes(measurement.warmUp)..<minutes(end)
    }

    func minutes(_ span: TimeSpan) -> Int { Int(span.ticks / (60 * TimeSpan.ticksPerSecond)) }
}
