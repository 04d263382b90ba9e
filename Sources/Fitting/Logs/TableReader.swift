import StrictJSON
import Workloads

/// Conversations from the rows of a table.
struct TableReader {
    private let columns: LogColumns
    /// Places of columns, and seconds of their units, by the number of what they have; -1 where
    /// there is none.
    private let places: [Int]
    private let units: [Double]
    /// What values of the outcome mean; none if nothing is said of them.
    private let endings: [String: LogColumns.Ending]
    /// Outcomes that were met, and the meaning of each.
    private var outcomes = NameList()
    private var meanings: [LogColumns.Ending?] = []
    private var lastReason: (bytes: [UInt8], isOne: Bool) = ([], false)
    private let conditions: [(place: Int, values: Set<String>)]
    private let fewestFields: Int
    private let namesAnswered: Bool
    private let namesSomebody: Bool
    private(set) var times: LogTimeReader

    /// Finds the columns of a table.
    ///
    /// - Throws: `InvalidCounts` for columns that are not there, all of them at once.
    init(
        header: [String], _ columns: LogColumns, _ times: LogTimeReader, file: String
    ) throws(InvalidCounts) {
        var problems: [Problem] = []
        func place(_ name: String) -> Int? {
            if let place = header.firstIndex(of: name) { return place }
            let near = Suggestion.nearest(to: name, among: header).map {
                "; did you mean \"\($0)\"?"
            }
            let found = header.map(\.shown).joined(separator: ", ")
            let other = found.contains("\u{FFFD}") ? ": the file is not UTF-8; save it so" : ""
            problems.append(
                Problem(
                    "there is no column \"\(name)\" (found \(found)\(near ?? ""))\(other)",
                    at: .origin("\(file):1")))
            return nil
        }
        let places = LogColumns.Role.allCases.map { role in
            columns.columns[role].map { place($0.name) ?? -1 } ?? -1
        }
        var conditions: [(place: Int, values: Set<String>)] = []
        for name in Set(columns.only.map(\.name)).sorted() {
            guard let place = place(name) else { continue }
            conditions.append(
                (place, Set(columns.only.filter { $0.name == name }.map(\.value))))
        }
        guard problems.isEmpty else { throw InvalidCounts(problems) }
        (self.columns, self.places, self.conditions, self.times) =
            (columns, places, conditions, times)
        units = LogColumns.Role.allCases.map { columns.columns[$0]?.unit ?? 1 }
        endings = columns.columns[.outcome]?.endings ?? [:]
        fewestFields = (places + conditions.map(\.place)).reduce(0, max) + 1
        namesSomebody = columns.columns[.issue] != nil || columns.columns[.customer] != nil
        namesAnswered = endings.values.contains(.answered)
    }

    /// What has been met besides conversations.
    struct Notes {
        var faults = RowFaults()
        var queues = NameList()
        var agents = NameList()
        var groups = NameList()
        /// Rows left out by `--only`, and those that repeat one.
        var otherRows = 0
        var repeats = 0
        /// Values of the outcome that nobody named, and how many rows have each.
        var unnamed: [String: Int] = [:]
        /// Names by their last bits, each until another one takes its place.
        private var recent = [UInt64](repeating: 0, count: 1 << 17)

        /// Whether a name was met lately: always if it was among the last few thousand, hardly
        /// ever if it was not among the last million.
        mutating func isKnown(_ name: UInt64) -> Bool {
            let place = Int(name & (1 << 17 - 1))
            if recent[place] == name { return true }
            recent[place] = name
            return false
        }
    }

    /// Reads the conversation of a row.
    ///
    /// - Returns: false if there is none, which is noted.
    mutating func read(
        _ contact: inout Contact, of row: LogRow, _ notes: inout Notes
    ) -> Bool {
        guard row.fields.count >= fewestFields else {
            notes.faults.add(
                "fields",
                "the row has \(row.fields.count) fields, \(fewestFields) are needed",
                line: row.line)
            return false
        }
        guard conditions.allSatisfy({ $0.values.contains(row.text($0.place)) }) else {
            notes.otherRows += 1
            return false
        }
        guard let start = time(.start, row, on: nil, &notes) else { return false }
        contact = Contact(start: start)
        guard read(&contact, row, &notes) else { return false }
        if let id = contact.id, notes.isKnown(id) {
            notes.repeats += 1
            return false
        }
        return true
    }

