import Testing

@testable import Workloads

/// Problems of distributions inside others are reported where they are.
@Suite struct ScenarioBuilderDistributionsTests {
    private static let session = #"{"distribution": "exponential", "mean": 10}"#

    private func problems(_ law: String) throws -> [String] {
        SmallDesk.problems(try SmallDesk.text(Self.session, law))
    }

    @Test func inAMixture() throws {
        let uniform = #"{"distribution": "uniform", "lower": 2, "upper": 1}"#
        let histogram = #"{"distribution": "histogram", "edges": [0, 1], "weights": [0]}"#
        #expect(
            try problems(
                #"{"distribution": "mixture", "parts": [{"weight": 1, "value":\#n\#(uniform)},"#
                    + #"{"weight": 1, "value":\#n\#(histogram)}]}"#
            ) == [
                "11:1: lower must be less than upper, and a mode between them",
                "12:59: some weight must be above 0",
            ])
    }

    @Test func underAShift() throws {
        #expect(
            try problems(
                #"{"distribution": "shifted", "by": 1, "of":\#n{"distribution": "lognormal"}}"#
            ) == ["11:1: a lognormal needs mean and cv, or median and sigma (found none)"])
    }
}
