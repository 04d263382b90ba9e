import StrictJSON

/// Customers who live by other clocks than the centre.
extension ScenarioBuilder {
    /// Share of the week's demand in each interval from Monday 00:00 on the clock of the centre:
    /// in each hour, or in each quarter of an hour if a market is not whole hours away.
    mutating func weekOfDemand(_ reading: Reading) -> [Double]? {
        let local = localWeek(reading)
        var week = local
        if let markets = reading.optional("markets") {
            let (offsets, areQuarters) = offsets(of: markets)
            guard sharesAddUp(markets), areQuarters else { return nil }
            let isByTheHour = offsets.allSatisfy { $0 % 60 == 0 }
            let length = isByTheHour ? 60 : 15
            let shares = markets.elements.map { $0["share"].number }
            week = (0..<10_080 / length).map { number in
                zip(offsets, shares).reduce(0) { sum, market in
                    let localHour = (number * length + market.0 + 10_080) % 10_080 / 60
                    return sum + market.1 * local[localHour]
                }
            }
        }
        let total = week.reduce(0, +)
        guard total > 0 else {
            report(reading, "nobody ever arrives: some hour and some weekday must be above 0")
            return nil
        }
        return week.map { $0 / total }
    }

    /// Relative demand of each hour of the week on the clock of the customers.
    func localWeek(_ reading: Reading) -> [Double] {
        let hours = reading["hours"].elements.map(\.number)
        let weekdays = reading["weekdays"].elements.map(\.number)
        return (0..<168).map { weekdays[$0 / 24] * hours[$0 % 24] }
    }

    /// Minutes by which the markets' clocks are before that of the centre, and whether all of them
    /// are quarters of an hour; reports those that are not.
    private mutating func offsets(of markets: Reading) -> (minutes: [Int], areQuarters: Bool) {
        var areQuarters = true
        let minutes = markets.elements.map { market in
            let offset = market["offsetHours"]
            let quarters = offset.number * 4
            if quarters != quarters.rounded() {
                areQuarters = false
                let near = JSONOutput.number(quarters.rounded() / 4).text()
                report(
                    offset,
                    "must be whole quarters of an hour, such as \(near) (found \(offset.number))")
            }
            return Int(quarters.rounded()) * 15
        }
        return (minutes, areQuarters)
    }
}
