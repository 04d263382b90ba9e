import ContactRouting
import SimulationKernel
import StrictJSON

/// Customers who live by other clocks than the centre.
extension ScenarioBuilder {
    /// The curves by hour and weekday as the run meets them, or nil if a problem stands in the way.
    mutating func curves(
        _ demand: Reading<Inputs.Demand>, perWeek: Double, during measurement: MeasurementPlan
    ) -> Timetable<Double>? {
        guard let local = localWeek(demand), let markets else { return nil }
        let total = local.reduce(0, +)
        guard total > 0 else {
            report(demand, "nobody ever arrives: some hour and some weekday must be above 0")
            return nil
        }
        if hasSegmentsInTime {
            return curvesOfSegments(demand, local, markets, perWeek: perWeek, during: measurement)
        }
        let own = clock.limited(to: run(of: measurement))
        let week = shares(of: local, markets, during: measurement)
        // A week comes round as long as no clock changes and no day differs.
        let staysAway = demand.value.whenClosed == .stayAway
        let comesRound =
            own.changes.isEmpty && markets.allSatisfy { $0.clock.changes.isEmpty }
            && !specialDays.values.contains { $0.demandFactor != 1 }
            && (!staysAway || opening?.course.isCyclic ?? true)
        guard comesRound else {
            let course = course(
                of: local.map { $0 / total * perWeek }, markets,
                by: step(of: local, markets, during: measurement), during: measurement)
            return adjusted(course, week: week, during: measurement)
        }
        let length = LocalClock.week / week.count
        let timetable = Timetable(
            interval: TimeSpan(seconds: Double(length) * 60), values: week.map { $0 * perWeek },
            isCyclic: true, phase: measurement.startMinuteOfWeek / length)
        return adjusted(timetable, week: week, during: measurement)
    }

    /// Share of the week's demand in each interval from Monday 00:00 on the clock of the centre:
    /// in those of the local week or of the agents' plans, whichever are shorter, or in each
    /// quarter of an hour if a market is not as many away.
    func shares(
        of local: [Double], _ markets: [Market], during measurement: MeasurementPlan
    ) -> [Double] {
        let first = clock.limited(to: run(of: measurement)).first
        let markets = markets.map { (share: $0.share, offset: $0.clock.first - first) }
        let interval = minutes(measurement.interval)
        let own = LocalClock.week / local.count
        let length = markets.allSatisfy { $0.offset % own == 0 } ? min(own, interval) : 15
        let week = (0..<LocalClock.week / length).map { number in
            markets.reduce(0) { sum, market in
                let minute = (number * length + market.offset + LocalClock.week) % LocalClock.week
                return sum + market.share * local[minute / own]
            }
        }
        let total = week.reduce(0, +)
        return week.map { $0 / total }
    }

    /// The minutes by which demand is told in the course of a run: those of the intervals of the
    /// local week, or a quarter of an hour if a clock is not as many away.
    func step(
        of week: [Double], _ markets: [Market], during measurement: MeasurementPlan
    ) -> Int {
        let own = LocalClock.week / week.count
        let isInStep = markets.allSatisfy { market in
            let changes = market.clock.changes
            return (market.clock.first - clock.first) % own == 0
                && changes.allSatisfy { $0.elapsed % own == 0 && $0.minutes % own == 0 }
        }
        return isInStep ? min(own, minutes(measurement.interval)) : 15
    }

    /// The demand of the whole run and the weeks after it, every `length` minutes.
    func course(
        of week: [Double], _ markets: [Market], by length: Int, during measurement: MeasurementPlan
    ) -> Timetable<Double> {
        let start = -minutes(measurement.warmUp)
        let end = start + minutes(measurement.lengthOfTimetables)
        let own = LocalClock.week / week.count
        let values = stride(from: start, to: end, by: length).map { minute in
            markets.reduce(0) { sum, market in
                sum + market.share * week[market.clock.minuteOfWeek(at: minute) / own]
            } * Double(length) / Double(own)
        }
        return Timetable(
            interval: TimeSpan(ticks: Int64(length) * 60 * TimeSpan.ticksPerSecond),
            values: values, isCyclic: false)
    }

    /// Relative demand of each interval of the week on the clock of the customers; nil if a problem
    /// stands in the way.
    private mutating func localWeek(_ demand: Reading<Inputs.Demand>) -> [Double]? {
        let (hours, weekdays) = (demand.value.hours, demand.value.weekdays)
        guard let profile = demand.profile.given() else {
            return (0..<168).map { weekdays[$0 / 24] * hours[$0 % 24] }
        }
        rejectBesideProfile(demand.hours)
        rejectBesideProfile(demand.weekdays)
        if [168, 336, 672].contains(profile.value.count) { return profile.value }
        report(
            profile,
            "must have 168 hours, 336 half hours or 672 quarters of a week "
                + "(found \(profile.value.count) numbers)")
        return nil
    }

    private mutating func rejectBesideProfile(_ curve: Reading<[Double]>) {
        guard curve.isWritten else { return }
        report(curve, "cannot be given beside profile, which says the same and more")
    }

    /// The markets, or one on the clock of the centre; nil if a problem stands in the way.
    mutating func markets(
        _ demand: Reading<Inputs.Demand>, during measurement: MeasurementPlan
    ) -> [Market]? {
        let run = run(of: measurement)
        guard let list = demand.markets.given() else {
            return [Market(share: 1, clock: clock.limited(to: run))]
        }
        let before = problems.count
        sharesAddUp(list, \.share)
        let markets = list.elements().map { market in
            let offset = offset(of: market)
            var own = clock.ahead(by: offset)
            if let rule = clockRule(market.clockChanges, allowsHalves: true) {
                let start = clock.local(at: 0) + offset
                own = LocalClock(start: start, rule.announcements(around: start))
            }
            return Market(share: market.value.share, clock: own.limited(to: run))
        }
        return problems.count == before ? markets : nil
    }

    /// Minutes by which the clock of a market is before that of the centre.
    private mutating func offset(of market: Reading<Inputs.Market>) -> Int {
        let offset = market.offsetHours
        let quarters = offset.value * 4
        if quarters != quarters.rounded() {
            let near = JSONOutput.number(quarters.rounded() / 4).text()
            report(
                offset,
                "must be whole quarters of an hour, such as \(near) (found \(offset.value))")
        }
        return Int(quarters.rounded()) * 15
    }
}
