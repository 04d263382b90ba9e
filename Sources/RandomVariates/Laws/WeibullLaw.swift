import ElementaryFunctions
import FieldTables

/// Weibull.
struct WeibullLaw: LawFamily {
    var mean = 1.0
    var shape = 1.0

    static let table = FieldTable<WeibullLaw>(
        "weibull", "Weibull.",
        [
            .required("mean", \.mean, .number(.positiveTime), role: .location, "Its mean."),
            .required(
                "shape", \.shape, .number(NumberRule(from: .including(0.05), to: .including(100))),
                "Below 1 the hazard falls, above it rises."),
        ])

    var distribution: Distribution { .weibull(mean: mean, shape: shape) }
}

extension Law {
    /// Weibull; the hazard falls with time for a shape below 1 and rises above it.
    public static func weibull(mean: Double, shape: Double) -> Law {
        Law(WeibullLaw { ($0.mean, $0.shape) = (mean, shape) })
    }
}

extension Distribution {
    /// The Weibull distribution with a positive mean and shape.
    ///
    /// The hazard falls with time for a shape below 1 and rises above it.
    public static func weibull(mean: Double, shape: Double) -> Distribution {
        requirePositive(mean)
        precondition(shape >= 0.05 && shape < .infinity, "a Weibull shape is at least 0.05")
        let meanOfUnitScale = Elementary.exp(Elementary.logGamma(1 + 1 / shape))
        return Distribution(Weibull(shape: shape, scale: mean / meanOfUnitScale))
    }
}

private struct Weibull: DistributionFamily {
    let shape: Double
    let scale: Double

    func quantile(_ u: Double) -> Double {
        let hazard = -Elementary.log(1 - u)
        return scale * Elementary.exp(Elementary.log(hazard) / shape)
    }

    func cumulative(_ x: Double) -> Double {
        x > 0 ? -Elementary.expm1(-Elementary.pow(x / scale, shape)) : 0
    }

    var mean: Double { scale * Elementary.exp(Elementary.logGamma(1 + 1 / shape)) }

    var variance: Double {
        let first = Elementary.logGamma(1 + 1 / shape)
        let second = Elementary.logGamma(1 + 2 / shape)
        return mean * mean * Elementary.expm1(second - 2 * first)
    }

    func scaled(by factor: Double) -> Weibull { Weibull(shape: shape, scale: factor * scale) }
}
