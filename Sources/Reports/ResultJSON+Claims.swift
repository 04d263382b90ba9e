import PublishedClaims
import StrictJSON

/// Claims as JSON.
extension ResultJSON {
    /// Every claim.
    ///
    /// `claims`: each with `name`, `topic`, `title`, `quantity`, `unit`; `implied` with `low` and
    /// `high`; `target`, the same with `relation` and `tolerance`; `condition`, null or `unknown`,
    /// `unit`, `required` and `possible`; `verdict`, `reason`, and `inputs` by name.
    /// `inputs`: each with `name`, `low`, `high`, `unit`, `source`, `evidence`; those with the
    /// evidence `assumption` or `calibrated` have no published source.
    public static func text(_ claims: [Claim], version: String, command: String) -> String {
        let inputs = Claim.inputs(of: claims)
        return text(
            "claims", version: version, command: command,
            [
                ("claims", .array(claims.map(claim))),
                ("inputs", .array(inputs.map(input))),
            ])
    }

    private static func claim(_ claim: Claim) -> JSONOutput {
        .object([
            ("name", .string(claim.name)), ("topic", .string(claim.topic.rawValue)),
            ("title", .string(ClaimFormat.text(claim.title))),
            ("quantity", .string(claim.quantity)), ("unit", .string(claim.unit.rawValue)),
            ("implied", .object(span(claim.implied))),
            (
                "target",
                .object(
                    span(claim.target.value) + [
                        ("relation", .string(claim.target.relation.rawValue)),
                        ("tolerance", .number(claim.target.tolerance)),
                    ])
            ),
            ("condition", claim.condition.map(condition) ?? .null),
            ("verdict", .string(claim.verdict.rawValue)),
            ("reason", .string(ClaimFormat.text(claim.reason))),
            ("inputs", .array(claim.inputs.map { .string($0.name) })),
        ])
    }

    private static func condition(_ condition: Claim.Condition) -> JSONOutput {
        .object([
            ("unknown", .string(condition.unknown)), ("unit", .string(condition.unit.rawValue)),
            ("required", .object(span(condition.required))),
            ("possible", .object(span(condition.possible))),
        ])
    }

    private static func input(_ figure: PublishedFigure) -> JSONOutput {
        .object(
            [("name", .string(figure.name))] + span(figure.value) + [
                ("unit", .string(figure.unit.rawValue)),
                ("source", .string(figure.source.title)),
                ("evidence", .string(figure.source.evidence.rawValue)),
            ])
    }

    private static func span(_ span: ClaimRange) -> [(String, JSONOutput)] {
        [("low", .number(span.low)), ("high", .number(span.high))]
    }
}
