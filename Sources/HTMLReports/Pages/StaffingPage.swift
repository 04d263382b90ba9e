import Reports
import StrictJSON

/// The fewest agents, as a page.
struct StaffingPage {
    let result: JSONValue
    var prefix = ""

    private var intervals: [JSONValue] { result["intervals"]?.elements ?? [] }
    private var groups: [JSONValue] { result["groups"]?.elements ?? [] }

    /// The page from its title on.
    var content: [Markup] {
        let workload = result["workload"]
        let judged = result["replications"]?.count("certificate") ?? "0"
        let isJudged = result.text("stage") != "searched"
        let confidence = NumberFormat.percent(result.number("confidence") ?? 0.95)
        return Piece.top(
            kicker: "Switchboard \(result.text("version")) · staff · "
                + "\(workload?.text("name") ?? "")", title: workload?.text("title") ?? "",
            lead: [result.text("answer")],
            note: isJudged
                ? "Judged on \(judged) replications that the search has not "
                    + "seen; the intervals of all targets hold at once in \(confidence)."
                : "Stopped before any other customers had judged the plan.")
            + Piece.sections(
                [
                    Piece.Section(prefix + "need", "Requirement and supply", need),
                    Piece.Section(prefix + "targets", "Targets", targets),
                    Piece.Section(prefix + "groups", "Groups", ofGroups),
                    Piece.Section(prefix + "shifts", "Shifts", shifts),
                    Piece.Section(prefix + "effects", "One agent more or less", effects),
                    Piece.Section(prefix + "use", "How to go on", use),
                    Piece.made(result, prefix: prefix, more: Piece.assumptions(result)),
                ], before: [tiles] + shortfalls)
    }

    private func unit(_ measure: String) -> Unit {
        Unit(name: result["measures"]?[measure]?.text("unit") ?? "")
    }

    private func name(_ interval: JSONValue) -> String {
        let name = interval.text("interval")
        guard let hour = Int(name) else { return name }
        return when(Double(hour), result.text("by") == "hourOfWeek" ? 168 : 24)
    }

    private static let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

    /// An hour of a cycle as a clock shows it.
    private func when(_ hour: Double, _ cycle: Double) -> String {
        let minutes = Int((hour * 60).rounded())
        func padded(_ number: Int) -> String { (number < 10 ? "0" : "") + "\(number)" }
        let clock = "\(padded(minutes / 60 % 24)):\(padded(minutes % 60))"
        return cycle > 24 ? "\(StaffingPage.days[minutes / 1_440 % 7]) \(clock)" : clock
    }

    private var tiles: Markup {
        let totals = result["totals"]
        let currency = Unit(name: result["workload"]?.text("currency") ?? "")
        let values: [(String, Double?, String)] = [
            ("Agent-hours a week", totals?.number("agentHoursPerWeek"), ""),
            ("Agents on duty, mean", totals?.number("agentsOnDuty"), ""),
            ("Full-time equivalents", totals?.number("fullTimeEquivalents"), ""),
            ("Cost of 30 days", totals?.number("costPer30Days"), currency.suffix),
        ]
        let measures = ["occupancy", "waitingSeconds", "abandonmentRate"].compactMap { name in
            result["measures"]?.estimate(name).map { estimate in
                (name, unit(name).text(estimate.mean, estimate.halfWidth))
            }
        }
        return Piece.tiles(
            values.compactMap { label, value, suffix in
                value.map { (label, NumberFormat.measure($0) + suffix, "") }
            }
                + measures.map { name, text in
                    let parts = text.split(separator: " ± ").map(String.init)
                    return (
                        MeasureWords.of(name), parts[0] + unit(name).suffix,
                        parts.count > 1 ? "± \(parts[1])" : ""
                    )
                })
    }

    private var shortfalls: [Markup] {
        (result["shortfalls"]?.elements ?? []).map { shortfall in
            let place = shortfall["place"]?.text.map { " at \($0)" } ?? ""
            let value = Unit(name: shortfall.text("unit")).text(
                shortfall.number("mean"), shortfall.number("halfWidth"))
            return Piece.note(
                "Not met: \(shortfall.text("target"))\(place): \(value)", isBad: true)
        }
    }

    private var need: [Markup] {
        guard intervals.count > 1 else {
            return intervals.isEmpty ? [] : [table]
        }
        func values(_ key: String) -> [Double?] { intervals.map { $0.number(key) } }
        let most = zip(values("agents"), values("currentAgents")).max {
            abs(($0.0 ?? 0) - ($0.1 ?? 0)) < abs(($1.0 ?? 0) - ($1.1 ?? 0))
        }
        return [
            TimeChart(parts: intervals.map(name)).figure(
                "Agents needed, and now",
                note: "with the load, in erlangs of agents with one conversation each",
                sentence: "Agents needed by interval; the largest difference to now is from "
                    + "\(NumberFormat.measure(most?.1)) to \(NumberFormat.measure(most?.0))",
                unit: Unit(name: ""),
                [
                    .bars(values("agents"), style: "f-ai2"),
                    .steps(values("currentAgents"), style: "hu"),
                    .line(values("offeredLoad"), style: "ai"),
                ],
                key: [
                    KeyEntry(style: "f-ai2", text: "agents needed"),
                    KeyEntry(style: "f-hu", text: "now"), KeyEntry(style: "f-ai", text: "load"),
                ]), table,
        ]
    }

