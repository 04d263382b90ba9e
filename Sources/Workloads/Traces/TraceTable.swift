import ContactRouting
import SimulationKernel
import StrictJSON

/// Reads the rows of a CSV file with a header line: a day, a time and a count each.
///
/// Fields are separated by commas, semicolons or tabs, whichever gives the columns. How days and
/// decimals are written is what they can only be, or what the workload says.
package struct TraceTable {
    /// The columns, and how to read them.
    var columns: Inputs.Trace
    /// Whether the file is a sheet for people, with titles above and totals below.
    private let isSheet: Bool

    /// A table with these columns.
    ///
    /// - Parameter isSheet: whether rows above the header, a second header, a row of totals and
    ///   times that are the ends of intervals are understood, which `TraceRows.notes` tells.
    package init(columns: Inputs.Trace, isSheet: Bool = false) {
        (self.columns, self.isSheet) = (columns, isSheet)
    }

    /// Days that a trace may span: ten years.
    private static let mostDays = 3_660

    /// The rows, or every problem of the file.
    package func rows(of source: SourceText) -> (TraceRows?, [Problem]) {
        func refused(_ message: String) -> (TraceRows?, [Problem]) {
            (nil, [Problem(message, at: .text(source, offset: 0))])
        }
        guard 1_440 % columns.intervalMinutes == 0 else {
            return refused("intervalMinutes must divide a day (found \(columns.intervalMinutes))")
        }
        let csv = self.csv(source)
        if let offset = csv.openQuote {
            return (nil, [Problem("this quote is never closed", at: .text(source, offset: offset))])
        }
        let (places, missing) = self.places(in: csv)
        guard let places else { return (nil, missing) }
        var faults = TraceFaults(source)
        var notes: [String] = []
        // Spreadsheets end with rows of nothing but separators.
        let body = csv.body.filter { row in
            row.fields.contains { !CSVRows.trimmed($0).isEmpty }
        }
        var texts = body.compactMap { self.texts(of: $0, at: places, &faults) }
        if isSheet { notes = TraceTable.leaveOut(csv, &texts, &faults) }
        if texts.isEmpty, faults.areNone { return refused("the file has no rows") }
        let dates = TraceDates(texts.map(\.day), columns.dateFormat)
        let counts = TraceCounts(
            texts.map(\.count), columns.decimal, in: csv.separator, guessesThousands: isSheet)
        if let problem = dates.problem { faults.add("dates", problem, at: texts[0].offset) }
        if let problem = counts.problem {
            faults.add("counts", problem.message, at: texts[problem.place].offset)
        }
        guard faults.areNone else { return (nil, faults.problems) }
        let timed = texts.filter { !$0.handle.isEmpty }
        let times = TraceCounts(timed.map(\.handle), columns.decimal, in: csv.separator)
        if let problem = times.problem {
            faults.add("times", problem.message, at: timed[problem.place].offset)
        }
        var cells = texts.compactMap { cell($0, dates, counts, times, &faults) }
        guard faults.areNone, let first = cells.map(\.day).min(),
            let last = cells.map(\.day).max()
        else { return (nil, faults.problems) }
        guard last - first < TraceTable.mostDays else {
            return refused("days must lie within \(TraceTable.mostDays) of each other")
        }
        if TraceTable.moveEnds(&cells) {
            notes.append(
                "Times are taken for the ends of intervals, for some are 24:00 and none is 0:00")
        }
        guard !cells.contains(where: { $0.minute == 1_440 }) else {
            return refused("24:00 and 0:00 stand in one column: is the time a start or an end?")
        }
        if let thousands = counts.thousands {
            notes.append(
                "\"\(thousands)\" is read as thousands: no count below a thousand has such a mark")
        }
        return (
            TraceRows(
                cells: cells, days: first...last, columns: columns, source: source,
                isDated: dates.areDates, notes: notes), []
        )
    }

    /// The rows by the separator that gives most of the columns in the first line.
    private func csv(_ source: SourceText) -> CSVRows {
        let names = [
            columns.day, columns.time, columns.count, columns.handleSeconds ?? columns.day,
        ]
        return CSVRows(source, columns: names, belowTitles: isSheet)
            ?? CSVRows(source, columns: names)
    }

    private func places(
        in csv: CSVRows
    ) -> (Places?, missing: [Problem]) {
        var problems: [Problem] = []
        func position(_ name: String) -> Int? {
            if let position = csv.header.firstIndex(of: name) { return position }
            let found = csv.header.joined(separator: ", ").shown
            let other = found.contains("\u{FFFD}") ? ": the file is not UTF-8; save it so" : ""
            problems.append(
                Problem(
                    "there is no column \"\(name)\" (found \(found))\(other)",
                    at: .text(csv.source, offset: 0)))
            return nil
        }
        let (day, time, count) = (
            position(columns.day), position(columns.time), position(columns.count)
        )
        let handle = columns.handleSeconds.map(position)
        guard let day, let time, let count, handle == nil || handle != .some(nil) else {
            return (nil, problems)
        }
        return (Places(day: day, time: time, count: count, handle: handle ?? nil), [])
    }

    /// Where the fields of a row are.
    private struct Places {
        var day: Int
        var time: Int
        var count: Int
        var handle: Int?
    }

    /// The fields of a row.
    struct Texts {
        var day: String
        var time: String
        var count: String
        /// Empty if there is none.
        var handle: String
        var offset: Int
    }

    private func texts(
        of row: CSVRows.Row, at places: Places, _ faults: inout TraceFaults
    ) -> Texts? {
        let wanted = max(places.day, places.time, places.count, places.handle ?? 0) + 1
        guard row.fields.count >= wanted else {
            faults.add(
                "fields", "the row has \(row.fields.count) fields, \(wanted) are needed",
                at: row.offset)
            return nil
        }
        func trimmed(_ place: Int) -> Substring { CSVRows.trimmed(row.fields[place])[...] }
        var (day, time) = (trimmed(places.day), trimmed(places.time))
        // A day and a time in one field: 2024-03-31 09:00, or 2024-03-31T09:00.
        if places.day == places.time, let gap = day.firstIndex(where: { $0 == " " || $0 == "T" }) {
            (day, time) = (day[..<gap], day[day.index(after: gap)...])
        } else if let midnight = [" 00:00:00", "T00:00:00", " 00:00", " 0:00"].first(
            where: day.hasSuffix)
        {
            // A spreadsheet's date is a time, too.
            day = day.dropLast(midnight.count)
        }
        return Texts(
            day: String(day), time: String(time), count: String(trimmed(places.count)),
            handle: places.handle.map { String(trimmed($0)) } ?? "", offset: row.offset)
    }

    private func cell(
        _ texts: Texts, _ dates: TraceDates, _ counts: TraceCounts, _ times: TraceCounts,
        _ faults: inout TraceFaults
    ) -> TraceRows.Cell? {
        guard let day = dates.day(texts.day) else {
            faults.add("day", "\"\(texts.day)\" is \(dates.expectation)", at: texts.offset)
            return nil
        }
        let length = columns.intervalMinutes
        guard let minute = TraceTable.minute(texts.time), minute % length == 0 else {
            let what = length == 1 ? "no time HH:MM" : "not the start HH:MM of an interval of"
            faults.add(
                "time", "\"\(texts.time)\" is \(what)" + (length == 1 ? "" : " \(length) min"),
                at: texts.offset)
            return nil
        }
        guard isSheet || minute < 1_440 else {
            faults.add(
                "time", "24:00 is the end of a day; a row has the start of its interval",
                at: texts.offset)
            return nil
        }
        guard let count = counts.count(texts.count) else {
            faults.add(
                "count",
                texts.count.isEmpty
                    ? "the row has no count: is it 0?" : "\"\(texts.count)\" is not a count",
                at: texts.offset)
            return nil
        }
        guard let handle = texts.handle.isEmpty ? 0 : times.count(texts.handle) else {
            faults.add(
                "handle", "\"\(texts.handle)\" is not a time in seconds", at: texts.offset)
            return nil
        }
        return TraceRows.Cell(
            day: day, minute: minute, count: count, handleSeconds: handle, offset: texts.offset)
    }

    /// The minute at which an interval begins of which the start is given, or both ends.
    private static func minute(_ text: String) -> Int? {
        let ends = text.split { "-\u{2013}\u{2014}".contains($0) }.map {
            minuteOfDay(CSVRows.trimmed(String($0)))
        }
        guard let start = ends.first, let start else { return nil }
        guard ends.count > 1 else { return start }
        guard ends.count == 2, let end = ends[1], end == 0 || end > start, start < 1_440 else {
            return nil
        }
        return start
    }

    /// The minute of a time: HH:MM, HH:MM:00, or either with AM or PM; 1,440 for 24:00.
    private static func minuteOfDay(_ text: String) -> Int? {
        var digits = Substring(text)
        var half: Int?
        for (word, hours) in [("AM", 0), ("PM", 12)] where text.uppercased().hasSuffix(word) {
            digits = digits.dropLast(2)
            while digits.last == " " { digits.removeLast() }
            half = hours
        }
        let parts = digits.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), parts.count == 2 || parts[2] == "00",
            parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
            let hour = Int(parts[0]), let minute = Int(parts[1]), (0..<60).contains(minute)
        else { return nil }
        if let half { return (1...12).contains(hour) ? (hour % 12 + half) * 60 + minute : nil }
        return hour < 24 || hour == 24 && minute == 0 ? hour * 60 + minute : nil
    }
}
