import ContactRouting
import StrictJSON

/// Issues, conversations and agents as an object-centric event log (OCEL 2.0, as JSON).
public enum OCELLog {
    /// Writes the log, an event or object on each line.
    ///
    /// - Parameter write: takes the bytes, in whole lines.
    public static func write(
        _ store: EventStore, _ scenario: Scenario, _ clock: LogClock,
        _ write: @escaping ([UInt8]) -> Void
    ) {
        let names = LogNames(scenario)
        var clock = clock
        var text = TextBuffer(write)
        text.line("{\"objectTypes\":[")
        list(["issue", "conversation", "agent"].map(objectType), &text)
        text.line("],\"eventTypes\":[")
        list(EventRecord.Kind.examples.map { eventType($0.logWord) }, &text)
        text.line("],\"objects\":[")
        list(objects(store, names, &clock), &text)
        text.line("],\"events\":[")
        for (number, event) in store.events.enumerated() {
            let end = number + 1 < store.count ? "," : ""
            text.line(json(event, number, names, &clock).text() + end)
        }
        text.line("]}")
        text.flush()
    }

    private static func list(_ elements: [JSONOutput], _ text: inout TextBuffer) {
        for (number, element) in elements.enumerated() {
            text.line(element.text() + (number + 1 < elements.count ? "," : ""))
        }
    }

    private static func objectType(_ name: String) -> JSONOutput {
        let attributes =
            switch name {
            case "issue": ["intent"]
            case "agent": ["group"]
            default: [String]()
            }
        return type(name, attributes)
    }

    private static func eventType(_ name: String) -> JSONOutput { type(name, ["note"]) }

    private static func type(_ name: String, _ attributes: [String]) -> JSONOutput {
        .object([
            ("name", .string(name)),
            (
                "attributes",
                .array(
                    attributes.map {
                        .object([("name", .string($0)), ("type", .string("string"))])
                    })
            ),
        ])
    }

    /// All objects, in the order in which events meet them.
    private static func objects(
        _ store: EventStore, _ names: LogNames, _ clock: inout LogClock
    ) -> [JSONOutput] {
        var known: Set<String> = []
        var objects: [JSONOutput] = []
        for event in store.events {
            func add(_ id: String, _ type: String, _ attribute: (String, String)? = nil) {
                guard known.insert(id).inserted else { return }
                var object: [(String, JSONOutput)] = [
                    ("id", .string(id)), ("type", .string(type)),
                ]
                if let (name, value) = attribute {
                    let value: JSONOutput = .object([
                        ("name", .string(name)), ("time", .string(clock.text(event.time))),
                        ("value", .string(value)),
                    ])
                    object.append(("attributes", .array([value])))
                }
                objects.append(.object(object))
            }
            add(issue(event), "issue", ("intent", names.intents[event.intent]))
            add(conversation(event), "conversation")
            if let group = event.group, let agent = agent(event) {
                add(agent, "agent", ("group", names.groups[group]))
            }
        }
        return objects
    }

    private static func json(
        _ event: EventRecord, _ number: Int, _ names: LogNames, _ clock: inout LogClock
    ) -> JSONOutput {
        var relations = [(issue(event), "of"), (conversation(event), "in")]
        if let agent = agent(event) { relations.append((agent, "by")) }
        let notes = event.note(names).map { note in
            JSONOutput.object([("name", .string("note")), ("value", .string(note))])
        }
        return .object([
            ("id", .string("e\(number + 1)")), ("type", .string(event.kind.logWord)),
            ("time", .string(clock.text(event.time))),
            ("attributes", .array(notes.map { [$0] } ?? [])),
            (
                "relationships",
                .array(
                    relations.map {
                        .object([("objectId", .string($0)), ("qualifier", .string($1))])
                    })
            ),
        ])
    }

    private static func issue(_ event: EventRecord) -> String { "issue \(event.issue + 1)" }

    private static func conversation(_ event: EventRecord) -> String {
        "conversation \(event.conversationName)"
    }

    /// Groups by their numbers: two may have the same name.
    private static func agent(_ event: EventRecord) -> String? {
        guard let group = event.group, let agent = event.agent else { return nil }
        return "agent \(group + 1).\(agent + 1)"
    }
}
