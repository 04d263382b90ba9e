import Experiments
import SimulationStatistics

/// What a run says about its AI's confidence, its bills, and itself.
enum SoundnessReport {
    /// The reliability diagram and the risk-coverage curve as numbers; empty without confidence.
    static func calibration(_ result: RunResult) -> [Document.Section] {
        guard let table = result.soundness.calibration, table.count > 0 else { return [] }
        var bins = Table([
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
        var curve = Table([
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
        return [[.table(bins)], [.table(curve)]]
    }

    /// What the AI costs by its own rules and by others; empty if there are none.
    static func bills(_ result: RunResult) -> Document.Section {
        guard !result.soundness.bills.isEmpty else { return [] }
        var table = Table([
            .text("Price rule"), .number("price"), .number("billed in 30 days"),
            .number("cost in 30 days"), .text(""),
        ])
        for bill in result.soundness.bills {
            table.append([
                bill.rule.name,
                bill.priceChanges ? "changes" : NumberFormat.measure(bill.rule.price),
                NumberFormat.measure(bill.units), NumberFormat.measure(bill.cost),
                bill.isQuote ? "not paid, for comparison" : "",
            ])
        }
        return [.table(table)]
    }

    /// Little's law, the nearest exact model, and any contradiction.
    static func checks(_ result: RunResult) -> Document.Section {
        let soundness = result.soundness
        let isSound = soundness.contradictions.isEmpty
        let verdict =
            isSound ? "Checks: flows, issues and returns balance in every replication" : fault
        var items = soundness.contradictions.map { List.Item($0, depth: 1) }
        for stage in soundness.stages {
            let edges =
                abs(stage.residual) < 0.02
                ? "" : ": time of who is there at an edge of the measured part"
            let law =
                "Little's law, \(stage.name): mean number over rate x mean time is "
                + NumberFormat.fixed(1 + stage.residual, decimals: 4) + edges
            items.append(List.Item(law, depth: 1))
        }
        items += neverServed(soundness).map { [List.Item($0, depth: 1)] } ?? []
        items += soundness.nearestModel.map(nearest) ?? []
        return [.note(verdict, isSound ? .plain : .bad), .list(List(items))]
    }

    /// What nobody must miss: contradictions, customers who were never served, and what exact
    /// theory says.
    static func answer(_ result: RunResult) -> Document.Section {
        let soundness = result.soundness
        let faults: [Block] =
            soundness.contradictions.isEmpty
            ? [] : [.note(fault, .bad), .list(List(soundness.contradictions))]
        let unserved = neverServed(soundness).map { Block.note($0, .caution) }
        let exact = soundness.nearestModel.map { Block.paragraph(sentence($0) + ".") }
        return Document.Section(faults + [unserved, exact].compactMap(\.self))
    }

    private static let fault =
        "FAULT OF THE PROGRAM, please report: it cannot be, but is not so, that"

    private static func neverServed(_ soundness: Soundness) -> String? {
        guard soundness.neverServedShare > 0 else { return nil }
        return "\(percent(soundness.neverServedShare)) of those offered to humans were never "
            + "served: they count as not served in time, and their waits are cut off where the "
            + "measured part ends, so that waits are at least what is shown."
    }

    /// What the nearest exact model says, and why it may differ.
    private static func nearest(_ model: NearestModel) -> [List.Item] {
        let item = List.Item(sentence(model), depth: 1)
        guard !model.departures.isEmpty else { return [item] }
        let reasons = "Here, and not in that model: \(model.departures.joined(separator: "; "))."
        return [item, List.Item(reasons, depth: 2)]
    }

    private static func sentence(_ model: NearestModel) -> String {
        let name =
            model.state == .steady
            ? "Erlang hour by hour at the same rates"
            : "Erlang's queue from empty over the same time"
        return "Nearest exact model, \(name): wait "
            + "\(NumberFormat.measure(model.waitingSeconds)) s and abandonment "
            + "\(percent(model.abandonmentRate)); simulated "
            + "\(NumberFormat.measure(model.simulated.waitingSeconds)) s and "
            + percent(model.simulated.abandonmentRate)
    }

    private static func percent(_ share: Double) -> String {
        NumberFormat.percent(share, halfWidth: nil)
    }
}

private func + (steps: StrideTo<Double>, more: [Double]) -> [Double] { Array(steps) + more }
