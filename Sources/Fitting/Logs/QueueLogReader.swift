import StrictJSON

/// Conversations from Asterisk's `queue_log`: `time|call|queue|agent|event|...`, a line for each
/// event.
///
/// What is known of a call is kept until it ends.
struct QueueLogReader {
    private var open: [UInt64: Contact] = [:]
    private var times: LogTimeReader
    /// Calls that were answered or gave up without ever having entered.
    private(set) var strays = 0

    init(_ times: LogTimeReader) { self.times = times }

    /// Clocks by which times were written.
    var offsets: Set<Int> { times.offsets }

    /// Takes a line.
    ///
    /// - Returns: the call that ends with it.
    mutating func contact(_ row: LogRow, _ notes: inout TableReader.Notes) -> Contact? {
        guard row.fields.count >= 5, let timeRange = row.range(0),
            let time = times.time(row.bytes[timeRange])
        else {
            notes.faults.add(
                "line", "the line is not time|call|queue|agent|event|...", line: row.line)
            return nil
        }
        guard let call = row.range(1), let queue = row.range(2) else { return nil }
        let name = stableHash(row.bytes[queue], from: stableHash(row.bytes[call]))
        func seconds(_ place: Int) -> Double? {
            row.range(place).flatMap { LogTimeReader.number(row.bytes[$0]) }
        }
        let event = row.text(4)
        if event == "ENTERQUEUE" {
            guard open[name] == nil else {
                notes.repeats += 1
                return nil
            }
            var contact = Contact(start: time)
            contact.queue = notes.queues.place(row.bytes[queue])
            contact.customer = row.range(6).flatMap { customerName(row.bytes[$0]) }
            open[name] = contact
            return nil
        }
        guard QueueLogReader.ends.contains(event) || event == "CONNECT" else { return nil }
        guard var contact = open[name] else {
            strays += 1
            return nil
        }
        if event == "CONNECT" {
            contact.answered = time
            contact.wait = seconds(5) ?? time.seconds - contact.start.seconds
            contact.agent = row.range(3).map { notes.agents.place(row.bytes[$0]) }
            open[name] = contact
            return nil
        }
        open[name] = nil
        let waited = max(0, time.seconds - contact.start.seconds)
        if let answered = contact.answered {
            contact.ending = .answered
            let isCompleted = event.hasPrefix("COMPLETE")
            contact.talk =
                (isCompleted ? seconds(6) : nil) ?? max(0, time.seconds - answered.seconds)
        } else {
            // Who was sent away after a wait would have waited longer.
            contact.ending = event == "ABANDON" ? .abandoned : .other
            contact.wait = seconds(7) ?? waited
        }
        guard max(contact.wait ?? 0, contact.talk ?? 0) <= TableReader.longestTime else {
            notes.faults.add("length", "the call takes more than 7 days", line: row.line)
            return nil
        }
        return contact
    }

    private static let ends: Set<String> = [
        "COMPLETEAGENT", "COMPLETECALLER", "ABANDON", "EXITWITHTIMEOUT", "EXITWITHKEY", "EXITEMPTY",
        "TRANSFER", "BLINDTRANSFER", "ATTENDEDTRANSFER",
    ]

    /// Calls whose end the log does not have, in the order of their beginnings: they came, and
    /// that is all that is known.
    var unfinished: [Contact] {
        open.sorted { ($0.value.start.seconds, $0.key) < ($1.value.start.seconds, $1.key) }.map {
            var contact = $0.value
            (contact.answered, contact.wait) = (nil, nil)
            return contact
        }
    }
}
