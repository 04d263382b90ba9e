import Fitting
import Workloads

/// What was fitted to a log or to counts, for people.
public struct FitReport {
    let fit: FittedDemand
    let desk: FittedDesk?
    let simulated: SimulatedLog?
    let file: String
    let hasDesk: Bool
    let command: String

    /// A report.
    ///
    /// - Parameters:
    ///   - fit: the demand.
    ///   - desk: what else a log of conversations says; nil for counts.
    ///   - simulated: what the workload does beside the log; nil if it was not simulated.
    ///   - file: the name of the file.
    ///   - hasDesk: whether the rest of the workload was given.
    ///   - command: what gives the same again.
    public init(
        _ fit: FittedDemand, _ desk: FittedDesk?, _ simulated: SimulatedLog?, file: String,
        hasDesk: Bool, command: String
    ) {
        (self.fit, self.desk, self.simulated) = (fit, desk, simulated)
        (self.file, self.hasDesk, self.command) = (file, hasDesk, command)
    }

    /// The answer, the estimates, how well they foretell, what does not fit, and what is not known.
    public var document: Document {
        let what = tellsOnlyDemand ? "Demand of \(file)" : "A workload from \(file)"
        let head: [Document.Section] = [
            [.heading(what), .note(FitReport.counts(fit))],
            [.paragraph(answer)], leftOut,
            Document.Section(fit.table.notes.map { .note($0 + ".") }),
            [.table(FitReport.estimates(fit))], FitReport.season(fit),
            FitReport.caution(fit), FitReport.holdOut(fit),
        ]
        return Document(
            head + deskSections + [
                FitReport.odd(fit), besides, unknown,
                [.command(command, label: "Reproduce:")],
            ])
    }

    private static func counts(_ fit: FittedDemand) -> String {
        let days = fit.table.days
        func things(_ count: Int, _ noun: String) -> String {
            "\(NumberFormat.count(count)) \(noun)\(count == 1 ? "" : "s")"
        }
        let rows = things(fit.table.rows, "row")
        guard let first = days.first, let last = days.last else { return rows }
        let holes =
            fit.table.holes > 0
            ? "; \(NumberFormat.count(fit.table.holes)) intervals without a row are taken to be "
                + "empty" : ""
        let repeats =
            fit.table.repeats > 0
            ? "; \(things(fit.table.repeats, "row")) of intervals that have one already are added "
                + "to it" : ""
        let span = "from \(first.date.text) to \(last.date.text)"
        return "\(rows) of \(things(days.count, "day")) \(span), in intervals of "
            + "\(fit.table.minutes) minutes\(holes)\(repeats)"
    }

    /// The answer in a sentence or two.
    var answer: String {
        FitReport.answer(fit) + (desk.map { " " + FitReport.answer($0) } ?? "")
    }

    private static func answer(_ fit: FittedDemand) -> String {
        let perDay = fit.table.days.reduce(0) { $0 + $1.total } / Double(fit.table.days.count)
        let start = "\(NumberFormat.measure(perDay)) customers come on an open day."
        guard fit.dayCV.halfWidth != nil else {
            return "\(start) There are too few days to tell busy ones from chance."
        }
        func words(_ what: String, _ cv: Double) -> String {
            cv > 0
                ? "\(what) vary by \(NumberFormat.percent(cv))"
                : "\(what) vary no more than by chance"
        }
        let parts = "parts of \(fit.table.minutes) minutes"
        return "\(start)\(changes(fit))\(seasonWords(fit)) Beyond chance, "
            + "\(words("days", fit.dayCV.value)); "
            + "\(words(parts, fit.intervalCV.value))."
    }

    /// What changed and stayed, and that the workload has what there is now.
    private static func changes(_ fit: FittedDemand) -> String {
        guard !fit.steps.isEmpty || fit.isTrendModelled else { return "" }
        let steps = fit.steps.map { step in
            "it \(step.change.value > 0 ? "rose" : "fell") by "
                + "\(NumberFormat.percent(abs(step.change.value))) on \(step.date.text) and stayed"
        }
        let trend = "it \(fit.trend.value > 0 ? "grows" : "shrinks") by "
        let growth =
            fit.isTrendModelled
            ? [trend + "\(NumberFormat.percent(abs(fit.trend.value))) in four weeks"] : []
        let all = (steps + growth).joined(separator: ", ")
        let rest =
            fit.isTrendModelled
            ? "the demand of the last day, and does not go on growing" : "the demand since then"
        return " \(all.prefix(1).uppercased() + all.dropFirst()): the workload has \(rest)."
    }

    /// The months between which demand goes up and down.
    private static func seasonWords(_ fit: FittedDemand) -> String {
        let months = zip(monthNames, fit.months.map(\.value))
        guard let low = months.min(by: { $0.1 < $1.1 }),
            let high = months.max(by: { $0.1 < $1.1 })
        else { return "" }
        return " In the course of a year it lies between \(NumberFormat.percent(low.1)) of its "
            + "mean in \(low.0) and \(NumberFormat.percent(high.1)) in \(high.0)."
    }

