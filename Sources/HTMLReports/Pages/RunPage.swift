import Reports
import StrictJSON

/// A run as a page.
struct RunPage {
    let run: JSONValue

    /// Before the ids of this run's sections, where a page has several runs.
    var prefix = ""

    /// The page from its title on.
    var content: [Markup] {
        let workload = run["workload"]
        let replications = run["replications"]?.wholeNumber ?? 0
        let days = NumberFormat.brief(workload?.number("horizonDays") ?? 0)
        let name = workload?.text("name") ?? ""
        let before = workload?.number("warmUpDays") ?? 0
        let warmUp =
            run["warmUps"]?["method"] != nil
            ? " after a warm-up of \(replications == 1 ? "its" : "their") own"
            : before > 0 ? " after \(NumberFormat.brief(before)) of warm-up" : ""
        let batches = run["batches"]?.number("count").map {
            "cut into \(JSONValue.count($0)) batches, "
        }
        return Piece.top(
            kicker: "Switchboard \(run.text("version")) · run · \(name)",
            title: workload?.text("title") ?? "", lead: [run.text("answer")],
            note: "\(replications) replication\(replications == 1 ? "" : "s") of \(days) "
                + "day\(days == "1" ? "" : "s")\(warmUp), "
                + "seed \(seed); "
                + (batches ?? "")
                + (replications > 1 || batches != nil
                    ? "± is half a 95 % interval." : "one replication has no interval."))
            + Piece.sections(
                [
                    Piece.Section(prefix + "ends", "Where conversations end", ends + parts),
                    Piece.Section(prefix + "day", "Through the day", RunTimes(run, prefix).day),
                    Piece.Section(prefix + "run", "Through the run", RunTimes(run, prefix).course),
                    Piece.Section(prefix + "times", "How long it takes", durations),
                    Piece.Section(prefix + "ai", "The AI", RunCalibration(run: run).content),
                    Piece.Section(
                        prefix + "figures", "Against what is published",
                        RunFigures(run: run).content),
                    Piece.Section(prefix + "costs", "What it costs", costs),
                    Piece.Section(prefix + "all", "All measures", measures),
                    Piece.made(run, prefix: prefix, more: soundness + Piece.assumptions(run)),
                ], before: [tiles] + warnings)
    }

    private var seed: String {
        run["seed"]?.wholeNumber.map { "\($0)" } ?? run.text("seed")
    }

    private func measure(_ name: String) -> JSONValue? { run["measures"]?[name] }

    private func unit(_ name: String) -> Unit { Unit(name: measure(name)?.text("unit") ?? "") }

    private func value(_ name: String) -> String {
        unit(name).text(measure(name)?.number("mean"))
    }
}

/// What stands at the top.
extension RunPage {
    private var tiles: Markup {
        let wait = run["workload"]?.number("acceptableWaitSeconds") ?? 0
        return Piece.tiles(
            MeasureWords.first.compactMap { name, words in
                if name == "unservedRate", measure(name)?.number("mean") == 0 { return nil }
                let label =
                    name == "serviceLevel" ? "Served within \(NumberFormat.brief(wait)) s" : words
                guard let measure = measure(name), let mean = measure.number("mean") else {
                    return nil
                }
                let unit = unit(name)
                let text = unit.text(mean, measure.number("halfWidth"))
                    .split(separator: " ± ").map(String.init)
                let doubtful = measure.number("replicationsToTrust") != nil
                let margin = text.count > 1 ? "± \(text[1])" : "no interval"
                return (
                    label, text[0] + unit.suffix, margin + (doubtful ? " · not to be trusted" : "")
                )
            })
    }

    private var warnings: [Markup] {
        let faults = run["checks"]?.texts("contradictions") ?? []
        let doubtful = (run["measures"]?.members ?? []).filter {
            $0.value.number("replicationsToTrust") != nil && !$0.key.hasPrefix("baseline.")
        }
        let needed = doubtful.compactMap { $0.value.number("replicationsToTrust") }.max()
        let never = run["checks"]?.number("neverServedShare") ?? 0
        return
            (faults.isEmpty
            ? []
            : [
                Piece.note(
                    "A fault of the program, please report: it cannot be, but is not so, that "
                        + faults.joined(separator: "; "), isBad: true)
            ])
            + (needed.map { needed in
                [
                    Piece.note(
                        "The intervals of \(doubtful.count) measures are not to be trusted yet: "
                            + "their values are too skewed for so few replications. About "
                            + "\(NumberFormat.brief(needed)) would do.")
                ]
            } ?? [])
            + (never > 0
                ? [
                    Piece.note(
                        "\(NumberFormat.percent(never)) of those offered to humans were never "
                            + "served; waits are at least what is shown.")
                ] : [])
    }
}

