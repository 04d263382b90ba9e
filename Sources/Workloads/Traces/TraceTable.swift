import ContactRouting
import SimulationKernel
import StrictJSON

/// Reads counts per interval from a CSV file with a header line.
///
/// Days follow each other in the order of their numbers or dates, the first one being the
/// first day of the run. Intervals without a row have no arrivals. Where the clock of the rows is
/// put back, an hour has its rows twice, the earlier ones first in the file; where it is put
/// forward, an hour has none.
struct TraceTable {
    /// The columns and the length of an interval.
    var columns: Inputs.Trace
    /// When the clock of the rows changes; nil if nobody said.
    var clockRule: ClockRule?
    /// The day since 1970-01-01 on which the run begins.
    var firstDay = 0

    /// Days that a trace may span: ten years.
    private static let mostDays = 3_660

    var intervalMinutes: Int { columns.intervalMinutes }

    /// The counts as a timetable, or every problem of the file.
    func timetable(of source: SourceText) -> (Timetable<Double>?, [Problem]) {
        guard 1_440 % intervalMinutes == 0 else {
            let message = "intervalMinutes must divide a day (found \(intervalMinutes))"
            return (nil, [Problem(message, at: .text(source, offset: 0))])
        }
        var problems: [Problem] = []
        let rows = CSVRows(source)
        if let offset = rows.openQuote {
            return (nil, [Problem("this quote is never closed", at: .text(source, offset: offset))])
        }
        guard let places = places(in: rows, &problems) else { return (nil, problems) }
        let cells = rows.body.compactMap { row in cell(row, places, in: source, &problems) }
        guard problems.isEmpty, let first = cells.map(\.day).min(),
            let last = cells.map(\.day).max()
        else {
            if problems.isEmpty {
                problems.append(Problem("the file has no rows", at: .text(source, offset: 0)))
            }
            return (nil, problems)
        }
        guard last - first < TraceTable.mostDays else {
            let message = "days must lie within \(TraceTable.mostDays) of each other"
            return (nil, [Problem(message, at: .text(source, offset: 0))])
        }
        return timetable(cells, days: first...last, in: source)
    }

    struct Cell {
        var day: Int
        /// Whether the day is a date, not a number of one's own.
        var isDate: Bool
        var minute: Int
        var count: Double
        var offset: Int
    }

    private func places(
        in rows: CSVRows, _ problems: inout [Problem]
    ) -> (day: Int, time: Int, count: Int)? {
        func position(_ name: String) -> Int? {
            if let position = rows.header.firstIndex(of: name) { return position }
            let found = rows.header.joined(separator: ", ")
            problems.append(
                Problem(
                    "there is no column \"\(name)\" (found \(found))",
                    at: .text(rows.source, offset: 0)))
            return nil
        }
        let positions = [columns.day, columns.time, columns.count].map(position)
        guard let day = positions[0], let time = positions[1], let count = positions[2] else {
            return nil
        }
        return (day, time, count)
    }

    private func cell(
        _ row: CSVRows.Row, _ places: (day: Int, time: Int, count: Int),
        in source: SourceText, _ problems: inout [Problem]
    ) -> Cell? {
        func report(_ message: String) {
            problems.append(Problem(message, at: .text(source, offset: row.offset)))
        }
        let wanted = max(places.day, places.time, places.count) + 1
        guard row.fields.count >= wanted else {
            report("the row has \(row.fields.count) fields, \(wanted) are needed")
            return nil
        }
        let texts = (
            row.fields[places.day], row.fields[places.time], row.fields[places.count]
        )
        let number = Int(texts.0)
        guard let day = number ?? CalendarDate(texts.0)?.dayNumber,
            abs(day) < 1_000_000_000
        else {
            report("\"\(texts.0)\" is neither a day number nor a date YYYY-MM-DD")
            return nil
        }
        guard let minutes = minutesOfDay(texts.1), minutes % intervalMinutes == 0 else {
            report("\"\(texts.1)\" is not the start HH:MM of an interval of \(intervalMinutes) min")
            return nil
        }
        guard texts.2.utf8.allSatisfy(Array("0123456789.".utf8).contains),
            let count = Double(texts.2), count <= 1e7
        else {
            report("\"\(texts.2)\" is not a count")
            return nil
        }
        return Cell(
            day: day, isDate: number == nil, minute: minutes, count: count, offset: row.offset)
    }

    private func minutesOfDay(_ text: String) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), let hour = Int(parts[0]), let minute = Int(parts[1]),
            (0..<24).contains(hour), (0..<60).contains(minute),
            parts.count == 2 || parts[2] == "00"
        else { return nil }
        return hour * 60 + minute
    }
}
