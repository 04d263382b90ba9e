import Experiments
import Testing

@testable import Decisions

@Suite struct CalibrationQuestionTests {
    private func message(_ inputs: [String], _ targets: [String]) -> String? {
        do {
            _ = try CalibrationQuestion(
                inputs.map { try CalibrationInput($0) },
                from: targets.map { try CalibrationTarget($0) })
            return nil
        } catch let error as InvalidQuestion {
            return error.message
        } catch {
            return "\(error)"
        }
    }

    @Test func asManyNumbersAsInputs() {
        #expect(message(["a"], ["offered=1"]) == nil)
        #expect(message(["a", "b"], ["offered=1", "waitingSeconds=3"]) == nil)
        #expect(
            message(["a", "b"], ["offered=1"]) == "2 inputs cannot be found from 1 numbers")
        #expect(message([], []) == "0 inputs cannot be found from 0 numbers")
        #expect(
            message(["a", "a=1:2"], ["offered=1", "waitingSeconds=3"])
                == "'a' is to be found twice")
        #expect(
            message(["a", "b"], ["offered=1", "offered=2"]) == "'offered' is given twice")
        let names = [
            "offered", "issues", "waitingSeconds", "serviceLevel", "occupancy", "repeatRate",
            "abandonmentRate",
        ]
        #expect(
            message(names.indices.map { "a[\($0)]" }, names.map { "\($0)=0.5" })
                == "7 inputs are too many to find at once")
    }

    @Test func wholeNumbersAreFoundByThemselves() {
        #expect(message(["humans.agents=2:9"], ["waitingSeconds=3"]) == nil)
        let words = message(["humans.agents=2:9", "a"], ["offered=1", "waitingSeconds=3"])
        #expect(
            words == "humans.agents is a whole number, and a is none")
        #expect(
            message(
                ["humans.agents=2:9", "humans.groups[0].agents=1:9"],
                ["offered=1", "waitingSeconds=3"]) == nil)
    }
}
