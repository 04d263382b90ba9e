import ElementaryFunctions

/// Where values are on an axis, as a share of its length.
struct Scale: Equatable {
    /// The values at the ends.
    let ends: ClosedRange<Double>

    /// The values that are labelled, rising.
    let ticks: [Double]

    /// How far the labelled values are apart.
    var step: Double { ticks.count > 1 ? ticks[1] - ticks[0] : 1 }

    /// Whether equal ratios are equal lengths.
    let isLogarithmic: Bool

    /// A linear axis that holds the values, from and to round numbers.
    ///
    /// - Parameters:
    ///   - values: what must be on it; without any it is from 0 to 1.
    ///   - includesZero: whether 0 is on it in any case, as bars need it.
    ///   - limits: where it ends at most, such as 0...1 of shares.
    ///   - span: what is between its ends at least, so that noise does not fill it.
    init(
        _ values: [Double], includesZero: Bool = true,
        limits: ClosedRange<Double> = -.infinity ... .infinity, span: Double = 0
    ) {
        // What is beyond the limits is at them, and nobody can tell apart what is huge.
        let known = (values + (includesZero ? [0] : [])).filter(\.isFinite).map {
            min(max(min(max($0, -1e15), 1e15), limits.lowerBound), limits.upperBound)
        }
        var (low, high) = (known.min() ?? 0, known.max() ?? 1)
        if low == high {
            // A single value is in the middle, and never on an edge.
            let room = low == 0 ? 1 : abs(low) * 0.1
            (low, high) = (includesZero && low >= 0 ? low : low - room, high + room)
        }
        if high - low < span {
            (low, high) = high == limits.upperBound ? (high - span, high) : (low, low + span)
        }
        let step = Scale.step(for: (high - low) / 4)
        low = max((low / step).rounded(.down) * step, limits.lowerBound)
        high = min((high / step).rounded(.up) * step, limits.upperBound)
        if low >= high { (low, high) = (low - step, low + step) }
        let count = max(1, min(100, Int(((high - low) / step).rounded())))
        let steps = (0...count).map { number -> Double in
            let tick = low + Double(number) * step
            return abs(tick) < step / 1e6 ? 0 : tick
        }
        ticks = steps.filter { $0 <= high + step / 1e6 }
        ends = low...high
        isLogarithmic = false
    }

    /// A logarithmic axis from a power of ten, or twice or five times one, to another.
    init(logarithmic values: [Double]) {
        let known = values.filter { $0 > 0 && $0.isFinite }
        let (least, most) = (known.min() ?? 1, known.max() ?? 10)
        let decades = (-6...9).flatMap { decade in
            [1, 2, 5].map { $0 * Scale.power(of: 10, decade) }
        }
        let low = decades.last { $0 <= least } ?? decades[0]
        let high = decades.first { $0 >= most && $0 > low } ?? decades[decades.count - 1]
        ends = low...high
        let all = decades.filter { (low...high).contains($0) }
        ticks =
            all.count <= 7
            ? all
            : all.filter { tick in
                decades.firstIndex(of: tick).map { $0 % 3 == 0 } ?? false
            }
        isLogarithmic = true
    }

    /// Where a value is, from 0 to 1; beyond the ends it is at them.
    func position(_ value: Double) -> Double {
        let share =
            isLogarithmic
            ? Elementary.log(value / ends.lowerBound)
                / Elementary.log(ends.upperBound / ends.lowerBound)
            : (value - ends.lowerBound) / (ends.upperBound - ends.lowerBound)
        return share.isFinite ? min(max(share, 0), 1) : 0
    }

    /// A round number next to `size`: 1, 2, 2.5 or 5 times a power of ten.
    private static func step(for size: Double) -> Double {
        guard size > 0, size.isFinite else { return 1 }
        var power = 1.0
        while power > size { power /= 10 }
        while power * 10 <= size { power *= 10 }
        return [1, 2, 2.5, 5, 10].map { $0 * power }.first { $0 >= size * 0.999 } ?? power * 10
    }

    private static func power(of base: Double, _ exponent: Int) -> Double {
        (0..<abs(exponent)).reduce(1) { result, _ in exponent < 0 ? result / base : result * base }
    }
}
