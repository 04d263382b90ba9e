import ElementaryFunctions
import RandomVariates

/// How long customers wait before they give up, estimated from those who did and those who were
/// served first, whose patience is only known to be longer.
///
/// The mean of those who gave up says next to nothing of it: the patient are not among them.
public struct PatienceFit: Sendable {
    /// How it was estimated.
    public enum Method: String, Sendable {
        /// Too few gave up: nothing is known.
        case unknown
        /// One rate of giving up, which is what 10 to 99 can tell.
        case exponential
        /// A rate that falls or rises with the wait.
        case weibull
    }

    /// How many gave up.
    public let abandoned: Int
    /// How many were served after a wait.
    public let servedAfterWait: Int
    /// How it was estimated.
    public let method: Method
    /// Mean in minutes, with its interval of 95 %; nil if it is not known.
    public let mean: (value: Double, interval: ClosedRange<Double>)?
    /// Shape of the Weibull law and its interval; nil for another method.
    public let shape: (value: Double, interval: ClosedRange<Double>)?
    /// The longest wait of all, in minutes: what is beyond has never been seen.
    public let longestWait: Double
    /// Share of customers who would wait longer than that, by the law.
    public let beyond: Double
    /// How many have not given up after so many minutes: by the law, and by Kaplan and Meier
    /// (1958) without one.
    public let survival: [(minutes: Double, law: Double, kaplanMeier: Double)]
    /// The law, in minutes; nil if it is not known.
    public let law: Law?

    /// Fits the waits of those who gave up and of those who were served.
    init(abandoned: DurationTally, served: DurationTally) {
        self.abandoned = abandoned.count
        servedAfterWait = served.histogram.count
        longestWait = max(abandoned.longest, served.longest) / 60
        let events = Double(abandoned.count)
        let exposure = abandoned.sum + served.sum
        guard abandoned.count >= 10, exposure > 0 else {
            (method, mean, shape, law, beyond, survival) = (.unknown, nil, nil, nil, 1, [])
            return
        }
        let sample = PatienceFit.sample(abandoned, served)
        let value = exposure / 60 / events
        let exponential = (
            value: value,
            interval: PatienceFit.minutes(sample.meanInterval(shapes: PatienceFit.usualShapes))
        )
        let weibull =
            abandoned.count >= 100 ? PatienceFit.weibull(sample, exposure / events) : nil
        let distribution: Distribution
        if let weibull {
            (method, mean, shape) = (.weibull, weibull.mean, weibull.shape)
            let law = Law.weibull(
                mean: weibull.mean.value.rounded(to: 5), shape: weibull.shape.value.rounded(to: 4))
            (self.law, distribution) = (law, law.distribution())
        } else {
            (method, mean, shape) = (.exponential, exponential, nil)
            let law = Law.exponential(mean: exponential.value.rounded(to: 5))
            (self.law, distribution) = (law, law.distribution())
        }
        beyond = 1 - distribution.cumulative(longestWait)
        survival = PatienceFit.survival(distribution, abandoned, served)
    }

    /// Shapes that patience is known to have: few events do not tell which, so that the interval
    /// of the mean allows for all of them. Below 1 who has waited goes on waiting, as Brown et al.
    /// (2005) found.
    static let usualShapes = 0.5...1.5

    private static func minutes(_ seconds: ClosedRange<Double>) -> ClosedRange<Double> {
        seconds.lowerBound / 60...seconds.upperBound / 60
    }

    /// The waits. Who gave up at once is taken to have waited half of the least time that was
    /// noted.
    private static func sample(
        _ abandoned: DurationTally, _ served: DurationTally
    ) -> WeibullSample {
        let least = abandoned.bins.first?.middle ?? 1
        let zeros = abandoned.zeros > 0 ? [(value: least / 2, count: Double(abandoned.zeros))] : []
        return WeibullSample(
            ended: zeros + abandoned.bins.map { ($0.middle, $0.count) },
            censored: served.bins.map { ($0.middle, $0.count) })
    }

    /// A Weibull law, if it is better than the exponential by the test of the likelihood ratio at
    /// 5 %.
    private static func weibull(
        _ sample: WeibullSample, _ mean: Double
    ) -> (
        mean: (value: Double, interval: ClosedRange<Double>),
        shape: (value: Double, interval: ClosedRange<Double>)
    )? {
        guard let fit = sample.fit(),
            2 * (fit.logLikelihood - sample.logLikelihood(shape: 1, scale: mean)) > 3.841
        else { return nil }
        let shapes = sample.shapeInterval(around: fit.shape)
        return (
            (fit.mean / 60, minutes(sample.meanInterval(shapes: shapes))), (fit.shape, shapes)
        )
    }

    /// Shares that have not given up, at the waits by which a quarter, a half and more of the
    /// waits were over.
    private static func survival(
        _ law: Distribution, _ abandoned: DurationTally, _ served: DurationTally
    ) -> [(minutes: Double, law: Double, kaplanMeier: Double)] {
        var waits = served
        waits.merge(abandoned)
        let points = [0.5, 0.75, 0.9, 0.99].map { waits.quantile($0) }
        let events = abandoned.bins.map { (upper: $0.upper, count: $0.count, isEvent: true) }
        let others = served.bins.map { (upper: $0.upper, count: $0.count, isEvent: false) }
        let steps = (events + others).sorted { $0.upper < $1.upper }
        var left = Double(waits.histogram.count)
        // Who gave up at once was at risk; who was served at once was not.
        var share = left / (left + Double(abandoned.zeros))
        var found: [(minutes: Double, law: Double, kaplanMeier: Double)] = []
        var next = 0
        for point in points where point > 0 && point / 60 != found.last?.minutes {
            while next < steps.count, steps[next].upper <= point {
                if steps[next].isEvent { share *= 1 - steps[next].count / left }
                left -= steps[next].count
                next += 1
            }
            found.append((point / 60, 1 - law.cumulative(point / 60), share))
        }
        return found
    }
}