/// Where conversations end, and for whom.
extension RunPage {
    private var ends: [Markup] {
        let parts = OutcomeWords.parts(of: run)
        let total = parts.reduce(0) { $0 + $1.count }
        guard total > 0 else { return [] }
        let sentence =
            "Of \(JSONValue.count(total)) conversations "
            + parts.map { "\(NumberFormat.brief($0.count / total, timesTenTo: 2))% \($0.name)" }
            .joined(separator: ", ") + "."
        let partition = Partition(
            total: total, levels: starts(total) + [Partition.Level(name: "They end", parts: parts)])
        return [
            partition.figure(
                "From offered to resolved", note: "width is the share of conversations offered",
                sentence: sentence)
        ]
            + KeyEntry.list(
                parts.map {
                    KeyEntry(style: $0.style ?? "", text: "\($0.name) \(JSONValue.count($0.count))")
                })
            + [
                Piece.values(
                    ["end", "conversations", "share of offered"],
                    parts.map {
                        [
                            .init($0.name), .init(JSONValue.count($0.count)),
                            .init(NumberFormat.percent($0.count / total)),
                        ]
                    })
            ]
    }

    /// With whom they start, and what the AI makes of them; nothing without an AI.
    private func starts(_ total: Double) -> [Partition.Level] {
        func mean(_ name: String) -> Double { measure(name)?.number("mean") ?? 0 }
        let ai = mean("aiConversations")
        guard ai > 0 else { return [] }
        let outcomes = run["outcomes"]
        let ended = ["aiRight", "aiWrong", "aiEnded"].map { outcomes?.number($0) ?? 0 }
        let handed = min(ai * mean("handOffRate"), max(0, ai - ended.reduce(0, +)))
        // Who is passed on by an agent is offered to humans more than once.
        let people = min(max(0, mean("humanOffered") - handed), max(0, total - ai))
        return [
            Partition.Level(
                name: "They start with",
                parts: [
                    Partition.Part(name: "the AI", count: ai, style: "f-ai"),
                    Partition.Part(name: "people", count: people, style: "f-hu"),
                    Partition.Part(
                        name: "neither", count: max(0, total - ai - people), style: "f-mut"),
                ]),
            Partition.Level(
                name: "The AI",
                parts: [
                    Partition.Part(name: "right", count: ended[0], style: "f-ai"),
                    Partition.Part(name: "wrong", count: ended[1], style: "f-bad"),
                    Partition.Part(name: "ends it", count: ended[2], style: "f-ai"),
                    Partition.Part(
                        name: "hands over", count: handed, style: "f-ai2", isStrong: false),
                    Partition.Part(
                        name: "loses", count: max(0, ai - ended.reduce(0, +) - handed),
                        style: "f-mut"),
                ]),
        ]
    }

    /// By difficulty, intent, segment and group.
    private var parts: [Markup] {
        let dimensions = [
            ("complexity", "By difficulty"), ("intent", "By intent"), ("segment", "By segment"),
            ("group", "By group"),
        ]
        return dimensions.flatMap { dimension, title -> [Markup] in
            let parts = run["breakdowns"]?[dimension]?.members ?? []
            guard parts.count > 1 else { return [] }
            let figures = RunPage.ofParts.compactMap { bars($0, $1, of: parts, $2) }
            guard !figures.isEmpty else { return [] }
            return [.element("h3", [:], title)] + Piece.grid(figures) + [table(parts)]
        }
    }

    private static let ofParts = [
        ("trueResolutionRate", "really resolved", "ok"),
        ("selectiveRisk", "wrong among what the AI ends", "bad"),
        ("customerSatisfaction", "satisfied", "hu"), ("occupancy", "occupied", "hu"),
        ("humanHandled", "closed", "ai"), ("waitingSeconds", "mean wait", "warn"),
    ]

    private func bars(
        _ name: String, _ title: String,
        of parts: [(key: String, value: JSONValue)], _ style: String
    ) -> Markup? {
        let unit = unit(name)
        let all = parts.compactMap { part in
            part.value[name]?.number("mean").map { (part.key, $0) }
        }
        let known = all.count <= 16 ? all : Array(all.sorted { $0.1 > $1.1 }.prefix(16))
        guard known.count > 1, known.contains(where: { $0.1 > 0 }) else { return nil }
        let rows = known.map {
            RowChart.Row(
                name: $0.0, mean: $0.1, text: unit.brief($0.1) + unit.suffix, style: style)
        }
        let limits = unit.isShare ? 0.0...1 : -.infinity ... .infinity
        let scale = Scale(unit.isShare ? [0, 1] : known.map(\.1), limits: limits)
        return RowChart(rows: rows, scale: scale, label: { unit.tick($0, step: scale.step) }).bars(
            title,
            sentence: "\(title): " + rows.map { "\($0.name) \($0.text)" }.joined(separator: ", "))
    }

    private func table(_ parts: [(key: String, value: JSONValue)]) -> Markup {
        let names = ["offered"] + RunPage.ofParts.map(\.0)
        let known = names.filter { name in parts.contains { $0.value[name] != nil } }
        return Piece.values(
            [""] + known,
            parts.map { part in
                [Piece.Cell(part.key)]
                    + known.map { name in
                        Piece.Cell(
                            unit(name).text(
                                part.value[name]?.number("mean"),
                                part.value[name]?.number("halfWidth")))
                    }
            })
    }
}

