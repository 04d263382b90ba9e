import Reports
import StrictJSON

/// What was fitted to a log, or to counts, as a page: data against model.
struct FitPage {
    let result: JSONValue
    var prefix = ""

    private var desk: JSONValue? { result["desk"] }

    /// The page from its title on.
    var content: [Markup] {
        let counts = result["counts"]
        let span = "\(counts?.text("first") ?? "") to \(counts?.text("last") ?? "")"
        let rows = "\(counts?.count("rows") ?? "") rows of \(counts?.count("days") ?? "") days"
        return Piece.top(
            kicker: "Switchboard \(result.text("version")) · fit",
            title: counts?.text("file") ?? "", lead: [result.text("answer")],
            note: "\(rows), \(span); ± is half a 95 % interval.")
            + Piece.sections([
                Piece.Section(prefix + "demand", "How many come", demand),
                Piece.Section(prefix + "besides", "Beside the log", besides),
                Piece.Section(prefix + "times", "How long it takes", times),
                Piece.Section(prefix + "patience", "How long customers wait", patience),
                Piece.Section(prefix + "duty", "Who is there", duty),
                Piece.Section(prefix + "returns", "Who comes back", returns),
                Piece.Section(prefix + "ai", "The AI", ai),
                Piece.Section(prefix + "topics", "What it is about", topics),
                Piece.Section(prefix + "log", "What was read", log),
                Piece.made(result, prefix: prefix),
            ])
    }

    // MARK: demand

    private static let names = [
        "perWeek": "customers a week", "trend": "change in four weeks, share",
        "afterClosedDay": "a day after a closed one, more than usual, share",
        "dayCV": "coefficient of variation of days",
        "dayCorrelation": "what a day has of the day before",
        "intervalCV": "coefficient of variation within days",
        "intervalCorrelation": "what an interval has of the one before",
    ]

    private var demand: [Markup] {
        let rows = (result["estimates"]?.members ?? []).map { name, value -> [Piece.Cell] in
            [.init(FitPage.names[name] ?? name), .init(FitPage.text(value))]
        }
        let odd = (result["oddDays"]?.elements ?? []).map { day -> [Piece.Cell] in
            [
                .init(day.text("date")), .init(day.count("count")),
                .init(NumberFormat.measure(day.number("expected"))),
                .init(NumberFormat.measure(day.number("deviations"))),
            ]
        }
        let steps = (result["levelSteps"]?.elements ?? []).map { step -> [Piece.Cell] in
            [.init(step.text("date")), .init(FitPage.share(step["change"]))]
        }
        let held = (result["holdOut"]?.members ?? []).map { name, value -> [Piece.Cell] in
            [.init(name), .init(value.count("within")), .init(value.count("count"))]
        }
        let notes = result["counts"]?.texts("notes") ?? []
        return notes.map { Piece.paragraph($0 + ".", style: "mut sm") }
            + [Piece.table(["estimated", "value"], rows)] + season
            + (steps.isEmpty ? [] : [Piece.table(["changed, and stayed, on", "by"], steps)])
            + (held.isEmpty
                ? [] : [Piece.table(["foretold", "within bands of 95 %", "of"], held)])
            + (odd.isEmpty
                ? []
                : [
                    Piece.table(
                        ["days that do not fit", "came", "expected", "standard deviations"], odd)
                ])
    }

    private var season: [Markup] {
        let months = (result["season"]?["months"]?.elements ?? []).map { $0["factor"] }
        guard months.count == FitReport.monthNames.count else { return [] }
        let factors = months.map { factor -> (mean: Double, halfWidth: Double?)? in
            factor?.number("value").map { ($0, factor?.number("halfWidth")) }
        }
        let names = FitReport.monthNames.map { String($0.prefix(3)) }
        let chart = TimeChart(parts: names).figure(
            "Parts of the year", note: "times the mean, by month",
            sentence: zip(names, months).map { "\($0) \(FitPage.text($1))" }
                .joined(separator: "; "),
            unit: Unit(name: ""), [.intervals(factors)], includesZero: false)
        return Piece.grid([chart])
    }

    /// An estimate with its interval.
    private static func text(_ value: JSONValue?) -> String {
        NumberFormat.measure(value?.number("value"), halfWidth: value?.number("halfWidth"))
    }

