import StrictJSON
import Testing

@testable import Workloads

@Suite struct ProvenanceTests {
    private func assumptions(
        _ labels: String, _ settings: [Setting] = []
    ) throws -> [String] {
        try SmallDesk.workload(try SmallDesk.text(adding: labels), settings).assumptions
            .map { "\($0.path): \($0.reason)" }
    }

    private let allInputs = [
        "demand.freshPerMonth", "ai.share", "ai.containment", "ai.sessionMinutes.distribution",
        "ai.sessionMinutes.value", "humans.agents", "humans.sessionMinutes.distribution",
        "humans.sessionMinutes.mean", "humans.patienceMinutes.distribution",
        "humans.patienceMinutes.mean", "repeats.afterAI",
    ]

    @Test func whatIsNotMentionedIsAnAssumption() throws {
        #expect(try assumptions(#""note": "none""#) == allInputs.map { "\($0): no source given" })
    }

    @Test func aSourceCoversWhatLiesBelowIt() throws {
        let labels = #""sources": {"humans": "a paper, 2020", "ai.share": "a report, 2024"}"#
        #expect(
            try assumptions(labels)
                == allInputs.filter { !$0.hasPrefix("humans") && $0 != "ai.share" }
                .map { "\($0): no source given" })
    }

    @Test func declaredAssumptionsComeFirstWithTheirReason() throws {
        let labels = #"""
            "sources": {"humans": "a paper", "ai": "a report"},
            "assumptions": {"repeats": "a guess"}
            """#
        #expect(
            try assumptions(labels) == [
                "repeats: a guess", "demand.freshPerMonth: no source given",
            ])
    }

    @Test func aChangedInputHasNoSourceAnyMore() throws {
        let labels = #"""
            "sources": {"demand": "s", "humans": "s", "ai": "s"}, "assumptions": {"repeats": "a"}
            """#
        let settings = [
            try SmallDesk.setting("humans.agents", "3"),
            try SmallDesk.setting("ai.share", "0.25"),
        ]
        #expect(
            try assumptions(labels, settings) == [
                "repeats: a", "ai.share: set to 0.25 for this run",
                "humans.agents: set to 3 for this run",
            ])
        let replaced = [try SmallDesk.setting("repeats", "{}")]
        #expect(try assumptions(labels, replaced) == ["repeats: set to {} for this run"])
    }

    @Test(arguments: ["sources", "assumptions"])
    func labelsMustNameInputsOfTheFile(key: String) throws {
        let text = try SmallDesk.text(
            adding: #""\#(key)": {"ai.share": "x", "ai.shore": "y", "ai.askForHuman": "z"}"#)
        #expect(
            SmallDesk.problems(text) == [
                "13:\(66 + key.count): there is no input \"ai.shore\" in this file",
                "13:\(89 + key.count): there is no input \"ai.askForHuman\" in this file",
            ])
    }

    @Test func listsOfNumbersCountOnce() throws {
        let text = try SmallDesk.text(#""agents": 2"#, #""agents": 2, "rates": [1, 1.6, 2]"#)
        let paths = try SmallDesk.workload(text).assumptions.map(\.path)
        #expect(paths.filter { $0.contains("rates") } == ["humans.rates"])
    }
}
