/// What a search came to, before it is known how surely.
struct CalibrationFinding: Sendable {
    enum Ending: Sendable, Equatable {
        /// Every measure is where it should be, as far as the customers can say.
        case root
        /// The inputs are whole numbers: the best ones, and their neighbours: of one input that on
        /// the other side, of several those that differ by one in one of them.
        case nearestWhole(others: [[Double]])
        /// The measure leaps over its target between two values next to each other.
        case jump(low: [Double], high: [Double])
        /// Between these values the measure stays on one side of its target.
        case outOfRange(low: [Double], high: [Double])
        /// No values make all measures come out.
        case unreached
    }

    let ending: Ending
    /// The best values.
    let values: [Double]
    /// Where the measure turns back, of one input.
    var turns = Turns()

    init(_ ending: Ending, _ values: [Double]) {
        self.ending = ending
        self.values = values
    }

    /// Whether a measure rises everywhere or falls everywhere, as far as it was looked at.
    struct Turns: Sendable, Equatable {
        /// Whether it does both, beyond chance.
        var areSeen = false
        /// Where another root lies.
        var otherRoots: [ClosedRange<Double>] = []
    }
}
