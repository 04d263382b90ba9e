import Experiments
import Testing

@testable import Decisions

@Suite struct CalibrationInputTests {
    @Test func pathsAndRanges() throws {
        let plain = try CalibrationInput("demand.freshPerMonth")
        #expect(plain.name == "demand.freshPerMonth" && plain.range == nil)
        #expect(!plain.isWhole && plain.text == "demand.freshPerMonth")
        let ranged = try CalibrationInput("ai.accuracy=0.5:95%")
        #expect(ranged.range == 0.5...0.95)
        #expect(ranged.text == "ai.accuracy=0.5:0.95")
        #expect(try CalibrationInput("humans.agents=2:9").isWhole)
        #expect(try CalibrationInput("humans.groups[1].agents=2:9").path.steps.count == 4)
    }

    @Test(arguments: [
        "", "=1:2", "a=", "a=1", "a=1:2:3", "a=x:2", "a=2:1", "a=1:1", "a=1:inf",
        "humans.agents=2.1:2.9",
    ])
    func whatIsNone(text: String) {
        #expect(throws: InvalidQuestion.self) { try CalibrationInput(text) }
    }
}
