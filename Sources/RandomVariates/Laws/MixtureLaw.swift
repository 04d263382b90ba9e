import FieldTables

/// One of several distributions, chosen by weight.
struct MixtureLaw: LawFamily {
    struct Part: Described {
        var weight = 1.0
        var value = SimpleLaw(.constant(0))

        static let table = FieldTable<Part>(
            "part", "One distribution of a mixture.",
            [
                .required("weight", \.weight, .number(.positive), "Its relative weight."),
                .required("value", \.value, "What is drawn."),
            ])
    }

    var parts: [Part] = []

    static let table = FieldTable<MixtureLaw>(
        "mixture", "One of several distributions, chosen by weight.",
        [
            .required(
                "parts", \.parts, .array(of: Part.schema, count: 1...100), "What is mixed.")
        ])

    var problems: [Law.Problem] {
        parts.enumerated().flatMap { index, part in
            part.value.law.problems.map {
                $0.below(.key("parts"), .index(index), .key("value"))
            }
        }
    }

    var distribution: Distribution { .mixture(parts.map { ($0.weight, $0.value.distribution) }) }
}

extension Law {
    /// One of several laws, not themselves made of others, chosen by weight.
    public static func mixture(_ parts: [(weight: Double, law: Law)]) -> Law {
        let parts = parts.map { weight, law in
            MixtureLaw.Part { ($0.weight, $0.value) = (weight, SimpleLaw(law)) }
        }
        return Law(MixtureLaw { $0.parts = parts })
    }
}

extension Distribution {
    /// A mixture of distributions, each chosen with a probability in proportion to its weight.
    ///
    /// The uniform number picks a component, and what it leaves over, stretched to (0, 1), is the
    /// component's own. So the quantile increases within a component but may fall from one to the
    /// next: list components from small to large values where that matters.
    public static func mixture(
        _ components: [(weight: Double, distribution: Distribution)]
    ) -> Distribution {
        Distribution(
            Mixture(
                components: components.map(\.distribution),
                weights: CategoryWeights(components.map(\.weight))))
    }
}

private struct Mixture: DistributionFamily {
    let components: [Distribution]
    let weights: CategoryWeights

    func quantile(_ u: Double) -> Double {
        let (component, fraction) = weights.pick(u)
        return components[component].quantile(max(0x1p-53, min(1 - 0x1p-53, fraction)))
    }

    func cumulative(_ x: Double) -> Double { weights.mean { components[$0].cumulative(x) } }

    var mean: Double { weights.mean { components[$0].mean } }

    var variance: Double {
        let mean = mean
        return weights.mean { member in
            let deviation = components[member].mean - mean
            return components[member].variance + deviation * deviation
        }
    }

    func scaled(by factor: Double) -> Mixture {
        Mixture(components: components.map { $0.scaled(by: factor) }, weights: weights)
    }

    func moved(by offset: Double) -> Mixture? {
        let moved = components.map { $0.transformed(factor: 1, offset: offset) }
        return Mixture(components: moved, weights: weights)
    }
}
