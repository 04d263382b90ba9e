extension Claim {
    /// Every claim, in the order of the topics.
    static func all(_ figures: PublishedFigures) -> [Claim] {
        before(figures) + work(figures) + displacement(figures) + alternatives(figures)
            + later(figures) + time(figures) + savings(figures) + expense(figures)
            + marketing(figures) + volume(figures) + people(figures)
    }

    /// Every input of some claims once, in the order of first use.
    public static func inputs(of claims: [Claim]) -> [PublishedFigure] {
        claims.flatMap(\.inputs).reduce(into: []) { inputs, figure in
            if !inputs.contains(figure) { inputs.append(figure) }
        }
    }
}
