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
        let confidence = NumberFormat.percent(result.number("confidence") ?? 0.95)
        return Piece.top(
            kicker: "Switchboard \(result.text("version")) · staff · "
                + "\(workload?.text("name") ?? "")", title: workload?.text("title") ?? "",
            lead: [result.text("answer")],
            note:
                "Judged on \(judged) replications that the search has not "
                + "seen; the intervals of all targets hold at once in \(confidence).")
            + Piece.sections(
                [
                    Piece.Section(prefix + "need", "Requirement and supply", need),
                    Piece.Section(prefix + "targets", "Targets", targets),
                    Piece.Section(prefix + "groups", "Groups", ofGroups),
                    Piece.Section(prefix + "shifts", "Shifts", shifts),
                    Piece.Section(prefix + "effects", "One agent more or less", effects),
                    Piece.Section(prefix + "use", "How to go on", use),
                    Piece.made(result, more: Piece.assumptions(result)),
                ], before: [tiles] + shortfalls)
    }

    private func unit(_ measure: String) -> Unit {
        Unit(name: result["measures"]?[measure]?.text("unit") ?? "")
    }

    private func name(_ interval: JSONValue) -> String {
        let name = interval.text("interval")
        guard let hour = Int(name) else { return name }
        let clock = (hour % 24 < 10 ? "0" : "") + "\(hour % 24)"
        let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        return result.text("by") == "hourOfWeek" ? "\(days[hour / 24 % 7]) \(clock)" : clock
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
            let measure = shortfall.text("target").split { "<>=".contains($0) }.first ?? ""
            let value = unit(String(measure)).text(
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
        let targets = result.texts("targets")
        let planned = groups.filter { $0["kept"]?.isTrue != true }
        return Piece.values(
            ["interval", "load", "now"] + (planned.isEmpty ? [] : planned.map { $0.text("group") })
                + ["agents"] + targets + ["occupancy", "with fewer"],
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
                    + targets.map { Piece.Cell(worst($0, interval)) }
                    + [
                        Piece.Cell(NumberFormat.percent(interval.estimate("occupancy")?.mean)),
                        Piece.Cell(interval.text("withFewer")),
                    ]
            }, title: "Values by interval")
    }

    private func worst(_ target: String, _ interval: JSONValue) -> String {
        let own = (interval["targets"]?.elements ?? []).filter { $0.text("target") == target }
        let measure = String(target.split { "<>=".contains($0) }.first ?? "")
        let isLeast = target.contains(">=")
        let worst = own.min { one, other in
            let values = [one.number("mean") ?? 0, other.number("mean") ?? 0]
            return isLeast ? values[0] < values[1] : values[0] > values[1]
        }
        return worst.map { unit(measure).text($0.number("mean"), $0.number("halfWidth")) } ?? "–"
    }

    /// Each target by interval, with its bound.
    private var targets: [Markup] {
        let bounded = result.texts("targets").compactMap { target -> Markup? in
            let measure = String(target.split { "<>=".contains($0) }.first ?? "")
            let unit = unit(measure)
            guard intervals.count > 1,
                let bound = target.split(separator: "=", maxSplits: 1).last.flatMap({ Double($0) })
            else { return nil }
            let estimates = intervals.map { interval -> (mean: Double, halfWidth: Double?)? in
                (interval["targets"]?.elements ?? []).first { $0.text("target") == target }
                    .flatMap { value in
                        value.number("mean").map { ($0, value.number("halfWidth")) }
                    }
            }
            guard estimates.contains(where: { $0 != nil }) else { return nil }
            return TimeChart(parts: intervals.map(name)).figure(
                target, note: "by interval, with its interval of confidence; the line is the bound",
                sentence: "\(target) by interval", unit: unit,
                [
                    .line(estimates.map { $0?.mean }, style: "ok"), .intervals(estimates),
                    .steps(intervals.map { _ in bound }, style: "bad"),
                ], limits: unit.isShare ? 0...1 : -.infinity ... .infinity, includesZero: false)
        }
        return Piece.grid(bounded)
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
        let settings = (result["set"]?.members ?? []).map {
            "--set \(shellQuoted("\($0.key)=\($0.value.text ?? "")"))"
        }.joined(separator: " ")
        return settings.isEmpty ? [] : [Piece.command(settings)]
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

    /// The hours of a shift, from its text: `8h:1h@4h`.
    private static func hours(_ shift: String) -> Double {
        let head = shift.split { ":/".contains($0) }.first.map(String.init) ?? ""
        let parts = head.split(separator: "h", omittingEmptySubsequences: false)
        return Double(parts.first ?? "") ?? 8
    }

    private func gantt(_ roster: JSONValue) -> Markup {
        let cycle = roster.number("cycleHours") ?? 24
        let starts = (roster["starts"]?.elements ?? []).prefix(200)
        let step = starts.count > 40 ? 8.0 : 18
        let height = step * Double(starts.count)
        let bars = starts.enumerated().flatMap { place, start -> [Markup] in
            let (from, length) = (
                start.number("hour") ?? 0, Self.hours(start.text("shift"))
            )
            let agents = start.count("agents")
            let (thick, y) = (step - 3, Double(place) * step + 1.5)
            let title = "\(agents) agents, \(start.text("shift"))"
            // What goes beyond the end of the cycle comes round at its start.
            let over = max(0, from + length - cycle)
            return [
                SVG.rectangle(
                    from / cycle, y, (length - over) / cycle, thick, "f-hu", title: title)
            ] + (over > 0 ? [SVG.rectangle(0, y, over / cycle, thick, "f-hu", title: title)] : [])
                + (step > 10
                    ? [
                        SVG.text(
                            agents, from / cycle, Double(place) * step + step / 2 + 4,
                            anchor: "start", dx: 4, "on b")
                    ] : [])
        }
        let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        let marks =
            cycle > 24
            ? (0..<7).map { (Double($0) * 24, days[$0]) }
            : stride(from: 0, to: 24, by: 4).map { (Double($0), "\($0)") }
        let grid = marks.flatMap { hour, name in
            [
                SVG.line(hour / cycle, 0, hour / cycle, height, "g"),
                SVG.text(name, hour / cycle, height + 16, anchor: "start"),
            ]
        }
        return .element(
            "figure", [:],
            [
                .element(
                    "figcaption", [:],
                    ["Shifts ", .element("small", [:], "and how many agents begin together")]),
                SVG.drawing(
                    height + 22,
                    "\(roster.count("paidHours")) paid hours in "
                        + "\(starts.count) kinds of shifts and starts", grid + bars),
            ])
    }

    private func coverage(_ roster: JSONValue) -> [Markup] {
        let need = roster["requirement"]?.elements.map(\.number) ?? []
        let duty = roster["onDuty"]?.elements.map(\.number) ?? []
        guard need.count > 1, need.count == duty.count else { return [] }
        let cycle = roster.number("cycleHours") ?? 24
        let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        let names = need.indices.map { place in
            let hour = Int(Double(place) * cycle / Double(need.count))
            return cycle > 24 ? days[hour / 24 % 7] : "\(hour)"
        }
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

    private func list(_ roster: JSONValue) -> Markup {
        Piece.values(
            ["shift", "starts at hour", "agents"],
            (roster["starts"]?.elements ?? []).map { start in
                [
                    .init(start.text("shift")),
                    .init(start.count("hour")),
                    .init(start.count("agents")),
                ]
            })
    }
}
