/// Counts of times at which a desk is not open.
extension CountTable {
    /// The table without what came before the first and after the last interval of each weekday in
    /// which somebody comes on more than one day in ten, and how many came then.
    ///
    /// Intervals that are rare on a desk to which few come all the time are not left out: half of
    /// its customers at least must come at times at which somebody comes on every second day.
    var withoutStrays: (table: CountTable, strays: Double) {
        let shares = sharesOfDays
        guard typical(shares) >= 0.5 else { return (self, 0) }
        let open = shares.map { row -> Range<Int> in
            let usual = row.indices.filter { !row[$0].isStray }
            return (usual.first ?? 0)..<(usual.last.map { $0 + 1 } ?? 0)
        }
        var table = self
        table.days = days.compactMap { day in
            let own = open[day.date.weekday]
            let counts = day.counts.enumerated().map { own.contains($0) ? $1 : 0 }
            return counts.contains { $0 > 0 } || day.total == 0
                ? Day(date: day.date, counts: counts) : nil
        }
        let left = table.days.reduce(0) { $0 + $1.total }
        return (table, days.reduce(0) { $0 + $1.total } - left)
    }

    /// Days on which somebody came in an interval, of all of its weekday.
    private struct Share {
        var days = 0
        var of = 0
        var isStray: Bool { days * 10 < of || days <= 1 && of >= 5 }
        var value: Double { of > 0 ? Double(days) / Double(of) : 0 }
    }

    private var sharesOfDays: [[Share]] {
        var shares = [[Share]](
            repeating: Array(repeating: Share(), count: 1_440 / minutes), count: 7)
        guard let first = days.first?.date, let last = days.last?.date else { return shares }
        for day in days {
            for (place, count) in day.counts.enumerated() where count > 0 {
                shares[day.date.weekday][place].days += 1
            }
        }
        for weekday in 0..<7 {
            let ahead = (weekday - first.weekday + 7) % 7
            let all = (last.dayNumber - first.dayNumber - ahead + 7) / 7
            for place in shares[weekday].indices { shares[weekday][place].of = all }
        }
        return shares
    }

    /// The share of days at the time at which the middle one of all customers comes.
    private func typical(_ shares: [[Share]]) -> Double {
        var weights: [(share: Double, count: Double)] = []
        for day in days {
            for (place, count) in day.counts.enumerated() where count > 0 {
                weights.append((shares[day.date.weekday][place].value, count))
            }
        }
        weights.sort { $0.share < $1.share }
        var rest = weights.reduce(0) { $0 + $1.count } / 2
        for weight in weights {
            rest -= weight.count
            if rest <= 0 { return weight.share }
        }
        return 0
    }
}