    /// Bytes of a column that has something.
    private func bytes(_ role: LogColumns.Role, _ row: LogRow) -> LogBytes? {
        let place = places[role.rawValue]
        guard place >= 0, let range = row.range(place), !range.isEmpty else { return nil }
        return row.bytes[range]
    }

    private func has(_ role: LogColumns.Role) -> Bool { places[role.rawValue] >= 0 }

    /// A time; nil if there is none or it is a fault, which is noted where there is one.
    private mutating func time(
        _ role: LogColumns.Role, _ row: LogRow, on start: LogTime?, _ notes: inout Notes
    ) -> LogTime? {
        guard let found = bytes(role, row) else {
            if role == .start {
                notes.faults.add("no start", "the row has no start", line: row.line)
            }
            return nil
        }
        var day: Int?
        if has(.date) {
            let date = bytes(.date, row)
            day = date.flatMap { times.day($0) }
            if day == nil {
                let text = (date.map { String(decoding: $0, as: UTF8.self) } ?? "").shown
                notes.faults.add(
                    "date", "\"\(text)\" is no date (column \(name(.date)))", line: row.line)
                return nil
            }
        }
        guard var time = times.time(found, on: day) else {
            let text = String(decoding: found, as: UTF8.self).shown
            notes.faults.add(
                "\(role) is no time", "\"\(text)\" is no date and time (column \(name(role)))",
                line: row.line)
            return nil
        }
        // A clock alone that goes back has passed midnight.
        if day != nil, let start, time.second < start.second { time.day += 1 }
        return time
    }

    private func name(_ role: LogColumns.Role) -> String {
        columns.columns[role].map { "\"\($0.name)\"" } ?? role.word
    }

    /// Reads what a row says beside the start.
    ///
    /// - Returns: false for a fault, which is noted.
    private mutating func read(
        _ contact: inout Contact, _ row: LogRow, _ notes: inout Notes
    ) -> Bool {
        let before = notes.faults.count
        contact.id = bytes(.id, row).map { stableHash($0) }
        contact.issue = bytes(.issue, row).map { stableHash($0) }
        if !has(.issue) { contact.customer = bytes(.customer, row).flatMap(customerName) }
        contact.lacksName = namesSomebody && contact.issue == nil && contact.customer == nil
        if let found = bytes(.attempt, row) {
            contact.attempt = LogTimeReader.digits(found)
            if contact.attempt ?? 0 < 1 {
                let text = String(decoding: found, as: UTF8.self).shown
                notes.faults.add(
                    "attempt", "\"\(text)\" is no number of an attempt, from 1 on", line: row.line)
            }
        }
        if let queue = bytes(.queue, row) {
            contact.queue = notes.queues.place(queue)
        } else {
            contact.queue = notes.queues.place(has(.queue) ? "(none)" : "")
        }
        if let agent = bytes(.agent, row) {
            let group = bytes(.group, row) ?? row.bytes.prefix(0)
            contact.agent = notes.agents.place(agent, after: stableHash(group))
        }
        contact.group = bytes(.group, row).map { notes.groups.place($0) }
        readAI(&contact, row, &notes)
        readTimes(&contact, row, &notes)
        setEnding(&contact, row, &notes)
        return notes.faults.count == before
    }

    private mutating func readAI(_ contact: inout Contact, _ row: LogRow, _ notes: inout Notes) {
        // Who was with the AI for no time at all was not with it.
        contact.ai = duration(.ai, row, &notes).flatMap { $0 > 0 ? $0 : nil }
        contact.isHandedOver = bytes(.handover, row).map { isHandOver($0) } ?? false
        contact.isCorrect = truth(.correct, row, &notes)
        contact.isResolved = truth(.resolved, row, &notes)
        guard let found = bytes(.confidence, row) else { return }
        let isPercent = found.last == 0x25
        let plain = LogTimeReader.number(isPercent ? found.dropLast() : found)
        guard let number = plain.map({ isPercent ? $0 / 100 : $0 }), number <= 1 else {
            let text = String(decoding: found, as: UTF8.self).shown
            notes.faults.add(
                "confidence", "\"\(text)\" is no confidence from 0 to 1", line: row.line)
            return
        }
        contact.confidence = number
    }