    private var table: Markup {
        let bounds = Bound.all(of: result)
        let planned = groups.filter { $0["kept"]?.isTrue != true }
        return Piece.values(
            ["interval", "load", "now"] + (planned.isEmpty ? [] : planned.map { $0.text("group") })
                + ["agents"] + bounds.map(\.target) + ["occupancy", "with fewer"],
            intervals.enumerated().map { number, interval in
                let own = planned.map { group -> Piece.Cell in
                    let agents = group["agents"]?.elements ?? []
                    return Piece.Cell(
                        number < agents.count ? JSONValue.count(agents[number].number) : "")
                }
                let start = [
                    Piece.Cell(name(interval)),
                    Piece.Cell(NumberFormat.measure(interval.number("offeredLoad"))),
                    Piece.Cell(NumberFormat.brief(interval.number("currentAgents") ?? 0)),
                ]
                return start + own + [Piece.Cell(interval.count("agents"))]
                    + bounds.map { Piece.Cell(worst($0, interval)) }
                    + [
                        Piece.Cell(NumberFormat.percent(interval.estimate("occupancy")?.mean)),
                        Piece.Cell(interval.text("withFewer")),
                    ]
            }, title: "Values by interval")
    }

    private func worst(_ bound: Bound, _ interval: JSONValue) -> String {
        let worst = bound.worst(among: interval["targets"]?.elements ?? [])
        return worst.map { bound.unit.text($0.mean, $0.halfWidth) } ?? "–"
    }

    /// Each target by interval, with its bound; of several days of an interval the worst.
    private var targets: [Markup] {
        let figures = Bound.all(of: result).compactMap { bound -> Markup? in
            let estimates = intervals.map { bound.worst(among: $0["targets"]?.elements ?? []) }
            guard intervals.count > 1, estimates.contains(where: { $0 != nil }) else { return nil }
            return TimeChart(parts: intervals.map(name)).figure(
                bound.target,
                note: "by interval, with its interval of confidence; the line is the bound",
                sentence: "\(bound.target) by interval", unit: bound.unit,
                [
                    .line(estimates.map { $0?.mean }, style: "ok"), .intervals(estimates),
                    .steps(intervals.map { _ in bound.value }, style: "bad"),
                ], limits: bound.unit.isShare ? 0...1 : -.infinity ... .infinity,
                includesZero: false)
        }
        return Piece.grid(figures)
    }

    private var ofGroups: [Markup] {
        guard !groups.isEmpty else { return [] }
        return [
            Piece.table(
                ["group", "on duty, mean", "full-time", "cost of 30 days", "occupancy"],
                groups.map { group in
                    [
                        .init(
                            group.text("group") + (group["kept"]?.isTrue == true ? " (kept)" : "")),
                        .init(NumberFormat.measure(group.number("agentsOnDuty"))),
                        .init(NumberFormat.measure(group.number("fullTimeEquivalents"))),
                        .init(NumberFormat.measure(group.number("costPer30Days"))),
                        .init(NumberFormat.percent(group.estimate("occupancy")?.mean)),
                    ]
                })
        ]
    }

    private var effects: [Markup] {
        let rows = (result["effects"]?.elements ?? []).map { effect in
            let unit = unit(effect.text("measure"))
            func text(_ key: String) -> String {
                effect.estimate(key).map { unit.text(difference: $0.mean, $0.halfWidth) } ?? "–"
            }
            let group = effect["group"]?.text.map { "\($0): " } ?? ""
            return [
                Piece.Cell(group + effect.text("measure")), Piece.Cell(text("oneFewer")),
                Piece.Cell(text("oneMore")),
            ]
        }
        return rows.isEmpty
            ? []
            : [Piece.table(["in every interval", "one fewer", "one more"], rows)]
    }

    private var use: [Markup] {
        let rosters = [result["roster"]] + groups.map { $0["roster"] }
        let shifts = rosters.compactMap { $0?["set"]?.members }.joined()
        let asRequired = settings(result["set"]?.members ?? [])
        guard !shifts.isEmpty else { return plan("", asRequired, isWritten: true) }
        return plan("With these shifts:", settings(Array(shifts)), isWritten: true)
            + plan("As required, without shifts:", asRequired, isWritten: false)
    }

    private func settings(_ members: [(key: String, value: JSONValue)]) -> String {
        members.map { "--set \(shellQuoted("\($0.key)=\($0.value.text ?? "")"))" }
            .joined(separator: " ")
    }

