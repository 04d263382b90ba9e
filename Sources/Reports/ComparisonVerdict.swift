import Decisions
import Experiments
import SimulationStatistics

/// What a comparison comes to, in a sentence for each thing that matters.
enum ComparisonVerdict {
    /// Something of which less, or more, is better, and how the best in it is called.
    private struct Criterion {
        let measure: String
        let lessIsBetter: Bool
        let best: String
    }

    /// What customers get, what they wait, and what it costs: by outcome where that is known.
    private static func criteria(_ result: ComparedRuns) -> [Criterion] {
        let cost = "totalCostPerTrueResolution"
        let knowsTruth = result.runs.allSatisfy { $0.mean(cost) != nil }
        return [
            Criterion(
                measure: knowsTruth ? cost : "totalCostPerConversation", lessIsBetter: true,
                best: "Cheapest per \(knowsTruth ? "issue really resolved" : "conversation")"),
            Criterion(
                measure: "trueResolutionRate", lessIsBetter: false, best: "Most issues resolved"),
            Criterion(measure: "waitingSeconds", lessIsBetter: true, best: "Shortest wait"),
        ]
    }

    /// The sentences; one if the same workload is the best in all.
    static func sentences(_ result: ComparedRuns) -> [String] {
        criteria(result).compactMap { criterion in
            let ranked = result.runs.indices.filter {
                result.runs[$0].mean(criterion.measure) != nil
            }.sorted { one, other in
                let values = [one, other].map { result.runs[$0].mean(criterion.measure) ?? 0 }
                return criterion.lessIsBetter ? values[0] < values[1] : values[0] > values[1]
            }
            guard ranked.count > 1 else { return nil }
            return sentence(criterion, ranked, result)
        }
    }

    private static func sentence(
        _ criterion: Criterion, _ ranked: [Int], _ result: ComparedRuns
    ) -> String {
        let (best, next) = (result.runs[ranked[0]], result.runs[ranked[1]])
        guard let value = best.value(criterion.measure),
            let gap = result.difference(criterion.measure, best, next)
        else {
            return "\(criterion.best): \(best.name)."
        }
        let amount = value.measure.text(value.estimate.mean)
        let unit = value.measure.shownUnit(currency: best.currency)
        let found = "\(amount)\(unit.isEmpty ? "" : " \(unit)")"
        guard gap.verdict == .lower || gap.verdict == .higher else {
            let tied = ranked.filter { place in
                place == ranked[0]
                    || result.difference(criterion.measure, best, result.runs[place])
                        .map { [.same, .undecided].contains($0.verdict) } == true
            }.map { result.runs[$0].name }
            let reason = gap.verdict == .same ? "are the same" : "cannot be told apart"
            return "\(criterion.best): \(Headline.enumeration(tied)) \(reason) (\(found))."
        }
        let size = Estimate(mean: abs(gap.estimate.mean), halfWidth: gap.estimate.halfWidth)
        return "\(criterion.best): \(best.name) (\(found)), "
            + "\(value.measure.text(difference: size)) "
            + "\(criterion.lessIsBetter ? "less" : "more") than \(next.name)."
    }
}
