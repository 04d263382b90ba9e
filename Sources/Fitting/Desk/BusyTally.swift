/// How many conversations people had in each minute, and whether somebody waited: while somebody
/// waits everybody who is there is busy, so that they can be counted without their names.
struct BusyTally {
    private struct Day {
        /// People who are busy, on average over the minute.
        var busy = [Float](repeating: 0, count: 1_440)
        /// Customers who wait.
        var waiting = [Float](repeating: 0, count: 1_440)
    }

    private var days: [Int: Day] = [:]

    /// Adds a conversation that came to people.
    mutating func add(_ contact: Contact) {
        let over =
            contact.answered?.seconds
            ?? contact.start.seconds + (contact.ai ?? 0) + (contact.wait ?? 0)
        if let wait = contact.wait { cover(over - wait, over, \.waiting) }
        guard contact.ending == .answered else { return }
        cover(over, over + (contact.talk ?? 0) + (contact.wrap ?? 0), \.busy)
    }

    private mutating func cover(
        _ from: Double, _ to: Double, _ part: WritableKeyPath<Day, [Float]>
    ) {
        var minute = Int((from / 60).rounded(.down))
        while Double(minute) * 60 < to {
            let overlap = min(to, Double(minute + 1) * 60) - max(from, Double(minute) * 60)
            let (day, place) = (minute / 1_440, minute % 1_440)
            if overlap > 0, place >= 0 {
                days[day, default: Day()][keyPath: part][place] += Float(overlap / 60)
            }
            minute += 1
        }
    }

    /// Work and people of an hour of a week.
    struct Hour {
        /// People who are busy, on average over the days given.
        var load = 0.0
        /// The same of minutes in which somebody waits; nil if those are fewer than five.
        var whileWaiting: Double?
    }

    /// By hour of the week from Monday.
    ///
    /// - Parameter dates: days on which the desk was open, with their weekdays.
    func hours(of dates: [(day: Int, weekday: Int)]) -> [Hour] {
        var hours = [Hour](repeating: Hour(), count: 168)
        for weekday in 0..<7 {
            let own = dates.filter { $0.weekday == weekday }.map { days[$0.day] ?? Day() }
            guard !own.isEmpty else { continue }
            for hour in 0..<24 {
                let minutes = hour * 60..<hour * 60 + 60
                var (sum, count, all) = (0.0, 0, 0.0)
                for day in own {
                    for minute in minutes {
                        all += Double(day.busy[minute])
                        guard day.waiting[minute] >= 0.99 else { continue }
                        sum += Double(day.busy[minute])
                        count += 1
                    }
                }
                hours[weekday * 24 + hour] = Hour(
                    load: all / Double(own.count * 60),
                    whileWaiting: count >= 5 ? sum / Double(count) : nil)
            }
        }
        return hours
    }
}
