import Reports
import StrictJSON

/// When the AI should hand over, as a page.
struct TuningPage {
    let result: JSONValue
    var prefix = ""

    private var axes: [String] { result.texts("axes") }
    private var search: [JSONValue] { result["search"]?.elements ?? [] }
    private var candidates: [JSONValue] { result["candidates"]?.elements ?? [] }
    private var objective: String { result["objective"]?.text("measure") ?? "" }

    private var best: JSONValue? { candidates.first { $0.text("standing") == "recommended" } }
    private var current: JSONValue? { candidates.first { $0["current"]?.isTrue == true } }

    /// The page from its title on.
    var content: [Markup] {
        let workload = result["workload"]
        let settings = (result["recommended"]?.members ?? []).map {
            "--set \(shellQuoted("\($0.key)=\($0.value.text ?? "")"))"
        }
        return Piece.top(
            kicker: "Switchboard \(result.text("version")) · tune · "
                + "\(workload?.text("name") ?? "")", title: workload?.text("title") ?? "",
            lead: [result.text("answer")], note: regions)
            + (settings.isEmpty ? [] : [Piece.command(settings.joined(separator: " "))])
            + Piece.sections(
                [
                    Piece.Section(prefix + "objective", MeasureWords.of(objective), curve),
                    Piece.Section(prefix + "trades", "What it trades", trades),
                    Piece.Section(prefix + "candidates", "Candidates", judged),
                    Piece.Section(prefix + "search", "All points of the search", points),
                    Piece.made(result, prefix: prefix, more: Piece.assumptions(result)),
                ], before: best == nil ? [] : [tiles])
    }

    private var regions: String {
        (result["regions"]?.elements ?? []).map { region in
            let (low, high) = (region.number("from") ?? 0, region.number("to") ?? 0)
            return low == high
                ? "\(region.text("axis")): no other that was judged is as good."
                : "\(region.text("axis")): anything from \(value(low)) to \(value(high)) cannot be "
                    + "told apart."
        }.joined(separator: " ")
            + " \(candidates.count) candidates, "
            + "\(result.count("replicationsRun")) replications, seed "
            + "\(result["seed"]?.wholeNumber.map { "\($0)" } ?? result.text("seed")); ± is half an "
            + "interval."
    }

    private func value(_ number: Double) -> String {
        SVG.digits(number, decimals: 6)
    }

    private func unit(_ measure: String) -> Unit {
        Unit(name: result["measures"]?[measure]?.text("unit") ?? "")
    }

    private func mean(_ point: JSONValue, _ measure: String) -> Double? {
        point["measures"]?[measure]?.number("mean")
    }

    private var bounds: [Bound] { Bound.all(of: result) }

    private var shown: [String] {
        let usual = [
            "containmentRate", "selectiveRisk", "trueResolutionRate", "waitingSeconds",
            "abandonmentRate", "serviceLevel", "occupancy", "customerSatisfaction",
            "totalCostPerTrueResolution",
        ]
        let own = bounds.map(\.measure) + usual
        return own.reduce(into: [String]()) { names, name in
            if !names.contains(name), name != objective,
                search.contains(where: { mean($0, name).map { $0 != 0 } == true })
            {
                names.append(name)
            }
        }
    }

    private var tiles: Markup {
        Piece.tiles(
            ([objective] + shown).prefix(8).compactMap { name in
                guard let best, let now = mean(best, name) else { return nil }
                let before = current.flatMap { mean($0, name) }.map {
                    "now \(unit(name).text($0))"
                }
                return (
                    MeasureWords.of(name), unit(name).text(now) + unit(name).suffix, before ?? ""
                )
            })
    }
}

/// The objective over a single axis, all of it and near the best.
extension TuningPage {
    private var curve: [Markup] {
        guard axes.count == 1 else { return scatter }
        let points = search.compactMap { point in
            point["values"]?.elements.first?.number.flatMap { x in
                mean(point, objective).map { (x: x, y: $0) }
            }
        }
        let judged = candidates.compactMap { candidate in
            candidate["values"]?.elements.first?.number.flatMap { x in
                candidate["measures"]?.estimate(objective).map { (x: x, y: $0.mean, candidate) }
            }
        }
        guard points.count > 1, !judged.isEmpty else { return [] }
        let xs = judged.map(\.x)
        let near = points.filter { point in
            point.x >= (xs.min() ?? 0) && point.x <= (xs.max() ?? 1)
        }
        return [
            Piece.paragraph(
                "Dashed: the search, on few replications. Violet: judged on other customers, with "
                    + "95 % intervals. Shaded: cannot be told from the recommended one.",
                style: "mut sm")
        ]
            + Piece.grid([
                chart("All values", points, judged), chart("Near the best", near, judged),
            ])
    }

