import SimulationStatistics

/// What the best is to be chosen by, and how fine the choice need be.
public struct SelectionQuestion: Sendable {
    /// The smallest difference worth finding: the indifference zone.
    public enum Indifference: Sendable, Equatable {
        /// In the unit of the objective.
        case absolute(Double)
        /// As a share of the size of the first candidate's objective.
        case relative(Double)
    }

    /// What is to be as small or as large as possible.
    public var objective: Objective
    /// The smallest difference worth finding.
    public var indifference: Indifference
    /// Replications of each candidate before the first is dropped; at least two.
    public var firstStage: Int
    /// Most replications of a candidate.
    public var mostReplications: Int

    /// States the question; unless given, a hundredth is not worth finding.
    public init(
        _ objective: Objective, indifference: Indifference = .relative(0.01),
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
        /// The mean of its replications' own values, with its interval at 95 %.
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

    /// Those that were not dropped: one, unless the replications ran out.
    public var survivors: [Candidate] { candidates.filter(\.isLeft) }
    /// The selected one; nil if the replications ran out.
    public var best: Candidate? { survivors.count == 1 ? survivors.first : nil }
}

extension Designs {
    /// Chooses the best of some designs, simulating those that are still in as often as it takes.
    ///
    /// - Throws: `InvalidQuestion` if the objective has no value in one of them;
    ///   `CancellationError` when the task is cancelled.
    mutating func select(
        among candidates: [Int], _ question: SelectionQuestion
    ) async throws -> Selection? {
        try await replicate(candidates, upTo: question.firstStage)
        var outputs: [[Double]] = []
        for candidate in candidates {
            let sample = sample(candidate, first: question.firstStage)
            guard let merits = question.objective.merits(sample) else { return nil }
            outputs.append(merits)
        }
        let zone = question.zone(ReplicatedSample(outputs[0]).mean)
        var selection = KimNelsonSelection(firstStage: outputs, indifference: zone)
        var lasted = candidates.map { _ in question.firstStage }
        var count = question.firstStage
        while !selection.isFinished, count < question.mostReplications {
            // As many ahead as keep every thread busy; those that are not needed are not used.
            let ahead = (plan.threads + selection.survivors.count - 1) / selection.survivors.count
            let next = min(count + ahead, question.mostReplications)
            try await replicate(selection.survivors.map { candidates[$0] }, upTo: next)
            while !selection.isFinished, count < next {
                count += 1
                for place in selection.survivors {
                    let sample = sample(candidates[place], first: count)
                    guard let merits = question.objective.merits(sample) else { return nil }
                    outputs[place] = merits
                    lasted[place] = count
                }
                selection.screen(
                    sums: outputs.map { $0.reduce(0, +) }, replications: count)
            }
        }
        return Selection(
            question: question, indifference: zone,
            candidates: candidates.indices.map { place in
                let values = outputs[place].map(question.objective.merit)
                return Selection.Candidate(
                    position: place, replications: lasted[place],
                    estimate: ReplicatedSample(values).estimate,
                    isLeft: selection.survivors.contains(place))
            })
    }
}

extension SelectionQuestion {
    /// The indifference zone in the unit of the objective, which is about so large.
    func zone(_ size: Double) -> Double {
        switch indifference {
        case .absolute(let zone): zone
        // Where the objective is zero, nothing is worth finding that is not above rounding.
        case .relative(let share): max(share * abs(size), 1e-12)
        }
    }
}
