import StrictJSON
import Testing

@testable import Workloads

@Suite struct AssumptionUnstatedTests {
    private func unstated(_ text: String, _ settings: [Setting] = []) throws -> [String] {
        try SmallDesk.workload(text, settings).unstated.map { "\($0.path): \($0.reason)" }
    }

    private let noFailures =
        "humans.resolution: humans never fail; with ai.containment nothing else can be said"
    private let patience =
        #","# + "\n    "
        + #""patienceMinutes": {"distribution": "exponential", "mean": 5}"#

    @Test func whatIsSaidIsStatedEvenIfItIsNothing() throws {
        #expect(try unstated(SmallDesk.text) == [noFailures])
        let repeats = #""repeats": {"afterAI": 0.1}"#
        for given in [#""repeats": {}"#, #""repeats": {"afterAI": 0}"#] {
            #expect(try unstated(SmallDesk.text(repeats, given)) == [noFailures])
        }
        let silent = try SmallDesk.text(repeats, #""warmUpDays": 0"#)
        #expect(try unstated(silent) == ["repeats: nobody returns", noFailures])
        let setting = try SmallDesk.setting("repeats.afterAI", "0")
        #expect(try unstated(silent, [setting]) == [noFailures])
    }

    @Test func whoWaitsForEver() throws {
        let text = try SmallDesk.text(patience, "")
        #expect(
            try unstated(text) == [
                "humans.patienceMinutes: everybody waits for ever", noFailures,
            ])
        let room = try SmallDesk.text(patience, #", "waitingRoom": 0"#)
        #expect(try unstated(room) == [noFailures])
        let own =
            #"[{"name": "a", "share": 0.5, "patienceMinutes": "#
            + #"{"distribution": "constant", "value": 1}}, {"name": "b", "share": 0.5}]"#
        #expect(
            try unstated(text, [SmallDesk.setting("intents", own)]) == [
                "humans.patienceMinutes: those with b wait for ever", noFailures,
            ])
    }

    @Test func onlyWhatApplies() throws {
        let alone = [
            try SmallDesk.setting("humans", "null"), try SmallDesk.setting("ai.share", "1"),
        ]
        #expect(try unstated(SmallDesk.text, alone) == [])
        let people = [
            try SmallDesk.setting("ai", "null"), try SmallDesk.setting("humans.agents", "3"),
        ]
        #expect(try unstated(SmallDesk.text, people) == ["humans.resolution: humans never fail"])
        let fallible = people + [try SmallDesk.setting("humans.resolution", "1")]
        #expect(try unstated(SmallDesk.text, fallible) == [])
    }
}
