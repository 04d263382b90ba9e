import PublishedClaims

/// Claims as text for people: a table by topic, why, and what it rests on.
public enum ClaimsReport {
    /// The report.
    public static func text(_ claims: [Claim]) -> String {
        let inputs = Claim.inputs(of: claims)
        let sources = inputs.map(\.source).filter(\.isPublished)
            .reduce(into: [FigureSource]()) { if !$0.contains($1) { $0.append($1) } }
        return [
            table(claims), summary(claims), reasons(claims, sources), list(sources, inputs),
            list(inputs.filter { !$0.source.isPublished }),
        ].joined(separator: "\n")
    }

    private static func table(_ claims: [Claim]) -> String {
        var table = TextTable([
            .number(""), .text("Published figures read together: what follows"),
            .number("implied"), .number("must be"), .text("verdict"),
        ])
        for topic in Claim.Topic.allCases {
            table.append(["", topic.rawValue.uppercased(), "", "", ""])
            for (number, claim) in claims.enumerated() where claim.topic == topic {
                table.append([
                    "\(number + 1)", ClaimFormat.text(claim.title),
                    ClaimFormat.text(claim.implied, claim.unit), ClaimFormat.target(claim),
                    claim.verdict.rawValue,
                ])
            }
        }
        return table.text
    }

    private static func summary(_ claims: [Claim]) -> String {
        func count(_ verdict: Claim.Verdict) -> Int { claims.count { $0.verdict == verdict } }
        return lines(
            "\(claims.count) claims: \(count(.reconciles)) reconcile, \(count(.onlyIf)) hold only "
                + "if something unpublished has the value named below, \(count(.nearMiss)) miss "
                + "by no more than their tolerance again, \(count(.cannot)) cannot hold. A range "
                + "covers what its inputs leave open; a claim reconciles if any value of it fits.")
    }

    /// Why, with the numbers of the sources and an A if something was assumed.
    private static func reasons(_ claims: [Claim], _ sources: [FigureSource]) -> String {
        "Why, with the sources; A is an assumption:\n"
            + claims.enumerated().map { number, claim in
                var text = "\(number + 1). \(ClaimFormat.text(claim.reason))"
                if claim.verdict == .onlyIf, let condition = claim.condition {
                    text += " Only if \(condition.unknown) "
                    text += ClaimFormat.text(condition.required, condition.unit) + "."
                }
                var notes = sources.indices.filter { index in
                    claim.inputs.contains { $0.source == sources[index] }
                }.map { "\($0 + 1)" }
                if claim.inputs.contains(where: { !$0.source.isPublished }) { notes.append("A") }
                return lines("\(text) [\(notes.joined(separator: ", "))]")
            }.joined()
    }

    private static func list(_ sources: [FigureSource], _ inputs: [PublishedFigure]) -> String {
        "Sources:\n"
            + sources.enumerated().map { number, source in
                let figures = inputs.filter { $0.source == source }.map(named)
                return lines(
                    "[\(number + 1)] \(source.title) (\(source.evidence.rawValue)): "
                        + figures.joined(separator: "; ") + ".")
            }.joined()
    }

    private static func list(_ assumed: [PublishedFigure]) -> String {
        "Assumptions, \(assumed.count) inputs without a published source:\n"
            + assumed.map { figure in
                let isCalibrated = figure.source.evidence == .calibrated
                let note = isCalibrated ? " (chosen to fit a published figure)" : ""
                return lines("- \(named(figure)): \(figure.source.title)\(note).")
            }.joined()
    }

    private static func named(_ figure: PublishedFigure) -> String {
        "\(figure.name) \(ClaimFormat.text(figure.value, figure.unit))"
    }

    private static func lines(_ text: String) -> String {
        wrapped(text, width: 100).joined(separator: "\n") + "\n"
    }
}
