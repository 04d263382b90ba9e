import FieldTables

/// Its logarithm is normal.
struct LognormalLaw: LawFamily {
    var mean: Double?
    var cv: Double?
    var median: Double?
    var sigma: Double?

    static let table = FieldTable<LognormalLaw>(
        "lognormal", "Its logarithm is normal; give mean and cv, or median and sigma.",
        [
            .optional("mean", \.mean, .number(.positiveTime), role: .location, "Its mean."),
            .optional(
                "cv", \.cv, .number(NumberRule(from: .including(0), to: .including(100))),
                "Its coefficient of variation."),
            .optional("median", \.median, .number(.positiveTime), role: .location, "Its median."),
            .optional(
                "sigma", \.sigma, .number(NumberRule(from: .including(0), to: .including(10))),
                "Standard deviation of its logarithm."),
        ])

    var problems: [Law.Problem] {
        let written = datum
        let given = LognormalLaw.table.fields.map(\.rule.key).filter { written[$0] != nil }
        if given == ["mean", "cv"] || given == ["median", "sigma"] { return [] }
        let found = given.isEmpty ? "none" : given.joined(separator: " and ")
        return [
            Law.Problem("a lognormal needs mean and cv, or median and sigma (found \(found))")
        ]
    }

    var distribution: Distribution {
        if let mean, let cv { return .lognormal(mean: mean, coefficientOfVariation: cv) }
        if let median, let sigma { return .lognormal(median: median, sigma: sigma) }
        preconditionFailure("\(self) lacks a parameter")
    }
}

extension Law {
    /// Lognormal; `cv` is the standard deviation over the mean.
    public static func lognormal(mean: Double, cv: Double) -> Law {
        Law(LognormalLaw { ($0.mean, $0.cv) = (mean, cv) })
    }

    /// Lognormal; `sigma` is the standard deviation of the logarithm.
    public static func lognormal(median: Double, sigma: Double) -> Law {
        Law(LognormalLaw { ($0.median, $0.sigma) = (median, sigma) })
    }
}
