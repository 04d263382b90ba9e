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

    init(_ family: some DistributionFamily, location: Double = 0) {
        self.init(.other(family), location: location)
    }

    /// The kinds of distribution, each with the parameters that its quantile needs.
    @usableFromInline
    enum Family: Sendable {
        case zero
        case exponential(mean: Double)
        case lognormal(median: Double, sigma: Double)
        case uniform(width: Double)
        // In a box, so that the common ones stay as small as they are.
        indirect case other(any DistributionFamily)
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
        default: return location + family.otherQuantile(u)
        }
    }

    /// Returns the distribution of `factor` times the variable, as for a change of unit.
    public func scaled(by factor: Double) -> Distribution {
        precondition(factor > 0 && factor < .infinity, "a factor must be positive and finite")
        return transformed(factor: factor, offset: 0)
    }

    /// The distribution of factor · X + offset.
    func transformed(factor: Double, offset: Double) -> Distribution {
        let moved = factor * location + offset
        switch family {
        case .zero: return Distribution(.zero, location: moved)
        case .exponential(let mean):
            return Distribution(.exponential(mean: factor * mean), location: moved)
        case .lognormal(let median, let sigma):
            let family = Family.lognormal(median: factor * median, sigma: sigma)
            return Distribution(family, location: moved)
        case .uniform(let width):
            return Distribution(.uniform(width: factor * width), location: moved)
        case .other(let family):
            let scaled = family.scaled(by: factor)
            if let itself = scaled.moved(by: offset) { return Distribution(itself) }
            return Distribution(scaled, location: moved)
        }
    }
}

extension Distribution.Family {
    /// The quantile of a family that is not inline.
    @usableFromInline
    func otherQuantile(_ u: Double) -> Double {
        guard case .other(let family) = self else {
            preconditionFailure("\(self) has an inline quantile")
        }
        return family.quantile(u)
    }
}

extension Distribution.Family: Equatable {
    @usableFromInline
    static func == (a: Self, b: Self) -> Bool {
        switch (a, b) {
        case (.zero, .zero): true
        case (.exponential(let a), .exponential(let b)): a == b
        case (.lognormal(let a, let sigma), .lognormal(let b, let other)): (a, sigma) == (b, other)
        case (.uniform(let a), .uniform(let b)): a == b
        case (.other(let a), .other(let b)): a.isEqual(to: b)
        default: false
        }
    }
}
