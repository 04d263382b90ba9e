import StrictJSON
import Workloads

/// What a log of conversations adds up to.
public struct CallLog: Sendable {
    /// How a log is to be read.
    public struct Reading: Sendable {
        /// What kind of log it is; nil for a table of one's own, or to find out.
        public var layout: LogLayout?
        /// Which column has what; nil for those of the layout.
        public var columns: LogColumns?
        /// How dates are written, if that can be read in two ways.
        public var dateFormat: Inputs.Trace.DateFormat?
        /// The clock of the desk; nil to take times as written.
        public var zone: ZoneClock?
        /// Columns and values that rows must have.
        public var only: [(name: String, value: String)] = []
        /// Length of the demand's intervals, in minutes.
        public var minutes = 30
        /// Within how many seconds the service level wants customers served.
        public var acceptableWait = Inputs().measures.plan.acceptableWait.seconds
        /// Days that do not count.
        public var excluded: [CalendarDate] = []
        /// Share of the rows that may be unusable.
        public var skippedShare = 0.0

        /// A log that is to be found out.
        public init() {}
    }

    /// The file.
    public let name: String
    /// What kind of log it is; nil for a table of one's own.
    public let layout: LogLayout?
    /// Rows that were read, beside the header.
    public let rows: Int
    /// Rows that could not be used.
    public let faults: RowFaults
    /// What was left out for another reason, and how many rows.
    public let leftOut: [(reason: String, count: Int)]
    /// Values of the outcome that nobody named, with the most frequent first.
    public let unnamedOutcomes: [(value: String, count: Int)]
    /// Whether times are those of UTC, for all that is known.
    public let isInUTC: Bool
    /// What conversations are about, in the order of the file.
    public let queueNames: [String]
    /// Groups of people who answered, in the order of the file.
    public let groupNames: [String]
    /// The clock that times were put on; nil if they are as they were written.
    public let zone: ZoneClock?
    let summary: LogSummary

    /// How many conversations there are.
    public var conversations: Int { summary.conversations }
    /// First attempts by day and interval.
    public var table: CountTable { summary.table }
    /// How many rows name their issue or customer, and what is made of the others.
    public var names: NamedRows { summary.names }
    /// Length of the demand's intervals, in minutes.
    public var minutes: Int { summary.minutes }

    /// Reads a log of any length, in memory that grows with its days, agents and names alone
    /// (contact records of Amazon Connect apart, of which the newest of each contact counts).
    ///
    /// - Parameters:
    ///   - name: the name of the file, for messages.
    ///   - next: the next bytes; none at the end.
    /// - Throws: `InvalidCounts` with every kind of problem, or what `next` throws.
    public init(
        _ name: String, _ reading: Reading, next: () throws -> [UInt8]
    ) throws {
        var piece = try CallLog.beginning(next, name)
        let head = try LogHead(name, reading, first: piece)
        var summary = LogSummary(
            minutes: reading.minutes, acceptableWait: reading.acceptableWait)
        var notes = TableReader.Notes()
        var source = try head.source(name, reading)
        var scanner = head.scanner
        var rows = -head.headerRows
        let excluded = Set(reading.excluded.map(\.dayNumber))
        var excludedRows = 0
        while true {
            let following = try next()
            source.scan(piece, isLast: following.isEmpty, &scanner, &rows, name, &notes) {
                contact in
                if excluded.contains(contact.start.day) {
                    excludedRows += 1
                } else {
                    summary.add(contact)
                }
            }
            if following.isEmpty || scanner.isTooLong { break }
            piece = following
        }
        try CallLog.check(scanner, notes, name)
        let faults = notes.faults.count
        if Double(faults) > reading.skippedShare * Double(max(rows, 1)) {
            throw InvalidCounts(CallLog.problems(notes.faults, name, rows))
        }
        for contact in source.remaining() {
            if excluded.contains(contact.start.day) {
                excludedRows += 1
            } else {
                summary.add(contact)
            }
        }
        summary.finish()
        try CallLog.check(summary, name)
        try CallLog.check(source.offsets, reading.zone, name)
        guard summary.conversations > 0 else {
            throw InvalidCounts([
                Problem(
                    "no row of the log counts (of \(max(rows, 0)) that were read)",
                    at: .origin(name))
            ])
        }
        self.name = name
        layout = head.layout
        self.rows = rows
        self.faults = notes.faults
        leftOut =
            [
                ("other values than --only has", notes.otherRows), ("repeated", notes.repeats),
                ("on days that --exclude names", excludedRows),
            ].filter { $0.1 > 0 } + source.leftOut
        unnamedOutcomes = notes.unnamed.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .map { ($0.key, $0.value) }
        isInUTC = reading.zone == nil && source.offsets == [0]
        (queueNames, groupNames) = (notes.queues.names, notes.groups.names)
        zone = reading.zone
        self.summary = summary
    }

