import ContactRouting
import RandomVariates
import SimulationKernel
import Testing

@testable import Workloads

/// Days, and parts of them, that are busier or quieter at random.
@Suite struct ScenarioBuilderDemandFactorsTests {
    private static let demand = #""freshPerMonth": 3000"#

    private func demand(_ members: String, warmUp: String = "") throws -> Demand {
        let text = try SmallDesk.text(Self.demand, Self.demand + ", " + members)
        return try SmallDesk.workload(
            text.replacing(#""horizonDays": 1"#, with: #""horizonDays": 1\#(warmUp)"#)
        ).scenario.demand
    }

    /// The short form says the same as the long one without correlation.
    @Test func theShortFormIsTheLongOne() throws {
        let short = try demand(#""dayFactorCV": 0.3"#)
        let long = try demand(#""dayFactor": {"cv": 0.3}"#)
        #expect(short == long && long.dayFactorCorrelation == 0)
        #expect(abs((long.dayFactor?.variance ?? 0) - 0.09) < 1e-12)
        let other = try demand(#""dayFactor": {"cv": 0.3, "correlation": 0.6}"#)
        #expect(other.dayFactorCorrelation == 0.6 && other.dayFactor == long.dayFactor)
    }

    @Test func onePartOrEach() throws {
        let one = try demand(#""intervalFactor": {"minutes": 360, "cv": 0.2, "correlation": 0.7}"#)
        let factor = try #require(one.intervalFactor)
        #expect(factor.interval == TimeSpan(seconds: 21_600) && factor.correlation == 0.7)
        #expect(factor.laws.allSatisfy { abs(($0?.variance ?? 0) - 0.04) < 1e-12 })
        let each = try demand(#""intervalFactor": {"minutes": 360, "cv": [0.1, 0, 0.2, 0.3]}"#)
        let variances = each.intervalFactor?.laws.map { $0?.variance ?? 0 } ?? []
        #expect(zip(variances, [0.01, 0, 0.04, 0.09]).allSatisfy { abs($0 - $1) < 1e-12 })
        #expect(try demand(#""intervalFactor": {"cv": 0}"#).intervalFactor == nil)
    }

    /// Parts are those of the clock, wherever in the day the run begins.
    @Test func theWarmUpBeginsInTheMiddleOfADay() throws {
        let each = try demand(
            #""intervalFactor": {"minutes": 360, "cv": [0.1, 0, 0.2, 0.3]}"#,
            warmUp: #", "warmUpDays": 0.25"#)
        let variances = each.intervalFactor?.laws.map { $0?.variance ?? 0 } ?? []
        #expect(zip(variances, [0.09, 0.01, 0, 0.04]).allSatisfy { abs($0 - $1) < 1e-12 })
    }

    @Test(arguments: [
        (
            #""dayFactorCV": 0.2, "dayFactor": {"cv": 0.3}"#,
            "6:52: cannot be given beside dayFactor, whose cv is the same"
        ),
        (
            #""dayFactor": {"correlation": 0.3}"#,
            "6:50: missing key \"cv\" in demand.dayFactor: it must be a number from 0 to 5"
        ),
        (#""dayFactor": {"cv": 0.0001}"#, "6:57: must be 0, or at least 0.001 (found 0.0001)"),
        (
            #""dayFactor": {"cv": 0.1, "correlation": 1}"#,
            "6:77: demand.dayFactor.correlation must be a number from -0.99 to 0.99 (found 1)"
        ),
        (
            #""intervalFactor": {"minutes": 50, "cv": 0.1}"#,
            "6:67: must divide a day: 15, 30 or 60, for instance (found 50)"
        ),
        (
            #""intervalFactor": {"minutes": 60, "cv": [0.1, 0.2]}"#,
            "6:77: must have 24 numbers, one for each 60 minutes of a day (found 2)"
        ),
        (
            #""intervalFactor": {"minutes": 360, "cv": [0.1, 0, 0.0002, 0]}"#,
            "6:78: must be 0, or at least 0.001 (found 0.0002)"
        ),
        (
            #""arrivals": "replay", "intervalFactor": {"cv": 0.1}"#,
            "cannot be given with a replay, whose counts are exact"
        ),
    ])
    func whatCannotBe(members: String, message: String) throws {
        let text = try SmallDesk.text(Self.demand, Self.demand + ", " + members)
        let problems = SmallDesk.problems(text)
        #expect(problems.contains { $0.contains(message) }, "\(problems)")
    }
}
