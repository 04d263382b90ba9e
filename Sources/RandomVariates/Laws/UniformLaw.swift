import FieldTables

/// Evenly spread.
struct UniformLaw: LawFamily {
    var lower = 0.0
    var upper = 1.0

    static let table = FieldTable<UniformLaw>(
        "uniform", "Evenly spread.",
        [
            .required("lower", \.lower, .number(.time), role: .extent, "Its least value."),
            .required("upper", \.upper, .number(.time), role: .extent, "Its greatest value."),
        ])

    var problems: [Law.Problem] { Law.Problem.unlessRising(lower, upper) }

    var distribution: Distribution { .uniform(lower, upper) }
}

extension Law {
    /// Evenly spread between two bounds.
    public static func uniform(_ lower: Double, _ upper: Double) -> Law {
        Law(UniformLaw { ($0.lower, $0.upper) = (lower, upper) })
    }
}

extension Law.Problem {
    /// What is wrong with a least value, perhaps a mode, and a greatest value.
    static func unlessRising(_ values: Double...) -> [Law.Problem] {
        let rises = zip(values, values.dropFirst()).allSatisfy(<=)
        return rises && values[0] < values[values.count - 1]
            ? [] : [Law.Problem("lower must be less than upper, and a mode between them")]
    }
}
