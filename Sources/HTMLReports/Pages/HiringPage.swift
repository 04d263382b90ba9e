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
                Piece.made(result, prefix: prefix),
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
        let targets = Bound.all(of: result).map { bound -> Markup in
            func values(_ course: String) -> [(mean: Double, halfWidth: Double?)?] {
                months.map { bound.worst(among: $0[course]?["targets"]?.elements ?? []) }
            }
            let (planned, frozen) = (values("planned"), values("withoutHiring"))
            return chart.figure(
                bound.target,
                note: "blue: planned, with intervals; grey: without hiring; red: the bound",
                sentence: "\(bound.target) by month, planned and without hiring",
                unit: bound.unit,
                [
                    .line(frozen.map { $0?.mean }, style: "mut"),
                    .line(planned.map { $0?.mean }, style: "ai"), .intervals(planned),
                    .steps(months.map { _ in bound.value }, style: "bad"),
                ], limits: bound.unit.isShare ? 0...1 : -.infinity ... .infinity)
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
        let bounds = Bound.all(of: result)
        return Piece.values(
            ["month", "begin"] + bounds.map(\.target) + ["cost", "cost without hiring"],
            months.map { month in
                let hires = month["hires"]?.members.compactMap(\.value.number).reduce(0, +)
                let targets = month["planned"]?["targets"]?.elements ?? []
                let found = bounds.map { bound -> Piece.Cell in
                    let verdicts = targets.filter { $0.text("asked") == bound.target }
                        .map { $0.text("verdict") }
                    let style = verdicts.contains("missed") ? "bad" : nil
                    return Piece.Cell(
                        bound.worst(among: targets).map {
                            bound.unit.text($0.mean, $0.halfWidth) + " "
                                + verdicts.joined(separator: ", ")
                        } ?? "–", style: style)
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
