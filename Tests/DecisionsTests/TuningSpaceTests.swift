import SimulationStatistics
import StrictJSON
import Testing
import Workloads

@testable import Decisions
@testable import Experiments

@Suite struct TuningSpaceTests {
    @Test func inputsAreReadAsTheyAreTyped() throws {
        let space = try TuningSpace(varying: [
            "humans.agents=10,12.5,16", "$.ai[\"accuracy\"]=0.5:0.9",
        ])
        #expect(space.axes.map(\.name) == ["humans.agents", "ai.accuracy"])
        #expect(space.axes.map(\.scale) == [.values([10, 12.5, 16]), .linear(0.5...0.9)])
        #expect(space.current == nil)
        #expect(space.uniform == nil)
        #expect(
            space.settings([12, 0.625]).map(\.description) == [
                "--set humans.agents=12", "--set ai.accuracy=0.625",
            ])
    }

    @Test(arguments: [
        "", "ai.share", "=1:2", "ai.share=", "ai.share=0.5:0.5", "ai.share=2:1", "ai.share=1:2:0",
        "ai.share=1:", "ai.share=1,", "ai.share=1,,2", "ai.share=a,b", "ai.share=nan,1",
        "ai.share=0:inf", "ai.share=1,2:3", "ai..share=1:2",
    ])
    func whatIsNoInput(text: String) {
        #expect(throws: InvalidQuestion.self) { try TuningSpace(varying: [text]) }
    }

    /// A range of an input that is a whole number has no values between.
    @Test func wholeNumbers() throws {
        let space = try TuningSpace(varying: ["humans.agents=9.5:21", "humans.shrinkage=0.1:0.3"])
        #expect(space.axes.map(\.scale) == [.whole(10...21), .linear(0.1...0.3)])
        let agents = space.axes[0].scale
        #expect([0, 0.1, 0.5, 1].map { agents.value(at: $0, nil) } == [10, 11, 16, 21])
        #expect(agents.place(of: 21, nil) == 1)
        #expect(abs(agents.leastStep - 1 / 11.0) < 1e-15)
        #expect(throws: InvalidQuestion.self) {
            try TuningSpace(varying: ["humans.agents=10.2:10.8"])
        }
    }

    /// Steps are those of a sweep, exact in decimals.
    @Test func stepsAreTriedOneByOne() throws {
        let space = try TuningSpace(varying: ["ai.share=0.1:0.5:0.1"])
        #expect(space.axes.map(\.scale) == [.values([0.1, 0.2, 0.3, 0.4, 0.5])])
    }

    @Test func anInputIsNamedOnce() throws {
        let error = #expect(throws: InvalidQuestion.self) {
            try TuningSpace(varying: ["ai.share=0:1", "ai.accuracy=0:1", "$.ai.share=1,2"])
        }
        #expect(error?.message == "'ai.share' is varied twice")
    }

    /// A tenth of the answers is believed to .2, four tenths to .5 and half of them to .9.
    private static let confidences = CalibrationTable([
        .init(confidence: 0.2, correct: 1, wrong: 9),
        .init(confidence: 0.5, correct: 20, wrong: 20),
        .init(confidence: 0.9, correct: 45, wrong: 5),
    ])

    @Test func aLineThereAndBack() {
        let scale = TuningSpace.Scale.linear(10...30)
        #expect(scale.value(at: 0, nil) == 10)
        #expect(scale.value(at: 0.25, nil) == 15)
        #expect(scale.value(at: 1, nil) == 30)
        for value in [10, 17.5, 30] {
            #expect(scale.value(at: scale.place(of: value, nil), nil) == value)
        }
        #expect(scale.place(of: 5, nil) == 0)
        #expect(scale.place(of: 50, nil) == 1)
    }

    @Test func aListThereAndBack() {
        let scale = TuningSpace.Scale.values([1, 2, 10])
        for value in [1.0, 2, 10] {
            #expect(scale.value(at: scale.place(of: value, nil), nil) == value)
        }
        #expect(scale.value(at: 0.3, nil) == 2)
        #expect(scale.place(of: 7, nil) == 1)
        #expect(TuningSpace.Scale.values([3]).place(of: 3, nil) == 0)
        #expect(!scale.isContinuous)
    }

    /// Steps of confidence are shares of the answers, so that none is spent where nobody is.
    @Test func confidenceThereAndBack() {
        let scale = TuningSpace.Scale.confidence
        #expect(scale.isContinuous)
        #expect(scale.value(at: 0, Self.confidences) == 0)
        #expect(scale.value(at: 0.05, Self.confidences) == 0.2)
        #expect(scale.value(at: 0.3, Self.confidences) == 0.5)
        #expect(scale.value(at: 0.9, Self.confidences) == 0.9)
        #expect(scale.value(at: 1, Self.confidences) == 1)
        #expect(scale.place(of: 0, Self.confidences) == 0)
        #expect(scale.place(of: 0.5, Self.confidences) == 0.1)
        #expect(scale.place(of: 0.9, Self.confidences) == 0.5)
        #expect(scale.place(of: 1, Self.confidences) == 1)
        for value in [0, 0.5, 0.9] {
            let place = scale.place(of: value, Self.confidences)
            #expect(scale.value(at: place, Self.confidences) == value)
        }
        #expect(scale.value(at: 0.4, nil) == 0.4)
        #expect(scale.place(of: 0.4, nil) == 0.4)
    }
}
