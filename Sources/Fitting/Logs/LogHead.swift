import StrictJSON
import Workloads

/// What the beginning of a log says of the rest: what kind it is, and how it is written.
struct LogHead {
    let layout: LogLayout?
    /// Finds the rows and their fields.
    let scanner: RowScanner
    let headerRows: Int
    private let columns: LogColumns?
    private let header: [String]
    private let dateFormat: Inputs.Trace.DateFormat

    /// Looks at the first bytes, the first row among them.
    init(_ name: String, _ reading: CallLog.Reading, first: [UInt8]) throws(InvalidCounts) {
        try TextEncoding.check(first, of: name)
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let bytes = first.starts(with: mark) ? first.dropFirst(3) : first[...]
        guard bytes.contains(where: { $0 > 0x20 }) else {
            throw InvalidCounts([Problem("the file is empty", at: .origin(name))])
        }
        let line = Array(bytes.prefix { $0 != 0x0A })
        let headers = [UInt8(0x2C), 0x3B, 0x09].map { separator -> [String] in
            var header: [String] = []
            var scanner = RowScanner(separator: separator)
            scanner.scan(line, isLast: true) { row in
                header = row.fields.indices.map { row.text($0) }
            }
            return header
        }
        let layout =
            reading.layout ?? (reading.columns == nil ? LogHead.layout(headers, line) : nil)
        self.layout = layout
        if layout == .asterisk || layout == .amazonConnect {
            let separator: UInt8? = layout == .asterisk ? 0x7C : nil
            scanner = RowScanner(separator: separator, hasQuotes: false)
            (headerRows, columns, header, dateFormat) = (0, nil, [], .year)
            return
        }
        guard var columns = reading.columns ?? layout?.columns(in: headers) else {
            let longest = headers.max { $0.count < $1.count } ?? []
            throw InvalidCounts([
                Problem(
                    "this is no log that is known by its columns (found "
                        + "\(longest.map(\.shown).joined(separator: ", "))): "
                        + "--map says which has what", at: .origin("\(name):1"))
            ])
        }
        columns.only += reading.only
        let wanted = Set(columns.columns.values.map(\.name))
        let counts = headers.map { header in wanted.count { header.contains($0) } }
        let best = counts.firstIndex(of: counts.max() ?? 0) ?? 0
        scanner = RowScanner(separator: [0x2C, 0x3B, 0x09][best])
        headerRows = 1
        (self.columns, header) = (columns, headers[best])
        dateFormat = try LogHead.dateFormat(
            name, reading, columns, headers[best], scanner, first)
    }

    /// The layout that a first line can only be of.
    private static func layout(_ headers: [[String]], _ line: [UInt8]) -> LogLayout? {
        if line.first == 0x7B { return .amazonConnect }
        let parts = line.split(separator: 0x7C, omittingEmptySubsequences: false)
        if parts.count >= 5, LogTimeReader.number(parts[0]) != nil { return .asterisk }
        return LogLayout.allCases.first { layout in
            guard let columns = layout.columns(in: headers) else { return false }
            let names = columns.columns.values.map(\.name)
            return headers.contains { header in names.allSatisfy(header.contains) }
        }
    }

    /// How dates are written, from those of the first bytes.
    private static func dateFormat(
        _ name: String, _ reading: CallLog.Reading, _ columns: LogColumns, _ header: [String],
        _ scanner: RowScanner, _ first: [UInt8]
    ) throws(InvalidCounts) -> Inputs.Trace.DateFormat {
        if let format = reading.dateFormat { return format }
        let column = columns.columns[.date] ?? columns.columns[.start]
        guard let column, let place = header.firstIndex(of: column.name) else { return .year }
        var texts: [String] = []
        var scanner = scanner
        scanner.scan(first, isLast: false) { row in
            let text = row.text(place)
            let date = String(text.prefix { $0 != " " && $0 != "T" })
            // Most dates are that of the row before.
            if texts.count < 2 || date != texts[texts.count - 1] { texts.append(date) }
        }
        texts = texts.dropFirst().filter { $0.contains { "-/.".contains($0) } && Double($0) == nil }
        guard !texts.isEmpty else { return .year }
        // What is no date either way tells nothing of the others.
        let possible = texts.filter { text in
            [Inputs.Trace.DateFormat.day, .month, .year].contains {
                TraceDates([text], $0).day(text) != nil
            }
        }
        guard !possible.isEmpty else { return .year }
        let dates = TraceDates(possible, nil)
        if let problem = dates.problem {
            throw InvalidCounts([
                CountTable.inOptions(Problem(problem, at: .origin("\(name):2")))
            ])
        }
        return dates.format
    }

