import ElementaryFunctions

extension Distribution {
    /// The expected value.
    public var mean: Double {
        switch family {
        case .zero: return location
        case .exponential(let mean): return location + mean
        case .lognormal(let median, let sigma):
            return location + median * Elementary.exp(sigma * sigma / 2)
        case .gamma(let shape, let scale): return location + shape * scale
        case .weibull(let shape, let scale):
            return location + scale * Elementary.exp(Elementary.logGamma(1 + 1 / shape))
        case .uniform(let width): return location + width / 2
        case .triangular(let mode, let width): return location + (mode + width) / 3
        case .empirical(let sorted): return sorted.reduce(0, +) / Double(sorted.count)
        case .histogram(let edges, let weights):
            return weights.mean { (edges[$0] + edges[$0 + 1]) / 2 }
        case .mixture(let components, let weights): return weights.mean { components[$0].mean }
        }
    }

    /// The variance; that of a sample divides by its size, since the sample is the population.
    public var variance: Double {
        switch family {
        case .zero: return 0
        case .exponential(let mean): return mean * mean
        case .lognormal(_, let sigma):
            let mean = mean - location
            return mean * mean * Elementary.expm1(sigma * sigma)
        case .gamma(let shape, let scale): return shape * scale * scale
        case .weibull(let shape, _):
            let mean = mean - location
            let first = Elementary.logGamma(1 + 1 / shape)
            let second = Elementary.logGamma(1 + 2 / shape)
            return mean * mean * Elementary.expm1(second - 2 * first)
        case .uniform(let width): return width * width / 12
        case .triangular(let mode, let width):
            return (mode * mode + width * width - mode * width) / 18
        case .empirical(let sorted):
            let mean = mean
            let squares = sorted.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
            return squares / Double(sorted.count)
        case .histogram(let edges, let weights):
            let mean = mean
            return weights.mean { bin in
                let (width, sum) = (edges[bin + 1] - edges[bin], edges[bin] + edges[bin + 1])
                return width * width / 12 + (sum / 2 - mean) * (sum / 2 - mean)
            }
        case .mixture(let components, let weights):
            let mean = mean
            return weights.mean { member in
                let deviation = components[member].mean - mean
                return components[member].variance + deviation * deviation
            }
        }
    }
}