    private static func share(_ value: JSONValue?) -> String {
        NumberFormat.percent(value?.number("value"), halfWidth: value?.number("halfWidth"))
    }

    // MARK: the log and the workload side by side

    private static let units = [
        "waitingSeconds": Unit(name: "seconds"), "serviceLevel": Unit(name: "share"),
        "abandonmentRate": Unit(name: "share"), "unservedRate": Unit(name: "share"),
        "occupancy": Unit(name: "share"),
    ]

    private var besides: [Markup] {
        let rows = result["besides"]?["rows"]?.elements ?? []
        guard !rows.isEmpty else { return [] }
        let names = rows.filter { $0.number("hour") != nil }.map { $0.text("measure") }.uniqued
        let table = rows.map { row -> [Piece.Cell] in
            let unit = FitPage.units[row.text("measure")] ?? Unit(name: "")
            return [
                .init(MeasureWords.of(row.text("measure"))),
                .init(row.number("hour").map { "\(Int($0))" } ?? "all"),
                .init(unit.text(row.number("log"))), .init(unit.text(row.number("simulated"))),
                .init("\(unit.text(row.number("from"))) to \(unit.text(row.number("to")))"),
                .init(
                    row["isWithin"]?.isTrue == true ? "yes" : "no",
                    style: row["isWithin"]?.isTrue == true ? nil : "bad"),
            ]
        }
        return [
            Piece.paragraph(
                "Bars are bands in which a log of this length lies in 19 of 20 cases if the "
                    + "workload is right; the line is the log.", style: "mut sm")
        ] + Piece.grid(names.map { chart($0, rows) }) + [
            Piece.values(
                ["measure", "hour", "log", "simulated", "band", "within"], table, words: [1])
        ]
    }

    private func chart(_ name: String, _ rows: [JSONValue]) -> Markup {
        let own = rows.filter { $0.text("measure") == name && $0.number("hour") != nil }
        let unit = FitPage.units[name] ?? Unit(name: "")
        let bands = own.map { row -> (mean: Double, halfWidth: Double?)? in
            guard let from = row.number("from"), let to = row.number("to") else { return nil }
            return ((from + to) / 2, (to - from) / 2)
        }
        let within = own.count { $0["isWithin"]?.isTrue == true }
        return TimeChart(parts: own.map { "\(Int($0.number("hour") ?? 0))" }).figure(
            MeasureWords.of(name), note: unit.isShare ? "by hour" : "\(unit.name), by hour",
            sentence: "In \(within) of \(own.count) hours the log lies within its band", unit: unit,
            [.intervals(bands), .line(own.map { $0.number("log") }, style: "ai")],
            limits: unit.isShare ? 0...1 : 0 ... .infinity, includesZero: name != "serviceLevel")
    }

    // MARK: times

    private static let lawNames = [
        "talk": "With a person, minutes", "wrap": "Work afterwards, minutes",
        "aiSession": "With the AI, minutes", "returnDelay": "Until a return, hours",
        "redial": "Until who gave up tries again, minutes",
    ]

    private var times: [Markup] {
        let laws = (desk?["times"]?.members ?? []).filter { !$0.value.members.isEmpty }
        let rows = laws.map { name, law -> [Piece.Cell] in
            [
                .init(FitPage.lawNames[name] ?? name), .init(FitPage.text(law["mean"])),
                .init(NumberFormat.measure(law.number("cv"))), .init(law.text("family")),
                .init(NumberFormat.percent(law.number("kolmogorovSmirnov"))),
                .init(law.count("count")),
            ]
        }
        guard !rows.isEmpty else { return [] }
        return Piece.grid(laws.map { quantiles($0.key, $0.value) }) + [
            Piece.table(
                ["time", "mean", "variation", "law", "farthest off", "of"], rows, words: [3])
        ]
    }