    private func chart(
        _ title: String, _ points: [(x: Double, y: Double)],
        _ judged: [(x: Double, y: Double, JSONValue)]
    ) -> Markup {
        let unit = unit(objective)
        let intervals = judged.compactMap { x, y, candidate in
            candidate["measures"]?.estimate(objective)?.halfWidth.map {
                (x: x, low: y - $0, high: y + $0)
            }
        }
        let across = Scale(points.map(\.x) + judged.map(\.x), includesZero: false)
        let down = Scale(
            points.map(\.y)
                + (title == "All values" ? [] : intervals.flatMap { [$0.low, $0.high] }),
            includesZero: false)
        let bands = (result["regions"]?.elements ?? []).prefix(1).compactMap { region in
            region.number("from").flatMap { low in
                region.number("to").map { (min(low, $0)...max(low, $0), "f-band") }
            }
        }
        let marks = best.flatMap { best in
            best["values"]?.elements.first?.number.flatMap { x in
                mean(best, objective).map { [(x: x, y: $0, text: "recommended \(value(x))")] }
            }
        }
        let sentence =
            points.map { "\(value($0.x)): \(unit.text($0.y))" }.joined(separator: "; ")
        return XYChart(across: across, label: { unitless($0, across) }).figure(
            title, note: MeasureWords.of(objective) + unit.suffix, sentence: sentence, unit: unit,
            [
                XYChart.Series(points: points, style: "mut", isDashed: true),
                XYChart.Series(
                    points: judged.map { ($0.x, $0.y) }, style: "acc",
                    radii: judged.map { _ in 4 }, isLine: false),
            ], scale: down, bands: bands, intervals: intervals, marks: marks ?? [],
            caption: axes.first)
    }

    private func unitless(_ value: Double, _ scale: Scale) -> String {
        Unit(name: "").tick(value, step: scale.step)
    }

    /// Several axes: the objective against the first measure that it trades.
    private var scatter: [Markup] {
        guard let other = shown.first else { return [] }
        let points = search.compactMap { point in
            mean(point, other).flatMap { x in mean(point, objective).map { (x: x, y: $0) } }
        }
        guard points.count > 1 else { return [] }
        let across = Scale(points.map(\.x), includesZero: false)
        let marks = best.flatMap { best in
            mean(best, other).flatMap { x in
                mean(best, objective).map { [(x: x, y: $0, text: "recommended")] }
            }
        }
        return Piece.grid([
            XYChart(across: across, label: { unit(other).tick($0, step: across.step) }).figure(
                "Every point of the search",
                note: "\(MeasureWords.of(objective)) against \(MeasureWords.of(other))",
                sentence: "\(points.count) points", unit: unit(objective),
                [XYChart.Series(points: points, style: "acc", isLine: false)],
                scale: Scale(points.map(\.y), includesZero: false), marks: marks ?? [],
                caption: other)
        ])
    }
}

