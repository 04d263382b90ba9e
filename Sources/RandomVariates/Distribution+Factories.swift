import ElementaryFunctions

/// The distributions whose quantiles are inline; those of other families are made in their files.
extension Distribution {
    /// Always the same finite value.
    public static func constant(_ value: Double) -> Distribution {
        precondition(value.isFinite, "a constant must be finite")
        return Distribution(.zero, location: value)
    }

    /// The exponential distribution with a positive mean.
    public static func exponential(mean: Double) -> Distribution {
        requirePositive(mean)
        return Distribution(.exponential(mean: mean))
    }

    /// The lognormal distribution with a positive mean and a coefficient of variation.
    ///
    /// The coefficient is the standard deviation over the mean; 0 gives a constant.
    public static func lognormal(mean: Double, coefficientOfVariation: Double) -> Distribution {
        requirePositive(mean)
        let square = coefficientOfVariation * coefficientOfVariation
        return lognormal(
            median: mean / (1 + square).squareRoot(),
            sigma: Elementary.log1p(square).squareRoot())
    }

    /// The lognormal distribution with a positive median whose logarithm has deviation `sigma`.
    ///
    /// A `sigma` of 0 gives a constant; above 37 the mean would overflow.
    public static func lognormal(median: Double, sigma: Double) -> Distribution {
        requirePositive(median)
        precondition((0...37).contains(sigma), "the deviation of the logarithm is from 0 to 37")
        return sigma == 0
            ? constant(median) : Distribution(.lognormal(median: median, sigma: sigma))
    }

    /// The uniform distribution between two finite bounds.
    public static func uniform(_ lower: Double, _ upper: Double) -> Distribution {
        precondition(lower <= upper && (upper - lower).isFinite, "bounds must be finite, in order")
        return lower == upper
            ? constant(lower) : Distribution(.uniform(width: upper - lower), location: lower)
    }

    /// The distribution of a variable plus a finite offset.
    public static func shifted(_ offset: Double, _ distribution: Distribution) -> Distribution {
        precondition(offset.isFinite, "an offset must be finite")
        return distribution.transformed(factor: 1, offset: offset)
    }

    static func requirePositive(_ value: Double) {
        precondition(value > 0 && value < .infinity, "a mean or median must be positive and finite")
    }
}
