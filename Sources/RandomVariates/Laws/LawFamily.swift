import FieldTables

/// Laws that people write with the same fields; the name of the table is the word for them.
protocol LawFamily: Described {
    /// What is wrong with the parameters taken together.
    var problems: [Law.Problem] { get }

    /// The distribution, in the unit of the parameters; only if there are no problems.
    var distribution: Distribution { get }
}

extension LawFamily {
    var problems: [Law.Problem] { [] }

    func isEqual(to other: any LawFamily) -> Bool { other as? Self == self }

    /// The family as one variant of what holds a law.
    static func variant<Owner>(
        of embed: @escaping @Sendable (Law) -> Owner, _ extract: @escaping @Sendable (Owner) -> Law
    ) -> Variant<Owner> {
        Variant({ (own: Self) in embed(Law(own)) }, extract: { extract($0).content as? Self })
    }
}

extension NumberRule {
    /// From 0 to a billion of the unit: beyond any run, and far from the end of the clock.
    static let time = NumberRule(from: .including(0), to: .including(1e9))

    /// The same, but not 0.
    static let positiveTime = NumberRule(from: .excluding(0), to: .including(1e9))
}
