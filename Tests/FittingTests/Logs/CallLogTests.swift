import StrictJSON
import Testing

@testable import Fitting

struct CallLogTests {
    static func log(_ text: String, _ reading: CallLog.Reading = .init()) throws -> CallLog {
        var pieces = [Array(text.utf8)]
        return try CallLog("calls.csv", reading) { pieces.popLast() ?? [] }
    }

    static func mapped(
        _ map: String, _ change: (inout CallLog.Reading) -> Void = { _ in }
    ) throws -> CallLog.Reading {
        var reading = CallLog.Reading()
        reading.columns = try LogColumns(map: map)
        change(&reading)
        return reading
    }

    private static func problems(_ text: String, _ reading: CallLog.Reading) -> [String] {
        do {
            _ = try log(text, reading)
            return []
        } catch let error as InvalidCounts {
            return error.problems.map { "\($0.location): \($0.message)" }
        } catch {
            return ["\(error)"]
        }
    }

    /// Three calls as five systems tell of them: two answered after 20 and 0 seconds, which took
    /// 300 and 60, and one that gave up after 45.
    @Test(arguments: [
        (
            LogLayout.asterisk,
            """
            1046678700|NONE|NONE|NONE|QUEUESTART|
            1046678700|c1|sales|NONE|ENTERQUEUE||555|1
            1046678700|c1|sales|NONE|ENTERQUEUE||555|1
            1046678710|c2|help|NONE|ENTERQUEUE||556
            1046678710|c2|help|SIP/2|CONNECT|0|x|1
            1046678720|c3|sales|NONE|ENTERQUEUE||557|2
            1046678720|c1|sales|SIP/1|RINGNOANSWER|1000
            1046678720|c1|sales|SIP/1|CONNECT|20|y|3
            1046678765|c3|sales|NONE|ABANDON|1|1|45
            1046678770|c2|help|SIP/2|COMPLETEAGENT|0|60|1
            1046679020|c1|sales|SIP/1|COMPLETECALLER|20|300|1
            """
        ),
        (
            .zendeskTalk,
            """
            id,created_at,direction,completion_status,wait_time,talk_time,hold_time,wrap_up_time,\
            call_group_id,agent_id
            1,2003-03-03T08:05:00Z,inbound,completed,20,290,10,5,sales,1
            2,2003-03-03T08:05:10Z,inbound,completed,0,60,0,5,help,2
            9,2003-03-03T08:05:10Z,outbound,completed,0,60,0,5,help,2
            3,2003-03-03T08:05:20Z,inbound,abandoned_in_queue,45,0,0,0,sales,
            """
        ),
        (
            .anonymousBank,
            """
            vru+line;call_id;customer_id;priority;type;date;vru_entry;vru_exit;vru_time;q_start;\
            q_exit;q_time;outcome;ser_start;ser_exit;ser_time;server
            A;1;0;0;sales;030303;8:05:00;8:05:00;0;8:05:00;8:05:20;20;AGENT;8:05:20;8:10:20;300;ANN
            A;2;77;0;help;030303;8:05:10;8:05:10;0;0:00:00;0:00:00;0;AGENT;8:05:10;8:06:10;60;BOB
            A;3;78;0;sales;030303;8:05:20;8:05:20;0;8:05:20;8:06:05;45;HANG;0:00:00;0:00:00;0;\
            NO_SERVER
            """
        ),
        (
            .niceCXone,
            """
            contactId,contactStart,campaignId,abandoned,abandonSeconds,inQueueSeconds,\
            agentSeconds,holdSeconds,totalDurationSeconds
            1,2003-03-03T08:05:00Z,sales,False,0,20,300,0,320
            2,2003-03-03T08:05:10Z,help,False,0,0,60,0,60
            2,2003-03-03T08:05:10Z,help,False,0,0,60,0,60
            3,2003-03-03T08:05:20Z,sales,True,45,45,0,0,45
            """
        ),
        (
            .amazonConnect,
            """
            {"ContactId":"1","InitiationMethod":"INBOUND",\
            "InitiationTimestamp":"2003-03-03T08:05:00Z",\
            "LastUpdateTimestamp":"2003-03-03T08:09:00Z","Queue":{"Name":"sales","Duration":20}}
            {"ContactId":"1","InitiationMethod":"INBOUND",\
            "InitiationTimestamp":"2003-03-03T08:05:00Z",\
            "LastUpdateTimestamp":"2003-03-03T08:11:00Z","Queue":{"Name":"sales","Duration":20},\
            "CustomerEndpoint":{"Address":"+441","Type":"TELEPHONE_NUMBER"},\
            "Agent":{"ARN":"a","ConnectedToAgentTimestamp":"2003-03-03T08:05:20Z",\
            "AgentInteractionDuration":290,"CustomerHoldDuration":10,\
            "AfterContactWorkDuration":5}}
            {"ContactId":"2","InitiationMethod":"INBOUND",\
            "InitiationTimestamp":"2003-03-03T08:05:10Z","Queue":{"Name":"help","Duration":0},\
            "Agent":{"ARN":"b","ConnectedToAgentTimestamp":"2003-03-03T08:05:10Z",\
            "AgentInteractionDuration":60,"CustomerHoldDuration":0}}
            {"ContactId":"4","InitiationMethod":"OUTBOUND",\
            "InitiationTimestamp":"2003-03-03T08:05:10Z"}
            {"ContactId":"5","InitiationMethod":"INBOUND",\
            "InitiationTimestamp":"2003-03-03T08:05:10Z"}
            {"ContactId":"3","InitiationMethod":"INBOUND",\
            "InitiationTimestamp":"2003-03-03T08:05:20Z","Queue":{"Name":"sales","Duration":45}}
            """
        ),
    ])
    func theSameCallsFromManySystems(layout: LogLayout, text: String) throws {
        let log = try Self.log(text + "\n")
        let summary = log.summary
        #expect(log.layout == layout && log.conversations == 3, "\(log.leftOut)")
        #expect(log.table.days.map(\.date.text) == ["2003-03-03"])
        #expect(log.table.days[0].counts[16] == 3)
        #expect(summary.served.count == 2 && summary.served.sum == 20)
        #expect(summary.abandoned.count == 1 && summary.abandoned.sum == 45)
        let talk = summary.queues.reduce(0) { $0 + $1.talk.sum }
        #expect(talk == 360 && summary.duty.agentCount == (layout == .niceCXone ? 0 : 2))
        #expect(Set(log.queueNames) == ["sales", "help"])
        #expect(log.isInUTC == (layout != .anonymousBank))
        let known = summary.customers.all.reduce(0, +)
        #expect(known == [.asterisk: 3, .amazonConnect: 1, .anonymousBank: 2][layout] ?? 0)
    }

