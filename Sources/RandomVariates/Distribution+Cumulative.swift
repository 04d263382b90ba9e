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
        case .uniform(let width): return max(0, min(1, y / width))
        case .other(let family): return family.cumulative(y)
        }
    }
}
