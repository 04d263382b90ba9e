import FieldTables

/// A law that is not made of others, and so can be a part of one that is.
struct SimpleLaw: Tagged {
    let law: Law

    /// - Precondition: the law is not made of others.
    init(_ law: Law) {
        let family = type(of: law.content)
        precondition(
            Law.simpleFamilies.contains { $0 == family }, "a part is not itself made of others")
        self.law = law
    }

    var distribution: Distribution { law.content.distribution }

    static let variants = VariantTable<SimpleLaw>(
        "simple distribution", "A distribution that is not made of others.", tag: "distribution",
        Law.simpleFamilies.map { $0.variant(of: SimpleLaw.init, \.law) })
}
