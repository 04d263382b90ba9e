import ContactRouting
import StrictJSON
import Testing

@testable import Workloads

/// Whole objects and `null` as settings.
@Suite struct SettingTests {
    private func settings(_ typed: String...) throws -> [Setting] {
        try typed.map { text in
            let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
            return try SmallDesk.setting(parts[0], parts[1])
        }
    }

    @Test func nullTakesAnOptionalInputAway() throws {
        let alone = try SmallDesk.workload(SmallDesk.text, settings("ai=null")).scenario
        #expect(alone.ai == nil && alone.humans != nil)
        let settings = try settings("humans=null", "ai.share=1", "repeats=null", "ai.turns=null")
        let workload = try SmallDesk.workload(SmallDesk.text, settings)
        #expect(workload.scenario.humans == nil)
        #expect(workload.scenario.repeats.afterAI == 0)
        let patient = try SmallDesk.workload(
            SmallDesk.text, self.settings("humans.patienceMinutes=null", "humans.agents=40"))
        #expect(patient.scenario.intents[0].patience == nil)
    }

    /// As if the file did not have it: the same scenario as from a file without it.
    @Test func nullIsWhatLeavingOutIs() throws {
        let without = try SmallDesk.text(#""horizonDays": 1,"#, "")
        let taken = try SmallDesk.workload(SmallDesk.text, settings("horizonDays=null"))
        #expect(try taken.scenario == SmallDesk.workload(without).scenario)
        // An optional input that the file does not have is gone already.
        let again = try SmallDesk.workload(SmallDesk.text, settings("humans.waitingRoom=null"))
        #expect(try again.scenario == SmallDesk.workload().scenario)
    }

    @Test(arguments: [
        ("demand", "demand must be an object (found null)"),
        ("humans.sessionMinutes.mean", "humans.sessionMinutes.mean must be a number above 0"),
        ("humans.rates[0]", "humans.rates[0] must be a number above 0 and at most 100"),
        ("ai.outages.fallback", #"there is no ai.outages: ai has no key "outages""#),
        ("intents[0].priority", #"there is no intents: the file has no key "intents""#),
        ("humens", #"there is no input "humens". Did you mean "humans"?"#),
    ])
    func whatCannotBeTakenAway(path: String, message: String) throws {
        let problems = SmallDesk.problems(SmallDesk.text, [try SmallDesk.setting(path, "null")])
        #expect(problems.count == 1)
        #expect(problems[0].hasPrefix("--set \(path)=null: \(message)"), "\(problems)")
    }

    @Test func whatIsLeftMustMakeSense() throws {
        func problems(_ typed: String...) throws -> [String] {
            SmallDesk.problems(SmallDesk.text, try typed.flatMap { try settings($0) })
        }
        #expect(
            try problems("humans=null") == [
                "1:1: has no \"humans\" tier, but not every conversation is routed to the AI: "
                    + "give it one, or set ai.share to 1 and ai.askForHuman to 0"
            ])
        #expect(
            try problems("humans=null", "ai=null") == [
                #"1:1: has neither an "ai" nor a "humans" tier: give it one of them"#
            ])
        #expect(
            try problems("humans.agents=null") == [
                "8:13: exactly one of fullTimeEquivalents, agents, agentsPerHour, "
                    + "agentsPerWeekHour, agentsPerInterval, agentsPerWeekInterval, groups must be "
                    + "given (found none)"
            ])
        let policy = #"ai.escalation={"policy": "never"}"#
        let escalation = try problems(policy)
        #expect(escalation.count == 1)
        #expect(escalation[0].contains(#"needs "accuracy" instead of "containment""#))
    }

    @Test func aWholeObject() throws {
        let desk = """
            humans={"agentsPerHour": [3, 1], "sessionMinutes": \
            {"distribution": "constant", "value": 4}}
            """
        let workload = try SmallDesk.workload(SmallDesk.text, settings(desk))
        #expect(workload.scenario.humans?.agents.values == [3, 1])
        #expect(workload.scenario.intents[0].humanSession == .constant(240))
        #expect(workload.scenario.intents[0].patience == nil)
        let intents = #"intents=[{"name": "a", "share": 0.25}, {"name": "b", "share": 0.75}]"#
        let mixed = try SmallDesk.workload(SmallDesk.text, settings(intents))
        #expect(mixed.scenario.intents.map(\.share) == [0.25, 0.75])
    }

    /// Outer first, then inner, in whatever order they are typed.
    @Test func whatIsSetWithinAnObjectThatIsSet() throws {
        let desk = #"humans={"agents": 3, "sessionMinutes": {"distribution":"constant","value":4}}"#
        let both = try settings("humans.agents=5", desk)
        for settings in [both, both.reversed()] {
            let workload = try SmallDesk.workload(SmallDesk.text, settings)
            #expect(workload.scenario.humans?.agents == .constant(5))
        }
        let form = try settings("humans.agentsPerHour=[2,1]", desk)
        #expect(
            try SmallDesk.workload(SmallDesk.text, form).scenario.humans?.agents.values == [2, 1])
        // What has a default is filled in again.
        let afresh = try settings("repeats.afterHuman=0.25", "repeats=null")
        let repeats = try SmallDesk.workload(SmallDesk.text, afresh).scenario.repeats
        #expect(repeats.afterAI == 0 && repeats.afterHuman == 0.25)
        #expect(
            SmallDesk.problems(SmallDesk.text, try settings("humans.agents=3", "humans=null")) == [
                #"--set humans.agents=3: there is no humans: the file has no key "humans", for "#
                    + "--set humans=null took it away"
            ])
    }

    /// Labels of what is gone fall away; those that never were stay wrong.
    @Test func labelsOfWhatIsGone() throws {
        let labels = #"""
            "sources": {"humans.agents": "a paper", "humans": "a paper", "demand": "a paper"},
            "assumptions": {"humans.patienceMinutes": "a guess", "ai": "a guess"}
            """#
        let settings = try settings("humans=null", "ai.share=1", "repeats=null")
        let text = try SmallDesk.text(adding: labels)
        #expect(
            try SmallDesk.workload(text, settings).assumptions.map { "\($0.path): \($0.reason)" }
                == [
                    "ai.share: set to 1 for this run", "humans: taken away for this run",
                    "repeats: taken away for this run",
                ])
        let wrong = text.replacing("humans.agents", with: "humans.agentz")
        #expect(SmallDesk.problems(wrong).count == 1)
    }

    @Test func anOuterSettingReplacesInnerOnes() throws {
        let (outer, inner) = (try settings("humans=null")[0], try settings("humans.agents=3")[0])
        #expect(outer.replaces(inner) && !inner.replaces(outer))
        #expect(outer.isNull && !inner.isNull)
        let form = try settings("humans.agents=null")[0]
        #expect(!form.replaces(try settings("humans.fullTimeEquivalents=3")[0]))
        // The word is not the value.
        #expect(!Setting(path: JSONPath([.key("name")]), text: #""null""#).isNull)
    }
}
