/// How many conversations people had in each minute, and whether somebody waited: while somebody
/// waits everybody who is there is busy, so that they can be counted without their names.
struct BusyTally {
    private struct Day {
        /// People who are busy, on average over the minute.
        var busy = [Float](repeating: 0, count: 1_440)
        /// Customers who wait.
        var waiting = [Float](repeating: 0, count: 1_440)
    }

    private var days: [Day] = []
    /// Where a day is among them.
    private var places: [Int: Int] = [:]
    private var last = (day: Int.min, place: 0)

    /// Adds a conversation that came to people.
    mutating func add(_ contact: Contact) {
        let over =
            contact.answered?.seconds
            ?? contact.start.seconds + (contact.ai ?? 0) + (contact.wait ?? 0)
        if let wait = contact.wait { cover(over - wait, over, isBusy: false) }
        guard contact.ending == .answered else { return }
        cover(over, over + (contact.talk ?? 0) + (contact.wrap ?? 0), isBusy: true)
    }

    private mutating func cover(_ from: Double, _ to: Double, isBusy: Bool) {
        var from = max(0, from)
        while from < to {
            let day = Int(from / 86_400)
            let midnight = Double(day) * 86_400
            let end = min(to - midnight, 86_400)
            let place = place(of: day)
            if isBusy {
                BusyTally.cover(from - midnight, end, &days[place].busy)
            } else {
                BusyTally.cover(from - midnight, end, &days[place].waiting)
            }
            from = midnight + 86_400
        }
    }

    private static func cover(_ from: Double, _ to: Double, _ minutes: inout [Float]) {
        var minute = Int(from / 60)
        while minute < 1_440, Double(minute) * 60 < to {
            let overlap = min(to, Double(minute + 1) * 60) - max(from, Double(minute) * 60)
            minutes[minute] += Float(overlap / 60)
            minute += 1
        }
    }

    private mutating func place(of day: Int) -> Int {
        if last.day == day { return last.place }
        let place = places[day] ?? days.count
        if place == days.count {
            days.append(Day())
            places[day] = place
        }
        last = (day, place)
        return place
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
            let own = dates.filter { $0.weekday == weekday }.map {
                places[$0.day].map { days[$0] } ?? Day()
            }
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
