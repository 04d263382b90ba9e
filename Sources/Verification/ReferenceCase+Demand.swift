import ContactRouting
import Experiments
import QueueingTheory
import SimulationKernel

/// Counts of days and parts of days that are busier or quieter at random.
extension ReferenceCase {
    static let busyHours = ReferenceCase(
        "theory/busy-hours", replications: 30_000,
        [
            Expectation("issues") { $0.expectedIssues },
            covariance("varianceInAPart", 0, 0) { scenario in
                let mean = scenario.expectedInAPart
                return mean + mean * mean * (try scenario.meanProduct(days: 0, parts: 0) - 1)
            },
            covariance("covarianceOfParts", 0, 1) { scenario in
                let mean = scenario.expectedInAPart
                return mean * mean * (try scenario.meanProduct(days: 0, parts: 1) - 1)
            },
            covariance("covarianceOfPartsFarApart", 0, 3) { scenario in
                let mean = scenario.expectedInAPart
                return mean * mean * (try scenario.meanProduct(days: 0, parts: 3) - 1)
            },
            Expectation(
                quantity: .mean("covarianceOfDays") { tally, scenario in
                    let parts = scenario.demand.intervalFactor?.laws.count ?? 0
                    let mean = scenario.expectedInAPart * Double(parts)
                    let days = [0..<parts, parts..<2 * parts].map { day in
                        day.reduce(0) { $0 + tally.fresh(inPart: $1, scenario) }
                    }
                    return (days[0] - mean) * (days[1] - mean)
                }
            ) { scenario in
                let mean = scenario.expectedIssues / 2
                return mean * mean * (try scenario.meanProduct(days: 1, parts: nil) - 1)
            },
        ])

    /// The covariance of the counts of two parts, numbered from the start of the run.
    private static func covariance(
        _ name: String, _ first: Int, _ second: Int,
        _ exact: @escaping @Sendable (Scenario) throws -> Double
    ) -> Expectation {
        Expectation(
            quantity: .mean(name) { tally, scenario in
                let mean = scenario.expectedInAPart
                return (tally.fresh(inPart: first, scenario) - mean)
                    * (tally.fresh(inPart: second, scenario) - mean)
            }, exact: exact)
    }
}

extension Tally {
    /// Fresh issues in a part of a day.
    fileprivate func fresh(inPart number: Int, _ scenario: Scenario) -> Double {
        let hours = scenario.hoursOfPart
        let first = scenario.measurement.intervalOfWeek(at: .zero) + number * hours
        return (0..<hours).reduce(0) {
            $0 + Double(byInterval[(first + $1) % byInterval.count].fresh)
        }
    }
}

extension Scenario {
    fileprivate var hoursOfPart: Int {
        Int((demand.intervalFactor?.interval.hours ?? 1).rounded())
    }

    fileprivate var expectedInAPart: Double {
        (demand.issues.value(inInterval: 0) ?? 0) * Double(hoursOfPart)
    }

    /// The mean of the product of the factors of two parts that are so many days and parts apart;
    /// parts of different days have nothing in common but those of the days.
    fileprivate func meanProduct(days: Int, parts: Int?) throws -> Double {
        func copula(_ variance: Double) -> GammaCopula {
            GammaCopula(coefficientOfVariation: variance.squareRoot())
        }
        var product = 1.0
        if let law = demand.dayFactor {
            let day = copula(law.variance)
            product *= day.meanProduct(
                day, correlation: demand.dayFactorCorrelation.power(days))
        }
        if let parts, let factor = demand.intervalFactor, let law = factor.laws[0] {
            let part = copula(law.variance)
            product *= part.meanProduct(part, correlation: factor.correlation.power(parts))
        }
        return product
    }
}

extension Double {
    fileprivate func power(_ exponent: Int) -> Double {
        (0..<exponent).reduce(1) { product, _ in product * self }
    }
}
