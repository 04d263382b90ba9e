import ElementaryFunctions

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

    /// The gamma distribution with a positive mean and a coefficient of variation.
    ///
    /// The coefficient is the standard deviation over the mean: 0, which gives a constant, or from
    /// 0.001 to 10.
    public static func gamma(mean: Double, coefficientOfVariation: Double) -> Distribution {
        requirePositive(mean)
        guard coefficientOfVariation != 0 else { return constant(mean) }
        precondition(
            (0.001...10).contains(coefficientOfVariation),
            "the coefficient of variation of a gamma distribution is 0 or from 0.001 to 10")
        let square = coefficientOfVariation * coefficientOfVariation
        return Distribution(.gamma(shape: 1 / square, scale: mean * square))
    }

    /// The Weibull distribution with a positive mean and shape.
    ///
    /// The hazard falls with time for a shape below 1 and rises above it.
    public static func weibull(mean: Double, shape: Double) -> Distribution {
        requirePositive(mean)
        precondition(shape >= 0.05 && shape < .infinity, "a Weibull shape is at least 0.05")
        let meanOfUnitScale = Elementary.exp(Elementary.logGamma(1 + 1 / shape))
        return Distribution(.weibull(shape: shape, scale: mean / meanOfUnitScale))
    }

    /// The uniform distribution between two finite bounds.
    public static func uniform(_ lower: Double, _ upper: Double) -> Distribution {
        precondition(lower <= upper && (upper - lower).isFinite, "bounds must be finite, in order")
        return lower == upper
            ? constant(lower) : Distribution(.uniform(width: upper - lower), location: lower)
    }

    /// The triangular distribution between two finite bounds with its peak at `mode`.
    public static func triangular(lower: Double, mode: Double, upper: Double) -> Distribution {
        precondition(
            lower <= mode && mode <= upper && (upper - lower).isFinite,
            "lower, mode and upper must be finite, in order")
        guard lower < upper else { return constant(lower) }
        return Distribution(
            .triangular(mode: mode - lower, width: upper - lower), location: lower)
    }

    /// The distribution of a random member of a sample of finite values.
    public static func empirical(values: [Double]) -> Distribution {
        precondition(
            !values.isEmpty && values.allSatisfy(\.isFinite), "a sample has finite values")
        return Distribution(.empirical(sorted: values.sorted()))
    }

    /// A histogram: bin `i` between `edges[i]` and `edges[i + 1]` is chosen with a probability in
    /// proportion to `weights[i]`, and the value is uniform within it.
    public static func histogram(edges: [Double], weights: [Double]) -> Distribution {
        precondition(edges.count == weights.count + 1, "a histogram has one edge more than bins")
        precondition(
            edges.allSatisfy(\.isFinite) && zip(edges, edges.dropFirst()).allSatisfy(<),
            "edges must be finite and increase")
        return Distribution(.histogram(edges: edges, CategoryWeights(weights)))
    }

    /// A mixture of distributions, each chosen with a probability in proportion to its weight.
    ///
    /// The uniform number picks a component, and what it leaves over, stretched to (0, 1), is the
    /// component's own. So the quantile increases within a component but may fall from one to the
    /// next: list components from small to large values where that matters.
    public static func mixture(
        _ components: [(weight: Double, distribution: Distribution)]
    ) -> Distribution {
        Distribution(
            .mixture(components.map(\.distribution), CategoryWeights(components.map(\.weight))))
    }

    /// The distribution of a variable plus a finite offset.
    public static func shifted(_ offset: Double, _ distribution: Distribution) -> Distribution {
        precondition(offset.isFinite, "an offset must be finite")
        return distribution.transformed(factor: 1, offset: offset)
    }

    private static func requirePositive(_ value: Double) {
        precondition(value > 0 && value < .infinity, "a mean or median must be positive and finite")
    }
}
