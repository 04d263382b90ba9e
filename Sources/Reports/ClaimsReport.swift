import PublishedClaims

/// Claims for people: a table by topic, why, and what it rests on.
public enum ClaimsReport {
    /// The report.
    public static func document(_ claims: [Claim]) -> Document {
        let inputs = Claim.inputs(of: claims)
        let sources = inputs.map(\.source).filter(\.isPublished)
            .reduce(into: [FigureSource]()) { if !$0.contains($1) { $0.append($1) } }
        return Document([
            table(claims), summary(claims), reasons(claims, sources), list(sources, inputs),
            list(inputs.filter { !$0.source.isPublished }),
        ])
    }

    private static func table(_ claims: [Claim]) -> Document.Section {
        var table = Table([
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
        return [.table(table)]
    }

    private static func summary(_ claims: [Claim]) -> Document.Section {
        func count(_ verdict: Claim.Verdict) -> Int { claims.count { $0.verdict == verdict } }
        let sentence =
            "\(claims.count) claims: \(count(.reconciles)) reconcile, \(count(.onlyIf)) hold only "
            + "if something unpublished has the value named below, \(count(.nearMiss)) miss "
            + "by no more than their tolerance again, \(count(.cannot)) cannot hold. A range "
            + "covers what its inputs leave open; a claim reconciles if any value of it fits."
        return [.paragraph(sentence)]
    }

    /// Why, with the numbers of the sources and an A if something was assumed.
    private static func reasons(
        _ claims: [Claim], _ sources: [FigureSource]
    ) -> Document.Section {
        let texts = claims.map { claim in
            var text = ClaimFormat.text(claim.reason)
            if claim.verdict == .onlyIf, let condition = claim.condition {
                text += " Only if \(condition.unknown) "
                text += ClaimFormat.text(condition.required, condition.unit) + "."
            }
            var notes = sources.indices.filter { index in
                claim.inputs.contains { $0.source == sources[index] }
            }.map { "\($0 + 1)" }
            if claim.inputs.contains(where: { !$0.source.isPublished }) { notes.append("A") }
            return "\(text) [\(notes.joined(separator: ", "))]"
        }
        return [
            .note("Why, with the sources; A is an assumption:"),
            .list(List(texts, marker: .number)),
        ]
    }

    private static func list(
        _ sources: [FigureSource], _ inputs: [PublishedFigure]
    ) -> Document.Section {
        let texts = sources.map { source in
            let figures = inputs.filter { $0.source == source }.map(named)
            return "\(source.title) (\(source.evidence.rawValue)): "
                + figures.joined(separator: "; ") + "."
        }
        return [.note("Sources:"), .list(List(texts, marker: .bracket))]
    }

    private static func list(_ assumed: [PublishedFigure]) -> Document.Section {
        let texts = assumed.map { figure in
            let isCalibrated = figure.source.evidence == .calibrated
            let note = isCalibrated ? " (chosen to fit a published figure)" : ""
            return "\(named(figure)): \(figure.source.title)\(note)."
        }
        return [
            .note("Assumptions, \(assumed.count) inputs without a published source:"),
            .list(List(texts, marker: .dash)),
        ]
    }

    private static func named(_ figure: PublishedFigure) -> String {
        "\(figure.name) \(ClaimFormat.text(figure.value, figure.unit))"
    }
}