    /// What reads the rows.
    func source(_ name: String, _ reading: CallLog.Reading) throws(InvalidCounts) -> ContactSource {
        let times = LogTimeReader(dateFormat, zone: reading.zone)
        switch layout {
        case .asterisk: return .queueLog(QueueLogReader(times))
        case .amazonConnect: return .records(ContactRecordReader(times))
        default:
            guard let columns else { preconditionFailure("a table has columns") }
            return .table(try TableReader(header: header, columns, times, file: name))
        }
    }
}

/// What makes conversations of rows.
enum ContactSource {
    case table(TableReader)
    case queueLog(QueueLogReader)
    case records(ContactRecordReader)
    /// Nothing, while a reader is at work: it is changed in place, and not a copy of it.
    case lent

    /// Does something with each conversation that is known with a row of a piece.
    ///
    /// - Parameter rows: how many there were, those of the header counted from below 0.
    mutating func scan(
        _ piece: [UInt8], isLast: Bool, _ scanner: inout RowScanner, _ rows: inout Int,
        _ name: String, _ notes: inout TableReader.Notes, each: (Contact) -> Void
    ) {
        // A table is the usual case, whose reader is lent for all rows at once.
        if case .table(var reader) = self {
            self = .lent
            var contact = Contact(start: LogTime(seconds: 0))
            scanner.scan(piece, isLast: isLast) { row in
                rows += 1
                if rows > 0, reader.read(&contact, of: row, &notes) { each(contact) }
            }
            self = .table(reader)
        } else {
            scanner.scan(piece, isLast: isLast) { row in
                rows += 1
                if rows > 0, let contact = contact(row, name, &notes) { each(contact) }
            }
        }
    }

    /// The conversation that is known with a row.
    private mutating func contact(
        _ row: LogRow, _ name: String, _ notes: inout TableReader.Notes
    ) -> Contact? {
        switch self {
        case .queueLog(var reader):
            self = .lent
            defer { self = .queueLog(reader) }
            return reader.contact(row, &notes)
        case .records(var reader):
            self = .lent
            defer { self = .records(reader) }
            if let range = row.range(0) {
                reader.read(row.bytes[range], line: row.line, file: name, &notes)
            }
            return nil
        case .table, .lent: return nil
        }
    }

    /// Conversations that are only known at the end.
    mutating func remaining() -> [Contact] {
        switch self {
        case .queueLog(let reader): return reader.unfinished
        case .records(var reader):
            let contacts = reader.contacts()
            self = .records(reader)
            return contacts
        case .table, .lent: return []
        }
    }

    /// Clocks by which times were written.
    var offsets: Set<Int> {
        switch self {
        case .table(let reader): reader.times.offsets
        case .queueLog(let reader): reader.offsets
        case .records(let reader): reader.offsets
        case .lent: []
        }
    }

    /// What was left out for reasons of the layout.
    var leftOut: [(reason: String, count: Int)] {
        switch self {
        case .table, .lent: []
        case .queueLog(let reader):
            [("answered or given up without having entered", reader.strays)].filter { $0.1 > 0 }
        case .records(let reader):
            [
                ("not to the centre", reader.outbound), ("never in a queue", reader.withoutQueue),
            ].filter { $0.1 > 0 }
        }
    }
}
