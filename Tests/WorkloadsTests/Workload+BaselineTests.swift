import StrictJSON
import Testing

@testable import Workloads

/// What a baseline follows.
@Suite struct WorkloadBaselineTests {
    private func settings(_ pairs: KeyValuePairs<String, String>) throws -> [Setting] {
        try pairs.map { try SmallDesk.setting($0.key, $0.value) }
    }

    /// The settings that a baseline with the text followed, as they are typed.
    private func followed(
        _ pairs: KeyValuePairs<String, String>, in text: String = SmallDesk.text
    ) throws -> [String] {
        try Workload.baseline(following: settings(pairs)) { try SmallDesk.workload(text, $0) }
            .settings.map { "\($0.path.name)=\($0.text)" }
    }

    @Test func customersCalendarAndMeasuringAreCommon() throws {
        #expect(
            try followed([
                "demand.freshPerMonth": "4000", "horizonDays": "2", "start": "2025-01-06",
                "repeats.afterHuman": "0.5", "measures.serviceLevelSeconds": "20",
                "ai.share": "0.9", "humans.agents": "9", "figures": "[]", "baseline": "null",
            ]) == [
                "demand.freshPerMonth=4000", "horizonDays=2", "measures.serviceLevelSeconds=20",
                "repeats.afterHuman=0.5", "start=2025-01-06",
            ])
        #expect(try followed(["ai.share": "0.9"]) == [])
    }

    /// The file has no intents; the two shares make sense together only.
    @Test func whatIsNotValidInItIsLeftOut() throws {
        let shares: KeyValuePairs = [
            "intents[0].share": "0.25", "intents[1].share": "0.75", "demand.freshPerMonth": "9",
        ]
        #expect(try followed(shares) == ["demand.freshPerMonth=9"])
        let intents = #""intents": [{"name": "a", "share": 0.5}, {"name": "b", "share": 0.5}]"#
        let text = try SmallDesk.text(adding: intents)
        #expect(try followed(shares, in: text).count == 3)
        #expect(
            try followed(
                ["intents[0].priority": "2", "intents[7].priority": "2"], in: text) == [
                    "intents[0].priority=2"
                ])
    }

    @Test func aBaselineThatIsWrongAnywayIsReported() throws {
        let wrong = try SmallDesk.text(#""agents": 2"#, #""agents": -2"#)
        #expect(throws: InvalidWorkload.self) { try followed(["horizonDays": "1"], in: wrong) }
    }
}
