import Testing

@testable import SimulationStatistics

struct CalibrationTableTests {
    /// The fixture of case T25: ten answers with their confidences.
    private static let fixture = CalibrationTable(
        [
            (0.95, true), (0.92, true), (0.91, false), (0.85, true), (0.81, true), (0.72, true),
            (0.68, false), (0.55, true), (0.52, false), (0.31, false),
        ].map { .init(confidence: $0, correct: $1 ? 1 : 0, wrong: $1 ? 0 : 1) })

    @Test func theFixtureHasItsExactValues() {
        let table = Self.fixture
        #expect(abs(table.expectedCalibrationError(bins: 10) - 0.246) < 1e-12)
        #expect(abs(table.expectedCalibrationError(bins: 5) - 0.122) < 1e-12)
        #expect(abs(table.brierScore - 0.20054) < 1e-12)
        #expect(abs(table.areaUnderRiskCoverage - 0.2219048) < 5e-8)
        #expect(table.accuracy == 0.6)
    }

    @Test(arguments: [(0.5, 9, 3), (0.7, 6, 1), (0.9, 3, 1), (1.01, 0, 0), (0, 10, 4)])
    func thresholdsGiveCoverageAndRisk(threshold: Double, count: Int, wrong: Int) {
        let answers = Self.fixture.answers(from: threshold)
        #expect(answers.count == count && answers.wrong == wrong)
    }

    @Test func theCurveRunsFromTheMostConfidentToAll() {
        let curve = Self.fixture.riskCoverage
        #expect(curve.first?.coverage == 0.1 && curve.first?.risk == 0)
        #expect(curve.last?.coverage == 1 && curve.last?.risk == 0.4)
        #expect(curve[2].risk == 1.0 / 3)
    }

    /// A rising distortion keeps the order, and so the area; calibration it changes.
    @Test func onlyCalibrationSeesADistortion() {
        let distorted = CalibrationTable(
            Self.fixture.levels.map {
                .init(
                    confidence: $0.confidence * $0.confidence, correct: $0.correct,
                    wrong: $0.wrong)
            })
        #expect(distorted.areaUnderRiskCoverage == Self.fixture.areaUnderRiskCoverage)
        #expect(
            distorted.expectedCalibrationError(bins: 10)
                != Self.fixture.expectedCalibrationError(bins: 10))
    }

    /// Ties count as they would on average over all orders: with a single level, the risk.
    @Test func tiesCountAsExpected() {
        let table = CalibrationTable([.init(confidence: 0.5, correct: 3_000, wrong: 1_000)])
        #expect(abs(table.areaUnderRiskCoverage - 0.25) < 1e-12)
        let two = CalibrationTable([
            .init(confidence: 0.9, correct: 1, wrong: 1),
            .init(confidence: 0.1, correct: 0, wrong: 1),
        ])
        // Orders: wrong first 1, .5, 2/3; correct first 0, .5, 2/3.
        #expect(abs(two.areaUnderRiskCoverage - (0.5 + 0.5 + 2.0 / 3) / 3) < 1e-12)
    }

    /// The closed sum of reciprocals is the sum, for levels of any size.
    @Test func largeLevelsAreSummedExactly() {
        let sizes = [7, 150, 3, 40_000, 1_000]
        let table = CalibrationTable(
            sizes.enumerated().map {
                .init(confidence: 0.9 - Double($0) / 10, correct: $1 - $1 / 3, wrong: $1 / 3)
            })
        var (given, wrong, sum) = (0.0, 0.0, 0.0)
        for size in sizes {
            for rank in 1...size {
                sum +=
                    (wrong + Double(rank) * Double(size / 3) / Double(size))
                    / (given + Double(rank))
            }
            given += Double(size)
            wrong += Double(size / 3)
        }
        #expect(abs(table.areaUnderRiskCoverage - sum / given) < 1e-11)
    }

    @Test func equalConfidencesArePutTogether() {
        let table = CalibrationTable([
            .init(confidence: 0.5, correct: 1, wrong: 0),
            .init(confidence: 0.2, correct: 0, wrong: 0),
            .init(confidence: 0.5, correct: 0, wrong: 2),
        ])
        #expect(table.levels == [.init(confidence: 0.5, correct: 1, wrong: 2)])
        #expect(table.count == 3)
    }

    @Test func edgesOfBinsBelongToTheUpperOne() {
        let table = CalibrationTable(
            [0, 0.3, 0.7, 1].map { .init(confidence: $0, correct: 1, wrong: 0) })
        #expect(table.bins(10).map(\.count) == [1, 0, 0, 1, 0, 0, 0, 1, 0, 1])
    }
}
