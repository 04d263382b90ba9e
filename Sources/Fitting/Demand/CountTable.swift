import StrictJSON
import Workloads

/// How many customers came in each interval of each open day.
public struct CountTable: Sendable {
    /// An open day.
    public struct Day: Sendable {
        /// Its date.
        public let date: CalendarDate
        /// Counts of all intervals of the day, from midnight.
        public let counts: [Double]

        /// Everybody who came.
        public var total: Double { counts.reduce(0, +) }
    }

    /// Length of an interval.
    public let minutes: Int
    /// The open days, in order.
    public internal(set) var days: [Day]
    /// Rows that were read.
    public let rows: Int
    /// Intervals of the file amid others of their day without a row, taken to be empty.
    public let holes: Int
    /// Rows of intervals that have one already, whose counts are added.
    public let repeats: Int
    /// What was left out of the file, and how the rest was read where that had to be found out.
    public let notes: [String]

    /// Columns of a file that have not been read yet.
    public struct Columns: Sendable {
        /// Names of the columns of the day, the start of the interval and the count.
        public var day: String
        /// See `day`.
        public var time: String
        /// See `day`.
        public var count: String
        /// How dates are written, if that can be read in two ways.
        public var dateFormat: Inputs.Trace.DateFormat?
        /// What stands before decimals, if that can be read in two ways.
        public var decimal: Inputs.Trace.Decimal?

        /// The columns with these names.
        public init(day: String, time: String, count: String) {
            (self.day, self.time, self.count) = (day, time, count)
        }
    }

    /// Reads a CSV file with a row per interval.
    ///
    /// - Parameters:
    ///   - source: the file.
    ///   - columns: where days, times and counts stand.
    ///   - calendar: the dates of days that are only numbered; nil if the file has dates.
    ///   - minutes: how long the intervals are to be; nil for half hours, or hours if those of the
    ///     file are longer.
    /// - Throws: `InvalidCounts` with every problem of the file.
    public init(
        _ source: SourceText, _ columns: Columns, calendar: DayCalendar?, minutes wanted: Int?
    ) throws(InvalidCounts) {
        var trace = Inputs.Trace()
        (trace.day, trace.time, trace.count) = (columns.day, columns.time, columns.count)
        (trace.intervalMinutes, trace.dateFormat) = (1, columns.dateFormat)
        trace.decimal = columns.decimal
        try TextEncoding.check(source.bytes, of: source.name)
        let (read, problems) = TraceTable(columns: trace, isSheet: true).rows(of: source)
        guard let read else { throw InvalidCounts(problems.map(CountTable.inOptions)) }
        func refused(_ message: String) -> InvalidCounts {
            InvalidCounts([Problem(message, at: .text(source, offset: 0))])
        }
        if read.isDated, calendar != nil {
            throw refused("the days of the file are dates: --first-day is for numbered days")
        }
        guard read.isDated || calendar != nil else {
            throw refused("days are only numbered: say on which date they begin, with --first-day")
        }
        let step = CountTable.step(of: read.cells)
        let length = wanted ?? (step <= 30 ? 30 : 60)
        guard length % step == 0 || step % length == 0, 1_440 % length == 0 else {
            throw refused(
                "the rows step by \(step) minutes, of which intervals of \(length) cannot be made")
        }
        minutes = length
        (rows, notes) = (read.cells.count, read.notes)
        (days, holes, repeats) = CountTable.days(
            of: read, calendar, step: step, count: 1_440 / length)
    }

    /// A table of counts that are known already.
    init(minutes: Int, days: [Day], rows: Int = 0) {
        (self.minutes, self.days) = (minutes, days)
        (self.rows, holes, repeats, notes) = (rows, 0, 0, [])
    }

    /// A problem with the inputs that it names as options.
    static func inOptions(_ problem: Problem) -> Problem {
        let message = problem.message
            .replacing(
                "dateFormat \"DD/MM/YYYY\" or \"MM/DD/YYYY\"",
                with: "--date-format DD/MM/YYYY or MM/DD/YYYY"
            )
            .replacing(
                "some with the month",
                with: "some with the month; --date-format says which is right"
            )
            .replacing("decimal \"point\" or \"comma\"", with: "--decimal point or comma")
        return Problem(message, at: problem.location)
    }

    /// The largest number of minutes of which all times are multiples.
    private static func step(of cells: [TraceRows.Cell]) -> Int {
        var step = 1_440
        for cell in cells {
            var rest = cell.minute
            while rest != 0 { (step, rest) = (rest, step % rest) }
        }
        return step
    }

    private static func days(
        of rows: TraceRows, _ calendar: DayCalendar?, step: Int, count: Int
    ) -> ([Day], holes: Int, repeats: Int) {
        var sums: [Int: [Double]] = [:]
        var seen: [Int: Set<Int>] = [:]
        for cell in rows.cells {
            // What is counted over longer intervals is taken to come evenly.
            let (place, parts) = (cell.minute * count / 1_440, max(1, step * count / 1_440))
            for part in 0..<parts {
                sums[cell.day, default: Array(repeating: 0, count: count)][place + part] +=
                    cell.count / Double(parts)
            }
            seen[cell.day, default: []].insert(cell.minute / step)
        }
        let numbers = sums.keys.sorted()
        let dates =
            calendar?.dates(numbers.count) ?? numbers.map { CalendarDate(dayNumber: $0) }
        let holes = seen.values.reduce(0) { sum, places in
            sum + ((places.max() ?? 0) - (places.min() ?? 0) + 1 - places.count)
        }
        let places = seen.values.reduce(0) { $0 + $1.count }
        return (
            zip(dates, numbers).map { Day(date: $0, counts: sums[$1] ?? []) }, holes,
            rows.cells.count - places
        )
    }

    /// The same days without some of them.
    public func without(_ dates: [CalendarDate]) -> CountTable {
        var table = self
        let left = Set(dates.map(\.dayNumber))
        table.days = days.filter { !left.contains($0.date.dayNumber) }
        return table
    }
}

/// Why counts could not be read: every problem, never none.
public struct InvalidCounts: Error, Sendable {
    /// What is wrong.
    public let problems: [Problem]

    init(_ problems: [Problem]) { self.problems = problems }

    init(words: String) { problems = [Problem(words, at: .origin("the counts"))] }
}
