import ElementaryFunctions
import RandomVariates
import SimulationKernel

/// The random factors on the rate of fresh issues in the course of one run: that of the day times
/// that of the interval of the day.
package struct DemandFactors {
    private let day: Distribution?
    private let dayCorrelation: Double
    private let intervals: IntervalFactor?
    private let dayDraws: KeyedStream
    private let intervalDraws: KeyedStream
    /// The day that is at hand, its normal number and its factor.
    private var dayNumber: Int64 = -1
    private var dayScore = 0.0
    private var dayFactor = 1.0
    /// The same of the interval of that day.
    private var intervalNumber: Int64 = -1
    private var intervalScore = 0.0
    private var intervalFactor = 1.0

    /// The factors of one replication.
    package init(_ demand: Demand, _ stream: CustomerStream) {
        day = demand.dayFactor
        dayCorrelation = demand.dayFactorCorrelation
        intervals = demand.intervalFactor
        dayDraws = stream.draws(.dayFactor)
        intervalDraws = stream.draws(.intervalFactor)
    }

    /// The factor at an instant, and until when it holds; instants are asked for in the order of
    /// time.
    package mutating func factor(at now: Instant) -> (value: Double, until: Instant) {
        let length = TimeSpan.day.ticks
        turn(toDay: now.ticks / length)
        guard let intervals else { return (dayFactor, .distantFuture) }
        let number = now.ticks % length / intervals.interval.ticks
        turn(toInterval: number, intervals)
        let end = dayNumber * length + (number + 1) * intervals.interval.ticks
        return (dayFactor * intervalFactor, Instant(ticks: end))
    }

    private mutating func turn(toDay number: Int64) {
        guard number > dayNumber else { return }
        defer { intervalNumber = -1 }
        guard let day else {
            dayNumber = number
            return
        }
        guard dayCorrelation != 0 else {
            dayNumber = number
            dayFactor = day.quantile(dayDraws.uniform(entity: UInt64(number)))
            return
        }
        while dayNumber < number {
            dayNumber += 1
            let luck = dayDraws.uniform(entity: UInt64(dayNumber))
            dayScore.follow(luck, dayCorrelation, isFirst: dayNumber == 0)
        }
        dayFactor = day.value(ofScore: dayScore)
    }

    private mutating func turn(toInterval number: Int64, _ intervals: IntervalFactor) {
        guard number > intervalNumber else { return }
        while intervalNumber < number {
            intervalNumber += 1
            let luck = intervalDraws.uniform(
                entity: UInt64(dayNumber), index: UInt64(intervalNumber))
            intervalScore.follow(luck, intervals.correlation, isFirst: intervalNumber == 0)
        }
        intervalFactor = intervals.laws[Int(number)]?.value(ofScore: intervalScore) ?? 1
    }
}

extension Double {
    /// Becomes the next number of a normal autoregression of order one.
    fileprivate mutating func follow(_ luck: Double, _ correlation: Double, isFirst: Bool) {
        let news = Elementary.normalQuantile(luck)
        let share = (1 - correlation * correlation).squareRoot()
        self = isFirst ? news : correlation * self + share * news
    }
}

extension Distribution {
    /// The value that is exceeded with the probability with which a standard normal number
    /// exceeds `score`.
    fileprivate func value(ofScore score: Double) -> Double {
        quantile(min(max(Elementary.normalCumulative(score), 0x1p-53), 1 - 0x1p-53))
    }
}
