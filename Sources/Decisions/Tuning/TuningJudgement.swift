import Experiments
import SimulationStatistics
import Workloads

/// Judges what a search found, on a series of replications of its own.
///
/// Which candidates there are depends on what is seen, and so does when the judgement ends. So the
/// 5 % with which the targets' verdicts may be wrong are spent on as many candidates and looks as
/// there can be, and those of the differences on all pairs of candidates, whichever is recommended.
struct TuningJudgement: Sendable {
    private let search: TuningSearch
    private let question: TuningQuestion
    private var designs: Replications
    /// Points of the search that are judged, each with its number in `designs`.
    private var judged: [(point: Int?, design: Int)] = []
    private let best: Int
    /// Place in `judged` of the workload as it stands.
    private var current = 0
    /// Place in `judged` of the recommended one.
    private var recommended: Int?
    private var isDecided = false
    private var isTied = false
    private var replications: Int
    /// Candidates that there can be.
    private let mostCandidates: Int
    /// Replications that the selection used on top of those of every candidate.
    private var extraReplications = 0

    /// Candidates that may be added to the first ones: those that bound the flat region, and safer
    /// ones if there are targets.
    private static func room(_ question: TuningQuestion) -> Int {
        question.targets.isEmpty ? 3 : 6
    }

    /// Takes the best point of a search and those that it must be compared with.
    init(_ found: TuningSearch, best: Int, _ designs: Replications) {
        var search = found
        let bounds = search.bounds(of: best)
        self.search = search
        self.best = best
        self.designs = designs
        question = search.question
        replications = search.firstStage
        let points = search.points
        let others = [best] + bounds + [search.bestUniform].compactMap(\.self)
        mostCandidates = Set(others).count + 1 + TuningJudgement.room(question)
        let currentPoint = points.indices.first { points[$0].design == 0 }
        add(currentPoint, scenarioOf: 0)
        for point in others { add(point) }
    }

    private mutating func add(_ point: Int) {
        guard let design = search.points[point].design else { return }
        add(point, scenarioOf: design)
    }

    private mutating func add(_ point: Int?, scenarioOf design: Int) {
        guard !judged.contains(where: { $0.point == point && point != nil }) else { return }
        judged.append((point, designs.add(search.scenarios[design])))
    }

    /// Simulates the candidates until the best that meets the targets is found.
    mutating func run() async throws {
        try await settleTargets()
        // A mean over nobody, such as the wait where nothing is handed over, is no rival.
        var fit = judged.indices.filter {
            standing(ofTargets: $0) == .met && question.objective.hasValues(sample($0))
        }
        var choice = question.selection
        choice.firstStage = replications
        choice.indifference = .absolute(search.zone)
        var found: Selection?
        while !fit.isEmpty, found == nil {
            do {
                found = try await designs.select(among: fit.map { judged[$0].design }, choice)
            } catch let missing as MissingValue {
                fit.remove(at: missing.candidate)
            }
        }
        guard let selection = found else { return }
        extraReplications = selection.candidates.reduce(0) {
            $0 + max(0, $1.replications - replications)
        }
        // Undecided after the most replications: the best mean of those left.
        let left = selection.survivors
        isDecided = left.count == 1
        isTied = selection.isTied
        let winner = left.max {
            question.objective.merit($0.estimate.mean) < question.objective.merit($1.estimate.mean)
        }
        recommended = winner.map { fit[$0.position] }
        try await completeRegion()
    }

    /// Adds replications as long as a candidate that would be the best may or may not meet the
    /// targets, and safer candidates as long as none is sure to.
    ///
    /// Where a target binds, the search ends at its very edge, where no number of replications
    /// decides on which side a point lies.
    private mutating func settleTargets() async throws {
        while true {
            try await designs.replicate(judged.map(\.design), upTo: replications)
            let open = judged.indices.filter { standing(ofTargets: $0) == .undecided }
            let fit = judged.indices.filter { standing(ofTargets: $0) == .met }
            if fit.isEmpty, judged.count < mostCandidates, let safer {
                add(safer)
                continue
            }
            let bestFit = fit.map(merit).max() ?? -.infinity
            let isSettled = !open.contains { merit($0) > bestFit + search.zone }
            if isSettled || replications >= question.mostReplications { return }
            replications = min(2 * replications, question.mostReplications)
        }
    }

    /// Of the points that met the targets in the search by more than those judged did, the one
    /// that did by least.
    private var safer: Int? {
        let known = judged.compactMap(\.point)
        let reached = known.map { search.leastMargin($0) }.max() ?? -.infinity
        return search.points.indices
            .filter { search.leastMargin($0) > max(reached, 0) }
            .min { search.leastMargin($0) < search.leastMargin($1) }
    }

    /// Goes outwards from the recommended point, along a single axis, until a worse point bounds
    /// the flat region or the search has visited no more.
    private mutating func completeRegion() async throws {
        guard search.space.axes.count == 1 else { return }
        for direction in [-1.0, 1.0] {
            while judged.count < mostCandidates, let next = beyond(direction) {
                add(next)
                try await designs.replicate([judged[judged.count - 1].design], upTo: replications)
            }
        }
    }

    /// The next point of the search in a direction if the outermost judged there cannot be told
    /// from the recommended one.
    private func beyond(_ direction: Double) -> Int? {
        guard let recommended, let centre = values(recommended)?.first else { return nil }
        let side = judged.indices.filter {
            (values($0)?.first).map { direction * ($0 - centre) > 0 } ?? false
        }
        let outermost = side.max {
            direction * (values($0)?.first ?? 0) < direction * (values($1)?.first ?? 0)
        }
        if let outermost, standing(of: outermost) != .indistinguishable { return nil }
        let edge = outermost.flatMap { values($0)?.first } ?? centre
        return search.points.indices
            .filter {
                search.points[$0].design != nil
                    && direction * (search.points[$0].values[0] - edge) > 0
            }
            .min {
                direction * search.points[$0].values[0] < direction * search.points[$1].values[0]
            }
    }

