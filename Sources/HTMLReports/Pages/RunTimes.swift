import Reports
import StrictJSON

/// A run by parts of the time: the hours of its day, and its days, weeks or months.
struct RunTimes {
    private let run: JSONValue
    private let prefix: String

    init(_ run: JSONValue, _ prefix: String) {
        (self.run, self.prefix) = (run, prefix)
    }

    /// The hours (or intervals) of the day.
    var day: [Markup] {
        for dimension in ["interval", "hour"] {
            let parts = parts(dimension)
            guard parts.count > 2 else { continue }
            return charts(
                dimension == "hour" ? parts.map { (RunTimes.clock($0.key), $0.value) } : parts,
                id: prefix + "hours",
                note: "The average day of the run, by the clock of the centre.",
                days: (run["workload"]?.number("horizonDays") ?? 1).rounded(.up))
        }
        return []
    }

    /// The days, weeks or months of the run, the finest that there are.
    var course: [Markup] {
        for dimension in ["day", "week", "month"] {
            let parts = parts(dimension)
            guard parts.count > 2 else { continue }
            // The year is in the table.
            let short = dimension == "day" && parts.allSatisfy { $0.key.count == 10 }
            return charts(
                parts, names: short ? parts.map { String($0.key.dropFirst(5)) } : nil,
                id: prefix + "course", note: "Every \(dimension) of the run.")
        }
        return []
    }

    private func parts(_ dimension: String) -> [(key: String, value: JSONValue)] {
        run["breakdowns"]?[dimension]?.members ?? []
    }

    private static func clock(_ hour: String) -> String {
        hour.count == 1 ? "0" + hour : hour
    }

    private func unit(_ name: String) -> Unit {
        Unit(name: run["measures"]?[name]?.text("unit") ?? "")
    }

    private func charts(
        _ parts: [(key: String, value: JSONValue)], names: [String]? = nil, id: String,
        note: String, days: Double = 1
    ) -> [Markup] {
        // Conversations of an hour are those of all days; all else is a mean already.
        func means(_ name: String) -> [Double?] {
            parts.map { part in
                let mean = part.value[name]?.number("mean")
                return name == "offered" && days > 0 ? mean.map { $0 / days } : mean
            }
        }
        let chart = TimeChart(parts: names ?? parts.map(\.key))
        let figures = [
            volume(chart, means), work(chart, means), occupancy(chart, means),
            wait(chart, parts, means), share("serviceLevel", chart, means, "ok"),
            share("abandonmentRate", chart, means, "bad"),
            share("trueResolutionRate", chart, means, "ok"),
            cost(chart, means, days == 1 ? "at the rate of 30 days" : "of 30 days"),
        ].compactMap(\.self)
        guard !figures.isEmpty else { return [] }
        return [
            .element(
                "div", ["data-times": id],
                [
                    Piece.paragraph(note, style: "mut sm"),
                    .element(
                        "p", ["class": "say sm js", "aria-live": "polite"],
                        "Point at a chart for the values of a time."),
                ] + Piece.grid(figures) + [table(parts, id: id, days: days)])
        ]
    }

    /// What is said of a course.
    private func sentence(_ title: String, _ values: [Double?], _ unit: Unit) -> String {
        let known = values.compactMap(\.self)
        guard let least = known.min(), let most = known.max() else { return title }
        return "\(title): from \(unit.brief(least)) to \(unit.brief(most))\(unit.suffix)"
    }

    private func volume(_ chart: TimeChart, _ means: (String) -> [Double?]) -> Markup? {
        let offered = means("offered")
        guard offered.contains(where: { ($0 ?? 0) > 0 }) else { return nil }
        let byAI = zip(offered, means("containedShare")).map { offered, share in
            offered.map { $0 * (share ?? 0) }
        }
        let others = zip(offered, byAI).map { all, own in all.map { $0 - (own ?? 0) } }
        let hasAI = byAI.contains { ($0 ?? 0) > 0 }
        return chart.figure(
            "Conversations", note: "by when they start",
            sentence: sentence("Conversations", offered, Unit(name: "")), unit: Unit(name: ""),
            [.bars(byAI, style: "f-ai"), .bars(others, style: "f-hu", from: byAI)],
            key: hasAI
                ? [
                    KeyEntry(style: "f-ai", text: "ended by the AI"),
                    KeyEntry(style: "f-hu", text: "all others"),
                ] : [])
    }

