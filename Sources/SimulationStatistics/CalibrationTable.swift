import ElementaryFunctions

/// Answers by stated confidence, and how many of them were right: all that calibration and
/// selective prediction need to know of any number of answers.
///
/// - Complexity: memory and every measure O(levels of confidence).
public struct CalibrationTable: Sendable, Equatable {
    /// The answers of one stated confidence.
    public struct Level: Sendable, Equatable {
        /// What was stated, from 0 to 1.
        public let confidence: Double
        /// Answers that were correct.
        public let correct: Int
        /// Answers that were wrong.
        public let wrong: Int

        /// Creates a level.
        public init(confidence: Double, correct: Int, wrong: Int) {
            self.confidence = confidence
            self.correct = correct
            self.wrong = wrong
        }

        /// All its answers.
        public var count: Int { correct + wrong }
    }

    /// One bin of a reliability diagram.
    public struct Bin: Sendable, Equatable {
        /// The confidences that fall into it, from the lower bound up to below the upper one; the
        /// last bin has its upper bound too.
        public let bounds: ClosedRange<Double>
        /// Answers in it.
        public let count: Int
        /// Their mean confidence; undefined (NaN) if there are none.
        public let meanConfidence: Double
        /// The share of them that is correct; undefined (NaN) if there are none.
        public let accuracy: Double
    }

    /// By rising confidence; none is empty and no confidence stands twice.
    public let levels: [Level]

    /// Creates a table; levels of equal confidence are put together and empty ones left out.
    public init(_ levels: some Sequence<Level>) {
        let sorted = levels.filter { $0.count > 0 }.sorted { $0.confidence < $1.confidence }
        self.levels = sorted.reduce(into: []) { merged, level in
            guard let last = merged.last, last.confidence == level.confidence else {
                merged.append(level)
                return
            }
            merged[merged.count - 1] = Level(
                confidence: level.confidence, correct: last.correct + level.correct,
                wrong: last.wrong + level.wrong)
        }
    }

    /// Number of answers.
    public var count: Int { levels.reduce(0) { $0 + $1.count } }

    /// The share of answers that is correct; undefined (NaN) without answers.
    public var accuracy: Double {
        Double(levels.reduce(0) { $0 + $1.correct }) / Double(count)
    }

    /// Equal-width bins of a reliability diagram, from confidence 0 to 1.
    ///
    /// A confidence on the edge of two bins belongs to the upper one, 1 to the last: the
    /// convention of T25 and of most programs.
    public func bins(_ number: Int) -> [Bin] {
        precondition(number > 0, "there must be a bin")
        var counts = Array(repeating: (count: 0, correct: 0, sum: 0.0), count: number)
        for level in levels {
            // The nearest edge decides, so that .3 is an edge of ten bins in binary too.
            let scaled = level.confidence * Double(number)
            let edge = scaled.rounded()
            let place = abs(scaled - edge) < 1e-9 ? Int(edge) : Int(scaled)
            let bin = min(max(place, 0), number - 1)
            counts[bin].count += level.count
            counts[bin].correct += level.correct
            counts[bin].sum += level.confidence * Double(level.count)
        }
        return counts.enumerated().map { place, bin in
            Bin(
                bounds: Double(place) / Double(number)...Double(place + 1) / Double(number),
                count: bin.count, meanConfidence: bin.sum / Double(bin.count),
                accuracy: Double(bin.correct) / Double(bin.count))
        }
    }

    /// Expected calibration error: the distance of accuracy from mean confidence in each bin,
    /// weighted by the answers in it (Guo et al. 2017, equation 3).
    ///
    /// Biased upwards when there are few answers per bin (Roelofs et al. 2022): read it beside
    /// the counts.
    public func expectedCalibrationError(bins number: Int) -> Double {
        let total = Double(count)
        return bins(number).filter { $0.count > 0 }.reduce(0) {
            $0 + Double($1.count) / total * abs($1.accuracy - $1.meanConfidence)
        }
    }

    /// Mean squared distance of the confidence from 1 for correct and 0 for wrong answers
    /// (Brier 1950).
    public var brierScore: Double {
        let sum = levels.reduce(0) { sum, level in
            let miss = 1 - level.confidence
            return sum + Double(level.correct) * miss * miss
                + Double(level.wrong) * level.confidence * level.confidence
        }
        return sum / Double(count)
    }

    /// Answers given at a threshold: how many, and how many of them wrong.
    public func answers(from threshold: Double) -> (count: Int, wrong: Int) {
        levels.reduce(into: (0, 0)) { sum, level in
            guard level.confidence >= threshold else { return }
            sum.0 += level.count
            sum.1 += level.wrong
        }
    }

    /// The risk-coverage curve: for each level as threshold the share of answers that would be
    /// given and the share of those that is wrong, from the most confident down.
    public var riskCoverage: [(threshold: Double, coverage: Double, risk: Double)] {
        let total = Double(count)
        var (given, wrong) = (0, 0)
        return levels.reversed().map { level in
            given += level.count
            wrong += level.wrong
            return (level.confidence, Double(given) / total, Double(wrong) / Double(given))
        }
    }

    /// Area under the risk-coverage curve: the mean selective risk of the 1, 2, ... n most
    /// confident answers (Geifman and El-Yaniv 2017), the expected one within ties.
    ///
    /// It does not change under a strictly rising distortion of the confidence.
    public var areaUnderRiskCoverage: Double {
        var (given, wrong, area) = (0.0, 0.0, 0.0)
        for level in levels.reversed() {
            let (size, bad) = (Double(level.count), Double(level.wrong))
            // The sum of (wrong + share j) / (given + j) for j from 1 to the size of the level.
            let share = bad / size
            let reciprocals = CalibrationTable.reciprocals(after: given, count: level.count)
            area += share * size + (wrong - share * given) * reciprocals
            given += size
            wrong += bad
        }
        return area / given
    }

    /// 1/(n + 1) + ... + 1/(n + count): the difference of two harmonic numbers, by Euler and
    /// Maclaurin once the terms are small enough for 12 digits.
    private static func reciprocals(after n: Double, count: Int) -> Double {
        var (sum, start, left) = (0.0, n, count)
        while left > 0, start < 100 {
            start += 1
            sum += 1 / start
            left -= 1
        }
        guard left > 0 else { return sum }
        func smooth(_ m: Double) -> Double {
            1 / (2 * m) - 1 / (12 * m * m) + 1 / (120 * m * m * m * m)
        }
        let end = start + Double(left)
        return sum + Elementary.log(end / start) + smooth(end) - smooth(start)
    }
}
