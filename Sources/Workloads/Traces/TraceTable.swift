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

    /// A table with these columns.
    package init(columns: Inputs.Trace) { self.columns = columns }

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
        let texts = csv.body.compactMap { self.texts(of: $0, at: places, &faults) }
        if texts.isEmpty, faults.areNone { return refused("the file has no rows") }
        let dates = TraceDates(texts.map(\.day), columns.dateFormat)
        let counts = TraceCounts(texts.map(\.count), columns.decimal, in: csv.separator)
        for message in [dates.problem, counts.problem].compactMap({ $0 }) {
            faults.add("format", message, at: texts[0].offset)
        }
        guard faults.areNone else { return (nil, faults.problems) }
        let times = TraceCounts(
            texts.map(\.handle).filter { !$0.isEmpty }, columns.decimal, in: csv.separator)
        if let problem = times.problem { faults.add("format", problem, at: texts[0].offset) }
        let cells = texts.compactMap { cell($0, dates, counts, times, &faults) }
        guard faults.areNone, let first = cells.map(\.day).min(),
            let last = cells.map(\.day).max()
        else { return (nil, faults.problems) }
        guard last - first < TraceTable.mostDays else {
            return refused("days must lie within \(TraceTable.mostDays) of each other")
        }
        return (
            TraceRows(
                cells: cells, days: first...last, columns: columns, source: source,
                isDated: dates.areDates), []
        )
    }

    /// The rows by the separator that gives most of the columns in the first line.
    private func csv(_ source: SourceText) -> CSVRows {
        let names = [
            columns.day, columns.time, columns.count, columns.handleSeconds ?? columns.day,
        ]
        return CSVRows(source, columns: names)
    }

    private func places(
        in csv: CSVRows
    ) -> (Places?, missing: [Problem]) {
        var problems: [Problem] = []
        func position(_ name: String) -> Int? {
            if let position = csv.header.firstIndex(of: name) { return position }
            let found = csv.header.joined(separator: ", ").shown
            problems.append(
                Problem(
                    "there is no column \"\(name)\" (found \(found))",
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
        func trimmed(_ place: Int) -> Substring {
            let field = row.fields[place].drop { $0 == " " }
            return field.prefix(field.count - field.reversed().prefix { $0 == " " }.count)
        }
        var (day, time) = (trimmed(places.day), trimmed(places.time))
        // A day and a time in one field: 2024-03-31 09:00, or 2024-03-31T09:00.
        if places.day == places.time, let gap = day.firstIndex(where: { $0 == " " || $0 == "T" }) {
            (day, time) = (day[..<gap], day[day.index(after: gap)...])
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
        guard let minute = TraceTable.minuteOfDay(texts.time), minute % length == 0 else {
            faults.add(
                "time",
                "\"\(texts.time)\" is not the start HH:MM of an interval of \(length) min",
                at: texts.offset)
            return nil
        }
        guard let count = counts.count(texts.count) else {
            faults.add("count", "\"\(texts.count)\" is not a count", at: texts.offset)
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

    /// The minute of a time: HH:MM, HH:MM:00, or either with AM or PM.
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
        return hour < 24 ? hour * 60 + minute : nil
    }
}

/// Faults of rows: of one kind, the first is told, and how many more there are.
package struct TraceFaults {
    private let source: SourceText
    private var kinds: [String] = []
    private var found: [String: (problem: Problem, more: Int)] = [:]

    /// None yet.
    package init(_ source: SourceText) { self.source = source }

    /// Whether there are none.
    package var areNone: Bool { kinds.isEmpty }

    /// Adds one.
    package mutating func add(_ kind: String, _ message: String, at offset: Int) {
        if found[kind] != nil {
            found[kind]?.more += 1
        } else {
            kinds.append(kind)
            found[kind] = (Problem(message, at: .text(source, offset: offset)), 0)
        }
    }

    /// The first of each kind.
    package var problems: [Problem] {
        kinds.compactMap { found[$0] }.map { problem, more in
            let others = more == 1 ? "another row" : "\(more) more rows"
            return more == 0
                ? problem
                : Problem("\(problem.message); so have \(others)", at: problem.location)
        }
    }
}
