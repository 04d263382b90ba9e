import FieldTables

/// A part of a day on a clock, such as 08:00-20:00.
public struct ClockSpan: Sendable, Equatable {
    /// Minute of the day at which it begins.
    public let start: Int
    /// Minute of the day at which it ends; 1,440 is the end of the day. It may be before the
    /// beginning: whoever uses a span checks that.
    public let end: Int

    /// The part of a day between two minutes of it.
    public init(start: Int, end: Int) {
        self.start = start
        self.end = end
    }

    /// Reads `HH:MM-HH:MM`; nil if it is not written so.
    init?(_ text: String) {
        let times = text.split(separator: "-", omittingEmptySubsequences: false).map { time in
            let parts = time.split(separator: ":", omittingEmptySubsequences: false)
            return parts.map { part in
                (1...2).contains(part.utf8.count) && part.utf8.allSatisfy { (48...57).contains($0) }
                    ? Int(part) : nil
            }
        }
        guard times.count == 2, times.allSatisfy({ $0.count == 2 }) else { return nil }
        let minutes = times.compactMap { parts -> Int? in
            guard let hour = parts[0], let minute = parts[1], minute < 60 else { return nil }
            return hour * 60 + minute
        }
        guard minutes.count == 2, minutes.allSatisfy({ $0 <= LocalClock.day }) else { return nil }
        self.init(start: minutes[0], end: minutes[1])
    }

    /// The span as it is written.
    public var text: String { "\(ClockSpan.text(start))-\(ClockSpan.text(end))" }

    /// Whether it holds a minute of the day.
    func contains(_ minute: Int) -> Bool { start <= minute && minute < end }

    /// A minute of the day as a clock shows it.
    static func text(_ minute: Int) -> String {
        func padded(_ number: Int) -> String { (number < 10 ? "0" : "") + "\(number)" }
        return "\(padded(minute / 60)):\(padded(minute % 60))"
    }
}

extension ClockSpan: FieldValue {
    private static let time = "(([01]?[0-9]|2[0-3]):[0-5]?[0-9]|24:00?)"

    /// A span.
    public static var schema: Schema {
        .string(
            StringRule(
                described: "a part of a day, such as 08:00-20:00",
                pattern: "^\(time)-\(time)$"
            ) { ClockSpan($0) != nil })
    }

    /// Reads a span.
    public init(_ datum: Datum) {
        guard let span = ClockSpan(String(datum)) else {
            preconditionFailure("\(datum) is no part of a day")
        }
        self = span
    }

    /// The span as it is written.
    public var datum: Datum { .text(text) }
}
