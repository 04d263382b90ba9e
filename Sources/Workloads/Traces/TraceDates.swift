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
        let open = parts.filter { $0[0] <= 31 }
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
        guard let parts = TraceDates.parts(text) else { return nil }
        let (year, month, day) =
            switch format {
            case .year: (parts[0], parts[1], parts[2])
            case .day: (parts[2], parts[1], parts[0])
            case .month: (parts[2], parts[0], parts[1])
            }
        return CalendarDate(year: year, month: month, day: day)?.dayNumber
    }

    /// The three numbers of a date, one of which has four digits.
    private static func parts(_ text: String) -> [Int]? {
        let parts = text.split(omittingEmptySubsequences: false) { "-/.".contains($0) }
        let lengths = parts.map(\.utf8.count)
        guard parts.count == 3,
            parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
            lengths[0] == 4 && lengths[1] <= 2 && lengths[2] <= 2
                || lengths[2] == 4 && lengths[0] <= 2 && lengths[1] <= 2
        else { return nil }
        let numbers = parts.compactMap { Int($0) }
        return numbers.count == 3 ? numbers : nil
    }
}

/// How the counts of a trace are written, and the counts.
struct TraceCounts {
    /// Why they cannot be read; nil if they can.
    let problem: String?
    private let decimal: Inputs.Trace.Decimal

    /// Finds out what the decimals can only be, unless `decimal` says what they are.
    init(
        _ texts: [String], _ decimal: Inputs.Trace.Decimal?, in separator: CSVRows.Separator
    ) {
        let marked = texts.filter { $0.contains(",") || $0.contains(".") }
        // Beside commas between fields, points have always been decimal.
        let isPlain = separator == .comma && !marked.contains { $0.contains(",") }
        if let decimal {
            (self.decimal, problem) = (decimal, nil)
        } else if marked.isEmpty || isPlain {
            (self.decimal, problem) = (.point, nil)
        } else {
            let possible = Inputs.Trace.Decimal.allCases.filter { decimal in
                marked.allSatisfy { TraceCounts.number($0, decimal) != nil }
            }
            self.decimal = possible.first ?? .point
            problem =
                possible.count > 1
                ? "\"\(marked[0])\" can be read in two ways, and so can all other counts: say "
                    + "decimal \"point\" or \"comma\"" : nil
        }
    }

    /// The count.
    func count(_ text: String) -> Double? {
        TraceCounts.number(text, decimal).flatMap { $0 <= 1e7 ? $0 : nil }
    }

    /// A number with decimals after a mark, and groups of three digits after the other one.
    private static func number(_ text: String, _ decimal: Inputs.Trace.Decimal) -> Double? {
        let (mark, group): (Character, Character) = decimal == .point ? (".", ",") : (",", ".")
        let parts = text.split(separator: mark, omittingEmptySubsequences: false)
        guard let whole = parts.first, parts.count <= 2 else { return nil }
        let groups = whole.split(separator: group, omittingEmptySubsequences: false)
        let isGrouped =
            groups.count == 1
            || (1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 }
        let digits = groups.joined() + (parts.count == 2 ? "." + parts[1] : "")
        guard isGrouped, digits.utf8.allSatisfy({ (48...57).contains($0) || $0 == 46 }) else {
            return nil
        }
        return Double(digits)
    }
}
