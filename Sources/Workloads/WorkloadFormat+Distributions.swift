import FieldTables
import StrictJSON

extension WorkloadFormat {
    /// Any distribution.
    static let distribution: Schema = .variants(
        VariantsRule(
            "distribution", "How a time varies.", tag: "distribution",
            simpleDistributions + [
                ObjectRule(
                    "mixture", "One of several distributions, chosen by weight.",
                    [
                        .required(
                            "parts", .array(of: weightedPart, count: 1...100),
                            "What is mixed.")
                    ]),
                ObjectRule(
                    "shifted", "A distribution moved by a constant.",
                    [
                        .required("by", .number(time), "What is added to every value."),
                        .required("of", simpleDistribution, "What is moved."),
                    ]),
            ]))

    private static let simpleDistribution: Schema = .variants(
        VariantsRule(
            "simple distribution", "A distribution that is not made of others.",
            tag: "distribution", simpleDistributions))

    private static let weightedPart: Schema = .object(
        ObjectRule(
            "part", "One distribution of a mixture.",
            [
                .required("weight", .number(.positive), "Its relative weight."),
                .required("value", simpleDistribution, "What is drawn."),
            ]))

    private static let mean = FieldRule.required("mean", .number(positiveTime), "Its mean.")
    private static let cv = FieldRule.required(
        "cv", .number(NumberRule(from: .including(0), to: .including(100))),
        "Its coefficient of variation: standard deviation over mean.")

    /// Up to a billion of the unit: beyond any run, and far from the end of the clock.
    private static let positiveTime = NumberRule(from: .excluding(0), to: .including(1e9))
    private static let time = NumberRule(from: .including(0), to: .including(1e9))

    private static let simpleDistributions = [
        ObjectRule(
            "constant", "Always the same.", [.required("value", .number(time), "The value.")]),
        ObjectRule("exponential", "Memoryless.", [mean]),
        ObjectRule(
            "lognormal", "Its logarithm is normal; give mean and cv, or median and sigma.",
            [
                .optional("mean", .number(positiveTime), "Its mean."),
                .optional("cv", cv.schema, "Its coefficient of variation."),
                .optional("median", .number(positiveTime), "Its median."),
                .optional(
                    "sigma", .number(NumberRule(from: .including(0), to: .including(10))),
                    "Standard deviation of its logarithm."),
            ]),
        ObjectRule(
            "gamma", "Gamma; Erlang when 1/cv² is whole.",
            [
                mean,
                .required(
                    "cv", .number(NumberRule(from: .including(0.001), to: .including(10))),
                    "Its coefficient of variation: standard deviation over mean."),
            ]),
        ObjectRule(
            "weibull", "Weibull.",
            [
                mean,
                .required(
                    "shape", .number(NumberRule(from: .including(0.05), to: .including(100))),
                    "Below 1 the hazard falls, above it rises."),
            ]),
        ObjectRule(
            "uniform", "Evenly spread.",
            [
                .required("lower", .number(time), "Its least value."),
                .required("upper", .number(time), "Its greatest value."),
            ]),
        ObjectRule(
            "triangular", "Rises to a mode and falls.",
            [
                .required("lower", .number(time), "Its least value."),
                .required("mode", .number(time), "Its likeliest value."),
                .required("upper", .number(time), "Its greatest value."),
            ]),
        ObjectRule(
            "empirical", "Values that were observed, each as likely as the others.",
            [
                .required(
                    "values", .array(of: .number(time), count: 1...1_000_000), "The values.")
            ]),
        ObjectRule(
            "histogram", "Bins that were counted, evenly spread within each.",
            [
                .required(
                    "edges", .array(of: .number(time), count: 2...100_001),
                    "Edges of the bins, rising."),
                .required(
                    "weights", .array(of: .number(.nonNegative), count: 1...100_000),
                    "Weight of each bin, one fewer than edges."),
            ]),
    ]
}
