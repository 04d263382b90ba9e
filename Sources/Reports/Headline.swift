import Experiments
import SimulationStatistics
import Workloads

/// What a report begins with: a sentence, and ten or so measures in the words of the trade.
enum Headline {
    /// A measure, and what it is called where its definition does not stand beside it.
    struct Row {
        let measure: String
        let label: String
    }

    /// The measures, in the order of a conversation: it comes, is answered, waits, is paid for.
    static func rows(_ workload: Workload) -> [Row] {
        rows(
            wait: duration(workload.scenario.measurement.acceptableWait.seconds),
            currency: workload.inputs.currency.map { " (\($0))" } ?? "")
    }

    /// The same without what they are called.
    static let measures = rows(wait: "", currency: "").compactMap { Measure.named($0.measure) }

    private static func rows(wait: String, currency: String) -> [Row] {
        let names = [
            ("offered", "conversations offered"),
            ("containmentRate", "ended by the AI, of those it began"),
            ("waitingSeconds", "wait for a human, mean (s)"),
            ("serviceLevel", "served within \(wait)"),
            ("abandonmentRate", "gave up waiting"),
            ("unservedRate", "found nobody on duty"),
            ("occupancy", "agents occupied"),
            ("trueResolutionRate", "issues really resolved"),
            ("customerSatisfaction", "customers satisfied"),
            ("totalCostPerConversation", "cost per conversation\(currency)"),
            ("totalCostPerTrueResolution", "cost per issue resolved\(currency)"),
        ]
        return names.map { Row(measure: $0, label: $1) }
    }

    /// What came out, in a sentence or two.
    static func sentence(_ result: RunResult) -> String {
        [ends(result), waits(result), worth(result)].compactMap(\.self).joined(separator: " ")
    }

    /// Who ends conversations.
    private static func ends(_ result: RunResult) -> String? {
        guard let offered = result.mean("offered"), offered > 0 else {
            return "Nobody contacted the desk."
        }
        let scenario = result.workload.scenario
        guard scenario.ai != nil else { return nil }
        let byAI = result.mean("containedShare") ?? 0
        guard scenario.humans != nil else {
            return "The AI ends \(of100(byAI)) of 100 conversations, with nobody behind it."
        }
        let byPeople = (result.mean("humanHandled") ?? 0) / offered
        return "Of 100 conversations the AI ends \(of100(byAI)) and people \(of100(byPeople))."
    }

    /// How those fare who need a human.
    private static func waits(_ result: RunResult) -> String? {
        var parts: [String] = []
        if result.mean("humanOffered").map({ $0 > 0 }) == true,
            let wait = result.mean("waitingSeconds")
        {
            parts.append("Who needs a human waits \(duration(wait)) on average")
        }
        if let left = result.mean("abandonmentRate"), left > 0.000_5 {
            parts.append("\(of100(left)) of 100 give up")
        }
        if let unserved = result.mean("unservedRate"), unserved > 0.000_5 {
            parts.append("\(percent(unserved)) of all find nobody on duty")
        }
        guard !parts.isEmpty else { return nil }
        if let occupancy = result.mean("occupancy") {
            parts.append("agents are \(percent(occupancy)) occupied")
        }
        return enumeration(parts) + "."
    }

    /// What it is good for, and what that costs.
    private static func worth(_ result: RunResult) -> String? {
        let currency = result.workload.inputs.currency.map { " \($0)" } ?? ""
        if let resolved = result.mean("trueResolutionRate") {
            let cost = result.mean("totalCostPerTrueResolution").map {
                ", at \(NumberFormat.measure($0))\(currency) each"
            }
            return "\(percent(resolved)) of issues are really resolved\(cost ?? "")."
        }
        return result.mean("totalCostPerConversation").map {
            "A conversation costs \(NumberFormat.measure($0))\(currency)."
        }
    }

    /// The rows of measures that the result has, the baseline's beside them.
    static func table(_ result: RunResult) -> Table {
        let baseline = result.baselineMeasures.isEmpty ? nil : result.workload.baseline
        var table = Table(
            [.text(""), .number("value")] + (baseline.map { [.number($0)] } ?? [])
                + [.text("measure")])
        for row in rows(result.workload) {
            guard let value = result.value(row.measure) else { continue }
            if row.measure == "unservedRate", value.estimate.mean == 0 { continue }
            let before = result.baselineMeasures.first { $0.measure.name == row.measure }
            table.append(
                cells: [Table.Cell(row.label), Table.Cell(value.text, .strong)]
                    + (baseline == nil ? [] : [Table.Cell(before?.text ?? "-")])
                    + [Table.Cell(row.measure, .faint)])
        }
        return table
    }

    /// A time in the unit that suits it.
    static func duration(_ seconds: Double) -> String {
        switch seconds {
        case ..<120: "\(NumberFormat.brief(seconds)) s"
        case ..<7_200: "\(NumberFormat.brief(seconds / 60)) min"
        case ..<172_800: "\(NumberFormat.brief(seconds / 3_600)) h"
        default: "\(NumberFormat.brief(seconds / 86_400)) days"
        }
    }

    /// Words as "a, b and c".
    static func enumeration(_ words: [String]) -> String {
        guard words.count > 1, let last = words.last else { return words.joined() }
        return words.dropLast().joined(separator: ", ") + " and " + last
    }

    private static func percent(_ share: Double) -> String {
        NumberFormat.brief(share, timesTenTo: 2) + "%"
    }

    /// A share as a number of a hundred.
    private static func of100(_ share: Double) -> String {
        NumberFormat.brief(share, timesTenTo: 2)
    }
}

extension RunResult {
    /// A measure; nil if it does not apply.
    func value(_ name: String) -> MeasuredValue? { measures.first { $0.measure.name == name } }

    /// The mean of a measure that is known.
    func mean(_ name: String) -> Double? {
        value(name).map(\.estimate.mean).flatMap { $0.isFinite ? $0 : nil }
    }
}
