import ElementaryFunctions

/// Times of which some ended and others were cut off, for a Weibull law: values and how many of
/// each.
struct WeibullSample {
    var ended: [(value: Double, count: Double)]
    var censored: [(value: Double, count: Double)]

    /// The law of the greatest likelihood.
    struct Fit {
        var shape: Double
        var scale: Double
        var logLikelihood: Double
        var mean: Double { WeibullSample.mean(shape: shape, scale: scale) }
    }

    static func mean(shape: Double, scale: Double) -> Double {
        scale * Elementary.exp(Elementary.logGamma(1 + 1 / shape))
    }

    private var events: Double { ended.reduce(0) { $0 + $1.count } }

    /// The fit, by the equation of the shape alone (Cohen 1965); nil if nothing ended or all
    /// values are alike.
    func fit() -> Fit? {
        let events = events
        guard events > 0, let first = ended.first,
            (ended + censored).contains(where: { $0.value != first.value })
        else { return nil }
        let meanLog = ended.reduce(0) { $0 + $1.count * Elementary.log($1.value) } / events
        let logs = (ended + censored).map { (Elementary.log($0.value), $0.count) }
        let greatest = logs.map(\.0).max() ?? 0
        func sums(_ shape: Double) -> (powers: Double, weighted: Double) {
            logs.reduce((0, 0)) { sums, entry in
                let power = entry.1 * Elementary.exp(shape * (entry.0 - greatest))
                return (sums.0 + power, sums.1 + power * entry.0)
            }
        }
        let shape = bisect(from: 0.05, to: 200) { shape in
            let (powers, weighted) = sums(shape)
            return weighted / powers - 1 / shape < meanLog
        }
        guard shape > 0.051, shape < 199 else { return nil }
        let scale = Elementary.exp(
            greatest + Elementary.log(sums(shape).powers / events) / shape)
        return Fit(
            shape: shape, scale: scale, logLikelihood: logLikelihood(shape: shape, scale: scale))
    }

    func logLikelihood(shape: Double, scale: Double) -> Double {
        func hazard(_ value: Double) -> Double {
            Elementary.exp(shape * Elementary.log(value / scale))
        }
        let (logShape, logScale) = (Elementary.log(shape), Elementary.log(scale))
        let own = ended.reduce(0.0) { sum, entry in
            let logarithm = Elementary.log(entry.value)
            return sum + entry.count
                * (logShape - logScale + (shape - 1) * (logarithm - logScale)
                    - hazard(entry.value))
        }
        return censored.reduce(own) { $0 - $1.count * hazard($1.value) }
    }

    /// Standard deviations of the logarithms of shape and mean, by the observed information: the
    /// curvature of the likelihood at its summit.
    func deviations(at fit: Fit) -> (shape: Double, mean: Double)? {
        let step = 0.002
        let (shape, mean) = (Elementary.log(fit.shape), Elementary.log(fit.mean))
        func value(_ first: Double, _ second: Double) -> Double {
            let shape = Elementary.exp(shape + first * step)
            let scale =
                Elementary.exp(mean + second * step) / WeibullSample.mean(shape: shape, scale: 1)
            return logLikelihood(shape: shape, scale: scale)
        }
        let middle = value(0, 0)
        let square = step * step
        let a = -(value(1, 0) + value(-1, 0) - 2 * middle) / square
        let b = -(value(0, 1) + value(0, -1) - 2 * middle) / square
        let c = -(value(1, 1) - value(1, -1) - value(-1, 1) + value(-1, -1)) / (4 * square)
        let determinant = a * b - c * c
        guard a > 0, b > 0, determinant > 0 else { return nil }
        return ((b / determinant).squareRoot(), (a / determinant).squareRoot())
    }
}
