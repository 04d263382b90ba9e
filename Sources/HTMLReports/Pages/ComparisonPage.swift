import Reports
import StrictJSON

/// Workloads on the same customers, as a page.
struct ComparisonPage {
    let result: JSONValue
    var prefix = ""

    private var runs: [JSONValue] { result["workloads"]?.elements ?? [] }

    private var names: [String] { runs.map { $0["workload"]?.text("name") ?? "" } }

    /// The page from its title on.
    var content: [Markup] {
        let replications = runs.first?["replications"]?.wholeNumber ?? 0
        return Piece.top(
            kicker: "Switchboard \(result.text("version")) · compare",
            title: names.joined(separator: ", "), lead: [result.text("answer")],
            note: "The same customers in all, \(replications) replications; ± is half an interval."
        )
            + [
                .element(
                    "ul", ["class": "sm"],
                    zip(names, runs).map { name, run in
                        .element("li", [:], "\(name): \(run["workload"]?.text("title") ?? "")")
                    })
            ]
            + Piece.sections([
                Piece.Section(prefix + "values", "Side by side", values),
                Piece.Section(prefix + "differences", "Differences", differences),
                Piece.Section(prefix + "ends", "Where conversations end", ends),
                Piece.Section(prefix + "costs", "What it costs", costs),
                Piece.Section(prefix + "best", "Which one is the best", selection),
                Piece.Section(prefix + "rests", "What that rests on", sensitivity),
                Piece.Section(prefix + "each", "Each by itself", each),
                Piece.made(result, prefix: prefix),
            ])
    }

    private func unit(_ name: String) -> Unit {
        Unit(
            name: runs.lazy.compactMap { $0["measures"]?[name]?.text("unit") }.first ?? "")
    }

    private var values: [Markup] {
        func rows(_ measures: [(String, String)]) -> [[Piece.Cell]] {
            measures.compactMap { name, label in
                let cells = runs.map { run -> Piece.Cell in
                    let estimate = run["measures"]?.estimate(name)
                    let text = unit(name).text(estimate?.mean, estimate?.halfWidth)
                    return Piece.Cell(estimate == nil ? "–" : text + unit(name).suffix)
                }
                return cells.allSatisfy { $0.text == "–" } ? nil : [Piece.Cell(label)] + cells
            }
        }
        let all = runs.flatMap { $0["measures"]?.members.map(\.key) ?? [] }
            .reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        return [
            Piece.table([""] + names, rows(MeasureWords.first)),
            Piece.values(
                ["measure"] + names, rows(all.map { ($0, $0) }),
                title: "All \(all.count) measures"),
        ]
    }

    /// Every pair in the measures that matter most, one chart for each.
    private var differences: [Markup] {
        let all = result["differences"]?.elements ?? []
        let figures = MeasureWords.first.compactMap { name, label -> Markup? in
            let own = all.filter { $0.text("measure") == name }
            let unit = unit(name)
            let rows = own.compactMap { difference -> RowChart.Row? in
                guard let mean = difference.number("mean") else { return nil }
                let halfWidth = difference.number("halfWidth")
                let isShown = ["higher", "lower"].contains(difference.text("verdict"))
                return RowChart.Row(
                    name: "\(difference.text("b")) less \(difference.text("a"))", mean: mean,
                    low: mean - (halfWidth ?? 0), high: mean + (halfWidth ?? 0),
                    text: unit.text(difference: mean, halfWidth) + unit.suffix
                        + (isShown ? "" : ", no difference shown"),
                    style: isShown ? "ai" : "mut")
            }
            guard !rows.isEmpty, rows.contains(where: { $0.mean != 0 || $0.high != 0 }) else {
                return nil
            }
            let scale = Scale(rows.flatMap { [$0.low ?? $0.mean, $0.high ?? $0.mean] })
            let chart = RowChart(rows: rows, scale: scale) {
                unit.tick(difference: $0, step: scale.step)
            }
            return chart.intervals(
                label,
                sentence: rows.map { "\($0.name) \($0.text)" }
                    .joined(separator: "; "), at: 0)
        }
        let confidence = result.number("differenceConfidence") ?? 0.95
        return [
            Piece.paragraph(
                "One less the other on the same customers, each with an interval of "
                    + "\(NumberFormat.percent(confidence)); grey where no difference is shown.",
                style: "mut sm")
        ] + Piece.grid(figures) + [table(all)]
    }

    private func table(_ all: [JSONValue]) -> Markup {
        Piece.values(
            ["measure", "from", "to", "change", "variance ratio", "verdict"],
            all.map { difference in
                let unit = unit(difference.text("measure"))
                return [
                    .init(difference.text("measure")), .init(difference.text("a")),
                    .init(difference.text("b")),
                    .init(
                        unit.text(
                            difference: difference.number("mean"), difference.number("halfWidth"))),
                    .init(NumberFormat.measure(difference.number("varianceRatio"))),
                    .init(difference.text("verdict")),
                ]
            }, words: [1, 2, 5], title: "All \(all.count) differences")
    }
}

/// Parts side by side.
extension ComparisonPage {
    private var ends: [Markup] {
        partition(
            "Every conversation in one way", note: "each bar is as long as the most offered",
            OutcomeWords.parts)
    }

