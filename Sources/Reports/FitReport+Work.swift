import Fitting

/// Whether people work longer in some groups, and at some hours, than in others.
extension FitReport {
    static func differences(_ desk: FittedDesk) -> Document.Section {
        var blocks: [Block] = []
        let kinds = [
            (desk.work.byGroup, "groups", "Group"), (desk.work.byHour, "hours", "Hour"),
        ]
        for (work, plural, name) in kinds {
            guard let work else { continue }
            if work.differ {
                blocks.append(.table(table(work, name)))
                blocks.append(.note(note(work, plural, desk)))
            } else {
                blocks.append(
                    .note(
                        "Sessions with people about the same topic do not differ between "
                            + "\(plural) by more than chance makes them in one of twenty "
                            + "logs: they have one law."))
            }
        }
        return Document.Section(blocks)
    }

    private static func table(_ work: WorkFit, _ name: String) -> Table {
        var table = Table([.text(name), .number("times as long"), .number("of")])
        for level in work.levels {
            table.append([
                level.name,
                NumberFormat.measure(level.factor.value, halfWidth: level.factor.halfWidth),
                NumberFormat.count(level.count),
            ])
        }
        return table
    }

    private static func note(_ work: WorkFit, _ plural: String, _ desk: FittedDesk) -> String {
        let start =
            "Sessions with people about the same topic differ between \(plural) by more than "
            + "chance, which explains \(NumberFormat.percent(work.explained)) of how much they "
            + "vary. "
        guard plural == "groups" else {
            let chats =
                (desk.duty?.concurrency ?? 1) > 1
                ? "; people who have several at once take longer for each when many come" : ""
            return start + "A workload has one law for all hours: this is not in it\(chats)."
        }
        return start + "The workload has one group with one law, for a log does not tell who may "
            + "take what: humans.groups with a speedFactor of 1 over these numbers has them."
    }
}
