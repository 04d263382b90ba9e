import FieldTables

/// Rises to a mode and falls.
struct TriangularLaw: LawFamily {
    var lower = 0.0
    var mode = 0.5
    var upper = 1.0

    static let table = FieldTable<TriangularLaw>(
        "triangular", "Rises to a mode and falls.",
        [
            .required("lower", \.lower, .number(.time), role: .extent, "Its least value."),
            .required("mode", \.mode, .number(.time), role: .extent, "Its likeliest value."),
            .required("upper", \.upper, .number(.time), role: .extent, "Its greatest value."),
        ])

    var problems: [Law.Problem] { Law.Problem.unlessRising(lower, mode, upper) }

    var distribution: Distribution { .triangular(lower: lower, mode: mode, upper: upper) }
}

extension Law {
    /// Rises from a least value to a mode and falls to a greatest value.
    public static func triangular(lower: Double, mode: Double, upper: Double) -> Law {
        Law(TriangularLaw { ($0.lower, $0.mode, $0.upper) = (lower, mode, upper) })
    }
}

extension Distribution {
    /// The triangular distribution between two finite bounds with its peak at `mode`.
    public static func triangular(lower: Double, mode: Double, upper: Double) -> Distribution {
        precondition(
            lower <= mode && mode <= upper && (upper - lower).isFinite,
            "lower, mode and upper must be finite, in order")
        guard lower < upper else { return constant(lower) }
        return Distribution(
            Triangular(mode: mode - lower, width: upper - lower), location: lower)
    }
}

/// From 0 to its width.
private struct Triangular: DistributionFamily {
    let mode: Double
    let width: Double

    func quantile(_ u: Double) -> Double {
        u * width < mode
            ? min(mode, (u * width * mode).squareRoot())
            : max(mode, width - ((1 - u) * width * (width - mode)).squareRoot())
    }

    func cumulative(_ x: Double) -> Double {
        if x <= 0 { return 0 }
        if x >= width { return 1 }
        return x < mode
            ? x * x / (width * mode) : 1 - (width - x) * (width - x) / (width * (width - mode))
    }

    var mean: Double { (mode + width) / 3 }

    var variance: Double { (mode * mode + width * width - mode * width) / 18 }

    func scaled(by factor: Double) -> Triangular {
        Triangular(mode: factor * mode, width: factor * width)
    }
}
