/// How times of a week are written.
package enum WeekTime {
    /// The days, from Monday.
    package static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

    /// A minute of the day as a clock shows it: `08:30`.
    package static func clock(_ minute: Int) -> String {
        func padded(_ number: Int) -> String { (number < 10 ? "0" : "") + "\(number)" }
        return "\(padded(minute / 60)):\(padded(minute % 60))"
    }

    /// An hour of the week: `Mon 20:00`.
    package static func hour(_ hourOfWeek: Int) -> String {
        weekdays[hourOfWeek / 24 % 7] + " " + clock(hourOfWeek % 24 * 60)
    }
}