/// Times, costs, everything.
extension RunPage {
    private var durations: [Markup] {
        let rows = [
            ("AI session", "aiSessionMinutes", "ai"),
            ("human session", "humanSessionMinutes", "hu"),
            ("start to end", "endToEndMinutes", "acc"),
        ].compactMap { label, name, style in
            DurationRow(label, style, ["", "P50", "P90", "P99"].map { measure(name + $0) })
        }
        guard !rows.isEmpty else { return [] }
        return [DurationRow.figure(rows), DurationRow.values(rows)]
    }

    private var costs: [Markup] {
        let labels = [("agents", "people"), ("ai", "the AI"), ("losses", "losses")]
        let currency = run["workload"]?.text("currency") ?? ""
        let parts = labels.compactMap { key, label in
            run["costs"]?.estimate(key).flatMap { $0.mean > 0 ? (label, $0.mean) : nil }
        }
        guard let total = run["costs"]?.estimate("total")?.mean, total > 0, !parts.isEmpty
        else { return [] }
        let styles = ["people": "f-hu", "the AI": "f-ai", "losses": "f-bad"]
        let sum = parts.map { "\(NumberFormat.measure($0.1)) \($0.0)" }.joined(separator: " + ")
        let sentence = "\(sum) = \(NumberFormat.measure(total)) \(currency) in 30 days"
        let level = Partition.Level(
            name: "\(NumberFormat.measure(total)) \(currency) in 30 days",
            parts: parts.map { Partition.Part(name: $0.0, count: $0.1, style: styles[$0.0]) })
        let bills = (run["bills"]?.elements ?? []).map { bill in
            [
                Piece.Cell(bill.text("name") + (bill["isQuote"]?.isTrue == true ? " (quote)" : "")),
                Piece.Cell(
                    bill["priceChanges"]?.isTrue == true
                        ? "changes" : NumberFormat.measure(bill.number("price"))),
                Piece.Cell(NumberFormat.measure(bill.number("units"))),
                Piece.Cell(NumberFormat.measure(bill.number("cost"))),
            ]
        }
        return [
            Partition(total: total, levels: [level]).figure(
                "Costs as parts of their sum", note: "of 30 days", sentence: sentence),
            Piece.paragraph(sentence, style: "mut sm"),
        ]
            + (bills.isEmpty
                ? []
                : [
                    Piece.values(
                        ["price rule", "price", "billed in 30 days", "cost in 30 days"], bills,
                        title: "What the AI is billed")
                ])
    }

    private var measures: [Markup] {
        let all = run["measures"]?.members ?? []
        let baseline = run["baseline"]?["name"]?.text
        let rows = all.filter { !$0.key.hasPrefix("baseline.") }.map { name, value in
            let unit = Unit(name: value.text("unit"))
            let before = run["measures"]?["baseline.\(name)"]
            func text(_ value: JSONValue?) -> String {
                let (mean, halfWidth) = (value?.number("mean"), value?.number("halfWidth"))
                // It is itself one share less another.
                return name == "occupancyChange"
                    ? unit.text(difference: mean, halfWidth) : unit.text(mean, halfWidth)
            }
            return [
                Piece.Cell(name),
                Piece.Cell(text(value)),
            ]
                + (baseline == nil
                    ? []
                    : [Piece.Cell(text(before))])
                + [Piece.Cell(unit.isShare ? "" : unit.name), Piece.Cell(value.text("definition"))]
        }
        let head =
            ["measure", "value"] + (baseline.map { [$0] } ?? []) + ["unit", "what it means"]
        let words: Set<Int> = baseline == nil ? [2, 3] : [3, 4]
        let id = prefix + "measures"
        return [
            .element(
                "p", ["class": "js"],
                [
                    .element(
                        "input",
                        [
                            "class": "filter", "type": "search", "data-table": id,
                            "placeholder": "Find a measure", "aria-label": "Find a measure",
                        ])
                ]),
            Piece.values(
                head, rows, words: words, id: id, title: "\(rows.count) measures with their meaning"
            ),
        ]
    }

    private var soundness: [Markup] {
        let laws = (run["checks"]?["littlesLaw"]?.members ?? []).map { name, value in
            "\(name) \(NumberFormat.fixed(value.number ?? .nan, decimals: 4))"
        }
        let model = run["checks"]?["nearestModel"]
        let exact = model?.number("waitingSeconds").map { wait in
            "The nearest exact model has a wait of \(NumberFormat.measure(wait)) s and abandonment "
                + "of \(NumberFormat.percent(model?.number("abandonmentRate"))); simulated "
                + "\(NumberFormat.measure(model?.number("simulatedWaitingSeconds"))) s and "
                + "\(NumberFormat.percent(model?.number("simulatedAbandonmentRate"))). "
                + ((model?.texts("departures") ?? []).isEmpty
                    ? ""
                    : "Here, and not in that model: "
                        + "\(model?.texts("departures").joined(separator: "; ") ?? "").")
        }
        return [
            laws.isEmpty
                ? nil
                : "Little's law, mean number over rate x mean time: "
                    + "\(laws.joined(separator: ", ")).",
            exact,
        ].compactMap(\.self).map { Piece.paragraph($0, style: "sm") }
    }
}
