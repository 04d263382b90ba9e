import SimulationStatistics
import Testing

@testable import Decisions
@testable import Experiments

@Suite struct TargetTests {
    @Test(arguments: [
        ("serviceLevel>=0.8", "serviceLevel>=0.8"), ("serviceLevel>=80%", "serviceLevel>=0.8"),
        ("abandonmentRate<=3e-2", "abandonmentRate<=0.03"),
        ("waitingSeconds<=20", "waitingSeconds<=20"),
    ])
    func targetsAreRead(text: String, canonical: String) throws {
        #expect(try Target(text).text == canonical)
    }

    @Test(arguments: [
        "", "serviceLevel", "serviceLevel>0.8", "serviceLevel>=", ">=0.8", "serviceLevel>=high",
        "serviceLevel>=0.8 ,", "serviceLevel>=1.2", "abandonmentRate<=-0.1", "serviceLevel>=120%",
        "waitingSeconds<=20%", "costPerConversation<=5%",
    ])
    func otherTextsAreNone(text: String) {
        #expect(throws: InvalidQuestion.self) { try Target(text) }
    }

    @Test func aMisspeltMeasureIsRecognised() {
        let error = #expect(throws: InvalidQuestion.self) { try Target("servicelevl>=0.8") }
        #expect(error?.hint.contains("Did you mean 'serviceLevel'?") == true)
    }

    @Test func targetsThatNoValueMeets() throws {
        let apart = ["occupancy<=0.8", "serviceLevel>=0.9", "occupancy>=0.85"]
        let error = #expect(throws: InvalidQuestion.self) {
            try Target.check(apart.map { try Target($0) })
        }
        #expect(error?.message == "'occupancy>=0.85' and 'occupancy<=0.8' contradict each other")
        let close = ["occupancy<=0.85", "occupancy>=0.85"]
        #expect(throws: Never.self) { try Target.check(close.map { try Target($0) }) }
    }

    @Test func verdicts() throws {
        let target = try Target("waitingSeconds<=20")
        func verdict(_ mean: Double, _ halfWidth: Double?) -> TargetVerdict {
            target.verdict(on: Estimate(mean: mean, halfWidth: halfWidth))
        }
        #expect(verdict(18, 2) == .met)
        #expect(verdict(18, 2.1) == .undecided)
        #expect(verdict(22, 2) == .undecided)
        #expect(verdict(22.1, 2) == .missed)
        #expect(verdict(1, nil) == .undecided)
        #expect(target.margin(18) == 2)
        #expect(try Target("serviceLevel>=0.8").margin(0.75) < 0)
    }
}
