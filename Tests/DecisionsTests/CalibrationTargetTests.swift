import Experiments
import Testing

@testable import Decisions

@Suite struct CalibrationTargetTests {
    @Test func numbersAndTheirErrors() throws {
        let plain = try CalibrationTarget("offered=17400")
        #expect(plain.measure.name == "offered" && plain.value == 17_400 && plain.error == 0)
        #expect(plain.text == "offered=17400" && !plain.needsBaseline)
        for text in ["abandonmentRate=3%±1%", "abandonmentRate=0.03+-0.01"] {
            let target = try CalibrationTarget(text)
            #expect(target.value == 0.03 && target.error == 0.01)
            // As it is typed, so that nothing is lost by writing it again.
            #expect(target.text == text.replacing("+-", with: "±"))
        }
        let part = try CalibrationTarget("abandonmentRate[a=b]=3%")
        #expect(part.measure.name == "abandonmentRate[a=b]" && part.value == 0.03)
        let change = try CalibrationTarget("repeatRateChange=-25%")
        #expect(change.needsBaseline && change.value == -0.25)
    }

    @Test(arguments: [
        "offered", "offered=", "offered=x", "offered=1±", "offered=1±2±3", "offered=1±-2",
        "offerd=1", "offered=3%", "abandonmentRate=1.2", "abandonmentRate=-1%",
        "abandonmentRate=70%±2", "=3", "",
    ])
    func whatIsNone(text: String) {
        #expect(throws: InvalidQuestion.self) { try CalibrationTarget(text) }
    }
}
