import Fitting
import Workloads

/// What a log of conversations says beside the demand.
extension FitReport {
    /// How long customers take and wait, and what an AI is worth, in a sentence or two.
    static func answer(_ desk: FittedDesk) -> String {
        var parts: [String] = []
        if let talk = desk.talk {
            parts.append("A person talks \(NumberFormat.measure(talk.mean.value)) minutes")
        }
        if let patience = desk.patience.mean {
            parts.append(
                "customers wait \(NumberFormat.measure(patience.value)) minutes before they "
                    + "give up")
        }
        var sentences = parts.isEmpty ? "" : parts.joined(separator: ", ") + "."
        if let ai = desk.ai {
            sentences +=
                " An AI keeps \(NumberFormat.percent(ai.containment.value)) of its conversations"
            sentences +=
                ai.accuracy.map { " and is right in \(NumberFormat.percent($0.value)) of answers." }
                ?? "."
        }
        return sentences
    }

    /// Rows that were not used, and why.
    var leftOut: Document.Section {
        guard let log = desk?.log else { return [] }
        var parts = log.leftOut.map { "\(NumberFormat.count($0.count)) \($0.reason)" }
        if log.faults.count > 0 {
            parts.append("\(NumberFormat.count(log.faults.count)) that cannot be used")
        }
        var blocks: [Block] = [
            .note(
                "\(NumberFormat.count(log.rows)) rows were read, "
                    + "\(NumberFormat.count(log.conversations)) conversations are used"
                    + (parts.isEmpty ? "" : "; left out: " + parts.joined(separator: ", ")))
        ]
        for kind in log.faults.kinds.prefix(10) {
            let lines = kind.lines.map(String.init).joined(separator: ", ")
            blocks.append(
                .note(
                    "\(NumberFormat.count(kind.count)) rows cannot be used, the first on line "
                        + "\(lines): \(kind.message)"))
        }
        if !log.unnamedOutcomes.isEmpty {
            let words = log.unnamedOutcomes.prefix(8).map {
                "\($0.value.isEmpty ? "(none)" : $0.value) \(NumberFormat.count($0.count))"
            }.joined(separator: ", ")
            blocks.append(
                .note(
                    "Of outcomes that the map does not name nothing is known but that they came: "
                        + words + "."))
        }
        if log.isInUTC, log.layout != .switchboard {
            blocks.append(
                .note(
                    "Times are those of UTC, and so are hours and weekdays: --time-zone has them "
                        + "on the clock of the desk."))
        }
        return Document.Section(blocks)
    }

    /// The estimates, in tables.
    var deskSections: [Document.Section] {
        guard let desk else { return [] }
        let waited = desk.patience.abandoned + desk.patience.servedAfterWait > 0
        var tables = [FitReport.times(desk)].compactMap(\.self)
        if waited { tables.append(FitReport.patience(desk)) }
        if !desk.patience.survival.isEmpty { tables.append(FitReport.survival(desk)) }
        if let duty = desk.duty { tables.append(FitReport.duty(duty)) }
        if !desk.returns.isEmpty { tables.append(FitReport.returns(desk)) }
        if let ai = desk.ai {
            tables.append(FitReport.ai(ai))
            if !ai.reliability.isEmpty { tables.append(FitReport.reliability(ai)) }
        }
        if !desk.topics.isEmpty { tables.append(FitReport.topics(desk)) }
        let differences = FitReport.differences(desk)
        return tables.map { [.table($0)] }
            + [differences, FitReport.returnsNote(desk), desk.namesNote.map { [.note($0)] } ?? []]
    }

    private static func text(_ estimate: FittedDemand.Estimate) -> String {
        NumberFormat.measure(estimate.value, halfWidth: estimate.halfWidth)
    }

    private static func share(_ estimate: FittedDemand.Estimate) -> String {
        let half = estimate.halfWidth.map { " ± " + NumberFormat.percent($0) } ?? ""
        return NumberFormat.percent(estimate.value) + half
    }

