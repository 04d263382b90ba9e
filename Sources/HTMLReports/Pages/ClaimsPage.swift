import Reports
import StrictJSON

/// Published figures read together, as a page.
struct ClaimsPage {
    let result: JSONValue
    var prefix = ""

    private static let styles = [
        "reconciles": "ok", "only if": "warn", "near miss": "warn", "cannot": "bad",
    ]

    /// The page from its title on.
    var content: [Markup] {
        let claims = result["claims"]?.elements ?? []
        func count(_ verdict: String) -> Int { claims.count { $0.text("verdict") == verdict } }
        let topics = claims.map { $0.text("topic") }.reduce(into: [String]()) {
            if !$0.contains($1) { $0.append($1) }
        }
        return Piece.top(
            kicker: "Switchboard \(result.text("version")) · claims",
            title: "Published figures read together",
            lead: [
                "Of \(claims.count) things that follow, \(count("reconciles")) reconcile with what "
                    + "was published, \(count("only if")) only if something unpublished has a "
                    + "certain value, \(count("near miss")) are near misses, and "
                    + "\(count("cannot")) cannot "
                    + "hold."
            ], note: "Nothing is simulated here.")
            + Piece.sections(
                topics.enumerated().map { number, topic in
                    Piece.Section(
                        "\(prefix)topic-\(number + 1)",
                        topic.prefix(1).uppercased()
                            + topic.dropFirst(),
                        [table(claims.filter { $0.text("topic") == topic })])
                } + [Piece.Section(prefix + "inputs", "What they rest on", [inputs])]
                    + [Piece.made(result, prefix: prefix)])
    }

    private func range(_ value: JSONValue?, _ unit: String) -> String {
        guard let value else { return "" }
        let own = Unit(name: unit)
        let (low, high) = (own.text(value.number("low")), own.text(value.number("high")))
        // The names of units have capitals where words begin.
        let words = unit.reduce(into: "") { $0 += $1.isUppercase ? " \($1.lowercased())" : "\($1)" }
        return (low == high ? low : "\(low) to \(high)") + (own.isShare ? "" : " \(words)")
    }

    private func table(_ claims: [JSONValue]) -> Markup {
        Piece.table(
            ["what follows", "implied", "must be", "verdict", "why"],
            claims.map { claim in
                let unit = claim.text("unit")
                let sign =
                    ["atMost": "at most ", "atLeast": "at least "][
                        claim["target"]?.text("relation") ?? ""] ?? ""
                let verdict = claim.text("verdict")
                let tolerance = claim["target"]?.number("tolerance").flatMap { $0 > 0 ? $0 : nil }
                let margin = tolerance.map { " ± " + Unit(name: unit).text($0) } ?? ""
                let condition = claim["condition"].flatMap { condition in
                    condition["unknown"]?.text.map { unknown in
                        " Only if \(unknown) "
                            + range(condition["required"], condition.text("unit")) + "."
                    }
                }
                return [
                    .init(claim.text("title")), .init(range(claim["implied"], unit)),
                    .init(sign + range(claim["target"], unit) + margin),
                    .init(verdict, style: ClaimsPage.styles[verdict]),
                    .init(claim.text("reason") + (condition ?? "")),
                ]
            }, words: [3, 4])
    }

    private var inputs: Markup {
        let inputs = result["inputs"]?.elements ?? []
        return Piece.values(
            ["input", "value", "source", "evidence"],
            inputs.map { input in
                [
                    .init(input.text("name")), .init(range(input, input.text("unit"))),
                    .init(input.text("source")), .init(input.text("evidence")),
                ]
            }, words: [2, 3], title: "\(inputs.count) inputs with their sources")
    }
}