    /// Whether a word says that it was handed over, or why.
    private mutating func isHandOver(_ word: LogBytes) -> Bool {
        if word.are(TableReader.words.true) { return true }
        if word.are(TableReader.words.false) { return false }
        if !word.are(lastReason.bytes) {
            lastReason = (Array(word), TableReader.truth(word) ?? !TableReader.isNothing(word))
        }
        return lastReason.isOne
    }

    /// Whether a word says that there is none, where another one would say why.
    private static func isNothing(_ bytes: some TextBytes) -> Bool {
        let word = String(decoding: bytes, as: UTF8.self).lowercased()
        return ["none", "null", "nil", "n/a", "na", "-"].contains(word)
    }

    private static let words = (true: Array("true".utf8), false: Array("false".utf8))

    private static func truth(_ bytes: some TextBytes) -> Bool? {
        if bytes.are(TableReader.words.true) { return true }
        if bytes.are(TableReader.words.false) { return false }
        return switch String(decoding: bytes, as: UTF8.self).lowercased() {
        case "true", "1", "yes", "y", "t": true
        case "false", "0", "no", "n", "f": false
        default: nil
        }
    }

    private func truth(
        _ role: LogColumns.Role, _ row: LogRow, _ notes: inout Notes
    ) -> Bool? {
        guard let found = bytes(role, row) else { return nil }
        guard let truth = TableReader.truth(found) else {
            let text = String(decoding: found, as: UTF8.self).shown
            notes.faults.add(
                "\(role)", "\"\(text)\" is neither true nor false (column \(name(role)))",
                line: row.line)
            return nil
        }
        return truth
    }

    /// Seconds of a duration: a number in the unit of its column, or H:MM:SS or M:SS.
    private func duration(
        _ role: LogColumns.Role, _ row: LogRow, _ notes: inout Notes
    ) -> Double? {
        guard let found = bytes(role, row) else { return nil }
        let unit = units[role.rawValue]
        let seconds =
            LogTimeReader.number(found).map { $0 * unit } ?? TableReader.clock(found)
            ?? LogTimeReader.grouped(found).map { $0 * unit }
        guard let seconds, seconds <= TableReader.longestTime else {
            let text = String(decoding: found, as: UTF8.self).shown
            if seconds == nil, LogTimeReader.isTwofold(found) {
                notes.faults.add(
                    "\(role) of two meanings",
                    "\"\(text)\" can be read in two ways: write it without a comma, or with a "
                        + "point before decimals (column \(name(role)))", line: row.line)
                return nil
            }
            notes.faults.add(
                "\(role)",
                "\"\(text)\" is no time that something takes, of 0 seconds to 7 days "
                    + "(column \(name(role)))", line: row.line)
            return nil
        }
        return seconds
    }

    /// Nothing that is counted takes longer, in seconds.
    static let longestTime = 604_800.0

    private static func clock(_ bytes: some TextBytes) -> Double? {
        let colons = bytes.count { $0 == 0x3A }
        guard colons == 1, let colon = bytes.firstIndex(of: 0x3A) else {
            return colons == 2 ? LogTimeReader.seconds(ofClock: bytes) : nil
        }
        // Minutes and seconds: more than sixty minutes, too.
        guard let minutes = LogTimeReader.digits(bytes[..<colon]),
            let seconds = LogTimeReader.number(bytes[(colon + 1)...]), seconds < 61
        else { return nil }
        return Double(minutes) * 60 + seconds
    }