    private static func times(_ desk: FittedDesk) -> Table? {
        var table = Table([
            .text("Time"), .number("mean"), .number("variation"), .text("law"),
            .number("farthest off"), .number("of"),
        ])
        let laws: [(String, LawFit?)] = [
            ("with a person, minutes", desk.talk), ("work afterwards, minutes", desk.wrap),
            ("with the AI, minutes", desk.ai?.sessions),
            (
                desk.delayFollowsDemand
                    ? "until a return, hours by the demand" : "until a return, hours", desk.delay
            ),
            ("until who gave up tries again, minutes", desk.redial),
        ]
        guard laws.contains(where: { $0.1 != nil }) else { return nil }
        for (name, law) in laws {
            guard let law else { continue }
            table.append([
                name, text(law.mean), NumberFormat.fixed(law.cv, decimals: 2),
                law.family.rawValue, NumberFormat.percent(law.distance),
                NumberFormat.count(law.count),
            ])
        }
        return table
    }

    private static func patience(_ desk: FittedDesk) -> Table {
        let patience = desk.patience
        var table = Table([.text("Patience"), .text("value")])
        table.append(["customers who gave up", NumberFormat.count(patience.abandoned)])
        table.append([
            "served after a wait", NumberFormat.count(patience.servedAfterWait),
        ])
        guard let mean = patience.mean else {
            table.append([
                "mean, minutes",
                "not known: fewer than ten gave up; what the workload has is an assumption",
            ])
            return table
        }
        func interval(_ range: ClosedRange<Double>) -> String {
            "\(NumberFormat.measure(range.lowerBound)) to \(NumberFormat.measure(range.upperBound))"
        }
        table.append([
            "mean, minutes",
            "\(NumberFormat.measure(mean.value)) (\(interval(mean.interval))), "
                + "\(patience.method.rawValue)",
        ])
        if let shape = patience.shape {
            table.append([
                "shape", "\(NumberFormat.measure(shape.value)) (\(interval(shape.interval)))",
            ])
        }
        table.append([
            "longest wait, minutes",
            "\(NumberFormat.measure(patience.longestWait)); "
                + "\(NumberFormat.percent(patience.beyond)) would wait longer by the law, which "
                + "nobody has seen",
        ])
        return table
    }

    private static func survival(_ desk: FittedDesk) -> Table {
        var table = Table([
            .text("Still there after"), .number("by the law"), .number("Kaplan-Meier"),
        ])
        for point in desk.patience.survival {
            table.append([
                "\(NumberFormat.measure(point.minutes)) minutes", NumberFormat.percent(point.law),
                NumberFormat.percent(point.kaplanMeier),
            ])
        }
        return table
    }

    private static func duty(_ duty: FittedDuty) -> Table {
        var table = Table([.text("People"), .text("value")])
        if let people = duty.people, let concurrency = duty.concurrency {
            table.append(["different ones", NumberFormat.count(people)])
            table.append([
                "conversations of one at once",
                "\(concurrency) (\(NumberFormat.percent(duty.shareBesideAnother)) began beside "
                    + "another one)",
            ])
        }
        let open = duty.perWeekHour.filter { $0 > 0 }
        if let least = open.min(), let most = open.max() {
            table.append([
                "on duty in an hour",
                "\(NumberFormat.measure(least)) to \(NumberFormat.measure(most)): "
                    + duty.method.words,
            ])
        }
        return table
    }

    private static func returns(_ desk: FittedDesk) -> Table {
        let ofChance: [Table.Column] =
            desk.returnsAreOfCustomers ? [.number("by chance")] : []
        let what =
            desk.returnsAreOfCustomers
            ? "Come back about the same thing within seven days after"
            : "Come back within seven days after"
        var table = Table([.text(what), .number("share")] + ofChance + [.number("of")])
        for entry in desk.returns {
            table.append(
                [entry.after, share(entry.share)]
                    + (desk.returnsAreOfCustomers
                        ? [entry.byChance.map { NumberFormat.percent($0) } ?? ""] : [])
                    + [NumberFormat.count(entry.ended)])
        }
        return table
    }

