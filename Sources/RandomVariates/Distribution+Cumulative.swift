import ElementaryFunctions

extension Distribution {
    /// Returns the probability of a value at most `x`.
    public func cumulative(_ x: Double) -> Double {
        let y = x - location
        switch family {
        case .zero: return x >= location ? 1 : 0
        case .exponential(let mean): return y > 0 ? -Elementary.expm1(-y / mean) : 0
        case .lognormal(let median, let sigma):
            return y > 0 ? Elementary.normalCumulative(Elementary.log(y / median) / sigma) : 0
        case .gamma(let shape, let scale):
            return y > 0 ? Elementary.incompleteGammaRatio(shape, y / scale) : 0
        case .weibull(let shape, let scale):
            return y > 0 ? -Elementary.expm1(-Elementary.pow(y / scale, shape)) : 0
        case .uniform(let width): return max(0, min(1, y / width))
        case .triangular(let mode, let width): return Self.triangular(y, mode, width)
        case .empirical(let sorted):
            return Double(sorted.firstIndex(inOrder: { $0 > x })) / Double(sorted.count)
        case .histogram(let edges, let weights):
            let bin = edges.firstIndex(inOrder: { $0 > x }) - 1
            guard bin >= 0 else { return 0 }
            guard bin < weights.count else { return 1 }
            let fraction = (x - edges[bin]) / (edges[bin + 1] - edges[bin])
            return weights.bounds[bin] + fraction * weights.probability(of: bin)
        case .mixture(let components, let weights):
            return weights.mean { components[$0].cumulative(x) }
        }
    }

    private static func triangular(_ y: Double, _ mode: Double, _ width: Double) -> Double {
        if y <= 0 { return 0 }
        if y >= width { return 1 }
        return y < mode
            ? y * y / (width * mode) : 1 - (width - y) * (width - y) / (width * (width - mode))
    }
}