    /// A spreadsheet in another language, with times of the clock, from what it has of them.
    @Test func aSpreadsheet() throws {
        let reading = try Self.mapped(
            "start=Anfang,answered=Abgehoben,ended=Ende,outcome=Art(abandoned:weg),agent=Wer")
        let log = try Self.log(
            "\u{FEFF}Anfang;Abgehoben;Ende;Art;Wer\r\n"
                + "31.12.2025 23:59:00;01.01.2026 00:00:30;01.01.2026 00:02:00;ok;\"Zoë; 李\"\r\n"
                + "31.12.2025 23:59:10;;31.12.2025 23:59:50;weg;\r\n", reading)
        #expect(log.summary.served.sum == 90 && log.summary.abandoned.sum == 40)
        #expect(log.summary.queues[0].talk.sum == 90)
        #expect(log.table.days.map(\.date.text) == ["2025-12-31"])
    }

    /// A call that begins before midnight and has times without dates ends after it.
    @Test func midnight() throws {
        let reading = try Self.mapped("date=Day,start=From,answered=Taken,ended=To")
        let log = try Self.log(
            "Day,From,Taken,To\n2026-01-05,23:59:30,00:00:10,00:05:10\n", reading)
        #expect(log.summary.served.sum == 40 && log.summary.queues[0].talk.sum == 300)
    }

