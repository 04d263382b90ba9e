import FieldTables
import SimulationKernel

/// A threshold that moves with the wait that a hand-over would meet, with hysteresis.
public struct CongestionThreshold: Described {
    /// A threshold at a wait.
    public struct Point: Described {
        /// The wait.
        public var wait = TimeSpan.zero
        /// The threshold from there on.
        public var threshold = 0.0

        /// The AI always answers.
        public init() {}

        /// Creates a point.
        public init(wait: TimeSpan, threshold: Double) {
            self.wait = wait
            self.threshold = threshold
        }

        /// Its inputs.
        public static let table = FieldTable<Point>(
            "congestion point", "A threshold at an expected wait.",
            [
                .required(
                    "waitSeconds", \.wait.seconds, .number(.upTo(1e6)), unit: "seconds",
                    "Expected wait."),
                .required("threshold", \.threshold, .number(.upTo(2)), "Threshold there."),
            ])
    }

    /// How the threshold moves from point to point.
    public enum Shape: String, Word {
        /// On straight lines between the points.
        case linear
        /// Each threshold holds until the next point.
        case stepped

        /// What it means, for the manual.
        public var summary: String {
            switch self {
            case .linear: "On straight lines between the points."
            case .stepped: "Each threshold holds until the next point."
            }
        }
    }

    /// Never empty, by rising wait, the first at zero.
    public var points = [Point()]
    /// How the threshold moves from point to point.
    public var shape = Shape.linear
    /// How far the wait must move back before the threshold follows: the play of a loose gear.
    public var hysteresis = TimeSpan.zero

    /// A threshold of 0, whatever the wait.
    public init() {}

    /// Creates a threshold.
    public init(points: [Point], shape: Shape = .linear, hysteresis: TimeSpan = .zero) {
        self.points = points
        self.shape = shape
        self.hysteresis = hysteresis
    }

    /// Its inputs.
    public static let table = FieldTable<CongestionThreshold>(
        "congestion", "When it is below a threshold that moves with the expected wait.",
        [
            .required(
                "points", \.points, .array(of: Point.schema, count: 1...50),
                "Thresholds by rising wait, the first at 0."),
            .optional("shape", \.shape, "How the threshold moves."),
            .optional(
                "hysteresisSeconds", \.hysteresis.seconds, .number(.upTo(1e6)), unit: "seconds",
                "Swings of the expected wait up to this size move nothing."),
        ])

    /// Whether the points begin at wait zero and rise in wait.
    public var isInOrder: Bool {
        points.first?.wait == .zero
            && zip(points, points.dropFirst()).allSatisfy { $0.wait < $1.wait }
    }

    /// The wait that counts: it follows the expected one with half the hysteresis as play on
    /// either side, so that a wait that swings within it moves nothing.
    func effectiveWait(_ wait: TimeSpan, before: TimeSpan) -> TimeSpan {
        let play = hysteresis.ticks / 2
        return TimeSpan(
            ticks: max(0, min(max(before.ticks, wait.ticks - play), wait.ticks + play)))
    }

    func threshold(atWait wait: TimeSpan) -> Double {
        let next = points.firstIndex { $0.wait > wait } ?? points.count
        let last = points[next - 1]
        guard shape == .linear, next < points.count else { return last.threshold }
        let part =
            Double(wait.ticks - last.wait.ticks)
            / Double(points[next].wait.ticks - last.wait.ticks)
        return last.threshold + part * (points[next].threshold - last.threshold)
    }
}