    // MARK: what the replications say

    private func values(_ place: Int) -> [Double]? {
        judged[place].point.map { search.points[$0].values }
    }

    private func sample(_ place: Int) -> Sample {
        designs.sample(judged[place].design, first: replications)
    }

    private func linearised(_ place: Int) -> ReplicatedSample? {
        sample(place).linearised(question.objective.measure)
    }

    private func merit(_ place: Int) -> Double {
        linearised(place).map { question.objective.merit($0.mean) } ?? -.infinity
    }

    private func targets(of place: Int) -> [TargetResult] {
        let confidence = ReplicatedSample.simultaneousConfidence(
            intervals: mostCandidates * looks * question.targets.count)
        let sample = sample(place)
        return question.targets.map { TargetResult($0, sample, confidence: confidence) }
    }

    /// How often the targets may be looked at: after the first stage, and after every doubling.
    private var looks: Int {
        var (looks, count) = (1, search.firstStage)
        while count < question.mostReplications {
            count *= 2
            looks += 1
        }
        return looks
    }

    private func standing(ofTargets place: Int) -> TargetVerdict {
        TargetVerdict(of: targets(of: place).map(\.verdict))
    }

    /// The objective of a candidate less that of the recommended one.
    private func difference(of place: Int) -> Estimate? {
        guard let recommended, place != recommended else { return nil }
        return difference(
            of: place, from: recommended,
            confidence: ReplicatedSample.simultaneousConfidence(
                intervals: mostCandidates * (mostCandidates - 1) / 2))
    }

    private func difference(of one: Int, from other: Int, confidence: Double) -> Estimate? {
        guard let first = linearised(one), let second = linearised(other) else { return nil }
        return (first - second).estimate(confidence: confidence)
    }

    private func standing(of place: Int) -> TuningResult.Standing {
        switch standing(ofTargets: place) {
        case .missed: return .missesTarget
        case .undecided: return .undecidedTarget
        case .met: break
        }
        if place == recommended { return .recommended }
        guard let difference = difference(of: place), let halfWidth = difference.halfWidth else {
            return .worse
        }
        return question.objective.merit(difference.mean) < -halfWidth ? .worse : .indistinguishable
    }

    // MARK: the result

    func result(for workload: Workload, _ plan: ReplicationPlan) -> TuningResult {
        let uniform = search.bestUniform
        let order = judged.indices.sorted { isBefore(values($0), values($1)) }
        let candidates = order.map { place in
            TuningResult.Candidate(
                values: values(place),
                settings: place == current
                    ? [] : values(place).map(search.space.settings) ?? [],
                isCurrent: place == current,
                isBestUniform: uniform != nil && judged[place].point == uniform,
                measures: sample(place).values(), targets: targets(of: place),
                difference: difference(of: place), standing: standing(of: place))
        }
        let visited = search.points.filter { search.wasSimulated($0) }.map { point in
            TuningResult.Visited(
                values: point.values, isUniform: search.isUniform(point),
                measures: point.design.map { search.sample($0).values() } ?? [])
        }.sorted { isBefore($0.values, $1.values) }
        let uniformPlace = judged.indices.first { uniform != nil && judged[$0].point == uniform }
        return TuningResult(
            workload: workload, question: question, plan: plan, axes: search.space.axes,
            refusal: search.refusalText, visited: visited, candidates: candidates,
            recommended: recommended.flatMap(order.firstIndex), isDecided: isDecided,
            isTied: isTied,
            searchReplications: search.replications, replications: replications,
            indifference: search.zone, regions: regions,
            gainOverCurrent: gain(over: current),
            gainOverUniform: uniformPlace.flatMap(gain),
            replicationsRun: search.designs.replicationsRun + judged.count * replications
                + extraReplications,
            contradictions: search.designs.contradictions + designs.contradictions)
    }

    private func gain(over place: Int) -> Estimate? {
        guard let recommended, place != recommended else { return nil }
        // Whichever candidate had been recommended, its difference from this one is covered.
        return difference(
            of: recommended, from: place,
            confidence: ReplicatedSample.simultaneousConfidence(intervals: mostCandidates - 1))
    }

    private func isBefore(_ one: [Double]?, _ other: [Double]?) -> Bool {
        guard let one else { return other != nil }
        return other.map { one.lexicographicallyPrecedes($0) } ?? false
    }

    /// The flat region by axis, from the judged points that differ along that axis only.
    private var regions: [TuningResult.Region] {
        guard let recommended, let centre = values(recommended) else { return [] }
        return search.space.axes.indices.map { axis in
            let beside = judged.indices.filter { place in
                guard let values = values(place) else { return false }
                return values.indices.allSatisfy { $0 == axis || values[$0] == centre[$0] }
            }.compactMap { place in values(place).map { (value: $0[axis], place: place) } }
            let apart = beside.filter {
                ![.recommended, .indistinguishable].contains(standing(of: $0.place))
            }.map(\.value)
            let below = apart.filter { $0 < centre[axis] }.max()
            let above = apart.filter { $0 > centre[axis] }.min()
            let alike = beside.map(\.value).filter {
                $0 > below ?? -.infinity && $0 < above ?? .infinity
            }
            return TuningResult.Region(
                axis: search.space.axes[axis],
                indistinguishable: (alike.min() ?? centre[axis])...(alike.max() ?? centre[axis]),
                worseBelow: below, worseAbove: above)
        }
    }
}
