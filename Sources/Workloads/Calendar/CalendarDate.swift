import FieldTables

/// A day of the Gregorian calendar.
public struct CalendarDate: Sendable, Equatable {
    /// Days since 1970-01-01.
    public let dayNumber: Int

    /// Reads `YYYY-MM-DD`; nil if it is not written so or there is no such day.
    public init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == [4, 2, 2],
            parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// The day with these parts; nil if there is none.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...12).contains(month), day >= 1,
            day <= CalendarDate.days(inMonth: month, of: year)
        else { return nil }
        dayNumber = CalendarDate.dayNumber(year, month, day)
    }

    /// The day that is so many days after 1970-01-01.
    public init(dayNumber: Int) {
        self.dayNumber = dayNumber
    }

    /// The day of a month that falls on a Sunday for the `number`th time, the last one if 0.
    init(sunday number: Int, ofMonth month: Int, _ year: Int) {
        let isLast = number == 0
        let edge = CalendarDate(
            dayNumber: CalendarDate.dayNumber(
                year, month, isLast ? CalendarDate.days(inMonth: month, of: year) : 1))
        let first = edge.dayNumber + 6 - edge.weekday
        dayNumber =
            isLast ? edge.dayNumber - (edge.weekday + 1) % 7 : first + (number - 1) * 7
    }

    /// The parts of the date.
    var parts: (year: Int, month: Int, day: Int) {
        // A guess that is never too late by more than a year.
        var year = 1970 + Int((Double(dayNumber) / 365.2425).rounded(.down)) - 1
        while CalendarDate.dayNumber(year + 1, 1, 1) <= dayNumber { year += 1 }
        var month = 1
        while month < 12, CalendarDate.dayNumber(year, month + 1, 1) <= dayNumber { month += 1 }
        return (year, month, dayNumber - CalendarDate.dayNumber(year, month, 1) + 1)
    }

    /// The date as it is written, YYYY-MM-DD.
    public var text: String {
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        let (year, month, day) = parts
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }

    /// 0 for Monday to 6 for Sunday.
    package var weekday: Int { ((dayNumber + 3) % 7 + 7) % 7 }

    /// The month, YYYY-MM.
    public var monthText: String { String(text.dropLast(3)) }

    /// The week by ISO 8601, YYYY-Www: it belongs to the year that has its Thursday.
    public var weekText: String {
        let thursday = CalendarDate(dayNumber: dayNumber - weekday + 3)
        let year = thursday.parts.year
        let week = (thursday.dayNumber - CalendarDate.dayNumber(year, 1, 1)) / 7 + 1
        return "\(thursday.text.prefix(4))-W\(week < 10 ? "0" : "")\(week)"
    }

    private static func days(inMonth month: Int, of year: Int) -> Int {
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    }

    /// Counts the years from March, so that the leap day comes last.
    private static func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let marchYear = month > 2 ? year : year - 1
        let marchMonth = (month + 9) % 12
        let dayOfYear = (153 * marchMonth + 2) / 5 + day - 1
        let leapDays = marchYear / 4 - marchYear / 100 + marchYear / 400
        return marchYear * 365 + leapDays + dayOfYear - 719_468
    }
}

extension CalendarDate: FieldValue {
    /// A date.
    public static var schema: Schema {
        .string(
            StringRule(
                described: "a date, YYYY-MM-DD", pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
            ) { CalendarDate($0) != nil })
    }

    /// Reads a date.
    public init(_ datum: Datum) {
        guard let date = CalendarDate(String(datum)) else {
            preconditionFailure("\(datum) is not a date")
        }
        self = date
    }

    /// The date as it is written.
    public var datum: Datum { .text(text) }
}