    /// Waits and sessions, from what there is of them: durations before times.
    private mutating func readTimes(
        _ contact: inout Contact, _ row: LogRow, _ notes: inout Notes
    ) {
        let start = contact.start
        let (queued, answered, ended) = (
            time(.queued, row, on: start, &notes), time(.answered, row, on: start, &notes),
            time(.ended, row, on: start, &notes)
        )
        var latest = start.seconds
        /// Whether a time comes after the ones before it, or at most a second earlier.
        func follows(_ time: LogTime?) -> Bool {
            guard let time else { return true }
            let isLater = latest <= time.seconds + 1
            latest = time.seconds
            return isLater
        }
        guard follows(queued), follows(answered), follows(ended) else {
            notes.faults.add(
                "order", "it ends before it begins: the times of the row go back", line: row.line)
            return
        }
        contact.wait = duration(.wait, row, &notes)
        let hold = duration(.hold, row, &notes)
        if let talk = duration(.talk, row, &notes) {
            contact.talk = talk + (hold ?? 0)
        } else if let answered, let ended {
            contact.talk = max(0, ended.seconds - answered.seconds)
        }
        contact.wrap = duration(.wrap, row, &notes)
        deriveTimes(&contact, queued: queued, answered: answered, ended: ended)
        guard max(contact.wait ?? 0, contact.talk ?? 0) > TableReader.longestTime else { return }
        notes.faults.add(
            "length", "it takes more than 7 days by the times of the row", line: row.line)
    }

    /// What a row does not say of waits and answers, as far as the rest tells it.
    private func deriveTimes(
        _ contact: inout Contact, queued: LogTime?, answered: LogTime?, ended: LogTime?
    ) {
        let entered =
            queued?.seconds ?? contact.start.seconds + (contact.ai ?? 0)
        contact.answered = answered
        if answered == nil, let talk = contact.talk {
            contact.answered =
                ended.map { LogTime(seconds: max(entered, $0.seconds - talk)) }
                ?? LogTime(seconds: entered + (contact.wait ?? 0))
        } else if answered == nil, contact.agent != nil, !tellsAnswers, let ended {
            // All that is known is who had it, from beginning to end.
            contact.answered = contact.start
            contact.talk = ended.seconds - contact.start.seconds
            return
        }
        let knowsAnswer = answered != nil || ended != nil && contact.talk != nil
        guard contact.wait == nil, knowsAnswer || ended != nil && contact.ai == nil else { return }
        let over = (knowsAnswer ? contact.answered : ended) ?? contact.start
        contact.wait = max(0, over.seconds - entered)
    }

    /// Whether the table says when somebody answered, or how long that took.
    private var tellsAnswers: Bool { has(.talk) || has(.answered) || has(.wait) }

    private mutating func setEnding(_ contact: inout Contact, _ row: LogRow, _ notes: inout Notes) {
        // A talk of no length is one that was rounded if somebody had it.
        let isAnswered =
            (contact.talk ?? 0) > 0 || contact.talk != nil && contact.agent != nil
            || !has(.talk) && contact.answered != nil
        let tellsEndings = has(.talk) || has(.answered) || has(.agent)
        if !endings.isEmpty {
            let value = bytes(.outcome, row) ?? row.bytes.prefix(0)
            let place = outcomes.place(value)
            if place == meanings.count { meanings.append(endings[outcomes.names[place]]) }
            if let ending = meanings[place] {
                contact.ending = ending
            } else {
                contact.ending = isAnswered && !namesAnswered ? .answered : .other
                if namesAnswered {
                    notes.unnamed[String(decoding: value, as: UTF8.self).shown, default: 0] += 1
                }
            }
        } else if isAnswered {
            contact.ending = .answered
        } else if contact.ai != nil, !contact.isHandedOver, contact.wait == nil {
            contact.ending = .contained
        } else if contact.wait != nil, tellsEndings {
            contact.ending = .abandoned
        }
        if contact.ending != .answered { (contact.talk, contact.answered) = (nil, nil) }
        // What an AI had and a person ended, or nobody, was handed over, whatever column says so.
        if contact.ending == .contained {
            contact.isHandedOver = false
        } else if contact.ai != nil || contact.confidence != nil {
            contact.isHandedOver = true
        }
        if contact.ending == .answered, contact.talk == nil { contact.talk = 0 }
    }
}