    private func work(_ chart: TimeChart, _ means: (String) -> [Double?]) -> Markup? {
        let (load, slots) = (means("offeredLoad"), means("slotsOnDuty"))
        guard load.contains(where: { ($0 ?? 0) > 0 }) else { return nil }
        return chart.figure(
            "Work against capacity",
            note: "conversations to hold if nobody waited, and slots on duty",
            sentence: sentence("Work", load, Unit(name: "erlangs")), unit: Unit(name: ""),
            [.area(load, style: "ai"), .steps(slots, style: "hu")],
            key: [
                KeyEntry(style: "f-hu", text: "slots on duty"),
                KeyEntry(style: "f-ai", text: "work, in erlangs"),
            ])
    }

    private func occupancy(_ chart: TimeChart, _ means: (String) -> [Double?]) -> Markup? {
        let values = means("occupancy").map { $0.map { min($0, 1) } }
        guard values.contains(where: { $0 != nil }) else { return nil }
        return chart.figure(
            "Occupancy",
            note: (values.compactMap(\.self).max() ?? 0) > 0.6
                ? "the green band is the usual 80 to 90 %" : "of slots on duty",
            sentence: sentence("Occupancy", values, Unit(name: "share")),
            unit: Unit(name: "share"),
            [.band(0.8...0.9, style: "f-okb"), .line(values, style: "ai")], limits: 0...1)
    }

    private func wait(
        _ chart: TimeChart, _ parts: [(key: String, value: JSONValue)],
        _ means: (String) -> [Double?]
    ) -> Markup? {
        let waits = means("waitingSeconds")
        guard waits.contains(where: { $0 != nil }) else { return nil }
        let intervals = parts.map { $0.value.estimate("waitingSeconds") }
        return chart.figure(
            "Mean wait for a human", note: "seconds, with 95 % intervals",
            sentence: sentence("Mean wait", waits, Unit(name: "seconds")), unit: Unit(name: ""),
            [.bars(waits, style: "f-hu"), .intervals(intervals)], limits: 0...(.infinity))
    }

    private func share(
        _ name: String, _ chart: TimeChart, _ means: (String) -> [Double?], _ style: String
    ) -> Markup? {
        let values = means(name)
        guard values.contains(where: { $0 != nil }) else { return nil }
        let titles = [
            "serviceLevel": ("Service level", "served in time"),
            "abandonmentRate": ("Gave up waiting", "of those offered to people"),
            "trueResolutionRate": ("Issues really resolved", "of those that began then"),
        ]
        let (title, note) = titles[name] ?? (name, "")
        let layer: TimeChart.Layer =
            name == "abandonmentRate"
            ? .bars(values, style: "f-\(style)") : .line(values, style: style)
        return chart.figure(
            title, note: note, sentence: sentence(title, values, Unit(name: "share")),
            unit: Unit(name: "share"), [layer], limits: 0...1,
            includesZero: name == "abandonmentRate")
    }

    private func cost(
        _ chart: TimeChart, _ means: (String) -> [Double?], _ time: String
    ) -> Markup? {
        let values = means("totalCost")
        guard values.contains(where: { ($0 ?? 0) > 0 }) else { return nil }
        let unit = unit("totalCost")
        return chart.figure(
            "Cost", note: "\(unit.name) \(time)",
            sentence: sentence("Cost", values, unit), unit: Unit(name: ""),
            [.bars(values, style: "f-acc")])
    }

    private func table(
        _ parts: [(key: String, value: JSONValue)], id: String, days: Double
    ) -> Markup {
        let names = [
            "offered", "offeredLoad", "agentsOnDuty", "slotsOnDuty", "occupancy", "queueLength",
            "waitingSeconds", "waitingSecondsP50", "waitingSecondsP90", "waitingSecondsP95",
            "serviceLevel", "abandonmentRate",
            "containmentRate", "trueResolutionRate", "customerSatisfaction", "totalCost",
        ].filter { name in parts.contains { $0.value[name] != nil } }
        return Piece.values(
            ["time"] + names.map { $0 == "offered" && days != 1 ? "offered a day" : $0 },
            parts.map { part in
                [Piece.Cell(part.key)]
                    + names.map { name in
                        let estimate = part.value.estimate(name)
                        let scale = name == "offered" && days > 0 ? days : 1
                        return Piece.Cell(
                            unit(name).text(
                                estimate.map { $0.mean / scale },
                                estimate?.halfWidth.map { $0 / scale }))
                    }
            }, id: id)
    }
}
