import StrictJSON

/// Conversations from Amazon Connect's contact records, a JSON object on each line.
///
/// A record can come several times, and grow: the newest of a contact counts. So the contacts are
/// known when all lines have been read.
struct ContactRecordReader {
    private var latest: [String: (updated: Double, contact: Contact)] = [:]
    private var times: LogTimeReader
    /// Records that are no calls to the centre, and calls that were in no queue.
    private(set) var outbound = 0
    private(set) var withoutQueue = 0

    init(_ times: LogTimeReader) { self.times = times }

    /// Clocks by which times were written.
    var offsets: Set<Int> { times.offsets }

    /// Takes a line.
    mutating func read(
        _ bytes: some TextBytes, line: Int, file: String, _ notes: inout TableReader.Notes
    ) {
        let source = SourceText(name: "\(file):\(line)", bytes: Array(bytes))
        guard let root = JSONReader.read(source).root, case .object = root.content else {
            notes.faults.add("JSON", "the line is no JSON object", line: line)
            return
        }
        guard let id = root["ContactId"]?.text else {
            notes.faults.add("ContactId", "the record has no ContactId", line: line)
            return
        }
        guard let start = time(root["InitiationTimestamp"]) else {
            notes.faults.add(
                "InitiationTimestamp", "the record has no InitiationTimestamp", line: line)
            return
        }
        guard ["INBOUND", "API", "CHAT", nil].contains(root["InitiationMethod"]?.text) else {
            outbound += 1
            return
        }
        let updated = time(root["LastUpdateTimestamp"])?.seconds ?? start.seconds
        if let known = latest[id] {
            notes.repeats += 1
            guard updated > known.updated else { return }
        }
        latest[id] = (updated, contact(root, start, &notes))
    }

    private mutating func contact(
        _ root: JSONValue, _ start: LogTime, _ notes: inout TableReader.Notes
    ) -> Contact {
        var contact = Contact(start: start)
        guard let queue = root["Queue"], let name = queue["Name"]?.text else {
            contact.queue = -1
            return contact
        }
        contact.queue = notes.queues.place(name)
        contact.customer = root["CustomerEndpoint"]?["Address"]?.text.flatMap {
            customerName(Array($0.utf8)[...])
        }
        contact.wait = queue["Duration"]?.seconds
        if let agent = root["Agent"], let answered = time(agent["ConnectedToAgentTimestamp"]) {
            contact.ending = .answered
            contact.answered = answered
            contact.agent = (agent["ARN"]?.text ?? agent["Username"]?.text).map {
                notes.agents.place($0)
            }
            contact.talk =
                (agent["AgentInteractionDuration"]?.seconds ?? 0)
                + (agent["CustomerHoldDuration"]?.seconds ?? 0)
            contact.wrap = agent["AfterContactWorkDuration"]?.seconds
        } else if contact.wait != nil {
            contact.ending = .abandoned
        }
        return contact
    }

    private mutating func time(_ value: JSONValue?) -> LogTime? {
        guard let text = value?.text else { return nil }
        return times.time(Array(text.utf8)[...])
    }

    /// The contacts that were in a queue, in the order of their beginnings.
    mutating func contacts() -> [Contact] {
        let all = latest.sorted {
            ($0.value.contact.start.seconds, $0.key) < ($1.value.contact.start.seconds, $1.key)
        }
        .map(\.value.contact)
        let kept = all.filter { $0.queue >= 0 }
        withoutQueue = all.count - kept.count
        return kept
    }
}

extension JSONValue {
    fileprivate var text: String? {
        if case .string(let text) = content { text } else { nil }
    }

    /// A number that is not negative.
    fileprivate var seconds: Double? {
        if case .number(let number, _) = content, number >= 0, number <= 604_800 {
            number
        } else {
            nil
        }
    }
}
