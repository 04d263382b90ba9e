import FieldTables

/// A distribution moved by a constant.
struct ShiftedLaw: LawFamily {
    var by = 0.0
    var of = SimpleLaw(.constant(0))

    static let table = FieldTable<ShiftedLaw>(
        "shifted", "A distribution moved by a constant.",
        [
            .required(
                "by", \.by, .number(.time), role: .extent, "What is added to every value."),
            .required("of", \.of, "What is moved."),
        ])

    var problems: [Law.Problem] { of.law.problems.map { $0.below(.key("of")) } }

    var distribution: Distribution { .shifted(by, of.distribution) }
}

extension Law {
    /// A law, not itself made of others, moved by a constant.
    public static func shifted(by offset: Double, _ law: Law) -> Law {
        Law(ShiftedLaw { ($0.by, $0.of) = (offset, SimpleLaw(law)) })
    }
}