    private static func returnsNote(_ desk: FittedDesk) -> Document.Section {
        guard desk.returnsAreOfCustomers else { return [] }
        guard !desk.returns.isEmpty else {
            guard desk.log.names.treatment == .complete else { return [] }
            return [
                .note(
                    "Who comes back is not known: customers are watched for three weeks after a "
                        + "conversation, and too few of the log's were.")
            ]
        }
        return [
            .note(
                "The log names customers, not what they come about. Who would have come anyway is "
                    + "seen in the same customers a fortnight later, and taken away (Abbott 1925): "
                    + "right as far as they then come about other things as often as before.")
        ]
    }

    private static func ai(_ ai: FittedAI) -> Table {
        var table = Table([.text("AI"), .text("value")])
        table.append([
            "first attempts that it has",
            ai.isNamed ? share(ai.share) : "not known: taken to be all",
        ])
        if let later = ai.laterShare { table.append(["later attempts", share(later)]) }
        table.append(["conversations that it keeps", share(ai.containment)])
        if let accuracy = ai.accuracy {
            table.append(["answers that are right", share(accuracy)])
        } else {
            table.append([
                "answers that are right",
                "not known: too few answers, or none of those handed over, are labelled",
            ])
        }
        if let confidence = ai.confidence {
            table.append([
                "a right answer is believed more than a wrong one",
                share(confidence.discrimination),
            ])
            table.append([
                "confidence",
                "slope \(NumberFormat.measure(confidence.slope)), shift "
                    + "\(NumberFormat.measure(confidence.shift)) (honest: 1 and 0)",
            ])
        }
        if let threshold = ai.threshold {
            table.append([
                "keeps from a confidence of",
                "\(NumberFormat.measure(threshold.value)) on "
                    + "(\(NumberFormat.percent(threshold.misplaced)) on the wrong side)",
            ])
        }
        return table
    }

    private static func reliability(_ ai: FittedAI) -> Table {
        var table = Table([
            .text("The AI is so sure"), .number("right"), .number("labelled"),
        ])
        for tenth in ai.reliability {
            table.append([
                NumberFormat.percent(tenth.confidence), share(tenth.right),
                NumberFormat.count(tenth.labelled),
            ])
        }
        return table
    }

    private static func topics(_ desk: FittedDesk) -> Table {
        let ofAI: [Table.Column] =
            desk.ai == nil ? [] : [.number("right answers"), .number("kept by the AI")]
        var table = Table(
            [.text("About"), .number("share"), .number("minutes with a person")] + ofAI)
        for topic in desk.topics {
            var row = [
                topic.name, NumberFormat.percent(topic.share),
                topic.talk.map { text($0.mean) } ?? "as all",
            ]
            if let ai = desk.ai {
                let kept =
                    topic.goesStraightToHumans
                    ? "never has it" : topic.containment.map(share) ?? ""
                let asAll = ai.accuracy == nil ? "not known" : "as all"
                row += [topic.accuracy.map(share) ?? asAll, kept]
            }
            table.append(row)
        }
        return table
    }

    /// The log and what the workload does, side by side.
    var besides: Document.Section {
        guard let simulated else { return [] }
        guard !simulated.rows.isEmpty else {
            return [.note("The log has no waits that the simulated ones could be set beside.")]
        }
        var table = Table([
            .text("Beside the log"), .text("hour"), .number("log"), .number("simulated"),
            .number("band"), .text("within"),
        ])
        for row in simulated.rows where row.hour == nil || !row.isWithin {
            func value(_ number: Double) -> String {
                row.measure == "waitingSeconds"
                    ? NumberFormat.measure(number) : NumberFormat.percent(number)
            }
            table.append([
                row.measure, row.hour.map { "\($0)" } ?? "all", value(row.inLog),
                value(row.simulated),
                "\(value(row.band.lowerBound)) to \(value(row.band.upperBound))",
                row.isWithin ? "yes" : "no",
            ])
        }
        let hours = simulated.hours
        return [
            .table(table),
            .note(
                "Of \(hours.count) numbers of single hours \(hours.within) lie within their bands "
                    + "of 95 %, those of \(simulated.replications) simulated logs; only the others "
                    + "are shown. Occupancy is conversations held over those that people on duty "
                    + "can hold; unserved were neither answered, nor given up, nor kept by an AI."),
        ]
    }
}
