import ElementaryFunctions

extension Distribution {
    /// The expected value.
    public var mean: Double {
        switch family {
        case .zero: return location
        case .exponential(let mean): return location + mean
        case .lognormal(let median, let sigma):
            return location + median * Elementary.exp(sigma * sigma / 2)
        case .uniform(let width): return location + width / 2
        case .other(let family): return location + family.mean
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
        case .uniform(let width): return width * width / 12
        case .other(let family): return family.variance
        }
    }
}
