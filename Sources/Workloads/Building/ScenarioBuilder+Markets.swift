import ContactRouting
import SimulationKernel
import StrictJSON

/// Customers who live by other clocks than the centre.
extension ScenarioBuilder {
    /// Customers who share a clock.
    private struct Market {
        var share: Double
        var clock: LocalClock
    }

    /// The curves by hour and weekday as the run meets them, or nil if a problem stands in the way.
    mutating func curves(
        _ demand: Reading<Inputs.Demand>, perWeek: Double, during measurement: MeasurementPlan
    ) -> Timetable<Double>? {
        let local = localWeek(demand.value)
        guard let markets = markets(demand, during: measurement) else { return nil }
        let total = local.reduce(0, +)
        guard total > 0 else {
            report(demand, "nobody ever arrives: some hour and some weekday must be above 0")
            return nil
        }
        let own = clock.limited(to: run(of: measurement))
        // A week comes round as long as no clock changes.
        guard own.changes.isEmpty, markets.allSatisfy({ $0.clock.changes.isEmpty }) else {
            return course(of: local.map { $0 / total * perWeek }, markets, during: measurement)
        }
        let week = shares(
            of: local, markets.map { (share: $0.share, offset: $0.clock.first - own.first) })
        let perHour = week.count / 168
        return Timetable(
            interval: TimeSpan(ticks: TimeSpan.hour.ticks / Int64(perHour)),
            values: week.map { $0 * perWeek }, isCyclic: true,
            phase: measurement.startHourOfWeek * perHour)
    }

    /// Share of the week's demand in each interval from Monday 00:00 on the clock of the centre:
    /// in each hour, or in each quarter of an hour if a market is not whole hours away.
    private func shares(
        of local: [Double], _ markets: [(share: Double, offset: Int)]
    ) -> [Double] {
        let length = markets.allSatisfy { $0.offset % 60 == 0 } ? 60 : 15
        let week = (0..<LocalClock.week / length).map { number in
            markets.reduce(0) { sum, market in
                let minute = (number * length + market.offset + LocalClock.week) % LocalClock.week
                return sum + market.share * local[minute / 60]
            }
        }
        let total = week.reduce(0, +)
        return week.map { $0 / total }
    }

    /// The demand of the whole run and the weeks after it, hour by hour, or by the quarter of an
    /// hour if a clock is not whole hours away.
    private func course(
        of week: [Double], _ markets: [Market], during measurement: MeasurementPlan
    ) -> Timetable<Double> {
        let start = -minutes(measurement.warmUp)
        let end = start + minutes(measurement.lengthOfTimetables)
        let isByTheHour = markets.allSatisfy { market in
            let changes = market.clock.changes
            return (market.clock.first - clock.first) % 60 == 0
                && changes.allSatisfy { $0.elapsed % 60 == 0 && $0.minutes % 60 == 0 }
        }
        let length = isByTheHour ? 60 : 15
        let values = stride(from: start, to: end, by: length).map { minute in
            markets.reduce(0) { sum, market in
                sum + market.share * week[market.clock.minuteOfWeek(at: minute) / 60]
            } * Double(length) / 60
        }
        return Timetable(
            interval: TimeSpan(ticks: Int64(length) * 60 * TimeSpan.ticksPerSecond),
            values: values, isCyclic: false)
    }

    /// Relative demand of each hour of the week on the clock of the customers.
    private func localWeek(_ demand: Inputs.Demand) -> [Double] {
        (0..<168).map { demand.weekdays[$0 / 24] * demand.hours[$0 % 24] }
    }

    /// The markets, or one on the clock of the centre; nil if a problem stands in the way.
    private mutating func markets(
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