    /// Quantiles of the law over those of the log: on the diagonal they are the same.
    private func quantiles(_ name: String, _ law: JSONValue) -> Markup {
        let points = (law["quantiles"]?.elements ?? []).compactMap { point in
            point.number("log").flatMap { x in point.number("law").map { (x: x, y: $0) } }
        }.filter { $0.x > 0 && $0.y > 0 }
        let scale = Scale(logarithmic: points.flatMap { [$0.x, $0.y] })
        let unit = Unit(name: "")
        return XYChart(across: scale, label: { unit.brief($0) }).figure(
            FitPage.lawNames[name] ?? name, note: "quantiles of the law over those of the log",
            sentence: points.map {
                "\(unit.brief($0.x)) in the log, \(unit.brief($0.y)) by the law"
            }
            .joined(separator: "; "), unit: unit,
            [XYChart.Series(points: points, style: "ai", isLine: false)], scale: scale,
            diagonal: true, caption: "in the log")
    }

    private var patience: [Markup] {
        guard let patience = desk?["patience"] else { return [] }
        let facts: [[Piece.Cell]] = [
            ["customers who gave up", .init(patience.count("abandoned"))],
            ["served after a wait", .init(patience.count("servedAfterWait"))],
            ["mean, minutes", .init(FitPage.bounds(patience["meanMinutes"]))],
            ["shape", .init(FitPage.bounds(patience["shape"]))],
            [
                "longest wait, minutes",
                .init(NumberFormat.measure(patience.number("longestWaitMinutes"))),
            ],
            [
                "would wait longer, by the law",
                .init(NumberFormat.percent(patience.number("beyond"))),
            ],
        ]
        let points = patience["survival"]?.elements ?? []
        let chart = points.count > 1 ? Piece.grid([survival(points)]) : []
        return chart + [
            Piece.table(["patience", "value"], facts),
            Piece.paragraph(
                "What lies beyond the longest wait nobody has seen.", style: "mut sm"),
        ]
    }

    private static func bounds(_ value: JSONValue?) -> String {
        guard let value, let middle = value.number("value") else { return "not known" }
        return "\(NumberFormat.measure(middle)) (\(NumberFormat.measure(value.number("from"))) to "
            + "\(NumberFormat.measure(value.number("to"))))"
    }

    private func survival(_ points: [JSONValue]) -> Markup {
        func series(_ key: String) -> [(x: Double, y: Double)] {
            [(0, 1)]
                + points.compactMap { point in
                    point.number("minutes").flatMap { x in point.number(key).map { (x, $0) } }
                }
        }
        let (law, seen) = (series("law"), series("kaplanMeier"))
        let across = Scale(law.map(\.x))
        return XYChart(across: across, label: { Unit(name: "").tick($0, step: across.step) })
            .figure(
                "Still there after a wait", note: "line: the law; points: Kaplan-Meier",
                sentence: seen.map {
                    "\(NumberFormat.percent($0.y)) after \(NumberFormat.measure($0.x)) minutes"
                }
                .joined(separator: "; "), unit: Unit(name: "share"),
                [
                    XYChart.Series(points: law, style: "ai"),
                    XYChart.Series(points: seen, style: "bad", isLine: false),
                ], scale: Scale(law.map(\.y) + seen.map(\.y), includesZero: false, limits: 0...1),
                caption: "minutes")
    }

    private var duty: [Markup] {
        let hours = desk?["duty"]?["perWeekHour"]?.elements.compactMap(\.number) ?? []
        guard hours.count == 168 else { return [] }
        let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        let parts = (0..<168).map { "\(days[$0 / 24]) \($0 % 24)" }
        let chart = TimeChart(parts: parts).figure(
            "People on duty", note: "by hour of the week",
            sentence: "At most \(NumberFormat.measure(hours.max())) people", unit: Unit(name: ""),
            [.steps(hours.map(Optional.some), style: "ai")])
        let people = desk?["duty"]?.number("people").map { "\(Int($0)) different people; " } ?? ""
        let words =
            desk?["duty"]?.text("method") == "names"
            ? "on duty from the first to the last conversation of each"
            : "counted while somebody waited, for then all are busy"
        return [chart, Piece.paragraph(people + words + ".", style: "mut sm")]
    }

