#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The number waiting in M/M/n+M when it is so large that single customers no longer matter:
/// patience of years, or a load a hair below the servers.
///
/// The birth-death chain is climbed in steps of many states. Over a step the ratio of neighbouring
/// states changes so little that its middle stands for all: the weights are a midpoint rule for
/// the integral of the logarithms, with twenty thousand steps over all that matters. Where the load
/// exceeds the servers by far, this is the normal limit law around (load - servers) x patience.
struct CoarseQueue: Sendable {
    /// The probability that some server is idle.
    let idle: Double
    /// Numbers waiting, in the middle of each step.
    private let ahead: [Double]
    private let probabilities: [Double]
    private let width: Double
    private let fullRate: Double
    private let abandonmentRate: Double

    private static let steps = 20_000
    /// States up to which a chain is climbed one by one.
    static let fineStates = 200_000.0

    /// How many states of waiting customers have noticeable probability, about.
    static func statesThatMatter(
        arrivalRate: Double, fullRate: Double, abandonmentRate: Double
    ) -> Double {
        let deviation = (arrivalRate / abandonmentRate).squareRoot()
        let mean = max(0, arrivalRate - fullRate) / abandonmentRate
        let decay = log(fullRate / arrivalRate)
        return min(mean + 12 * deviation, decay > 0 ? 42 / decay : .infinity)
    }

    /// Solves the queue at `arrivalRate` with `servers`, who finish at `fullRate` in all.
    init(arrivalRate: Double, fullRate: Double, abandonmentRate: Double, servers: Int) {
        let deviation = (arrivalRate / abandonmentRate).squareRoot()
        let mean = max(0, arrivalRate - fullRate) / abandonmentRate
        let start = max(0, mean - 12 * deviation)
        let end = max(
            mean > 0 ? mean + 12 * deviation : 0,
            CoarseQueue.statesThatMatter(
                arrivalRate: arrivalRate, fullRate: fullRate, abandonmentRate: abandonmentRate))
        let width = (end - start) / Double(CoarseQueue.steps)
        var logWeight = 0.0
        var logWeights: [Double] = []
        var ahead: [Double] = []
        for step in 0..<CoarseQueue.steps {
            let middle = start + (Double(step) + 0.5) * width
            let slope = log(arrivalRate / (fullRate + middle * abandonmentRate))
            logWeights.append(logWeight + slope * width / 2)
            logWeight += slope * width
            ahead.append(middle)
        }
        let highest = logWeights.max() ?? 0
        // Relative to the state in which all servers are busy and nobody waits.
        let load = arrivalRate / fullRate * Double(servers)
        let busy = ErlangB(servers: servers, offeredLoad: load).blockingProbability
        let idleWeight = start > 0 ? 0 : (1 - busy) / busy * exp(-highest)
        let weights = logWeights.map { exp($0 - highest) * width }
        let total = weights.reduce(idleWeight, +)
        idle = idleWeight / total
        probabilities = weights.map { $0 / total }
        self.ahead = ahead
        self.width = width
        self.fullRate = fullRate
        self.abandonmentRate = abandonmentRate
    }

    /// The mean number waiting.
    var meanQueueLength: Double { zip(ahead, probabilities).reduce(0) { $0 + $1.0 * $1.1 } }

    /// The probability that an arrival waits, and is served within `time`, or gives up within it.
    ///
    /// With so many ahead, the time to the front is as good as certain:
    /// log(1 + ahead x abandonmentRate / fullRate) / abandonmentRate.
    func waited(within time: Double) -> (served: Double, abandoned: Double) {
        let reach = fullRate * expm1(abandonmentRate * time) / abandonmentRate
        let gone = -expm1(-abandonmentRate * time)
        var (served, abandoned) = (0.0, 0.0)
        for (middle, probability) in zip(ahead, probabilities) {
            let share = min(max((reach - (middle - width / 2)) / width, 0), 1)
            let patient = fullRate / (fullRate + middle * abandonmentRate)
            served += probability * share * patient
            abandoned += probability * (share * (1 - patient) + (1 - share) * gone)
        }
        return (served, abandoned)
    }
}
