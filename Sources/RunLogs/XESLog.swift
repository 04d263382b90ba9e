import ContactRouting

/// Issues as an event log by IEEE 1849-2016 (XES): a trace for each issue, with the events of all
/// attempts at it.
public enum XESLog {
    /// Writes the log.
    ///
    /// - Parameters:
    ///   - name: of the log.
    ///   - write: takes the bytes, in whole lines.
    public static func write(
        _ store: EventStore, _ scenario: Scenario, _ clock: LogClock, name: String,
        _ write: @escaping ([UInt8]) -> Void
    ) {
        let names = LogNames(scenario)
        var clock = clock
        var text = TextBuffer(write)
        text.line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
        text.line(
            "<log xes.version=\"1849.2016\" xes.features=\"\" "
                + "xmlns=\"http://www.xes-standard.org/\">")
        for (name, prefix) in [
            ("Concept", "concept"), ("Time", "time"), ("Organizational", "org"),
        ] {
            text.line(
                "<extension name=\"\(name)\" prefix=\"\(prefix)\" "
                    + "uri=\"http://www.xes-standard.org/\(prefix).xesext\"/>")
        }
        text.line("<global scope=\"trace\">\(string("concept:name", ""))</global>")
        text.line(
            "<global scope=\"event\">\(string("concept:name", ""))"
                + "<date key=\"time:timestamp\" value=\"1970-01-01T00:00:00Z\"/></global>")
        text.line("<classifier name=\"Activity\" keys=\"concept:name\"/>")
        text.line(string("concept:name", name))
        for issue in store.byIssue() {
            guard let first = issue.first else { continue }
            text.line(
                "<trace>\(string("concept:name", "\(first.issue + 1)"))"
                    + string("intent", names.intents[first.intent]))
            for event in issue { text.line(element(event, names, &clock)) }
            text.line("</trace>")
        }
        text.line("</log>")
        text.flush()
    }

    private static func element(
        _ event: EventRecord, _ names: LogNames, _ clock: inout LogClock
    ) -> String {
        var text = "<event>" + string("concept:name", event.kind.logWord)
        text += "<date key=\"time:timestamp\" value=\"\(clock.text(event.time))\"/>"
        text += string("conversation", event.conversationName)
        if let resource = event.resource(names) { text += string("org:resource", resource) }
        if let group = event.group { text += string("org:group", names.groups[group]) }
        if let note = event.note(names) { text += string("note", note) }
        return text + "</event>"
    }

    private static func string(_ key: String, _ value: String) -> String {
        "<string key=\"\(key)\" value=\"\(escaped(value))\"/>"
    }

    /// Text as the value of an attribute in XML 1.0, which knows no control characters.
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\t", "\n", "\r": result += "&#\(scalar.value);"
            case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
