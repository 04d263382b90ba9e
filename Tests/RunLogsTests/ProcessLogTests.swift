import ContactRouting
import SimulationKernel
import StrictJSON
import Testing

@testable import RunLogs

/// Logs for process mining.
struct ProcessLogTests {
    private static let scenario = Scenario.logged

    private static func store(limit: Int = .max, exceeded: @escaping () -> Void = {}) throws
        -> EventStore
    {
        let stream = CustomerStream(seed: 3, replication: 0)
        let store = EventStore(limit: limit, exceeded: exceeded)
        var log = EventLog(of: IssueSelection(stream), store.add)
        _ = try simulate(scenario, stream, observer: &log)
        return store
    }

    @Test func aTraceHasAllOfAnIssue() throws {
        let store = try Self.store()
        let traces = store.byIssue()
        #expect(traces.reduce(0) { $0 + $1.count } == store.count)
        let issues = traces.compactMap(\.first?.issue)
        #expect(issues == Array(Set(issues)).sorted() && issues.count == traces.count)
        for trace in traces {
            #expect(Set(trace.map(\.issue)).count == 1 && trace.first?.kind == .started)
            #expect(zip(trace, trace.dropFirst()).allSatisfy { $0.time <= $1.time })
        }
        #expect(traces.contains { $0.contains { $0.earlierAttempts > 0 } })
    }

    @Test func noEventsAreNoTraces() {
        #expect(EventStore(limit: 1) {}.byIssue().isEmpty)
    }

    @Test func tooManyAreTold() throws {
        var told = 0
        let store = try Self.store(limit: 10) { told += 1 }
        #expect(store.count == 10 && told > 100)
    }

    @Test func namesAreNoMarkup() {
        let name = "a <b> & \"c\"\n\u{1B}[2J\u{0}"
        #expect(
            XESLog.escaped(name) == "a &lt;b&gt; &amp; &quot;c&quot;&#10;\u{FFFD}[2J\u{FFFD}")
        #expect(XESLog.escaped("日本語") == "日本語")
    }

    @Test func aLineForEachEvent() throws {
        let store = try Self.store()
        let clock = try #require(LogClock(Self.scenario.measurement))
        var bytes: [UInt8] = []
        XESLog.write(store, Self.scenario, clock, name: "x & y") { bytes += $0 }
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        #expect(lines.count { $0.hasPrefix("<event>") } == store.count)
        #expect(lines.count { $0.hasPrefix("<trace>") } == store.byIssue().count)
        #expect(lines.contains("<string key=\"concept:name\" value=\"x &amp; y\"/>"))
        #expect(lines.contains { $0.contains("value=\"a &lt;b&gt; &amp; c\"") })
        #expect(lines.last == "</log>")
    }

    /// Whatever an event refers to is there, and declared.
    @Test func objectsAreKnown() throws {
        let store = try Self.store()
        let clock = try #require(LogClock(Self.scenario.measurement))
        var bytes: [UInt8] = []
        OCELLog.write(store, Self.scenario, clock) { bytes += $0 }
        let text = String(decoding: bytes, as: UTF8.self)
        let root = try #require(JSONReader.read(SourceText(name: "log", text: text)).root)
        func list(_ key: String, in value: JSONValue) -> [JSONValue] {
            guard case .array(let elements)? = value[key]?.content else { return [] }
            return elements
        }
        func word(_ key: String, in value: JSONValue) -> String {
            guard case .string(let text)? = value[key]?.content else { return "" }
            return text
        }
        let objects = list("objects", in: root).map { word("id", in: $0) }
        let types = Set(list("eventTypes", in: root).map { word("name", in: $0) })
        let events = list("events", in: root)
        #expect(Set(objects).count == objects.count && events.count == store.count)
        #expect(Set(events.map { word("id", in: $0) }).count == events.count)
        let known = Set(objects)
        for event in events {
            #expect(types.contains(word("type", in: event)))
            for relation in list("relationships", in: event) {
                #expect(known.contains(word("objectId", in: relation)))
            }
        }
        #expect(objects.contains("agent 1.1") && objects.contains("agent 2.1"))
    }
}