/// Small curves of everything else, and the numbers.
extension TuningPage {
    private var trades: [Markup] {
        guard axes.count == 1, search.count > 1 else { return [] }
        let xs = search.compactMap { $0["values"]?.elements.first?.number }
        let across = Scale(xs, includesZero: false)
        let recommended = best?["values"]?.elements.first?.number
        let figures = shown.map { name -> Markup in
            let unit = unit(name)
            let points = search.compactMap { point in
                point["values"]?.elements.first?.number.flatMap { x in
                    mean(point, name).map { (x: x, y: $0) }
                }
            }
            let scale = Scale(
                points.map(\.y) + bounds.filter { $0.measure == name }.map(\.value),
                includesZero: false, limits: unit.isShare ? 0...1 : -.infinity ... .infinity)
            let zones = bounds.filter { $0.measure == name }.map {
                ($0.zone(on: scale), "f-badb")
            }
            let here = recommended.flatMap { x in points.first { $0.x == x } }
            return XYChart(across: across, label: { unitless($0, across) }).figure(
                MeasureWords.of(name),
                note: here.map { "\(unit.text($0.y))\(unit.suffix) as recommended" } ?? "",
                sentence: points.map { "\(value($0.x)): \(unit.text($0.y))" }
                    .joined(separator: "; "), unit: unit,
                [XYChart.Series(points: points, style: "ai")], scale: scale, style: "curve",
                zones: zones)
        }
        let start = recommended.flatMap { xs.firstIndex(of: $0) } ?? 0
        let slider = Markup.element(
            "div", ["class": "sl js"],
            [
                .element(
                    "label", ["class": "sm", "for": prefix + "slider"],
                    "Point of the search, by rising \(axes.first ?? "")"),
                .element(
                    "input",
                    [
                        "class": "point", "type": "range", "id": prefix + "slider", "min": "0",
                        "max": "\(xs.count - 1)", "value": "\(start)",
                        "data-table": prefix + "points",
                        "data-at": xs.map { SVG.digits(across.position($0) * 100) }
                            .joined(separator: " "),
                    ]), .element("p", ["class": "sm", "aria-live": "polite"], ""),
            ])
        let note = Piece.paragraph("Red: a target would be missed.", style: "mut sm")
        return [
            .element(
                "div", ["class": "trades"],
                (bounds.isEmpty ? [] : [note]) + Piece.grid(figures) + [slider])
        ]
    }

    private var judged: [Markup] {
        let unit = unit(objective)
        let rows = candidates.compactMap { candidate -> RowChart.Row? in
            guard let mean = candidate["difference"]?.number("mean") else { return nil }
            let halfWidth = candidate["difference"]?.number("halfWidth") ?? 0
            return RowChart.Row(
                name: name(candidate), mean: mean, low: mean - halfWidth, high: mean + halfWidth,
                text: "\(unit.text(difference: mean, halfWidth)), \(standing(candidate))",
                style: candidate.text("standing") == "worse" ? "bad" : "acc")
        }
        let scale = Scale(rows.flatMap { [$0.low ?? $0.mean, $0.high ?? $0.mean] })
        let chart =
            rows.isEmpty
            ? []
            : [
                RowChart(
                    rows: rows, scale: scale, label: { unit.tick(difference: $0, step: scale.step) }
                )
                .intervals(
                    "\(MeasureWords.of(objective)), less that of the recommended one",
                    note: "on the same customers; all intervals hold at once",
                    sentence: rows.map { "\($0.name) \($0.text)" }.joined(separator: "; "),
                    at: 0)
            ]
        let names = [objective] + shown
        return chart + [
            Piece.values(
                ["candidate"] + names + ["standing"],
                candidates.map { candidate in
                    [Piece.Cell(name(candidate))]
                        + names.map { measure in
                            let estimate = candidate["measures"]?.estimate(measure)
                            return Piece.Cell(
                                self.unit(measure).text(estimate?.mean, estimate?.halfWidth))
                        } + [Piece.Cell(standing(candidate))]
                }, words: [names.count + 1])
        ]
    }

    private func name(_ candidate: JSONValue) -> String {
        let values = candidate["values"]?.elements.compactMap(\.number) ?? []
        return values.isEmpty
            ? "as it stands"
            : zip(axes, values).map { "\($0) \(value($1))" }.joined(separator: ", ")
    }

    private func standing(_ candidate: JSONValue) -> String {
        let words = [
            "recommended": "recommended", "indistinguishable": "cannot be told apart",
            "worse": "worse", "missesTarget": "misses a target",
            "undecidedTarget": "may miss a target",
        ]
        let standing = candidate.text("standing")
        return (words[standing] ?? standing)
            + (candidate["current"]?.isTrue == true ? ", as it stands" : "")
    }

    private var points: [Markup] {
        let names = [objective] + shown
        return [
            Piece.values(
                axes + names,
                search.map { point in
                    (point["values"]?.elements ?? []).map { Piece.Cell(value($0.number ?? 0)) }
                        + names.map { measure in
                            let estimate = point["measures"]?.estimate(measure)
                            return Piece.Cell(
                                unit(measure).text(estimate?.mean, estimate?.halfWidth))
                        }
                }, id: prefix + "points", title: "\(search.count) points")
        ]
    }
}
