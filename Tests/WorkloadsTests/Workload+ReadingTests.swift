import ContactRouting
import RandomVariates
import SimulationKernel
import StrictJSON
import Testing

@testable import Workloads

/// Changed inputs, and what a valid file becomes.
@Suite struct WorkloadReadingTests {
    @Test func aValidFileBecomesAScenario() throws {
        let workload = try SmallDesk.workload()
        #expect(workload.name == "small")
        #expect(workload.title == "A small desk")
        #expect(workload.description.isEmpty)
        #expect(workload.baseline == nil)
        #expect(workload.figures == [])
        #expect(workload.sha256 == SHA256.hexDigest(of: Array(SmallDesk.text.utf8)))
        let scenario = workload.scenario
        #expect(scenario.ai == AITier(share: 0.5))
        #expect(scenario.humans?.agents == .constant(2))
        #expect(scenario.humans?.totalRates == [1])
        #expect(scenario.intents.map(\.name) == ["all"])
        #expect(scenario.intents[0].humanSession == .exponential(mean: 600))
        #expect(scenario.repeats.afterAI == 0.1)
        #expect(scenario.repeats.delay == .exponential(mean: 86_400))
        #expect(scenario.repeats.clock == .demand)
        #expect(scenario.measurement.horizon == .day)
        #expect(scenario.measurement.acceptableWait == TimeSpan(seconds: 60))
        #expect(scenario.measurement.returnWindow == TimeSpan(seconds: 72 * 3_600))
    }

    @Test func settingsReplaceAndAdd() throws {
        let workload = try SmallDesk.workload(
            SmallDesk.text,
            [
                try SmallDesk.setting("humans.agents", "7"),
                try SmallDesk.setting("ai.askForHuman", "0.25"),
                try SmallDesk.setting("ai.whenFull", "reject"),
                try SmallDesk.setting("humans.rates", "[1, 2, 2.5]"),
                try SmallDesk.setting("$.repeats[\"afterAI\"]", "0"),
                try SmallDesk.setting("measures", #"{"serviceLevelSeconds": 20}"#),
            ])
        #expect(workload.scenario.humans?.agents == .constant(7))
        #expect(workload.scenario.humans?.totalRates == [1, 2, 2.5])
        #expect(workload.scenario.ai?.askForHuman == 0.25)
        #expect(workload.scenario.ai?.whenFull == .reject)
        #expect(workload.scenario.repeats.afterAI == 0)
        #expect(workload.scenario.measurement.acceptableWait == TimeSpan(seconds: 20))
        #expect(workload.sha256 == (try SmallDesk.workload().sha256))
    }

    @Test func theirOrderDoesNotMatter() throws {
        let settings = [
            try SmallDesk.setting("humans.agents", "7"), try SmallDesk.setting("ai.share", "0.4"),
            try SmallDesk.setting("repeats.afterHuman", "0.2"),
        ]
        let one = try SmallDesk.workload(SmallDesk.text, settings)
        let other = try SmallDesk.workload(SmallDesk.text, settings.reversed())
        #expect(one.scenario == other.scenario)
        #expect(one.settings == other.settings)
        #expect(one.assumptions == other.assumptions)
        #expect(
            one.settings.map(\.description) == [
                "--set ai.share=0.4", "--set humans.agents=7", "--set repeats.afterHuman=0.2",
            ])
    }

    @Test(arguments: [
        ("ai.shore", "1", #"there is no input "ai.shore". Did you mean "ai.share"?"#),
        (
            "fullTimeEquivalents", "9",
            #"there is no input "fullTimeEquivalents". Did you mean "humans.fullTimeEquivalents"?"#
        ),
        ("xyzzy", "1", #"there is no input "xyzzy""#),
        ("humans[0]", "1", #"there is no input "humans[0]""#),
        ("intents[0].share", "1", #"there is no intents: the file has no key "intents""#),
        ("ai.share", "most", #"ai.share must be a number from 0 to 1 (found the text "most")"#),
        ("ai.share", "1.1", "ai.share must be a number from 0 to 1 (found 1.1)"),
        ("ai.share", "nan", #"ai.share must be a number from 0 to 1 (found the text "nan")"#),
        ("humans", "[]", "humans must be an object (found an empty array)"),
        (
            "humans.agents", "0",
            "has no agents, but conversations are routed to it: give it agents, or send every "
                + "conversation to the AI (ai.share 1, ai.askForHuman 0)"
        ),
    ])
    func refused(path: String, value: String, message: String) throws {
        let setting = try SmallDesk.setting(path, value)
        let place = path == "humans.agents" ? "8:13" : setting.description
        #expect(SmallDesk.problems(SmallDesk.text, [setting]) == ["\(place): \(message)"])
    }

    @Test func problemsOfSettingsAndFileComeTogether() throws {
        let text = try SmallDesk.text(#""containment": 0.4"#, #""containment": 4"#)
        let settings = [
            try SmallDesk.setting("ai.shore", "1"), try SmallDesk.setting("ai.share", "2"),
        ]
        #expect(
            SmallDesk.problems(text, settings) == [
                #"--set ai.shore=1: there is no input "ai.shore". Did you mean "ai.share"?"#,
                "--set ai.share=2: ai.share must be a number from 0 to 1 (found 2)",
                "7:39: ai.containment must be a number from 0 to 1 (found 4)",
            ])
    }
}