    private var returns: [Markup] {
        let entries = desk?["returns"]?.elements ?? []
        let isNet = entries.contains { $0.number("byChance") != nil }
        let rows = entries.map { entry -> [Piece.Cell] in
            [.init(entry.text("after")), .init(FitPage.share(entry["share"]))]
                + (isNet ? [.init(NumberFormat.percent(entry.number("byChance")))] : [])
                + [.init(entry.count("ended"))]
        }
        let head =
            ["within seven days after"]
            + (isNet ? ["come back about it", "by chance"] : ["come back"]) + ["of"]
        let note = desk?.text("namesNote") ?? ""
        return (rows.isEmpty ? [] : [Piece.table(head, rows)])
            + (note.isEmpty ? [] : [Piece.paragraph(note, style: "mut sm")])
    }

    // MARK: the AI

    private var ai: [Markup] {
        guard let ai = desk?["ai"], !ai.members.isEmpty else { return [] }
        let threshold = ai["threshold"]
        let facts: [[Piece.Cell]] = [
            ["first attempts that it has", .init(FitPage.share(ai["share"]))],
            ["conversations that it keeps", .init(FitPage.share(ai["containment"]))],
            [
                "answers that are right",
                .init(ai.number("labelled") ?? 0 > 0 ? FitPage.share(ai["accuracy"]) : "not known"),
            ],
            [
                "keeps from a confidence of",
                .init(NumberFormat.measure(threshold?.number("value"))),
            ],
        ]
        let bins = (ai["reliability"]?.elements ?? []).compactMap { bin in
            bin.number("confidence").flatMap { x in
                bin["right"]?.number("value").map { (x: x, y: $0) }
            }
        }
        let shares = Scale([0, 1], limits: 0...1)
        let unit = Unit(name: "share")
        let chart = XYChart(across: shares, label: { unit.tick($0, step: 0.25) }).figure(
            "Is its confidence deserved?", note: "of labelled answers",
            sentence: bins.map {
                "\(NumberFormat.percent($0.x)) stated, \(NumberFormat.percent($0.y)) right"
            }.joined(separator: "; "), unit: unit,
            [XYChart.Series(points: bins, style: "ai")], scale: shares, diagonal: true,
            caption: "stated confidence; below the line it is surer than right")
        return (bins.isEmpty ? [] : Piece.grid([chart])) + [Piece.table(["AI", "value"], facts)]
    }

    private var topics: [Markup] {
        let rows = (desk?["topics"]?.elements ?? []).map { topic -> [Piece.Cell] in
            [
                .init(topic.text("name")), .init(NumberFormat.percent(topic.number("share"))),
                .init(
                    topic["talk"]?.members.isEmpty == false
                        ? FitPage.text(topic["talk"]?["mean"]) : "as all"),
                .init(FitPage.share(topic["containment"])),
            ]
        }
        let table = Piece.table(
            ["about", "share", "minutes with a person", "kept by the AI"], rows)
        return (rows.isEmpty ? [] : [table])
            + [("workByGroup", "group"), ("workByHour", "hour")].flatMap(work)
    }

    /// Groups or hours in which people take longer than in others.
    private func work(_ key: String, _ name: String) -> [Markup] {
        guard let work = desk?[key], !work.members.isEmpty else { return [] }
        guard work["differ"]?.isTrue == true else {
            return [
                Piece.paragraph(
                    "Sessions with people about the same topic do not differ by the \(name).",
                    style: "mut sm")
            ]
        }
        let rows = (work["levels"]?.elements ?? []).map { level -> [Piece.Cell] in
            [
                .init(level.text("name")), .init(FitPage.text(level["factor"])),
                .init(level.count("count")),
            ]
        }
        return [
            Piece.table([name, "times as long with a person", "of"], rows),
            Piece.paragraph("This is not in the workload, which has one law.", style: "mut sm"),
        ]
    }

    private var log: [Markup] {
        guard let log = desk?["log"] else { return [] }
        let left = (log["leftOut"]?.elements ?? []).map { ($0.text("reason"), $0.count("rows")) }
        let faults = (log["faults"]?.elements ?? []).map { ($0.text("message"), $0.count("rows")) }
        let rows = [("used", log.count("conversations"))] + left + faults
        return [Piece.table(["rows", "how many"], rows.map { [.init($0.0), .init($0.1)] })]
    }
}

extension [String] {
    /// Each once, in the order of their first appearance.
    fileprivate var uniqued: [String] {
        reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}
