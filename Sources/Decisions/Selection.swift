import Experiments
import SimulationStatistics

/// What the best is to be chosen by, and how fine the choice need be.
public struct SelectionQuestion: Sendable {
    /// What is to be as small or as large as possible.
    public var objective: Objective
    /// The smallest difference worth finding: of the best objective in the first stage, or in its
    /// unit.
    public var indifference: Tolerance
    /// Replications of each candidate before the first is dropped; at least two.
    public var firstStage: Int
    /// Most replications of a candidate.
    public var mostReplications: Int

    /// The fewest replications of a first stage: its variances decide how long the procedure takes.
    public static let fewestReplications = 5

    /// States the question; unless given, a hundredth is not worth finding.
    public init(
        _ objective: Objective, indifference: Tolerance = .relative(0.01),
        firstStage: Int = 10, mostReplications: Int = 1_000
    ) {
        precondition(firstStage >= 2, "variances need two replications")
        self.objective = objective
        self.indifference = indifference
        self.firstStage = firstStage
        self.mostReplications = max(mostReplications, firstStage)
    }
}

/// The best of several candidates, with a probability of at least 95 % of being right: see
/// `KimNelsonSelection`.
public struct Selection: Sendable {
    /// One candidate.
    public struct Candidate: Sendable {
        /// Its position among those given.
        public let position: Int
        /// Replications it took part in.
        public let replications: Int
        /// The mean of its replications' own values, with the 95 % interval of so many: of one that
        /// was dropped because it looked bad it says too little good.
        public let estimate: Estimate
        /// Whether it was not dropped.
        public let isLeft: Bool
    }

    /// What was asked.
    public let question: SelectionQuestion
    /// The indifference zone in the unit of the objective.
    public let indifference: Double
    /// The candidates in the order given.
    public let candidates: [Candidate]

    /// Those that were not dropped: one, unless the replications ran out or some are so alike
    /// that the first stage could not tell them apart.
    public var survivors: [Candidate] { candidates.filter(\.isLeft) }
    /// Whether the survivors were equal throughout the first stage, which tells none of them apart.
    public var isTied: Bool {
        survivors.count > 1 && survivors.allSatisfy { $0.replications < question.mostReplications }
    }
    /// The selected one; nil if there are several survivors.
    public var best: Candidate? { survivors.count == 1 ? survivors.first : nil }
}

extension Replications {
    /// Chooses the best of some designs, simulating those that are still in as often as it takes.
    ///
    /// - Throws: `MissingValue` if the objective has none in some replication of one of them;
    ///   `CancellationError` when the task is cancelled.
    mutating func select(
        among candidates: [Int], _ question: SelectionQuestion
    ) async throws -> Selection {
        try await replicate(candidates, upTo: question.firstStage)
        var outputs = try candidates.enumerated().map { place, design in
            try (0..<question.firstStage).map {
                try merit(question.objective, design, $0, of: place)
            }
        }
        let zone = question.zone(outputs.map { ReplicatedSample($0).mean }.max() ?? 0)
        var selection = KimNelsonSelection(firstStage: outputs, indifference: zone)
        var sums = outputs.map { $0.reduce(0, +) }
        var count = question.firstStage
        while !selection.isFinished, count < question.mostReplications {
            // As many ahead as keep every thread busy; those that are not needed are not used.
            let ahead = (plan.threads + selection.survivors.count - 1) / selection.survivors.count
            let next = min(count + ahead, question.mostReplications)
            try await replicate(selection.survivors.map { candidates[$0] }, upTo: next)
            while !selection.isFinished, count < next {
                for place in selection.survivors {
                    let merit = try merit(
                        question.objective, candidates[place], count, of: place)
                    outputs[place].append(merit)
                    sums[place] += merit
                }
                count += 1
                selection.screen(sums: sums, replications: count)
            }
        }
        return Selection(
            question: question, indifference: zone,
            candidates: candidates.indices.map { place in
                let values = outputs[place].map(question.objective.merit)
                return Selection.Candidate(
                    position: place, replications: values.count,
                    estimate: ReplicatedSample(values).estimate,
                    isLeft: selection.survivors.contains(place))
            })
    }

    /// A replication's own value of an objective, larger being better.
    private func merit(
        _ objective: Objective, _ design: Int, _ replication: Int, of candidate: Int
    ) throws -> Double {
        let value = sample(design).value(of: objective.measure, in: replication)
        guard let value, value.isFinite else {
            throw MissingValue(candidate: candidate, replication: replication)
        }
        return objective.merit(value)
    }
}

/// A replication of a candidate, by their positions, in which the objective has no value: a mean
/// over nobody.
struct MissingValue: Error {
    let candidate: Int
    let replication: Int
}

extension SelectionQuestion {
    /// The indifference zone in the unit of the objective, which is about so large.
    func zone(_ size: Double) -> Double {
        // Where the objective is zero, nothing is worth finding that is not above rounding.
        max(indifference.size(at: size), 1e-12)
    }
}
