import RandomVariates
import SimulationKernel

/// The instants at which fresh issues arrive, one after another.
///
/// A Poisson process is drawn by inverting its integrated rate at exponential steps, so the
/// n-th customer of two scenarios is the same person, met sooner where demand is higher.
/// A replay spreads each interval's count uniformly over the interval.
struct ArrivalProcess: ~Copyable {
    private static let blockSize = 256

    private let demand: Demand
    private let end: Instant
    private let gaps: KeyedStream
    private let positions: KeyedStream

    private var interval = 0
    private var intervalStart = Instant.zero
    /// Rate of the interval in issues per tick, with all factors.
    private var ratePerTick = 0.0
    /// Ticks into the interval up to which arrivals have been drawn.
    private var elapsed = 0.0
    /// Ticks into the interval up to which the rate holds: its end, or when an incident begins or
    /// ends, or another factor.
    private var until = 0.0
    /// When incidents begin and end, in turn, how many of these times have passed, and times what
    /// more come in one.
    private let edges: [Instant]
    private var passed = 0
    private let factor: Double
    /// What more or fewer come at random.
    private var factors: DemandFactors
    /// Issues drawn so far.
    private var drawn: UInt64 = 0
    /// The next arrivals, computed a block at a time, and how many of them are taken.
    private let instants = FixedArray(repeating: Instant.zero, count: blockSize)
    private var ready = 0
    private var taken = 0
    private var isOver = false
    /// Unit exponential steps of a block of issues.
    private let steps = FixedArray(repeating: 0.0, count: blockSize)
    /// Instants of the interval still to come, latest first (replay only).
    private var waiting: [Instant] = []

    /// - Parameters:
    ///   - demand: what is expected.
    ///   - end: of the run.
    ///   - stream: which customers come.
    ///   - incidents: when there are incidents, in order and apart.
    ///   - factor: times what more come in one.
    init(
        _ demand: Demand, end: Instant, _ stream: CustomerStream,
        incidents: [Range<Instant>] = [], factor: Double = 1
    ) {
        self.demand = demand
        edges = factor == 1 ? [] : incidents.flatMap { [$0.lowerBound, $0.upperBound] }
        self.factor = factor
        self.end = end
        gaps = stream.draws(.arrivalGap)
        factors = DemandFactors(demand, stream)
        positions = stream.draws(.arrivalInInterval)
        begin(interval: 0)
    }

    /// The next arrival before the end of the run, or nil if there is none.
    @inline(__always)
    mutating func next() -> Instant? {
        if taken == ready {
            prepareBlock()
            if ready == 0 { return nil }
        }
        taken += 1
        return instants[taken - 1]
    }

    /// Computes the next arrivals; none are ready afterwards if those before were the last.
    @inline(never)
    private mutating func prepareBlock() {
        (ready, taken) = (0, 0)
        let isPoisson = demand.arrivals == .poisson
        if isPoisson, !isOver {
            steps.withElements {
                Distribution.exponential(mean: 1).fill(&$0, from: gaps, firstEntity: drawn)
            }
        }
        while !isOver, ready < ArrivalProcess.blockSize {
            guard let instant = isPoisson ? nextPoisson(after: steps[ready]) : nextReplayed()
            else {
                isOver = true
                return
            }
            instants[ready] = instant
            ready += 1
        }
    }

    private mutating func nextPoisson(after unitStep: Double) -> Instant? {
        drawn += 1
        var step = unitStep
        let length = Double(demand.issues.interval.ticks)
        while intervalStart < end {
            let left = (until - elapsed) * ratePerTick
            if step < left {
                elapsed += step / ratePerTick
                let instant = intervalStart + TimeSpan(ticks: Int64(elapsed))
                return instant < end ? instant : nil
            }
            step -= left
            if until < length {
                elapsed = until
                setRate()
                continue
            }
            guard demand.issues.value(inInterval: interval + 1) != nil else { return nil }
            begin(interval: interval + 1)
        }
        return nil
    }

    private mutating func nextReplayed() -> Instant? {
        while waiting.isEmpty {
            guard intervalStart < end, let count = demand.issues.value(inInterval: interval) else {
                return nil
            }
            let length = Double(demand.issues.interval.ticks)
            let first = drawn
            drawn += UInt64(count)
            for issue in first..<drawn {
                let ticks = Int64(positions.uniform(entity: issue) * length)
                waiting.append(intervalStart + TimeSpan(ticks: ticks))
            }
            waiting.sort(by: >)
            begin(interval: interval + 1)
        }
        let instant = waiting.removeLast()
        return instant < end ? instant : nil
    }

    private mutating func begin(interval number: Int) {
        interval = number
        intervalStart = demand.issues.start(ofInterval: number)
        elapsed = 0
        setRate()
    }

    /// Finds the rate from here on, and how far it holds.
    private mutating func setRate() {
        let length = Double(demand.issues.interval.ticks)
        let expected = demand.issues.value(inInterval: interval) ?? 0
        let now = intervalStart + TimeSpan(ticks: Int64(elapsed))
        let random = factors.factor(at: now)
        ratePerTick = expected * random.value / length
        until = min(length, Double((random.until - intervalStart).ticks))
        while passed < edges.count, edges[passed] <= now { passed += 1 }
        if !passed.isMultiple(of: 2) { ratePerTick *= factor }
        if passed < edges.count {
            until = min(until, Double((edges[passed] - intervalStart).ticks))
        }
    }
}
