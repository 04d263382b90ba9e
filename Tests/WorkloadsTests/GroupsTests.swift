import ContactRouting
import Foundation
import StrictJSON
import Testing

@testable import Workloads

/// Groups, skills and what goes wrong with them in files.
struct GroupsTests {
    /// A desk of seven with names in other scripts, a group that closes, and an outsourcer.
    private static let text = #"""
        {
          "format": 1, "name": "desk", "title": "Seven agents", "horizonDays": 7,
          "demand": {"freshPerMonth": 9000},
          "intents": [
            {"name": "billing", "share": 0.6}, {"name": "сбои", "share": 0.3, "priority": 2},
            {"name": "fraud", "share": 0.1}
          ],
          "segments": [
            {"name": "日本語", "share": 0.2, "priority": 1}, {"name": "русский", "share": 0.8}
          ],
          "humans": {
            "groups": [
              {"name": "own", "agents": 4, "rates": [1, 1.6],
               "skills": [{"intents": ["billing", "сбои"]}],
               "grades": [
                 {"name": "senior", "share": 0.5, "limit": 2},
                 {"name": "trainee", "share": 0.5, "limit": 1}]},
              {"name": "fraud", "agents": 2, "costPerPaidHour": 40,
               "skills": [{"intents": ["fraud"], "reserved": 1}, {"afterSeconds": 60}]},
              {"name": "outsourcer", "agents": 1,
               "openingHours": {"mondayToFriday": ["09:00-18:00"]},
               "skills": [{"segments": ["русский"], "expectedWaitSeconds": 30}]}
            ],
            "costPerPaidHour": 20,
            "sessionMinutes": {"distribution": "exponential", "mean": 6},
            "patienceMinutes": {"distribution": "exponential", "mean": 10}
          },
          "repeats": {}
        }
        """#

    private static func read(_ old: String = "", _ new: String = "") throws -> Workload {
        let changed = old.isEmpty ? text : text.replacingOccurrences(of: old, with: new)
        #expect(old.isEmpty || changed != text, "\(old) is not there")
        return try Workload(reading: SourceText(name: "desk.json", text: changed))
    }

    @Test func groupsAreRead() throws {
        let workload = try Self.read()
        let humans = try #require(workload.scenario.humans)
        #expect(workload.warnings.isEmpty)
        #expect(humans.groups.map(\.name) == ["own", "fraud", "outsourcer"])
        #expect(humans.groups.map(\.costPerPaidHour) == [20, 40, 20])
        #expect(humans.groups.map(\.totalRates) == [[1, 1.6], [1], [1]])
        #expect(humans.groups[0].skills == [Skill(intents: [0, 1])])
        #expect(humans.groups[1].skills[1].afterWait?.seconds == 60)
        #expect(humans.groups[2].skills[0].segments == [1])
        #expect(humans.groups[2].skills[0].overflowWait?.seconds == 30)
        #expect(humans.groups.map { $0.open == nil } == [true, true, false])
        #expect(workload.scenario.segments.map(\.priorityClass) == [0, nil])
        #expect(workload.scenario.intents.map(\.priorityClass) == [0, 1, 0])
        // What is written is read again.
        #expect(try Workload(workload.inputs).scenario == workload.scenario)
    }

    /// Every problem says what was found and what would be right.
    @Test(
        arguments: [
            (#"["fraud"]"#, #"["fruad"]"#, #"there is no intent "fruad". Did you mean "fraud"?"#),
            (
                #"["русский"]"#, #"["русски"]"#,
                #"there is no segment "русски". Did you mean "русский"?"#
            ),
            (
                #""name": "fraud", "agents": 2"#, #""name": "own", "agents": 2"#,
                #"the name "own" is used twice"#
            ),
            (
                #""reserved": 1"#, #""reserved": 3"#,
                #"3 agents cannot be kept free of 2, which is the most that "fraud" ever has"#
            ),
            (
                #""reserved": 1"#, #""reserved": 2"#,
                #"never counts: other skills of "fraud" keep 2 agents free, of 2 that it ever has"#
            ),
            (#""limit": 2"#, #""limit": 3"#, "an agent cannot hold 3 conversations"),
            (
                #""share": 0.5, "limit": 2"#, #""share": 0.4, "limit": 2"#,
                "shares must add up to 1 (found 0.9)"
            ),
            (
                #""costPerPaidHour": 20,"#, #""conversationSelection": "ageing","#,
                "needs pointsPerMinute"
            ),
            (
                #""costPerPaidHour": 20,"#,
                #""transfers": ["# + transfer("own", "fraud") + ", " + transfer("fraud", "own")
                    + "],",
                #"conversations would be passed on for ever: "own" gets back"#
            ),
            (
                #"{"name": "outsourcer", "agents": 1,"#, #"{"name": "outsourcer","#,
                "exactly one of fullTimeEquivalents, agents,"
            ),
        ])
    func badInputIsExplained(old: String, new: String, message: String) throws {
        let error = #expect(throws: InvalidWorkload.self) { try Self.read(old, new) }
        let messages = error?.problems.map(\.message) ?? []
        #expect(messages.contains { $0.hasPrefix(message) }, "\(messages)")
    }

    private static func transfer(_ from: String, _ to: String) -> String {
        #"{"from": ["\#(from)"], "to": ["\#(to)"], "share": 0.1, "#
            + #""minutes": {"distribution": "constant", "value": 1}}"#
    }

    /// What has no effect, or may not be meant, is said.
    @Test(
        arguments: [
            (#"["billing", "сбои"]"#, #"["billing"]"#, "nobody takes intent \"сбои\""),
            (
                #""costPerPaidHour": 20,"#, #""pointsPerMinute": 2,"#,
                "has no effect unless conversationSelection is ageing"
            ),
            (
                #""reserved": 1}, {"afterSeconds": 60}"#,
                #""reserved": 1}, {"afterSeconds": 60}, {"intents": ["fraud"]}"#,
                "never counts: the skills before it cover all that it does"
            ),
            (
                #""costPerPaidHour": 20,"#,
                #""transfers": ["# + transfer("own", "fraud") + ", " + transfer("own", "outsourcer")
                    + "],",
                #"does not count for "own": the first rule of a group is the only one"#
            ),
        ])
    func whatHasNoEffectIsSaid(old: String, new: String, message: String) throws {
        let warnings = try Self.read(old, new).warnings.map(\.message)
        #expect(warnings.contains { $0.hasPrefix(message) }, "\(warnings)")
    }

    /// Whom nobody may take is an error, unless the file says that they leave; combinations that
    /// there are not do not count.
    @Test func whomNobodyMayTake() throws {
        func read(_ changes: [(String, String)]) throws -> Workload {
            let changed = changes.reduce(Self.text) {
                $0.replacingOccurrences(of: $1.0, with: $1.1)
            }
            return try Workload(reading: SourceText(name: "desk.json", text: changed))
        }
        let lost = [
            (#"{"afterSeconds": 60}"#, #"{"intents": ["fraud"], "afterSeconds": 60}"#),
            (#"["billing", "сбои"]"#, #"["billing"]"#),
            (#"{"segments": ["русский"], "expectedWaitSeconds": 30}"#, #"{"intents": ["fraud"]}"#),
        ]
        let error = #expect(throws: InvalidWorkload.self) { try read(lost) }
        let messages = error?.problems.map(\.message) ?? []
        #expect(messages.contains { $0.hasPrefix("no group may take intent \"сбои\"") })
        #expect(messages.contains { $0.hasSuffix("with humans.untakenLeave") }, "\(messages)")
        let leaving = (#""costPerPaidHour": 20,"#, #""untakenLeave": true,"#)
        #expect(try read(lost + [leaving]).scenario.humans?.untakenLeave == true)
        let none = [
            (#""share": 0.3, "priority": 2"#, #""share": 0, "priority": 2"#),
            (#""billing", "share": 0.6"#, #""billing", "share": 0.9"#),
        ]
        #expect(throws: Never.self) { try read(lost + none) }
    }
}
