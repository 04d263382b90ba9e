import FieldTables

/// Memoryless.
struct ExponentialLaw: LawFamily {
    var mean = 1.0

    static let table = FieldTable<ExponentialLaw>(
        "exponential", "Memoryless.",
        [.required("mean", \.mean, .number(.positiveTime), role: .location, "Its mean.")])

    var distribution: Distribution { .exponential(mean: mean) }
}

extension Law {
    /// Memoryless.
    public static func exponential(mean: Double) -> Law {
        Law(ExponentialLaw { $0.mean = mean })
    }
}
