import ElementaryFunctions
import FieldTables

/// Gamma.
struct GammaLaw: LawFamily {
    var mean = 1.0
    var cv = 1.0

    static let table = FieldTable<GammaLaw>(
        "gamma", "Gamma; Erlang when 1/cv² is whole.",
        [
            .required("mean", \.mean, .number(.positiveTime), role: .location, "Its mean."),
            .required(
                "cv", \.cv, .number(NumberRule(from: .including(0.001), to: .including(10))),
                "Its coefficient of variation: standard deviation over mean."),
        ])

    var distribution: Distribution { .gamma(mean: mean, coefficientOfVariation: cv) }
}

extension Law {
    /// Gamma; `cv` is the standard deviation over the mean.
    public static func gamma(mean: Double, cv: Double) -> Law {
        Law(GammaLaw { ($0.mean, $0.cv) = (mean, cv) })
    }
}

extension Distribution {
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
        return Distribution(Gamma(shape: 1 / square, scale: mean * square))
    }
}

private struct Gamma: DistributionFamily {
    let shape: Double
    let scale: Double

    func quantile(_ u: Double) -> Double { scale * Elementary.gammaQuantile(u, shape: shape) }

    func cumulative(_ x: Double) -> Double {
        x > 0 ? Elementary.incompleteGammaRatio(shape, x / scale) : 0
    }

    var mean: Double { shape * scale }

    var variance: Double { shape * scale * scale }

    func scaled(by factor: Double) -> Gamma { Gamma(shape: shape, scale: factor * scale) }
}