    /// The months of a year, from the first one.
    public static let monthNames = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ]

    private static func season(_ fit: FittedDemand) -> Document.Section {
        switch fit.seasonFinding {
        case .tooShort:
            let days = fit.table.days.map(\.date.dayNumber)
            guard let first = days.first, let last = days.last, last - first >= 365 else {
                return []
            }
            return [
                .paragraph(
                    "Not in the log: whether parts of the year differ. In less than two years a "
                        + "season is not told from a trend.")
            ]
        case .none:
            return [.note("Parts of the year differ by no more than chance.")]
        case .found:
            var table = Table([
                .text("Part of the year"), .number("times the mean"), .text("from"),
            ])
            for (name, factor) in zip(monthNames, fit.months) {
                table.append([
                    name, NumberFormat.measure(factor.value, halfWidth: factor.halfWidth),
                    "factors of 52 weeks, as smooth as is likeliest",
                ])
            }
            return [.table(table)]
        }
    }

    /// Of two years, what changed once and stayed may as well be a part of the year.
    private static func caution(_ fit: FittedDemand) -> Document.Section {
        let days = fit.table.days.map(\.date.dayNumber)
        guard fit.seasonFinding == .found, !fit.steps.isEmpty || fit.isTrendModelled,
            let first = days.first, let last = days.last, last - first < 3 * 365
        else { return [] }
        return [
            .note(
                "In less than three years steps and growth are hardly told from parts of the year: "
                    + "months may be further off than their intervals say.")
        ]
    }

    private static func estimates(_ fit: FittedDemand) -> Table {
        var table = Table([
            .text("Estimated"), .number("value"), .text("from"),
        ])
        func row(_ name: String, _ estimate: FittedDemand.Estimate, _ method: String) {
            table.append([
                name, NumberFormat.measure(estimate.value, halfWidth: estimate.halfWidth), method,
            ])
        }
        row(
            "customers a week", fit.perWeek,
            "means of each weekday and interval, drawn to the common shape as far as chance goes")
        func change(_ name: String, _ estimate: FittedDemand.Estimate, _ method: String) {
            table.append([
                name, NumberFormat.percent(estimate.value, halfWidth: estimate.halfWidth), method,
            ])
        }
        for step in fit.steps {
            change(
                "change on \(step.date.text), which stays", step.change,
                "likelihood, beside that of series without one")
        }
        if fit.trend.halfWidth != nil {
            change(
                fit.steps.isEmpty ? "change in four weeks" : "besides, change in four weeks",
                fit.trend, "least squares over the days")
        }
        if let after = fit.afterClosedDay {
            change("a day after a closed one, more than usual", after, "mean of such days")
        }
        if fit.dayCV.halfWidth == nil { return table }
        row("coefficient of variation of days", fit.dayCV, "moments of days and their parts")
        if fit.dayCV.value > 0 {
            row("what a day has of the day before", fit.dayCorrelation, "products of days")
        }
        row("coefficient of variation within days", fit.intervalCV, "the same moments")
        if fit.intervalCV.value > 0 {
            row(
                "what an interval has of the one before", fit.intervalCorrelation,
                "the same moments")
        }
        return table
    }

    private static func holdOut(_ fit: FittedDemand) -> Document.Section {
        guard let held = fit.holdOut else { return [] }
        var table = Table([
            .text("Foretold from the days before"), .number("within their bands"), .number("of"),
            .number("share"), .number("its interval"),
        ])
        let kinds = [
            ("days", held.days), ("intervals", held.intervals), ("five open days", held.weeks),
        ]
        for (name, coverage) in kinds where coverage.count > 0 {
            let share = Double(coverage.within) / Double(coverage.count)
            table.append([
                name, "\(coverage.within)", "\(coverage.count)",
                NumberFormat.percent(share),
                coverage.interval.map { NumberFormat.percent($0) }
                    .joined(separator: " to "),
            ])
        }
        return [
            .table(table),
            .note(
                "Bands and intervals are of 95 %, these as if each count were independent of the "
                    + "others, which days and their parts are not: they are too narrow."),
        ]
    }

    private static func odd(_ fit: FittedDemand) -> Document.Section {
        var blocks: [Block] = []
        if !fit.closedDays.isEmpty {
            let dates = fit.closedDays.prefix(12).map(\.text).joined(separator: ", ")
            let more = fit.closedDays.count > 12 ? " and \(fit.closedDays.count - 12) more" : ""
            blocks.append(.paragraph("Without a row, and taken to be closed: \(dates)\(more)."))
        }
        if fit.strays > 0 {
            let came = NumberFormat.measure(fit.strays.rounded())
            blocks.append(
                .paragraph(
                    "\(came) came at times at which hardly ever anybody comes, on a day in ten at "
                        + "most: the desk is taken to be closed then, and they are left out."))
        }
        if !fit.oddDays.isEmpty {
            var table = Table([
                .text("Days that do not fit"), .number("came"), .number("expected"),
                .number("standard deviations"),
            ])
            for day in fit.oddDays {
                table.append([
                    day.date.text, NumberFormat.measure(day.count),
                    NumberFormat.measure(day.expected),
                    NumberFormat.fixed(day.deviations, decimals: 1),
                ])
            }
            blocks += [
                .table(table), .note("--exclude leaves days out that will not come again."),
            ]
        }
        return Document.Section(blocks)
    }

    private var tellsOnlyDemand: Bool { desk?.tellsOnlyStarts ?? true }

    private var unknown: Document.Section {
        guard tellsOnlyDemand else { return [] }
        return [
            .paragraph(
                (desk == nil ? "Counts do" : "The log does")
                    + " not tell how long customers take, how long they wait before they give up, "
                    + "and who of them comes back: "
                    + (hasDesk
                        ? "that is as the workload of --into has it."
                        : "that is assumed. --into WORKLOAD takes it from there."))
        ]
    }
}

extension HoldOut.Coverage {
    /// The interval of 95 % of the share, by Wilson's formula.
    fileprivate var interval: [Double] {
        let (n, z) = (Double(count), 1.96)
        let share = Double(within) / n
        let middle = (share + z * z / (2 * n)) / (1 + z * z / n)
        let half =
            z * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot() / (1 + z * z / n)
        return [max(0, middle - half), min(1, middle + half)]
    }
}
