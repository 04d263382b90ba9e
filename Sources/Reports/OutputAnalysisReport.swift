import Experiments

/// How the intervals of a run came about, for people; empty if as usual.
enum OutputAnalysisReport {
    static func sections(_ result: RunResult) -> [Document.Section] {
        [warmUps(result), batches(result), precision(result)]
    }

    private static func warmUps(_ result: RunResult) -> Document.Section {
        guard !result.warmUps.isEmpty else { return [] }
        let series =
            result.workload.scenario.humans == nil
            ? "AI sessions" : "customers in the human tier"
        let unsteady = result.warmUps.count { !$0.isSteady }
        let sentence =
            "Warm-up found by MSER-5 on the mean number of \(series): "
            + "\(spread(result.warmUps.map(\.truncation.seconds))); measured from "
            + "\(spread(result.warmUps.map(\.warmUp.seconds))) on."
            + (unsteady == 0
                ? ""
                : " In \(unsteady) of \(result.warmUps.count) replications leaving out more than "
                    + "half would look even better: by chance, or because the horizon is short.")
        return [.paragraph(sentence)]
    }

    private static func batches(_ result: RunResult) -> Document.Section {
        guard let batches = result.batches else { return [] }
        let dependent = batches.dependent.map { measured in
            let correlation = measured.means.lagOneAutocorrelation ?? 0
            return "\(measured.measure.name) (\(NumberFormat.fixed(correlation, decimals: 2)))"
        }
        let verdict =
            dependent.isEmpty
            ? "No measure shows that neighbouring batches depend on each other (von Neumann's "
                + "ratio, level \(percent(BatchReport.level)) each)."
            : "WARNING: neighbouring batches are alike (von Neumann's ratio, level "
                + "\(percent(BatchReport.level)) each; correlation in brackets), so that these "
                + "intervals are too narrow: \(dependent.joined(separator: ", ")). Give a longer "
                + "--horizon or fewer --batches."
        let sentence =
            "Intervals from \(batches.count) batches of \(hours(batches.length.seconds)) hours; "
            + "counts are scaled to the whole run. "
            + verdict
        return [.paragraph(sentence)]
    }

    private static func precision(_ result: RunResult) -> Document.Section {
        guard let precision = result.precision else { return [] }
        var table = Table([
            .text("Precision"), .number("half-width"), .number("allowed"),
            .number("replications needed"), .text("reached"),
        ])
        for measured in precision.measures {
            let needed = measured.replicationsNeeded
            table.append([
                measured.measure.name, size(measured.estimate.halfWidth, measured.measure),
                size(measured.limit, measured.measure),
                needed.isFinite ? "\(measured.isReached ? "" : "about ")\(count(needed))" : "-",
                measured.isReached ? "yes" : "no",
            ])
        }
        let replications = count(Double(result.plan.replications))
        let needed = precision.replicationsNeeded
        let more =
            needed.isFinite
            ? "about \(count(needed - Double(result.plan.replications))) more would do"
            : "no number of replications would do"
        return [
            .table(table),
            .note(
                precision.isReached
                    ? "Precision reached after \(replications) replications"
                    : "Precision not reached after \(replications) replications; \(more)"),
        ]
    }

    private static func size(_ value: Double?, _ measure: Measure) -> String {
        measure.unit == "share" ? NumberFormat.percent(value) : NumberFormat.measure(value)
    }

    private static func count(_ number: Double) -> String {
        NumberFormat.count(Int(min(number, 1e15)))
    }

    /// The range and the median of times in seconds.
    private static func spread(_ seconds: [Double]) -> String {
        let sorted = seconds.sorted()
        guard let least = sorted.first, let most = sorted.last, least < most else {
            return "\(hours(sorted.first ?? 0)) hours"
        }
        return "\(hours(least)) to \(hours(most)) hours (median \(hours(median(sorted))))"
    }

    private static func hours(_ seconds: Double) -> String {
        NumberFormat.measure(seconds / 3_600)
    }

    private static func percent(_ share: Double) -> String { NumberFormat.percent(share) }
}
