import Experiments
import SimulationStatistics

/// What a run says about its AI's confidence, its bills, and itself.
enum SoundnessReport {
    /// The reliability diagram and the risk-coverage curve as numbers; empty without confidence.
    static func calibration(_ result: RunResult) -> String {
        guard let table = result.soundness.calibration else { return "" }
        var bins = TextTable([
            .text("AI confidence"), .number("answers"), .number("mean confidence"),
            .number("correct"),
        ])
        for bin in table.bins(10) where bin.count > 0 {
            bins.append([
                "\(percent(bin.bounds.lowerBound)) to \(percent(bin.bounds.upperBound))",
                NumberFormat.measure(Double(bin.count)), percent(bin.meanConfidence),
                percent(bin.accuracy),
            ])
        }
        var curve = TextTable([
            .text("At this threshold the AI"), .number("answers"), .number("of those wrong"),
            .number("of all wrong and given"),
        ])
        for threshold in stride(from: 0.0, to: 0.95, by: 0.1) + [0.95] {
            let answers = table.answers(from: threshold)
            let coverage = Double(answers.count) / Double(table.count)
            let risk = Double(answers.wrong) / Double(answers.count)
            curve.append([
                NumberFormat.measure(threshold), percent(coverage), percent(risk),
                percent(Double(answers.wrong) / Double(table.count)),
            ])
        }
        return bins.text + "\n" + curve.text
    }

    /// What the AI costs by its own rules and by others; empty if there are none.
    static func bills(_ result: RunResult) -> String {
        guard !result.soundness.bills.isEmpty else { return "" }
        var table = TextTable([
            .text("Price rule"), .number("price"), .number("billed in 30 days"),
            .number("cost in 30 days"), .text(""),
        ])
        for bill in result.soundness.bills {
            table.append([
                bill.rule.name, NumberFormat.measure(bill.rule.price),
                NumberFormat.measure(bill.units), NumberFormat.measure(bill.cost),
                bill.isQuote ? "not paid, for comparison" : "",
            ])
        }
        return table.text
    }

    /// Little's law, the nearest exact model, and any contradiction.
    static func checks(_ result: RunResult) -> String {
        let soundness = result.soundness
        var lines =
            soundness.contradictions.isEmpty
            ? ["Checks: flows, issues and returns balance in every replication"]
            : ["FAULT OF THE PROGRAM, please report: it cannot be, but is not so, that"]
                + soundness.contradictions.map { "  \($0)" }
        for stage in soundness.stages {
            let edges =
                abs(stage.residual) < 0.02
                ? "" : ": time of who is there at an edge of the measured part"
            lines.append(
                "  Little's law, \(stage.name): mean number over rate x mean time is "
                    + NumberFormat.fixed(1 + stage.residual, decimals: 4) + edges)
        }
        if soundness.neverServedShare > 0 {
            let sentence =
                "\(percent(soundness.neverServedShare)) of those offered to humans were never "
                + "served: they count as not served in time, and their waits are cut off where the "
                + "measured part ends, so that waits are at least what is shown."
            lines += wrapped(sentence, width: 98).map { "  \($0)" }
        }
        if let model = soundness.nearestModel {
            lines.append(
                "  Nearest exact model, "
                    + (model.state == .steady
                        ? "Erlang hour by hour at the same rates"
                        : "Erlang's queue from empty over the same time")
                    + ": wait "
                    + "\(NumberFormat.measure(model.waitingSeconds)) s and abandonment "
                    + "\(percent(model.abandonmentRate)); simulated "
                    + "\(NumberFormat.measure(model.simulated.waitingSeconds)) s and "
                    + percent(model.simulated.abandonmentRate))
            if !model.departures.isEmpty {
                let reasons =
                    "Here, and not in that model: \(model.departures.joined(separator: "; "))."
                lines += wrapped(reasons, width: 96).map { "    \($0)" }
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func percent(_ share: Double) -> String {
        NumberFormat.percent(share, halfWidth: nil)
    }
}

private func + (steps: StrideTo<Double>, more: [Double]) -> [Double] { Array(steps) + more }
