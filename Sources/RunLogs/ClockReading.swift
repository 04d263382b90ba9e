import SimulationKernel
import Workloads

/// A date and a time as a clock shows them, with the distance of that clock from UTC if it is
/// known.
public struct ClockReading: Sendable, Equatable {
    /// Microseconds from 1970-01-01 00:00 on that clock.
    let microseconds: Int64
    /// Minutes by which the clock is before UTC; nil if it is not said.
    let offset: Int?
    /// Whether the distance from UTC is written as a letter.
    let isZulu: Bool

    /// Reads `YYYY-MM-DD`, `YYYY-MM-DDTHH:MM` or `YYYY-MM-DDTHH:MM:SS`, each time with `Z` or
    /// `+HH:MM` after it or not (ISO 8601); nil if it is not written so.
    public init?(_ text: String) {
        let parts = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
        guard let date = CalendarDate(String(parts[0])) else { return nil }
        let rest = parts.count > 1 ? parts[1] : "00:00"
        let sign = rest.firstIndex { "Z+-".contains($0) } ?? rest.endIndex
        guard let seconds = ClockReading.seconds(of: rest[..<sign], [24, 60, 60]) else {
            return nil
        }
        let zone = rest[sign...]
        isZulu = zone == "Z"
        if zone.isEmpty || isZulu {
            offset = zone.isEmpty ? nil : 0
        } else {
            guard let size = ClockReading.seconds(of: zone.dropFirst(), [15, 60]) else {
                return nil
            }
            offset = (zone.first == "-" ? -size : size) / 60
        }
        microseconds =
            Int64(date.dayNumber) * TimeSpan.day.ticks + Int64(seconds) * TimeSpan.ticksPerSecond
    }

    /// Midnight of a day by UTC.
    init(midnightOf dayNumber: Int) {
        (offset, isZulu) = (0, true)
        microseconds = Int64(dayNumber) * TimeSpan.day.ticks
    }

    /// Seconds of `HH:MM` or, with three limits, `HH:MM:SS`; each part is below its limit.
    private static func seconds(of text: Substring, _ limits: [Int]) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...limits.count).contains(parts.count) else { return nil }
        var seconds = 0
        for (part, limit) in zip(parts, limits) {
            guard part.utf8.count == 2, part.utf8.allSatisfy({ (48...57).contains($0) }),
                let number = Int(part), number < limit
            else { return nil }
            seconds = seconds * 60 + number
        }
        return parts.count == 2 ? seconds * 60 : seconds
    }

    /// The distance from UTC as it is written, when the clock has been put forward so far.
    func zone(minutesLater: Int = 0) -> String {
        let minutes = (offset ?? 0) + minutesLater
        if minutes == 0, isZulu || offset == nil { return "Z" }
        return (minutes < 0 ? "-" : "+")
            + ClockReading.padded([abs(minutes) / 60, abs(minutes) % 60])
    }

    /// The reading as it is written, with its seconds and its distance from UTC.
    public var text: String {
        let day = TimeSpan.day.ticks
        let ofDay = (microseconds % day + day) % day
        let date = CalendarDate(dayNumber: Int((microseconds - ofDay) / day)).text
        let seconds = Int(ofDay / TimeSpan.ticksPerSecond)
        let time = ClockReading.padded([seconds / 3_600, seconds / 60 % 60, seconds % 60])
        return "\(date)T\(time)\(zone())"
    }

    private static func padded(_ numbers: [Int]) -> String {
        numbers.map { ($0 < 10 ? "0" : "") + "\($0)" }.joined(separator: ":")
    }

    /// The weekday and the time of the day, in words.
    public var timeOfWeek: String {
        let days = [
            "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
        ]
        let second = Int(ofWeek / TimeSpan.ticksPerSecond)
        let time =
            [second / 3_600 % 24, second / 60 % 60] + (second % 60 == 0 ? [] : [second % 60])
        return "a \(days[second / 86_400]) at \(ClockReading.padded(time))"
    }

    /// Microseconds from Monday midnight; 1970-01-01 was a Thursday.
    var ofWeek: Int64 {
        let (day, week) = (TimeSpan.day.ticks, 7 * TimeSpan.day.ticks)
        return ((microseconds + 3 * day) % week + week) % week
    }
}
