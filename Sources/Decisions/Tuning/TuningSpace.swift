import Experiments
import SimulationStatistics
import StrictJSON
import Workloads

/// What is tuned: inputs of a workload, and the values they may have.
///
/// A point is a value per axis. The search moves over the unit cube; each axis says what its
/// values are from 0 to 1, so that a step means about as much everywhere.
public struct TuningSpace: Sendable {
    /// One tuned input.
    public struct Axis: Sendable {
        /// What it is, such as `threshold` or `threshold of refund`.
        public let name: String
        let scale: Scale

        init(_ name: String, _ scale: Scale) {
            self.name = name
            self.scale = scale
        }
    }

    /// The values from 0 to 1.
    enum Scale: Sendable, Equatable {
        /// Thresholds: the share of answers whose confidence lies below.
        case confidence
        /// Evenly between two numbers.
        case linear(ClosedRange<Double>)
        /// The whole numbers from one to another.
        case whole(ClosedRange<Double>)
        /// One after the other.
        case values([Double])

        /// Whether there may be something between two values.
        var isContinuous: Bool { if case .values = self { false } else { true } }

        /// How far apart, on the way from 0 to 1, neighbouring values are.
        var leastStep: Double {
            switch self {
            case .confidence, .linear: 0
            case .whole(let range): 1 / (range.upperBound - range.lowerBound)
            case .values(let values): 1 / Double(max(values.count - 1, 1))
            }
        }
    }

    /// The tuned inputs.
    public let axes: [Axis]
    /// The point at which the workload is as it stands; nil if it is none of these.
    public let current: [Double]?
    /// The settings that put the workload at a point.
    let settings: @Sendable ([Double]) -> [Setting]
    /// The point that has the same threshold always and for all; nil if axes are no thresholds.
    let uniform: (@Sendable (Double) -> [Double])?

    /// Inputs by their paths, each between two numbers or one of several.
    init(_ inputs: [(path: JSONPath, scale: Scale)], current: [Double]?) {
        axes = inputs.map { Axis($0.path.name, $0.scale) }
        self.current = current
        let paths = inputs.map(\.path)
        settings = { point in
            zip(paths, point).map { Setting(path: $0, text: JSONOutput.number($1).text()) }
        }
        uniform = nil
    }

    /// Inputs as they are typed: `path=low:high` is searched, in whole numbers where the input is
    /// one; `path=a,b,c` and `path=first:last:step` are tried value by value.
    ///
    /// - Throws: `InvalidQuestion` if one of the texts is neither, or an input is named twice.
    public init(varying texts: [String]) throws {
        let inputs = try texts.map { text in
            guard let input = TuningSpace.input(text) else {
                throw InvalidQuestion(
                    message: "'\(text)' is no input to tune",
                    hint: "Write path=low:high with low below high, or path=a,b,c or "
                        + "path=first:last:step of numbers.")
            }
            return input
        }
        let names = inputs.map(\.path.name)
        if let twice = names.enumerated().first(where: { names[..<$0.offset].contains($0.element) })
        {
            throw InvalidQuestion(
                message: "'\(twice.element)' is varied twice", hint: "Name each input once.")
        }
        self.init(inputs, current: nil)
    }

    private static func input(_ text: String) -> (path: JSONPath, scale: Scale)? {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let path = JSONPath(String(parts[0])), !path.steps.isEmpty else {
            return nil
        }
        let ends = parts[1].split(separator: ":", omittingEmptySubsequences: false)
        guard ends.count == 2 else {
            // What a sweep goes through is tried value by value.
            guard let variation = try? Variation(text), variation.count <= 10_000 else {
                return nil
            }
            let values = (0..<variation.count).map { Double(variation[$0].text) }
            let numbers = values.compactMap(\.self).filter(\.isFinite)
            return numbers.count == values.count ? (path, .values(numbers)) : nil
        }
        guard let low = Double(ends[0]), let high = Double(ends[1]), low < high,
            low.isFinite, high.isFinite
        else { return nil }
        guard Inputs.schema.wantsWholeNumbers(at: path) else {
            return (path, .linear(low...high))
        }
        let (first, last) = (low.rounded(.up), high.rounded(.down))
        return first < last ? (path, .whole(first...last)) : nil
    }

    init(
        _ axes: [Axis], current: [Double]?, uniform: @escaping @Sendable (Double) -> [Double],
        settings: @escaping @Sendable ([Double]) -> [Setting]
    ) {
        self.axes = axes
        self.current = current
        self.settings = settings
        self.uniform = uniform
    }
}

extension TuningSpace.Scale {
    /// The value at `place`, from 0 to 1.
    ///
    /// - Parameter confidences: the stated confidences of the AI's answers.
    func value(at place: Double, _ confidences: CalibrationTable?) -> Double {
        switch self {
        case .linear(let range):
            let length = range.upperBound - range.lowerBound
            var scale = 1.0
            // Decimals that are a millionth of the range tell enough, and read well.
            while scale * length < 1e6, scale < 1e300 { scale *= 10 }
            let value = range.lowerBound + place * length
            return min(max((value * scale).rounded() / scale, range.lowerBound), range.upperBound)
        case .whole(let range):
            return (range.lowerBound + place * (range.upperBound - range.lowerBound)).rounded()
        case .values(let values):
            return values[Int((place * Double(values.count - 1)).rounded())]
        case .confidence:
            guard place > 0 else { return 0 }
            guard let confidences, place < 1 else { return place }
            let rank = place * Double(confidences.count)
            var below = 0.0
            for level in confidences.levels {
                below += Double(level.count)
                // Four decimals are finer than any difference that can be found.
                if below > rank { return (level.confidence * 10_000).rounded() / 10_000 }
            }
            return 1
        }
    }

    /// Where on the way from 0 to 1 a value lies.
    func place(of value: Double, _ confidences: CalibrationTable?) -> Double {
        switch self {
        case .linear(let range), .whole(let range):
            let length = range.upperBound - range.lowerBound
            return length > 0 ? min(max((value - range.lowerBound) / length, 0), 1) : 0
        case .values(let values):
            let nearest = values.indices.min { abs(values[$0] - value) < abs(values[$1] - value) }
            return values.count > 1 ? Double(nearest ?? 0) / Double(values.count - 1) : 0
        case .confidence:
            guard let confidences else { return min(max(value, 0), 1) }
            let below = confidences.levels.filter { $0.confidence < value }
            return Double(below.reduce(0) { $0 + $1.count }) / Double(confidences.count)
        }
    }
}
