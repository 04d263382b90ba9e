import Foundation
import StrictJSON
import Testing

@testable import CommandLineTool

@Suite struct StaffVerbTests {
    private static let usual = [
        "staff", "{small.json}", "--target", "abandonmentRate<=10%", "-r", "3",
        "--max-replications", "20",
    ]

    @Test func theReport() async throws {
        let ending = await (try Session()).run(
            Self.usual + ["--shifts", "8h:1h@4h/0,4,8,12,16,20"])
        #expect(ending.code == .success)
        let lines = ending.output.split(separator: "\n").map(String.init)
        #expect(lines[0] == "small: A small desk")
        #expect(lines[1] == "Fewest agents on duty for abandonmentRate<=0.1")
        #expect(lines.contains { $0.hasPrefix("all ") })
        #expect(lines.contains { $0.contains("paid hours a day") })
        #expect(lines.contains { $0.hasPrefix("Use: --write FILE gives the workload") })
        #expect(
            lines.contains { $0.hasPrefix("As required, without shifts: --set humans.agents=") })
        #expect(
            lines.last
                == "Reproduce: switchboard staff small.json --replications 3 --seed 1 "
                + "--max-replications 20 --target 'abandonmentRate<=0.1' --by constant "
                + "--shifts 8h:1h@4h/0,4,8,12,16,20")
    }

    /// Equal bytes for any number of threads; and the setting makes the workload that was judged.
    @Test func theSettingCanBeUsed() async throws {
        let session = try Session()
        let one = await session.run(Self.usual + ["--json", "-j", "1"])
        let two = await session.run(Self.usual + ["--json", "-j", "2"])
        #expect(one.code == .success)
        #expect(one.output == two.output)
        let json = try one.json()
        #expect(json["met"]?.content == .boolean(true))
        guard case .object(let settings)? = json["set"]?.content,
            case .string(let agents)? = settings.first?.value.content
        else {
            Issue.record("there is no setting")
            return
        }
        let run = await session.run(
            "run", "{small.json}", "-r", "3", "--set", "humans.agents=\(agents)")
        #expect(run.code == .success)
    }

    /// Two groups: a column, a row and a setting for each, and shifts of both.
    @Test func severalGroups() async throws {
        let session = try Session()
        let words = [
            "staff", "theory/skills-n", "--target", "abandonmentRate[special]<=10%", "--horizon",
            "1d", "-r", "3", "--max-replications", "50",
        ]
        let ending = await session.run(words + ["--shifts", "8h"])
        #expect(ending.code == .success, "\(ending.messages)")
        let lines = ending.output.split(separator: "\n").map(String.init)
        let named = lines.filter { $0.contains("generalists") && $0.contains("specialists") }
        #expect(named.count == 2)
        #expect(lines.contains { $0.hasPrefix("specialists ") && $0.contains("missed with") })
        #expect(lines.filter { $0.hasPrefix("Shifts of ") }.count == 3)
        #expect(lines.contains("Shifts of all groups"))
        let csv = await session.run(
            words + ["--csv", "--write", session.path("plan.json"), "--least", "agents"])
        #expect(csv.code == .success, "\(csv.messages)")
        let rows = csv.output.split(separator: "\r\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false)
        }
        #expect(rows.dropFirst().prefix(2).map { $0[3] } == ["generalists", "specialists"])
        let plan = await session.run("run", session.path("plan.json"), "-r", "2", "--by", "group")
        #expect(plan.code == .success, "\(plan.messages)")
        let other = await session.run(words + ["--keep", "generalist"])
        #expect(other.code == .usage)
        #expect(other.messages.contains("Did you mean 'generalists'?"))
    }

    @Test func whatCannotBeMetIsSaid() async throws {
        let ending = await (try Session()).run(
            "staff", "{small.json}", "--target", "containmentRate>=0.9", "-r", "3")
        #expect(ending.code == .targetMissed)
        #expect(ending.output.contains("NOT MET: containmentRate>=0.9: "))
        #expect(ending.output.contains("more agents do not help"))
        #expect(ending.messages.contains("not met: containmentRate>=0.9"))
    }

    @Test(arguments: [
        [], ["--target", "costPerConversation<=1"], ["--target", "serviceLevl>=0.8"],
        ["--target", "serviceLevel>=0.9", "--target", "serviceLevel<=0.8"],
        ["--target", "serviceLevel>=0.8", "--shifts", "8"],
        ["--target", "serviceLevel>=0.8", "--shifts", "2h/8"],
        ["--target", "serviceLevel>=0.8", "--by", "day"],
    ])
    func questionsThatCannotBeAsked(words: [String]) async throws {
        let ending = await (try Session()).run(["staff", "{small.json}", "-r", "2"] + words)
        #expect(ending.code == .usage)
        #expect(ending.output == "")
    }

    /// The plan as a table, and the workload with the plan in it, which another folder understands.
    @Test func thePlanIsWritten() async throws {
        let session = try Session()
        try session.write("day,time,count\n1,00:00,40\n1,01:00,30\n", to: "calls.csv")
        let trace =
            #"{"trace": {"file": "calls.csv", "intervalMinutes": 60, "day": "day", "#
            + #""time": "time", "count": "count"}}"#
        let text = Session.workload.replacing(#"{"freshPerMonth": 9000}"#, with: trace)
            .replacing(#""horizonDays": 0.5,"#, with: #""currency": "PLN","#)
            .replacing(#""demand": "a paper, 2020""#, with: "")
        try session.write(text, to: "traced.json")
        let words = ["--target", "abandonmentRate<=20%", "-r", "3", "--max-replications", "0"]
        let refused = await session.run(["staff", "{traced.json}", "--max-replications", "0"])
        #expect(refused.code == .usage)
        let ending = await session.run(
            ["staff", "{traced.json}", "--csv", "--write", session.path("other/plan.json")]
                + words.dropLast() + ["1"])
        #expect(ending.code == .cannotCreate)
        try FileManager.default.createDirectory(
            atPath: session.path("other"), withIntermediateDirectories: false)
        let written = await session.run(
            ["staff", "{traced.json}", "--csv", "--write", session.path("other/plan.json")]
                + words.dropLast() + ["1"])
        #expect(written.code == .success, "\(written.messages)")
        let rows = written.output.split(separator: "\r\n").map {
            $0.split(
                separator: ",", omittingEmptySubsequences: false)
        }
        #expect(rows.allSatisfy { $0.count == 13 })
        #expect(rows[1][0] == "Thu 00:00" && rows[1][6] == "abandonmentRate<=0.2")
        #expect(rows[1][3] == "" && rows[1][10] == "met")
        let plan = await session.run("run", session.path("other/plan.json"), "-r", "2", "--csv")
        #expect(plan.code == .success, "\(plan.messages)")
        #expect(plan.output.contains(",totalCost,") == false)
        #expect(plan.output.contains(",costPerConversation,0.0,PLN"))
        let agents = try session.content("other/plan.json")
        #expect(agents.contains("\"agentsPerWeekHour\": ["))
        #expect(agents.contains("/calls.csv\"") && !agents.contains("\"calls.csv\""))
    }

    @Test func nobodyToStaff() async throws {
        let ending = await (try Session()).run("staff", "ai-only", "--target", "serviceLevel>=0.8")
        #expect(ending.code == .usage)
        #expect(ending.messages.contains("ai-only has no human tier to staff"))
    }
}
