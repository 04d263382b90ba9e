import StrictJSON
import Workloads

/// A list of calls or conversations, each with the time at which it came.
extension CountTable {
    /// Columns of a list.
    public struct CallColumns: Sendable {
        /// Name of the column of the time: a date, a blank or a T, and the hour and minute.
        public var start: String
        /// Names and values of columns that rows must have to count; of one name, any of its
        /// values.
        public var only: [(name: String, value: String)] = []
        /// How dates are written, if that can be read in two ways.
        public var dateFormat: Inputs.Trace.DateFormat?

        /// A list whose times are in this column.
        public init(start: String) { self.start = start }
    }

    /// Counts the rows of a CSV file. A day without any is closed.
    ///
    /// Times are taken as they are written: those with a distance from UTC on the clock that has
    /// it.
    ///
    /// - Parameters:
    ///   - source: the file.
    ///   - columns: where the times stand, and which rows count.
    ///   - minutes: how long the intervals are to be.
    /// - Throws: `InvalidCounts` with every problem of the file.
    public init(
        callsIn source: SourceText, _ columns: CallColumns, minutes: Int
    ) throws(InvalidCounts) {
        let names = [columns.start] + columns.only.map(\.name)
        let csv = CSVRows(source, columns: names)
        if let offset = csv.openQuote {
            throw InvalidCounts([
                Problem("this quote is never closed", at: .text(source, offset: offset))
            ])
        }
        var places: [Int] = []
        for name in names {
            guard let place = csv.header.firstIndex(of: name) else {
                let found = csv.header.joined(separator: ", ")
                throw InvalidCounts([
                    Problem(
                        "there is no column \"\(name)\" (found \(found))",
                        at: .text(source, offset: 0))
                ])
            }
            places.append(place)
        }
        let rows = csv.body.filter { row in
            CountTable.counts(row, columns.only, Array(places.dropFirst()))
        }
        let (starts, problems) = CountTable.starts(
            of: rows, at: places[0], columns.dateFormat, source)
        guard problems.isEmpty else { throw InvalidCounts(problems) }
        guard !starts.isEmpty else {
            throw InvalidCounts([
                Problem("no row of the file counts", at: .text(source, offset: 0))
            ])
        }
        var sums: [Int: [Double]] = [:]
        for start in starts {
            sums[start.day, default: Array(repeating: 0, count: 1_440 / minutes)][
                start.minute / minutes] += 1
        }
        self.init(
            minutes: minutes,
            days: sums.sorted { $0.key < $1.key }.map {
                Day(date: CalendarDate(dayNumber: $0.key), counts: $0.value)
            }, rows: csv.body.count)
    }

    /// Whether a row has one of the values of each column.
    private static func counts(
        _ row: CSVRows.Row, _ only: [(name: String, value: String)], _ places: [Int]
    ) -> Bool {
        zip(only, places).allSatisfy { wanted, place in
            guard row.fields.indices.contains(place) else { return false }
            return only.contains { $0.name == wanted.name && $0.value == row.fields[place] }
        }
    }

    /// The days and minutes of times.
    private static func starts(
        of rows: [CSVRows.Row], at place: Int, _ format: Inputs.Trace.DateFormat?,
        _ source: SourceText
    ) -> ([(day: Int, minute: Int)], [Problem]) {
        var faults = TraceFaults(source)
        let texts = rows.map { row -> (date: String, time: Substring) in
            let field = row.fields.indices.contains(place) ? row.fields[place] : ""
            let gap = field.firstIndex { $0 == " " || $0 == "T" } ?? field.endIndex
            return (String(field[..<gap]), field[gap...].dropFirst())
        }
        let dates = TraceDates(texts.map(\.date), format)
        if let problem = dates.problem {
            faults.add("format", problem, at: rows.first?.offset ?? 0)
            return ([], faults.problems)
        }
        var starts: [(day: Int, minute: Int)] = []
        for (row, text) in zip(rows, texts) {
            guard dates.areDates, let day = dates.day(text.date) else {
                faults.add("day", "\"\(text.date)\" is no date", at: row.offset)
                continue
            }
            let digits = text.time.prefix(5).split(separator: ":").map { Int($0) }
            guard digits.count == 2, let hour = digits[0], let minute = digits[1],
                (0..<24).contains(hour), (0..<60).contains(minute)
            else {
                faults.add("time", "\"\(text.time.prefix(20))\" is no time HH:MM", at: row.offset)
                continue
            }
            starts.append((day, hour * 60 + minute))
        }
        return (starts, faults.problems)
    }
}
