import ContactRouting
import RandomVariates
import SimulationKernel
import StrictJSON
import Testing

@testable import RunLogs

/// Logs as bytes: every number has the digits of its definition, and both forms say the same.
struct RowsTests {
    private static let scenario = Scenario.logged
    private static let stream = CustomerStream(seed: 7, replication: 0)

    private static func conversations(
        _ form: RowForm
    ) throws -> (text: String, records: [ConversationRecord]) {
        var (bytes, records): ([UInt8], [ConversationRecord]) = ([], [])
        let clock = try #require(LogClock(scenario.measurement))
        let rows = ConversationRows(scenario, clock, as: form) { bytes += $0 }
        var log = ConversationLog(scenario, stream) {
            records.append($0)
            rows.add($0)
        }
        _ = try simulate(scenario, stream, observer: &log)
        rows.finish()
        #expect(rows.count == records.count)
        return (try #require(String(validating: bytes, as: UTF8.self)), records)
    }

    private static func events(_ form: RowForm) throws -> (text: String, count: Int) {
        var bytes: [UInt8] = []
        let clock = try #require(LogClock(scenario.measurement))
        let rows = EventRows(scenario, clock, as: form) { bytes += $0 }
        var log = EventLog(of: IssueSelection(stream), rows.add)
        _ = try simulate(scenario, stream, observer: &log)
        rows.finish()
        return (try #require(String(validating: bytes, as: UTF8.self)), rows.count)
    }

    /// The fields of CSV, with what quotes mean undone.
    private static func fields(_ text: String) -> [[String]] {
        var (rows, row, field): ([[String]], [String], String.UnicodeScalarView) = ([], [], .init())
        var isQuoted = false
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": isQuoted.toggle()
            case "," where !isQuoted:
                row.append(String(field))
                field = .init()
            case "\r" where !isQuoted: break
            case "\n" where !isQuoted:
                rows.append(row + [String(field)])
                (row, field) = ([], .init())
            default: field.append(scalar)
            }
        }
        return rows
    }

    private static func objects(_ text: String) throws -> [JSONValue] {
        try text.split(separator: "\n").map { line in
            let reading = JSONReader.read(SourceText(name: "line", text: String(line)))
            #expect(reading.problems == [])
            return try #require(reading.root)
        }
    }

    /// A value of JSON as it would stand in CSV.
    private static func field(_ value: JSONValue?) -> String {
        switch value?.content {
        case .null, nil: ""
        case .boolean(let value): value ? "true" : "false"
        case .number(_, let literal): literal
        case .string(let text): text
        case .array, .object: "?"
        }
    }

    private static func agree(
        _ csv: String, _ ndjson: String, _ columns: [String], count: Int
    ) throws {
        let (rows, objects) = (fields(csv), try objects(ndjson))
        #expect(rows[0] == columns && rows.count == count + 1 && objects.count == count)
        for (row, object) in zip(rows.dropFirst(), objects) {
            let values = columns.map { field(object[$0]) }
            // What a spreadsheet would take for a formula, and quotes within quotes, are CSV's.
            let names = row.map { $0.hasPrefix("'=") ? String($0.dropFirst()) : $0 }
            #expect(names == values.map { $0.replacing("\"", with: "") })
        }
    }

    @Test func bothFormsSayTheSame() throws {
        let (csv, records) = try Self.conversations(.csv)
        let (ndjson, _) = try Self.conversations(.ndjson)
        try Self.agree(csv, ndjson, ConversationRows.columns, count: records.count)
        #expect(csv.contains(",'=cmd|x,") && ndjson.contains("\"=cmd|x\""))
        #expect(csv.contains("日本語") && csv.contains("\"a, \"\"b\"\"\""))
        let (events, count) = try Self.events(.csv)
        try Self.agree(events, try Self.events(.ndjson).text, EventRows.columns, count: count)
    }

    /// Microseconds of a time in seconds, read digit by digit.
    private static func ticks(_ text: String) -> Int64? {
        Int64(text.replacing(".", with: ""))
    }

    @Test func rowsHaveTheDigitsOfTheRecords() throws {
        let (csv, records) = try Self.conversations(.csv)
        func column(_ name: String) -> Int { ConversationRows.columns.firstIndex(of: name) ?? -1 }
        for (row, record) in zip(Self.fields(csv).dropFirst(), records) {
            func ticks(_ name: String) -> Int64? { Self.ticks(row[column(name)]) }
            #expect(row[0] == "\(record.issue + 1)a\(record.earlierAttempts + 1)")
            #expect(row[column("issue")] == "\(record.issue + 1)")
            #expect(ticks("wait_seconds") == record.wait?.ticks)
            #expect(ticks("human_seconds") == record.humanTime?.ticks)
            #expect(ticks("wrap_seconds") == record.wrapUpTime?.ticks)
            #expect(ticks("ai_seconds") == (record.hadAISession ? record.aiTime.ticks : nil))
            #expect(Double(row[column("confidence")]) == record.confidence)
            #expect(Int(row[column("agent")]) == record.agent.map { $0 + 1 })
            #expect(row[column("outcome")] == record.outcome.logWord)
            #expect(row[column("end")].isEmpty == !record.outcome.isEnd)
        }
        #expect(records.contains { $0.wrapUpTime != nil } && records.contains { $0.group == 1 })
        #expect(records.contains { $0.confidence != nil && $0.handOverReason != nil })
    }

    @Test func everyKindOfEventHasItsPlace() {
        let kinds = EventRecord.Kind.examples
        #expect(kinds.map(\.place) == Array(kinds.indices))
        #expect(Set(kinds.map(\.logWord)).count == kinds.count)
        #expect(Set(HandOverReason.allCases.map(\.logWord)).count == HandOverReason.allCases.count)
    }
}

extension Scenario {
    /// A desk of a few, with names that are hard to write and all kinds of rows.
    static let logged: Scenario = {
        var scenario = Scenario(
            demand: Demand(issues: .constant(30)),
            intents: [
                Intent(
                    name: "a <b> & c", share: 1, containment: 0.5,
                    aiSession: .exponential(mean: 120), humanSession: .exponential(mean: 600),
                    patience: .exponential(mean: 200), priorityClass: 2)
            ],
            ai: AITier(share: 0.8, askForHuman: 0.1),
            humans: HumanTier(agents: .constant(2)),
            repeats: RepeatContacts(
                afterAI: 0.1, afterAbandonment: 0.5, delay: .exponential(mean: 3_600)),
            measurement: MeasurementPlan(warmUp: .hour, horizon: .day))
        scenario.segments = [
            Segment { ($0.name, $0.share) = ("日本語", 0.5) },
            Segment { ($0.name, $0.share) = ("=cmd|x", 0.5) },
        ]
        scenario.ai?.answering = Answering(
            confidence: ConfidenceModel(), escalation: Escalation(judgement: .threshold(0.6)))
        scenario.intents[0].aiAccuracy = [0.6]
        scenario.intents[0].afterContactWork = .constant(30)
        let group = AgentGroup(name: "a, \"b\"", agents: .constant(2))
        scenario.humans?.groups = [group, AgentGroup(name: "night", agents: .constant(1))]
        return scenario
    }()
}
