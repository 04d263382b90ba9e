/// How the days of a trace are written, and the days.
package struct TraceDates {
    /// Whether they are dates, and not numbers of one's own.
    package let areDates: Bool
    /// Why they cannot be read; nil if they can.
    package let problem: String?
    /// How they are written.
    package let format: Inputs.Trace.DateFormat

    /// Finds out what days can only be, unless `format` says what they are.
    package init(_ texts: [String], _ format: Inputs.Trace.DateFormat?) {
        areDates = texts.contains { Int($0) == nil }
        let parts = texts.compactMap(TraceDates.parts)
        if let format {
            (self.format, problem) = (format, nil)
            return
        }
        let open = parts.filter { !$0.isYearFirst }.map(\.numbers)
        let (isDayFirst, isMonthFirst) = (
            open.contains { $0[0] > 12 }, open.contains { $0[1] > 12 }
        )
        // With points, it is the day that comes first.
        let isPointed = texts.allSatisfy { $0.contains(".") }
        if open.isEmpty {
            (self.format, problem) = (.year, nil)
        } else if isDayFirst != isMonthFirst {
            (self.format, problem) = (isDayFirst ? .day : .month, nil)
        } else if isPointed {
            (self.format, problem) = (.day, nil)
        } else {
            self.format = .day
            problem =
                isDayFirst
                ? "days are written in two ways: some with the day first, some with the month"
                : "\"\(texts[0])\" can be read in two ways, and so can all other days: say "
                    + "dateFormat \"DD/MM/YYYY\" or \"MM/DD/YYYY\""
        }
    }

    /// What a day that cannot be read is not.
    package var expectation: String {
        areDates && format != .year
            ? "no date \(format.rawValue)" : "neither a day number nor a date YYYY-MM-DD"
    }

    /// The day: a number of one's own, or the day since 1970-01-01.
    package func day(_ text: String) -> Int? {
        if !areDates {
            return Int(text).flatMap { (-999_999_999...999_999_999).contains($0) ? $0 : nil }
        }
        guard let parts = TraceDates.parts(text)?.numbers else { return nil }
        let (year, month, day) =
            switch format {
            case .year: (parts[0], parts[1], parts[2])
            case .day: (parts[2], parts[1], parts[0])
            case .month: (parts[2], parts[0], parts[1])
            }
        return year > 0 ? CalendarDate(year: year, month: month, day: day)?.dayNumber : nil
    }

    /// The three numbers of a date, one of which has four digits.
    private static func parts(_ text: String) -> (numbers: [Int], isYearFirst: Bool)? {
        let parts = text.split(omittingEmptySubsequences: false) { "-/.".contains($0) }
        let lengths = parts.map(\.utf8.count)
        guard parts.count == 3,
            parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
            lengths[0] == 4 && lengths[1] <= 2 && lengths[2] <= 2
                || lengths[2] == 4 && lengths[0] <= 2 && lengths[1] <= 2
        else { return nil }
        let numbers = parts.compactMap { Int($0) }
        return numbers.count == 3 ? (numbers, lengths[0] == 4) : nil
    }
}
