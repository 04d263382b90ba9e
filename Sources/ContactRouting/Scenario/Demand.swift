import FieldTables
import RandomVariates

/// How fresh issues arrive.
public struct Demand: Sendable, Equatable {
    /// How the expected counts become arrivals.
    public enum Arrivals: String, Word {
        /// A Poisson process whose rate is constant within each interval.
        case poisson
        /// Exactly the counts of the timetable, each issue at a uniform time in its interval.
        case replay

        /// What it means, for the manual.
        public var summary: String {
            switch self {
            case .poisson: "Arrivals are Poisson at the expected rates."
            case .replay: "Each interval has exactly its count of arrivals."
            }
        }
    }

    /// Expected (or, for a replay, actual) fresh issues in each interval.
    public var issues: Timetable<Double>
    /// How the expected counts become arrivals.
    public var arrivals: Arrivals
    /// A random factor of mean 1 on the rate of each 24 hours from the start of the run
    /// (over-dispersion), or nil for none; a replay has none.
    public var dayFactor: Distribution?
    /// Correlation of the normal numbers behind the factors of one day and the next: a busy day
    /// follows a busy day.
    public var dayFactorCorrelation = 0.0
    /// Random factors on the rates within a day, or nil for none; a replay has none.
    public var intervalFactor: IntervalFactor?
    /// The shares of the segments among the issues that begin in an interval; nil if they are the
    /// same at all times.
    public var segmentShares: Timetable<[Double]>?
    /// By what the human work of a conversation is multiplied that starts in an interval, or nil if
    /// it is the same at all times.
    public var workFactor: Timetable<Double>?

    /// Creates a demand.
    public init(
        issues: Timetable<Double>, arrivals: Arrivals = .poisson, dayFactor: Distribution? = nil
    ) {
        self.issues = issues
        self.arrivals = arrivals
        self.dayFactor = dayFactor
    }

    /// The law of the factor on a typical interval, that of its day times its own.
    package var typicalFactor: Distribution? {
        guard let intervalFactor else { return dayFactor }
        let laws = intervalFactor.laws
        let own = laws.reduce(0) { $0 + ($1?.variance ?? 0) } / Double(laws.count)
        let variance = (1 + (dayFactor?.variance ?? 0)) * (1 + own) - 1
        return variance > 0
            ? .gamma(mean: 1, coefficientOfVariation: variance.squareRoot()) : nil
    }

    /// Whether some times are busier than others at random.
    public var isOverDispersed: Bool { dayFactor != nil || intervalFactor != nil }
}
