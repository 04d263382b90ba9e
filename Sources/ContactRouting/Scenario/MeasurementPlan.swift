import SimulationKernel

/// What part of the run is measured, and against which thresholds.
public struct MeasurementPlan: Sendable, Equatable {
    /// The initial part that does not count.
    public var warmUp: TimeSpan
    /// The part that counts, after the warm-up.
    public var horizon: TimeSpan
    /// Length of the intervals by which agents are planned and conversations are told apart: a
    /// whole part of an hour.
    public var interval: TimeSpan
    /// Minute of the week (0 is Monday midnight) in which the run, warm-up included, starts: a
    /// whole number of intervals.
    public var startMinuteOfWeek: Int
    /// Days from 1970-01-01 to that on which the measured part begins; nil if no date is known.
    public var startDay: Int?
    /// When the clock of the centre is put forward or back, in order; none after the run counts.
    public var clockChanges: [ClockChange]
    /// The threshold of the service levels.
    public var acceptableWait: TimeSpan
    /// A contained conversation is assumed resolved if the customer stays away this long.
    public var returnWindow: TimeSpan
    /// Who looks at AI conversations afterwards and says whether they were resolved.
    public var judge: Judge
    /// Price rules to bill the run by beside its own, for comparison.
    public var quotes: [PriceRule]
    /// What wrong answers, human work and waits are counted as.
    public var losses: Losses
    /// Whether a tally tells intents apart in each interval.
    public var keepsIntentsByInterval = false
    /// Whether a tally keeps what percentiles, truth and costs of each interval are read from.
    public var keepsDetailsByInterval = false
    /// When those periods of the measured part begin of which a tally keeps account by themselves,
    /// such as its months: whole intervals of the run.
    public var periodStarts: [Instant] = []

    /// When the measured part ends and the doors close.
    var end: Instant { .zero + warmUp + horizon }

    /// Creates a measurement plan.
    public init(
        warmUp: TimeSpan = .zero, horizon: TimeSpan, interval: TimeSpan = .hour,
        startMinuteOfWeek: Int = 0,
        clockChanges: [ClockChange] = [],
        acceptableWait: TimeSpan = TimeSpan(seconds: 60),
        returnWindow: TimeSpan = TimeSpan(seconds: 72 * 3_600), judge: Judge = Judge(),
        quotes: [PriceRule] = [], losses: Losses = Losses()
    ) {
        self.warmUp = warmUp
        self.horizon = horizon
        self.interval = interval
        self.startMinuteOfWeek = startMinuteOfWeek
        self.clockChanges = clockChanges
        self.acceptableWait = acceptableWait
        self.returnWindow = returnWindow
        self.judge = judge
        self.quotes = quotes
        self.losses = losses
    }
}
