/// The clock of a place, from the time of UTC.
public struct ZoneClock: Sendable, Equatable {
    /// How it is put forward and back.
    public enum Summer: String, CaseIterable, Sendable {
        /// As in the European Union, all of whose clocks change at the same moment.
        case europe = "eu"
        /// As in the United States, each at 2 o'clock of its own.
        case unitedStates = "us"
    }

    /// Minutes by which it is ahead of UTC, in winter if it has a summer.
    public let minutes: Int
    /// When it is put forward and back; nil for never.
    public let summer: Summer?
    /// Minutes since 1970 of UTC from which on it is ahead by so many, in order.
    private let changes: [(from: Double, minutes: Int)]

    /// A clock that is ahead of UTC by some minutes.
    public init(minutes: Int, summer: Summer? = nil) {
        (self.minutes, self.summer) = (minutes, summer)
        let rule: ClockRule? =
            switch summer {
            case nil: nil
            case .europe: .europe(utcOffsetHours: minutes / 60)
            case .unitedStates: .unitedStates
            }
        // The years from 1980 to 2100, in which logs are.
        let years = stride(from: 3_650, to: 47_482, by: 365 * 20)
        let announced = years.flatMap { day in
            rule?.announcements(around: day * LocalClock.day) ?? []
        }
        let ordered = Set(announced.map { [$0.local, $0.minutes] })
            .sorted { $0[0] < $1[0] }
        var ahead = minutes
        changes = ordered.map { change in
            let moment = Double(change[0] - ahead)
            ahead = minutes + max(0, change[1])
            return (moment, ahead)
        }
    }

    /// Seconds since 1970 on this clock, of seconds since 1970 of UTC.
    public func local(_ seconds: Double) -> Double {
        var (low, high) = (0, changes.count)
        while low < high {
            let middle = (low + high) / 2
            if changes[middle].from * 60 <= seconds { low = middle + 1 } else { high = middle }
        }
        return seconds + Double(low == 0 ? minutes : changes[low - 1].minutes) * 60
    }

    /// Whether both are the clock of the same places.
    public static func == (a: ZoneClock, b: ZoneClock) -> Bool {
        a.minutes == b.minutes && a.summer == b.summer
    }
}

extension Inputs {
    /// The changes of a clock, as a workload has them; nil for none, or where a workload can not
    /// have them.
    public static func clockChanges(of clock: ZoneClock) -> ClockChanges? {
        switch clock.summer {
        case nil: return nil
        case .unitedStates: return .rule(.unitedStates)
        case .europe:
            var europe = ClockChanges.Europe()
            europe.utcOffsetHours = clock.minutes / 60
            return .rule(.europe(europe))
        }
    }
}
