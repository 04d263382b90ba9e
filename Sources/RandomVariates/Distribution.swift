import ElementaryFunctions

/// A probability distribution on the real line, as its quantile function.
///
/// Every variate is the quantile of exactly one uniform number. One draw therefore costs one
/// address in a `KeyedStream`, and when two variants of a scenario use different distributions for
/// the same purpose, the customer who is slow in one is slow in the other: quantiles never decrease
/// in their argument, to the last bit, which is what makes common random numbers reduce variance.
/// The one exception is a mixture, whose argument first chooses a component: within each component
/// it never decreases.
///
/// Values carry no unit; `scaled(by:)` converts. The support may include negative numbers.
public struct Distribution: Sendable, Equatable {
    @usableFromInline var family: Family

    /// What is added to every value of the family.
    @usableFromInline var location: Double

    init(_ family: Family, location: Double = 0) {
        self.family = family
        self.location = location
    }

    /// The kinds of distribution, each with the parameters that its quantile needs.
    @usableFromInline
    enum Family: Sendable, Equatable {
        case zero
        case exponential(mean: Double)
        case lognormal(median: Double, sigma: Double)
        case gamma(shape: Double, scale: Double)
        case weibull(shape: Double, scale: Double)
        case uniform(width: Double)
        case triangular(mode: Double, width: Double)
        case empirical(sorted: [Double])
        case histogram(edges: [Double], CategoryWeights)
        case mixture([Distribution], CategoryWeights)
    }

    /// Returns the value at or below which a share `u` of the distribution lies.
    ///
    /// `u` must lie in the open interval (0, 1), as `KeyedStream.uniform` does.
    @inlinable
    public func quantile(_ u: Double) -> Double {
        assert(u > 0 && u < 1, "the argument of a quantile lies between 0 and 1")
        switch family {
        case .zero: return location
        case .exponential(let mean): return location - mean * Elementary.log(1 - u)
        case .lognormal(let median, let sigma):
            return location + median * Elementary.exp(sigma * Elementary.normalQuantile(u))
        case .uniform(let width): return location + width * u
        default: return location + family.iteratedQuantile(u)
        }
    }

    /// Returns the distribution of `factor` times the variable, as for a change of unit.
    public func scaled(by factor: Double) -> Distribution {
        precondition(factor > 0 && factor < .infinity, "a factor must be positive and finite")
        return transformed(factor: factor, offset: 0)
    }

    /// The distribution of factor · X + offset.
    ///
    /// Atoms move by the same arithmetic as their quantile, so that `cumulative` finds them.
    func transformed(factor: Double, offset: Double) -> Distribution {
        let moved = factor * location + offset
        switch family {
        case .zero: return Distribution(.zero, location: moved)
        case .exponential(let mean):
            return Distribution(.exponential(mean: factor * mean), location: moved)
        case .lognormal(let median, let sigma):
            let family = Family.lognormal(median: factor * median, sigma: sigma)
            return Distribution(family, location: moved)
        case .gamma(let shape, let scale):
            return Distribution(.gamma(shape: shape, scale: factor * scale), location: moved)
        case .weibull(let shape, let scale):
            return Distribution(.weibull(shape: shape, scale: factor * scale), location: moved)
        case .uniform(let width):
            return Distribution(.uniform(width: factor * width), location: moved)
        case .triangular(let mode, let width):
            let family = Family.triangular(mode: factor * mode, width: factor * width)
            return Distribution(family, location: moved)
        case .empirical(let sorted):
            return Distribution(.empirical(sorted: sorted.map { factor * $0 + offset }))
        case .histogram(let edges, let weights):
            return Distribution(.histogram(edges: edges.map { factor * $0 + offset }, weights))
        case .mixture(let components, let weights):
            let components = components.map { $0.transformed(factor: factor, offset: offset) }
            return Distribution(.mixture(components, weights))
        }
    }
}
