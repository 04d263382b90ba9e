import FieldTables
import RandomVariates
import Testing

/// A distribution with the name under which a failing test shows it.
struct Sample: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let distribution: Distribution

    init(_ name: String, _ distribution: Distribution) {
        testDescription = name
        self.distribution = distribution
    }

    /// One of each kind, or several where the algorithm changes.
    static let all: [Sample] =
        monotone + [
            Sample(
                "overlapping mixture",
                .mixture([(0.25, .exponential(mean: 1)), (0.75, .exponential(mean: 10))])),
            Sample(
                "shifted mixture with an atom",
                .shifted(-1.3, .mixture([(3, .constant(0.7)), (2, .exponential(mean: 0.9))]))),
        ]

    static let monotone: [Sample] = [
        Sample("constant", .constant(-2.5)),
        Sample("exponential", .exponential(mean: 4.2)),
        Sample("lognormal", .lognormal(mean: 11, coefficientOfVariation: 1)),
        Sample("narrow lognormal", .lognormal(mean: 11, coefficientOfVariation: 0.01)),
        Sample("lognormal by median", .lognormal(median: 2, sigma: 0.5)),
        Sample("gamma", .gamma(mean: 3, coefficientOfVariation: 0.5)),
        Sample("wide gamma", .gamma(mean: 3, coefficientOfVariation: 2)),
        Sample("weibull", .weibull(mean: 5, shape: 1.5)),
        Sample("weibull with falling hazard", .weibull(mean: 5, shape: 0.7)),
        Sample("uniform", .uniform(-2, 6)),
        Sample("triangular", .triangular(lower: -1, mode: 2, upper: 7)),
        Sample("triangular with its peak at the left", .triangular(lower: 1, mode: 1, upper: 3)),
        Sample("triangular with its peak at the right", .triangular(lower: 1, mode: 3, upper: 3)),
        Sample("empirical", .empirical(values: [3, 1, 4, 1, 5, 9, 2, 6])),
        Sample("histogram", .histogram(edges: [0, 1, 3, 10, 20, 21], weights: [2, 5, 0, 3, 0])),
        Sample("ordered mixture", .mixture([(1, .uniform(0, 1)), (2, .uniform(1, 5))])),
        Sample("shifted and scaled", .shifted(3, .exponential(mean: 2)).scaled(by: 1.0 / 60)),
    ]
}

extension Sample {
    /// All that is asked of every distribution, for the test of one family.
    func expectSound() {
        DistributionTests().quantileNeverDecreases(self)
        DistributionTests().cumulativeUndoesIt(self)
        DistributionTests().endsOfTheUnitIntervalGiveFiniteValues(self)
        DistributionTests().scalingMultipliesEveryValue(self)
        DistributionFillTests().givesTheSameBitsAsSingleDraws(self)
        DistributionCumulativeTests().drawsFollowIt(self)
        DistributionMomentsTests().drawsHaveThem(self)
    }
}

extension Law {
    /// One of each family, and both ways to write a lognormal.
    static let samples: [Law] =
        simple + [
            .mixture([(3, .exponential(mean: 5)), (0.5, .histogram(edges: [0, 9], weights: [2]))]),
            .shifted(by: 2, .lognormal(mean: 3, cv: 1)),
        ]

    static let simple: [Law] = [
        .constant(2), .exponential(mean: 4), .lognormal(mean: 11, cv: 0.7),
        .lognormal(median: 2, sigma: 0.5), .gamma(mean: 3, cv: 2), .weibull(mean: 5, shape: 1.5),
        .uniform(1, 6), .triangular(lower: 1, mode: 2, upper: 7), .empirical(values: [3, 1, 4]),
        .histogram(edges: [0, 1, 3, 10], weights: [2, 5, 3]),
    ]

    /// What is written for a law with these members.
    static func written(_ word: String, _ members: KeyValuePairs<String, Datum>) -> Datum {
        .object(
            [.init("distribution", .text(word))] + members.map { Datum.Member($0.key, $0.value) })
    }
}

extension Datum {
    static func numbers(_ numbers: Double...) -> Datum { .list(numbers.map(Datum.number)) }
}