    private var costs: [Markup] {
        let parts = [
            ("agents", "people", "f-hu"), ("ai", "the AI", "f-ai"),
            ("losses", "losses", "f-bad"),
        ]
        return partition("Costs of 30 days", note: "each bar is as long as the dearest") { run in
            parts.compactMap { key, name, style in
                run["costs"]?.estimate(key).flatMap {
                    $0.mean > 0 ? Partition.Part(name: name, count: $0.mean, style: style) : nil
                }
            }
        }
    }

    private func partition(
        _ title: String, note: String, _ parts: (JSONValue) -> [Partition.Part]
    ) -> [Markup] {
        let levels = zip(names, runs).map { name, run in
            let own = parts(run)
            let sum = own.reduce(0) { $0 + $1.count }
            return Partition.Level(name: "\(name): \(JSONValue.count(sum.rounded()))", parts: own)
        }
        let sums = levels.map { $0.parts.reduce(0) { $0 + $1.count } }
        guard let most = sums.max(), most > 0 else { return [] }
        let kinds = levels.flatMap(\.parts).reduce(into: [Partition.Part]()) { kinds, part in
            if !kinds.contains(where: { $0.name == part.name }) { kinds.append(part) }
        }
        let sentence = levels.map { level in
            level.name + ": "
                + level.parts.map { "\($0.name) \(NumberFormat.measure($0.count))" }
                .joined(separator: ", ")
        }.joined(separator: "; ")
        return [
            Partition(total: most, levels: levels, sharesOfLevel: true).figure(
                title, note: note, sentence: sentence)
        ]
            + KeyEntry.list(
                kinds.compactMap { kind in
                    kind.style.map { KeyEntry(style: $0, text: kind.name) }
                }) + [
                Piece.values(
                    [""] + kinds.map(\.name),
                    levels.map { level in
                        [Piece.Cell(level.name)]
                            + kinds.map { kind in
                                Piece.Cell(
                                    NumberFormat.measure(
                                        level.parts.first { $0.name == kind.name }?.count ?? 0))
                            }
                    })
            ]
    }

    private var each: [Markup] {
        runs.flatMap { run -> [Markup] in
            let name = run["workload"]?.text("name") ?? ""
            let description = run["workload"]?.text("description") ?? ""
            return [.element("h3", [:], name), Piece.paragraph(run.text("answer"))]
                + (description.isEmpty ? [] : [Piece.paragraph(description, style: "mut sm")])
                + Piece.assumptions(run)
        }
    }
}

/// The best, and what that owes to assumptions.
extension ComparisonPage {
    private var selection: [Markup] {
        guard let selection = result["selection"], !selection.members.isEmpty else { return [] }
        let measure = selection["objective"]?.text("measure") ?? ""
        let unit = unit(measure)
        return [
            Piece.table(
                [
                    "to \(selection["objective"]?.text("direction") ?? "") \(measure)", "mean",
                    "replications", "",
                ],
                (selection["candidates"]?.elements ?? []).map { candidate in
                    let isBest = candidate.text("workload") == selection.text("best")
                    return [
                        .init(candidate.text("workload")),
                        .init(unit.text(candidate.number("mean"), candidate.number("halfWidth"))),
                        .init(candidate.count("replications")),
                        .init(
                            isBest
                                ? "the best"
                                : candidate["left"]?.isTrue == true ? "left" : "dropped",
                            style: isBest ? "ok" : nil),
                    ]
                }, words: [3])
        ]
    }

    /// A tornado: the difference between the best and the next with each input moved.
    private var sensitivity: [Markup] {
        guard let sensitivity = result["sensitivity"], !sensitivity.members.isEmpty else {
            return []
        }
        let unit = unit(sensitivity["objective"]?.text("measure") ?? "")
        let base = sensitivity.number("mean") ?? 0
        let moved = (sensitivity["inputs"]?.elements ?? []).filter { input in
            ["low", "high"].contains { input[$0]?.number("mean") != nil }
        }
        let rows = moved.map { input -> RowChart.Row in
            let values = ["low", "high"].compactMap { input[$0]?.number("mean") }
            let decides = ["low", "high"].contains { side in
                input[side].map { $0.text("best") != sensitivity.text("best") } ?? false
            }
            return RowChart.Row(
                name: input.text("path"), mean: base, low: (values + [base]).min(),
                high: (values + [base]).max(),
                text: values.map { unit.text(difference: $0, nil) }.joined(separator: " to ")
                    + (decides ? ", changes the best" : ""), style: decides ? "bad" : "ai")
        }
        guard !rows.isEmpty else { return [] }
        let scale = Scale(rows.flatMap { [$0.low ?? base, $0.high ?? base] })
        return [
            Piece.paragraph(
                "\(sensitivity["objective"]?.text("measure") ?? "") of "
                    + "\(sensitivity.text("best")) less that of \(sensitivity.text("runnerUp")), "
                    + "with each input without a source alone a fifth lower and higher."),
            RowChart(
                rows: rows, scale: scale, label: { unit.tick(difference: $0, step: scale.step) }
            )
            .intervals(
                "What the difference owes to each input", note: "red: another one is the best",
                sentence: rows.map { "\($0.name) \($0.text)" }.joined(separator: "; "), at: 0),
        ]
    }
}
