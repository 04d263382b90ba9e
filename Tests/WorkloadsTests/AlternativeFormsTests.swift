import ContactRouting
import StrictJSON
import Testing

@testable import Workloads

/// A setting of one form of an input replaces the form that the file has.
@Suite struct AlternativeFormsTests {
    private let labels = #"""
        "sources": {"demand": "s", "ai": "s", "humans.agents": "s", "humans.sessionMinutes": "s"},
        "assumptions": {"humans.patienceMinutes": "a", "repeats": "a"}
        """#

    @Test func aFormThatIsSetReplacesTheOther() throws {
        let setting = try SmallDesk.setting("humans.agentsPerHour", "[3, 1]")
        let workload = try SmallDesk.workload(try SmallDesk.text(adding: labels), [setting])
        #expect(workload.scenario.humans?.agents.values == [3, 1])
        #expect(
            workload.assumptions.map(\.path) == [
                "humans.patienceMinutes", "repeats", "humans.agentsPerHour",
            ])
    }

    @Test func theSameInAnyOrderAndForDemand() throws {
        let settings = [
            try SmallDesk.setting("humans.fullTimeEquivalents", "84"),
            try SmallDesk.setting("demand.issuesPerHour", "[7]"),
            try SmallDesk.setting("ai.share", "0.25"),
        ]
        let workload = try SmallDesk.workload(SmallDesk.text, settings)
        #expect(workload.scenario.demand.issues.values == [7])
        #expect(workload.scenario.humans?.agents.isCyclic == false)
        let other = try SmallDesk.workload(SmallDesk.text, settings.reversed())
        #expect(workload.scenario == other.scenario)
    }

    @Test func theOtherFormOfTheAI() throws {
        let settings = [
            try SmallDesk.setting("ai.accuracy", "0.8"),
            try SmallDesk.setting("ai.escalation", #"{"policy": "always"}"#),
        ]
        let workload = try SmallDesk.workload(SmallDesk.text, settings)
        #expect(workload.scenario.intents[0].aiAccuracy == [0.8])
    }

    @Test func twoFormsThatAreSetExcludeEachOther() throws {
        let settings = [
            try SmallDesk.setting("humans.agents", "3"),
            try SmallDesk.setting("humans.fullTimeEquivalents", "9"),
        ]
        let problems = SmallDesk.problems(SmallDesk.text, settings)
        #expect(problems.count == 1)
        #expect(problems[0].hasSuffix("(found fullTimeEquivalents and agents)"))
    }

    /// A part of a form is no form: there must be something that it is a part of.
    @Test func aPartOfAFormReplacesNothing() throws {
        let setting = try SmallDesk.setting("humans.agentsPerHour[0]", "3")
        #expect(
            SmallDesk.problems(SmallDesk.text, [setting]) == [
                "--set humans.agentsPerHour[0]=3: there is no humans.agentsPerHour: "
                    + #"humans has no key "agentsPerHour""#
            ])
    }

    @Test func settingsThatReplaceEachOther() throws {
        let agents = try SmallDesk.setting("humans.agents", "3")
        let perHour = try SmallDesk.setting("humans.agentsPerHour[0]", "3")
        #expect(agents.replaces(try SmallDesk.setting("humans.agents", "4")))
        #expect(agents.replaces(try SmallDesk.setting("humans.fullTimeEquivalents", "4")))
        #expect(agents.replaces(perHour))
        #expect(!perHour.replaces(agents))
        #expect(!agents.replaces(try SmallDesk.setting("humans.shrinkage", "0.3")))
    }

    /// The forms are those of the tables.
    @Test func theFormsOfTheFormat() throws {
        let path = try #require(JSONPath("demand.trace"))
        #expect(
            Inputs.schema.otherForms(of: path).map(\.name)
                == ["demand.freshPerMonth", "demand.issuesPerHour"])
        #expect(Inputs.Humans.table.forms.count == 7)
        #expect(Inputs.AI.table.forms == ["containment", "accuracy"])
        for other in ["demand.hours", "demand.trace.file", "humans", "intents[0].accuracy"] {
            let path = try #require(JSONPath(other))
            #expect(Inputs.schema.otherForms(of: path).isEmpty, "\(other)")
        }
    }
}
