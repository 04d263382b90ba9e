import FieldTables

/// Values that were observed.
struct EmpiricalLaw: LawFamily {
    var values = [0.0]

    static let table = FieldTable<EmpiricalLaw>(
        "empirical", "Values that were observed, each as likely as the others.",
        [
            .required(
                "values", \.values, .array(of: .number(.time), count: 1...1_000_000),
                role: .extent, "The values.")
        ])

    var distribution: Distribution { .empirical(values: values) }
}

extension Law {
    /// Values that were observed, each as likely as the others.
    public static func empirical(values: [Double]) -> Law {
        Law(EmpiricalLaw { $0.values = values })
    }
}

extension Distribution {
    /// The distribution of a random member of a sample of finite values.
    public static func empirical(values: [Double]) -> Distribution {
        precondition(
            !values.isEmpty && values.allSatisfy(\.isFinite), "a sample has finite values")
        return Distribution(Empirical(sorted: values.sorted()))
    }
}

private struct Empirical: DistributionFamily {
    let sorted: [Double]

    func quantile(_ u: Double) -> Double {
        sorted[min(sorted.count - 1, Int(u * Double(sorted.count)))]
    }

    func cumulative(_ x: Double) -> Double {
        Double(sorted.firstIndex(inOrder: { $0 > x })) / Double(sorted.count)
    }

    var mean: Double { sorted.reduce(0, +) / Double(sorted.count) }

    var variance: Double {
        let mean = mean
        let squares = sorted.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        return squares / Double(sorted.count)
    }

    func scaled(by factor: Double) -> Empirical { Empirical(sorted: sorted.map { factor * $0 }) }

    func moved(by offset: Double) -> Empirical? { Empirical(sorted: sorted.map { $0 + offset }) }
}
