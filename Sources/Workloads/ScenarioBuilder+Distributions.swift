import RandomVariates
import StrictJSON

extension ScenarioBuilder {
    /// A distribution of seconds; `secondsPerUnit` converts the unit of the file.
    mutating func distribution(_ reading: Reading, secondsPerUnit: Double) -> Distribution {
        inFileUnit(reading).scaled(by: secondsPerUnit)
    }

    private mutating func inFileUnit(_ reading: Reading) -> Distribution {
        func number(_ key: String) -> Double { reading[key].number }
        func numbers(_ key: String) -> [Double] { reading[key].elements.map(\.number) }
        switch reading["distribution"].string {
        case "constant": return .constant(number("value"))
        case "exponential": return .exponential(mean: number("mean"))
        case "lognormal": return lognormal(reading)
        case "gamma":
            return .gamma(mean: number("mean"), coefficientOfVariation: number("cv"))
        case "weibull": return .weibull(mean: number("mean"), shape: number("shape"))
        case "uniform":
            guard isRising(reading, [number("lower"), number("upper")]) else { break }
            return .uniform(number("lower"), number("upper"))
        case "triangular":
            let corners = [number("lower"), number("mode"), number("upper")]
            guard isRising(reading, corners) else { break }
            return .triangular(lower: corners[0], mode: corners[1], upper: corners[2])
        case "empirical": return .empirical(values: numbers("values"))
        case "histogram": return histogram(reading, numbers("edges"), numbers("weights"))
        case "mixture":
            return .mixture(
                reading["parts"].elements.map { ($0["weight"].number, inFileUnit($0["value"])) })
        default: return .shifted(number("by"), inFileUnit(reading["of"]))
        }
        return .constant(0)
    }

    private mutating func lognormal(_ reading: Reading) -> Distribution {
        let keys = ["mean", "cv", "median", "sigma"]
        let given = keys.filter { reading.optional($0) != nil }
        func number(_ key: String) -> Double { reading.optional(key)?.number ?? 0 }
        if given == ["mean", "cv"] {
            return .lognormal(mean: number("mean"), coefficientOfVariation: number("cv"))
        }
        if given == ["median", "sigma"] {
            return .lognormal(median: number("median"), sigma: number("sigma"))
        }
        let found = given.isEmpty ? "none" : given.joined(separator: " and ")
        report(
            reading, "a lognormal needs mean and cv, or median and sigma (found \(found))")
        return .constant(0)
    }

    private mutating func histogram(
        _ reading: Reading, _ edges: [Double], _ weights: [Double]
    ) -> Distribution {
        if weights.count != edges.count - 1 {
            report(
                reading["weights"],
                "must have one weight per bin: \(edges.count - 1) (found \(weights.count))")
        } else if !weights.contains(where: { $0 > 0 }) {
            report(reading["weights"], "some weight must be above 0")
        } else if zip(edges, edges.dropFirst()).contains(where: { $0 >= $1 }) {
            report(reading["edges"], "edges must rise")
        } else {
            return .histogram(edges: edges, weights: weights)
        }
        return .constant(0)
    }

    private mutating func isRising(_ reading: Reading, _ values: [Double]) -> Bool {
        let rises = zip(values, values.dropFirst()).allSatisfy { $0 <= $1 }
        if rises, values[0] < values[values.count - 1] { return true }
        report(reading, "lower must be less than upper, and a mode between them")
        return false
    }
}
