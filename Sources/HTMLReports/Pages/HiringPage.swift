import Reports
import StrictJSON

/// Whom to hire when, as a page.
struct HiringPage {
    let result: JSONValue
    var prefix = ""

    private var months: [JSONValue] { result["months"]?.elements ?? [] }

    /// The page from its title on.
    var content: [Markup] {
        let workload = result["workload"]
        return Piece.top(
            kicker: "Switchboard \(result.text("version")) · plan · "
                + "\(workload?.text("name") ?? "")", title: workload?.text("title") ?? "",
            lead: [result.text("answer")],
            note: "Targets \(result.texts("targets").joined(separator: ", ")); judged on "
                + "\(result["replications"]?.count("certificate") ?? "0") "
                + "replications that the search has not seen.")
            + Piece.sections([
                Piece.Section(prefix + "months", "Month by month", charts + [table]),
                Piece.made(result),
            ])
    }

    private var charts: [Markup] {
        let chart = TimeChart(parts: months.map { $0.text("month") })
        let hires = months.map { month in
            month["hires"]?.members.compactMap(\.value.number).reduce(0, +)
        }
        func people(_ course: String) -> [Double?] {
            months.map { month in
                let own = month[course]?["employees"]?.members.compactMap {
                    $0.value.number("mean")
                }
                return own.flatMap { $0.isEmpty ? nil : $0.reduce(0, +) }
            }
        }
        let targets = result.texts("targets").enumerated().map { place, target -> Markup in
            func values(_ course: String) -> [(mean: Double, halfWidth: Double?)?] {
                months.map { month in
                    let all = month[course]?["targets"]?.elements ?? []
                    return (all.first { $0.text("target") == target } ?? nil).flatMap { value in
                        value.number("mean").map { ($0, value.number("halfWidth")) }
                    }
                }
            }
            let bound = target.split(separator: "=", maxSplits: 1).last.flatMap { Double($0) }
            // The unit of a target is not in the result; a bound of at most 1 is that of a share.
            let unit = Unit(name: (bound ?? 2) <= 1 ? "share" : "")
            return chart.figure(
                target, note: "blue: planned, with intervals; grey: without hiring; red: the bound",
                sentence: "\(target) by month, planned and without hiring", unit: unit,
                [
                    .line(values("withoutHiring").map { $0?.mean }, style: "mut"),
                    .line(values("planned").map { $0?.mean }, style: "ai"),
                    .intervals(values("planned")),
                    .steps(months.map { _ in bound }, style: "bad"),
                ], limits: unit.isShare ? 0...1 : -.infinity ... .infinity)
        }
        return Piece.grid(
            [
                chart.figure(
                    "People who begin", note: "on the first day of the month",
                    sentence: "People hired by month", unit: Unit(name: ""),
                    [.bars(hires, style: "f-acc")]),
                chart.figure(
                    "People employed", note: "means of the month",
                    sentence: "People employed by month", unit: Unit(name: ""),
                    [
                        .line(people("withoutHiring"), style: "mut"),
                        .line(people("planned"), style: "ai"),
                    ],
                    key: [
                        KeyEntry(style: "f-ai", text: "planned"),
                        KeyEntry(style: "f-mut", text: "without hiring"),
                    ]),
            ] + targets)
    }

    private var table: Markup {
        let targets = result.texts("targets")
        return Piece.values(
            ["month", "begin"] + targets + ["cost", "cost without hiring"],
            months.map { month in
                let hires = month["hires"]?.members.compactMap(\.value.number).reduce(0, +)
                let found = targets.map { target -> Piece.Cell in
                    let own = (month["planned"]?["targets"]?.elements ?? []).first {
                        $0.text("target") == target
                    }
                    return Piece.Cell(
                        own.map {
                            NumberFormat.measure(
                                $0.number("mean"), halfWidth: $0.number("halfWidth"))
                                + " \($0.text("verdict"))"
                        } ?? "–")
                }
                return [
                    Piece.Cell(month.text("month")), Piece.Cell(JSONValue.count(hires)),
                ] + found
                    + ["planned", "withoutHiring"].map {
                        Piece.Cell(NumberFormat.measure(month[$0]?.estimate("cost")?.mean))
                    }
            })
    }
}