    /// A plan to copy; nobody reads one of hundreds of numbers.
    private func plan(_ label: String, _ settings: String, isWritten: Bool) -> [Markup] {
        guard !settings.isEmpty else { return [] }
        let title = label.isEmpty ? [] : [Piece.paragraph(label, style: "sm")]
        guard settings.count > 400 else { return title + [Piece.command(settings)] }
        let advice =
            isWritten
            ? "switchboard staff … --write FILE writes the workload with this plan." : nil
        return title + (advice.map { [Piece.paragraph($0, style: "sm")] } ?? [])
            + [Piece.details("The plan as settings", [Piece.command(settings)])]
    }
}

/// Shifts as a Gantt chart.
extension StaffingPage {
    private var shifts: [Markup] {
        let rosters =
            [(name: "", roster: result["roster"])]
            + groups.map { ($0.text("group"), $0["roster"]) }
        return rosters.flatMap { name, roster -> [Markup] in
            guard let roster, !roster.members.isEmpty else { return [] }
            return (name.isEmpty ? [] : [.element("h3", [:], name)]) + [gantt(roster)]
                + coverage(roster) + [list(roster)]
        }
    }

    private func gantt(_ roster: JSONValue) -> Markup {
        let cycle = roster.number("cycleHours") ?? 24
        let starts = (roster["starts"]?.elements ?? []).prefix(200)
        let step = starts.count > 40 ? 8.0 : 18
        let height = step * Double(starts.count)
        let bars = starts.enumerated().flatMap { place, start -> [Markup] in
            let (from, agents) = (start.number("hour") ?? 0, start.count("agents"))
            let y = Double(place) * step + 1.5
            let title = "\(agents) agents, \(start.text("shift")), from \(when(from, cycle))"
            let worked = StaffingPage.spans(of: start).flatMap { span in
                StaffingPage.around(from + span.lowerBound, from + span.upperBound, cycle)
            }
            return worked.map { span in
                SVG.rectangle(
                    span.lowerBound / cycle, y, (span.upperBound - span.lowerBound) / cycle,
                    step - 3, "f-hu", title: title)
            }
                + (step > 10
                    ? [
                        SVG.text(
                            agents, from / cycle, y + step / 2 + 2.5, anchor: "start", dx: 4, "on b"
                        )
                    ] : [])
        }
        let marks =
            cycle > 24
            ? (0..<7).map { (Double($0) * 24, StaffingPage.days[$0]) }
            : stride(from: 0, to: 24, by: 4).map { (Double($0), "\($0)") }
        let grid = marks.flatMap { hour, name in
            [
                SVG.line(hour / cycle, 0, hour / cycle, height, "g"),
                SVG.text(name, hour / cycle, height + 16, anchor: "start"),
            ]
        }
        let sentence =
            "\(roster.count("paidHours")) paid hours in \(starts.count) kinds of shifts and starts"
        return SVG.figure(
            "Shifts", note: "and how many agents begin together",
            [SVG.drawing(height + 22, sentence, grid + bars)])
    }

    private func coverage(_ roster: JSONValue) -> [Markup] {
        let need = roster["requirement"]?.elements.map(\.number) ?? []
        let duty = roster["onDuty"]?.elements.map(\.number) ?? []
        guard need.count > 1, need.count == duty.count else { return [] }
        let cycle = roster.number("cycleHours") ?? 24
        let names = need.indices.map { when(Double($0) * cycle / Double(need.count), cycle) }
        return [
            TimeChart(parts: names).figure(
                "Requirement and shifts", note: "agents on duty",
                sentence: "What shifts put on duty beside what is needed", unit: Unit(name: ""),
                [.area(need, style: "ai"), .steps(duty, style: "hu")],
                key: [
                    KeyEntry(style: "f-ai", text: "needed"),
                    KeyEntry(style: "f-hu", text: "on duty by shifts"),
                ])
        ]
    }

    /// The parts of a shift that are worked, in hours from its start.
    private static func spans(of start: JSONValue) -> [ClosedRange<Double>] {
        let length = start.number("hours") ?? 0
        let breaks = (start["breaks"]?.elements ?? []).map { $0.elements.compactMap(\.number) }
            .filter { $0.count == 2 }
        let edges = [0] + breaks.flatMap(\.self) + [length]
        return stride(from: 0, to: edges.count - 1, by: 2).compactMap { place in
            edges[place] < edges[place + 1] ? edges[place]...edges[place + 1] : nil
        }
    }

    /// A span of a cycle; what goes beyond its end comes round at its start.
    private static func around(
        _ from: Double, _ to: Double, _ cycle: Double
    ) -> [ClosedRange<Double>] {
        guard from < cycle else { return [from - cycle...to - cycle] }
        return to <= cycle ? [from...to] : [from...cycle, 0...to - cycle]
    }

    private func list(_ roster: JSONValue) -> Markup {
        let cycle = roster.number("cycleHours") ?? 24
        return Piece.values(
            ["shift", "starts", "agents"],
            (roster["starts"]?.elements ?? []).map { start in
                [
                    .init(start.text("shift")),
                    .init(when(start.number("hour") ?? 0, cycle)),
                    .init(start.count("agents")),
                ]
            })
    }
}
