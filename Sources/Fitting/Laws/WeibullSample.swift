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

    /// Means that some law of a shape between two makes nearly as likely as the likeliest one: the
    /// interval of 95 % by the profile of the likelihood (Meeker and Escobar 1998, 8.3).
    func meanInterval(shapes: ClosedRange<Double>) -> ClosedRange<Double> {
        let likeliest = min(shapes.upperBound, max(shapes.lowerBound, fit()?.shape ?? 1))
        let likely = shapeInterval(around: likeliest).clamped(to: shapes)
        let steps = 40
        let ratio = Elementary.log(likely.upperBound / likely.lowerBound)
        let limit = Profile(self, events: events, shape: likeliest).best - WeibullSample.drop
        let intervals = (0...steps).compactMap { step in
            let shape = likely.lowerBound * Elementary.exp(ratio * Double(step) / Double(steps))
            return Profile(self, events: events, shape: shape).means(above: limit)
        }
        let (low, high) = (intervals.map(\.lowerBound).min(), intervals.map(\.upperBound).max())
        return (low ?? 0)...(high ?? .greatestFiniteMagnitude)
    }

    /// How much less the logarithm of the likelihood is at the ends of an interval of 95 %: half
    /// of what a chi-squared variable exceeds in one of twenty cases.
    private static let drop = 1.921

    /// Shapes, by the profile of the likelihood.
    func shapeInterval(around shape: Double) -> ClosedRange<Double> {
        let limit = Profile(self, events: events, shape: shape).best - WeibullSample.drop
        func isLikely(_ shape: Double) -> Bool {
            Profile(self, events: events, shape: shape).best >= limit
        }
        let below = bisect(from: 1, to: 8) { isLikely(shape / $0) }
        let above = bisect(from: 1, to: 8) { isLikely(shape * $0) }
        return shape / below...shape * above
    }

    /// The likelihood of the laws of one shape. With u for the shape times the logarithm of the
    /// scale it is a constant less events times u less a sum of powers times exp(-u).
    private struct Profile {
        let shape: Double
        let events: Double
        let constant: Double
        let logPowers: Double

        init(_ sample: WeibullSample, events: Double, shape: Double) {
            let all = sample.ended + sample.censored
            let greatest = Elementary.log(all.map(\.value).max() ?? 1)
            let powers = all.reduce(0) {
                $0 + $1.count
                    * Elementary.exp(shape * (Elementary.log($1.value) - greatest))
            }
            (self.shape, self.events) = (shape, events)
            logPowers = Elementary.log(powers) + shape * greatest
            let logs = sample.ended.reduce(0) { $0 + $1.count * Elementary.log($1.value) }
            constant = events * Elementary.log(shape) + (shape - 1) * logs
        }

        private var summit: Double { logPowers - Elementary.log(events) }

        func value(_ u: Double) -> Double {
            constant - events * u - Elementary.exp(logPowers - u)
        }

        var best: Double { value(summit) }

        /// The means above a likelihood; nil if there are none.
        func means(above limit: Double) -> ClosedRange<Double>? {
            guard best >= limit else { return nil }
            func end(_ sign: Double) -> Double {
                let reach = bisect(from: 1e-9, to: 60) { value(summit + sign * $0) >= limit }
                return WeibullSample.mean(
                    shape: shape, scale: Elementary.exp((summit + sign * reach) / shape))
            }
            return end(-1)...end(1)
        }
    }
}