    /// The first bytes, as many as tell what kind of log it is and how its dates are written.
    private static func beginning(_ next: () throws -> [UInt8], _ name: String) throws -> [UInt8] {
        var piece = try next()
        while piece.count < 1 << 20 || !piece.contains(0x0A) {
            let more = try next()
            if more.isEmpty { break }
            piece += more
            guard piece.count <= RowScanner.longest || piece.contains(0x0A) else {
                throw InvalidCounts([
                    Problem("the first line has no end in 16 MiB: is it text?", at: .origin(name))
                ])
            }
        }
        return piece
    }

    /// Rows that end, and topics that are so few that each can be told about.
    private static func check(
        _ scanner: RowScanner, _ notes: TableReader.Notes, _ name: String
    ) throws(InvalidCounts) {
        let line = scanner.openQuote ?? (scanner.isTooLong ? scanner.line : nil)
        if let line {
            throw InvalidCounts([
                Problem("the row has a quote that is never closed", at: .origin("\(name):\(line)"))
            ])
        }
        guard notes.queues.names.count > LogSummary.mostQueues else { return }
        throw InvalidCounts([
            Problem(
                "there are more than \(LogSummary.mostQueues) different queues, such as "
                    + "\"\(notes.queues.names[0].shown)\": the column is not what conversations "
                    + "are about", at: .origin(name))
        ])
    }

    /// An order of rows in which it can be told who came back and who was there, and a length of
    /// the log that a workload can have.
    private static func check(_ summary: LogSummary, _ name: String) throws(InvalidCounts) {
        if summary.isUnordered {
            throw InvalidCounts([
                Problem(
                    "rows are not in the order of time, without which nobody can tell who came "
                        + "back and who was there: sort them, the oldest first", at: .origin(name))
            ])
        }
        let days = summary.table.days.map(\.date)
        guard let first = days.first, let last = days.last,
            last.dayNumber - first.dayNumber > 3_650
        else { return }
        throw InvalidCounts([
            Problem(
                "the log goes from \(first.text) to \(last.text), more than ten years: is a date "
                    + "wrong? --exclude leaves days out", at: .origin(name))
        ])
    }

    private static func problems(_ faults: RowFaults, _ name: String, _ rows: Int) -> [Problem] {
        faults.problems(of: name) + [
            Problem(
                "\(faults.count) of \(rows) rows cannot be used: --skip-bad SHARE leaves so many "
                    + "out", at: .origin(name))
        ]
    }

    /// Clocks that are an hour apart are those of summer and winter; others are several places.
    private static func check(
        _ offsets: Set<Int>, _ zone: ZoneClock?, _ name: String
    ) throws(InvalidCounts) {
        guard zone == nil, let least = offsets.min(), let most = offsets.max(),
            most - least > 60
        else { return }
        throw InvalidCounts([
            Problem(
                "times are written by clocks \((most - least) / 60) hours apart: --time-zone says "
                    + "which is the desk's", at: .origin(name))
        ])
    }
}
