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
    private static func criteria(_ result: ComparisonResult) -> [Criterion] {
        let cost = "totalCostPerTrueResolution"
        let knowsTruth = result.results.allSatisfy { $0.mean(cost) != nil }
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
    static func sentences(_ result: ComparisonResult) -> [String] {
        criteria(result).compactMap { criterion in
            let ranked = result.results.indices.filter {
                result.results[$0].mean(criterion.measure) != nil
            }.sorted { one, other in
                let values = [one, other].map { result.results[$0].mean(criterion.measure) ?? 0 }
                return criterion.lessIsBetter ? values[0] < values[1] : values[0] > values[1]
            }
            guard ranked.count > 1 else { return nil }
            return sentence(criterion, ranked, result)
        }
    }

    private static func sentence(
        _ criterion: Criterion, _ ranked: [Int], _ result: ComparisonResult
    ) -> String {
        let (best, next) = (result.results[ranked[0]], result.results[ranked[1]])
        guard let value = best.value(criterion.measure),
            let gap = result.difference(criterion.measure, best, next)
        else {
            return "\(criterion.best): \(best.workload.name)."
        }
        let amount = value.measure.text(value.estimate.mean)
        let unit = best.workload.shownUnit(of: value.measure)
        let found = "\(amount)\(unit.isEmpty ? "" : " \(unit)")"
        guard gap.verdict == .lower || gap.verdict == .higher else {
            let tied = ranked.filter { place in
                place == ranked[0]
                    || result.difference(criterion.measure, best, result.results[place])
                        .map { [.same, .undecided].contains($0.verdict) } == true
            }.map { result.results[$0].workload.name }
            let reason = gap.verdict == .same ? "are the same" : "cannot be told apart"
            return "\(criterion.best): \(Headline.enumeration(tied)) \(reason) (\(found))."
        }
        let size = Estimate(mean: abs(gap.estimate.mean), halfWidth: gap.estimate.halfWidth)
        return "\(criterion.best): \(best.workload.name) (\(found)), "
            + "\(value.measure.text(difference: size)) "
            + "\(criterion.lessIsBetter ? "less" : "more") than \(next.workload.name)."
    }
}

extension ComparisonResult {
    /// The difference between two of the workloads, whichever was set against the other.
    func difference(_ measure: String, _ one: RunResult, _ other: RunResult) -> Difference? {
        let names = [one.workload.name, other.workload.name]
        return differences.first {
            $0.measure.name == measure && names.contains($0.first) && names.contains($0.second)
        }
    }
}