    @Test func rowsThatCannotBeUsed() throws {
        let rows = (0..<2_000).map { "2026-01-05 10:00:00,10,\($0 % 100 == 7 ? -5 : 60)\n" }
        let text =
            "When,Wait,Talk\n" + rows.joined() + "soon,1,1\n2026-01-05 10:00\n"
            + "2026-01-05 10:00,one,1\n"
        let map = "start=When,wait=Wait,talk=Talk"
        let problems = Self.problems(text, try Self.mapped(map))
        #expect(problems.count == 5, "\(problems)")
        #expect(
            problems[0].contains("calls.csv:9:") && problems[0].contains("\"-5\" is no time")
                && problems[0].contains("20 rows are so, as lines 109 and 209"))
        #expect(problems[4].contains("23 of 2003 rows cannot be used: --skip-bad"))
        let log = try Self.log(text, Self.mapped(map) { $0.skippedShare = 0.02 })
        #expect(log.rows == 2_003 && log.conversations == 1_980 && log.faults.count == 23)
    }

    @Test(arguments: [
        ("", "the file is empty"), ("\n \n", "the file is empty"),
        ("When,Wait\n", "no row of the log counts (of 0"),
        ("Whem,Wait\n2026-01-05 10:00,1\n", "did you mean \"Whem\"?"),
        ("When,Wait\n05/01/2026 10:00,1\n", "--date-format DD/MM/YYYY or MM/DD/YYYY"),
        ("When,Wait\n2026-01-05 10:00,\"1\n", "a quote that is never closed"),
        (
            "When,Wait\n2026-01-05T10:00+01:00,1\n2026-01-05T10:00-05:00,1\n",
            "clocks 6 hours apart"
        ),
        ("When,Wait\n2199-01-05 10:00,1\n", "is no date and time"),
    ])
    func logsThatCannotBeRead(text: String, message: String) throws {
        let problems = Self.problems(text, try Self.mapped("start=When,wait=Wait"))
        #expect(problems.contains { $0.contains(message) }, "\(problems)")
    }

    /// What is shown of a file commands no terminal and is short.
    @Test func hostileText() throws {
        let evil = "\u{1B}[2J\u{202E}" + String(repeating: "x", count: 500)
        let problems = Self.problems(
            "When\n\(evil)\n", try Self.mapped("start=When")
        ).joined()
        #expect(!problems.contains("\u{1B}") && !problems.contains("\u{202E}"))
        #expect(problems.count < 400)
    }

    @Test func timesThatGoBack() throws {
        let reading = try Self.mapped("start=From,answered=Taken,ended=To")
        let problems = Self.problems(
            "From,Taken,To\n2026-01-05 10:00,2026-01-05 09:00,2026-01-05 11:00\n", reading)
        #expect(problems.contains { $0.contains("the times of the row go back") })
    }

    /// Who is sent away after a wait would have waited longer: the wait counts, and nobody gave up.
    @Test func callsThatAreSentAway() throws {
        let log = try Self.log(
            """
            1046678700|c1|sales|NONE|ENTERQUEUE||555|1
            1046678760|c1|sales|NONE|EXITWITHTIMEOUT|1|1|60
            1046678800|c2|sales|NONE|ENTERQUEUE||555|1
            1046678810|c2|sales|NONE|ABANDON|1|1|99999999999999
            1046678900|c3|sales|NONE|ENTERQUEUE||555|1

            """, Self.lenient)
        #expect(log.summary.served.sum == 60 && log.summary.abandoned.count == 0)
        #expect(log.conversations == 2 && log.faults.kinds[0].message.contains("more than 7 days"))
    }

    private static var lenient: CallLog.Reading {
        var reading = CallLog.Reading()
        reading.skippedShare = 0.5
        return reading
    }

    /// Waits from ends and talks, answers by their agents, hand-overs by their ends, none where
    /// the AI was not.
    @Test func whatIsNotWritten() throws {
        let talks = try Self.log(
            "S,T,E\n2026-01-05 10:00:00,60,2026-01-05 10:02:00\n",
            Self.mapped("start=S,talk=T,ended=E"))
        #expect(talks.summary.served.sum == 60)
        let agents = try Self.log(
            "S,W,T,A\n2026-01-05 10:00:00,5,0,Ann\n2026-01-05 10:00:00,5,0,\n",
            Self.mapped("start=S,wait=W,talk=T,agent=A"))
        #expect(agents.summary.served.count == 1 && agents.summary.abandoned.count == 1)
        let ai = try Self.log(
            "S,AI,T,C\n2026-01-05 10:00:00,30,60,0.2\n2026-01-05 10:00:00,30,,95%\n"
                + "2026-01-05 10:00:00,0,60,\n",
            Self.mapped("start=S,ai=AI,talk=T,confidence=C"))
        let answers = ai.summary.queues[0].answers
        #expect(answers.all.handedOver == 1 && answers.all.kept == 1)
        #expect(ai.summary.queues[0].attempts.first.withAI == 2)
        // Nothing says how these ended.
        let waits = try Self.log(
            "S,W\n2026-01-05 10:00:00,5\n", Self.mapped("start=S,wait=W"))
        #expect(waits.summary.abandoned.count == 0)
    }

    /// The oldest row comes first, or nobody can tell who came back.
    @Test func theNewestFirst() throws {
        let rows = (0..<100).map { "2026-01-\($0 / 10 + 10) 1\($0 % 10):00,\($0 % 50)\n" }
        let reading = try Self.mapped("start=S,issue=I")
        let problems = Self.problems("S,I\n" + rows.reversed().joined(), reading)
        #expect(problems.contains { $0.contains("sort them, the oldest first") }, "\(problems)")
        #expect(Self.problems("S,I\n" + rows.joined(), reading) == [])
    }

    /// How dates are written is told by rows that can be read in one way alone, wherever they are.
    @Test func oneWrongDate() throws {
        let rows = (1...28).map { "02/\($0 < 10 ? "0" : "")\($0)/26 9:00 AM\n" }.joined()
        let reading = try Self.mapped("start=S") { $0.skippedShare = 0.1 }
        var dated = reading
        dated.dateFormat = .month
        let log = try Self.log("S\n" + rows + "13/45/26 9:00 AM\n", dated)
        #expect(log.conversations == 28 && log.faults.count == 1)
        #expect(log.table.days.last?.date.text == "2026-02-28")
    }

    @Test(arguments: [
        ([0xFF, 0xFE, 0x53, 0x00], "UTF-16"), ([0x53, 0x0D, 0x31, 0x0D], "carriage return"),
    ])
    func otherEncodings(bytes: [UInt8], message: String) throws {
        var pieces = [bytes]
        #expect {
            try CallLog("calls.csv", Self.mapped("start=S")) { pieces.popLast() ?? [] }
        } throws: { error in
            (error as? InvalidCounts)?.problems.contains { $0.message.contains(message) } ?? false
        }
    }

    /// A file without an end of a row ends the work before it fills the memory.
    @Test func noEndOfARow() throws {
        var count = 0
        #expect {
            try CallLog("zero", Self.mapped("start=S")) {
                count += 1
                return [UInt8](repeating: 0x41, count: 1 << 20)
            }
        } throws: { error in
            "\(error)".contains("no end in 16 MiB")
        }
        #expect(count < 20)
    }
}
