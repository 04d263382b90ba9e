/// A clock that people live by and that is now and then put forward or back: local minutes
/// against minutes that really pass.
///
/// Local time is counted in minutes since 1970-01-01 00:00 of that clock, time that passes from
/// an origin of one's choice.
struct LocalClock: Equatable {
    /// One change: when, in the time that passes, and by how many minutes.
    struct Change: Equatable {
        var elapsed: Int
        var minutes: Int
    }

    /// One change as people write it: what the old clock shows, and by how many minutes it moves.
    struct Announcement: Equatable {
        var local: Int
        var minutes: Int
    }

    static let day = 1_440
    static let week = 10_080

    /// What the clock would show at the origin had it not changed before.
    private(set) var first: Int
    /// The changes in the order of time.
    private(set) var changes: [Change]

    /// A clock that shows `start` at the origin.
    init(start: Int, _ announcements: [Announcement] = []) {
        let ordered = announcements.sorted { $0.local < $1.local }
        var later = 0
        var before: [Change] = []
        for change in ordered.reversed() where change.local < start {
            let elapsed = change.local + change.minutes - start + later
            before.append(Change(elapsed: elapsed, minutes: change.minutes))
            later += change.minutes
        }
        first = start - later
        var earlier = 0
        changes = before.reversed()
        for change in ordered where change.local >= start {
            changes.append(
                Change(elapsed: change.local - start - earlier, minutes: change.minutes))
            earlier += change.minutes
        }
    }

    /// A clock that always shows so many minutes more.
    func ahead(by minutes: Int) -> LocalClock {
        var clock = self
        clock.first += minutes
        return clock
    }

    /// The same clock as far as a time is concerned: changes outside it are left out.
    func limited(to time: Range<Int>) -> LocalClock {
        var clock = self
        clock.first += changes.filter { $0.elapsed <= time.lowerBound }.reduce(0) {
            $0 + $1.minutes
        }
        clock.changes = changes.filter {
            $0.elapsed > time.lowerBound && $0.elapsed < time.upperBound
        }
        return clock
    }

    /// What the clock shows.
    func local(at elapsed: Int) -> Int {
        changes.reduce(first + elapsed) { $1.elapsed <= elapsed ? $0 + $1.minutes : $0 }
    }

    /// The day since 1970-01-01 that the clock has.
    func day(at elapsed: Int) -> Int {
        let minute = local(at: elapsed)
        return (minute - (minute % LocalClock.day + LocalClock.day) % LocalClock.day)
            / LocalClock.day
    }

    /// The minute of the week, from Monday midnight.
    func minuteOfWeek(at elapsed: Int) -> Int {
        LocalClock.minuteOfWeek(local(at: elapsed))
    }

    /// The minute of the week of a local time. 1970-01-01 was a Thursday.
    static func minuteOfWeek(_ local: Int) -> Int {
        let minute = (local + 3 * day) % week
        return minute < 0 ? minute + week : minute
    }

    /// When the clock shows a time: never if it is passed over, twice if it comes again.
    func elapsed(at local: Int) -> [Int] {
        var found: [Int] = []
        var start = Int.min
        var shown = first
        for change in changes + [Change(elapsed: .max, minutes: 0)] {
            let elapsed = local - shown
            if elapsed >= start, elapsed < change.elapsed { found.append(elapsed) }
            (start, shown) = (change.elapsed, shown + change.minutes)
        }
        return found
    }

    /// When the clock shows a time for the first time, or passes it over.
    func firstElapsed(at local: Int) -> Int {
        if let found = elapsed(at: local).first { return found }
        var shown = first
        for change in changes {
            shown += change.minutes
            if shown + change.elapsed > local { return change.elapsed }
        }
        return local - shown
    }
}
