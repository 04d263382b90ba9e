import Experiments
import SimulationStatistics
import StrictJSON
import Workloads

/// What a comparison owes to inputs without a source: each is moved alone, down and up, in every
/// workload that has it, and the best and its runner-up are set beside each other again.
public struct Sensitivity: Sendable {
    /// The comparison with one input moved.
    public struct Side: Sendable {
        /// The moved input as it is set; of the first workload that has it.
        public let setting: Setting
        /// The objective of the best less that of its runner-up, paired, 95 %.
        public let difference: Estimate
        /// Position of the workload with the best mean now.
        public let best: Int
        /// Whether that is neither the best as they stand nor had the best mean already.
        public let changesTheBest: Bool
        /// Whether it does so beyond chance: the paired difference of the two excludes 0 with an
        /// interval that holds for all sides at once.
        public let isDecisive: Bool
    }

    /// One input.
    public struct Row: Sendable {
        /// Where it is in the files.
        public let path: JSONPath
        /// With a smaller value; nil if it has none.
        public let low: Side?
        /// With a larger value; nil if it has none.
        public let high: Side?
        /// Why a side is missing.
        public let reason: String?

        /// How far the two sides are apart, or the one from `base`.
        func swing(_ base: Double) -> Double {
            let ends = [low, high].compactMap { $0?.difference.mean }
            guard let first = ends.first, let last = ends.last else { return -1 }
            return ends.count == 2 ? abs(last - first) : abs(first - base)
        }
    }

    /// What the workloads are judged by.
    public let objective: Objective
    /// Position of the best as they stand: as selected, else of the best mean.
    public let best: Int
    /// Position of the best mean among the others.
    public let runnerUp: Int
    /// The objective of the best less that of its runner-up as they stand, paired, 95 %.
    public let base: Estimate
    /// Inputs by falling swing, those that were not moved last.
    public let rows: [Row]
    /// What cannot be true of any run and was of one of these: a fault of the program.
    public let contradictions: [String]

    /// Inputs with which another workload becomes the best for sure.
    public var deciding: [Row] {
        rows.filter { row in [row.low, row.high].contains { $0?.isDecisive == true } }
    }

    /// Inputs with which another workload has the best mean, which may be chance.
    public var perhapsDeciding: [Row] {
        rows.filter { row in
            [row.low, row.high].contains { $0?.changesTheBest == true }
                && ![row.low, row.high].contains { $0?.isDecisive == true }
        }
    }
}

/// Moves each input without a source alone, on the same customers.
///
/// - Parameters:
///   - workloads: what was compared, two or more.
///   - perturbations: for each workload its inputs and how far they may be off.
///   - objective: what makes one the best.
///   - best: position of the best if it has been selected; nil for the best mean.
///   - plan: replications of each workload as it is, and with each input moved.
///   - progress: told after each replication.
///   - variant: the workload of that position with settings on top of its own.
/// - Throws: `InvalidQuestion` if the objective has no value in one of the workloads, or there
///   is only one; `CancellationError` when the task is cancelled.
public func sensitivity(
    of workloads: [Workload], _ perturbations: [[Perturbation]], _ objective: Objective,
    best: Int? = nil, _ plan: ReplicationPlan, progress: ProgressReport? = nil,
    variant: (Int, Setting) throws -> Workload
) async throws -> Sensitivity {
    guard workloads.count > 1 else {
        throw InvalidQuestion(
            message: "a single workload has no runner-up",
            hint: "Compare two or more to see what their order owes to assumptions.")
    }
    var tornado = Tornado(
        workloads, objective,
        Replications(
            plan, measures: [objective.measure], progress: progress?.during("sensitivity")))
    let paths = perturbations.joined().map(\.path).uniqued
    for path in paths {
        let own = perturbations.map { $0.first { $0.path == path } }
        for side in [\Perturbation.low, \Perturbation.high] {
            try tornado.add(path, own.map { $0?[keyPath: side] }, variant)
        }
    }
    try await tornado.run()
    return try tornado.result(
        best: best,
        paths.map { path in
            (path, perturbations.joined().first { $0.path == path }?.reason)
        })
}

/// The designs of a sensitivity analysis.
private struct Tornado {
    let workloads: [Workload]
    let objective: Objective
    var designs: Replications
    /// For each path and side in turn: what is set, and the design of each workload.
    private var sides: [(path: JSONPath, setting: Setting?, designs: [Int])] = []

    init(_ workloads: [Workload], _ objective: Objective, _ designs: Replications) {
        self.workloads = workloads
        self.objective = objective
        self.designs = designs
        for workload in workloads { _ = self.designs.add(workload.scenario) }
    }

    /// Adds a side: a setting for each workload that has the input, and none for the others.
    mutating func add(
        _ path: JSONPath, _ settings: [Setting?], _ variant: (Int, Setting) throws -> Workload
    ) throws {
        var own = Array(workloads.indices)
        for (position, setting) in settings.enumerated() {
            guard let setting else { continue }
            own[position] = designs.add(try variant(position, setting).scenario)
        }
        sides.append((path, settings.compactMap(\.self).first, own))
    }

    mutating func run() async throws {
        let all = workloads.indices.map { $0 } + sides.flatMap(\.designs)
        try await designs.replicate(all, upTo: designs.plan.replications)
    }

    func result(
        best chosen: Int?, _ paths: [(path: JSONPath, reason: String?)]
    ) throws -> Sensitivity {
        let order = try workloads.indices.map { (position: $0, merit: try merit($0, $0)) }
            .sorted { ($0.merit, $1.position) > ($1.merit, $0.position) }.map(\.position)
        let best = chosen ?? order[0]
        let runnerUp = order.first { $0 != best } ?? best
        let confidence = ReplicatedSample.simultaneousConfidence(
            intervals: sides.count { $0.setting != nil } * (workloads.count - 1))
        func side(_ number: Int) throws -> Sensitivity.Side? {
            let side = sides[number]
            guard let setting = side.setting else { return nil }
            let merits = try side.designs.enumerated().map { try merit($0, $1) }
            let leader = merits.indices.max { (merits[$0], $1) < (merits[$1], $0) } ?? best
            let lead = try difference(side.designs[leader], side.designs[best], confidence)
            let changes = leader != best && leader != order[0]
            return Sensitivity.Side(
                setting: setting,
                difference: try difference(side.designs[best], side.designs[runnerUp]),
                best: leader, changesTheBest: changes,
                isDecisive: changes && abs(lead.mean) > lead.halfWidth ?? .infinity)
        }
        let base = try difference(best, runnerUp)
        let rows = paths.enumerated().map { place, path in
            var reason = path.reason
            func known(_ number: Int) -> Sensitivity.Side? {
                do { return try side(number) } catch {
                    // A mean over nobody says nothing of this side, and all of the others.
                    reason = reason ?? "\(objective.measure.name) has no value there"
                    return nil
                }
            }
            let (low, high) = (known(2 * place), known(2 * place + 1))
            return Sensitivity.Row(path: path.path, low: low, high: high, reason: reason)
        }
        return Sensitivity(
            objective: objective, best: best, runnerUp: runnerUp, base: base,
            rows: rows.enumerated().sorted {
                ($0.element.swing(base.mean), $1.offset) > ($1.element.swing(base.mean), $0.offset)
            }.map(\.element),
            contradictions: designs.contradictions)
    }

    /// How good a design of a workload is.
    private func merit(_ workload: Int, _ design: Int) throws -> Double {
        objective.merit(try sample(workload, design).mean)
    }

    /// The objective of one design less that of another, paired.
    private func difference(
        _ one: Int, _ other: Int, _ confidence: Double = 0.95
    ) throws -> Estimate {
        let samples = try [one, other].map { try sample(nil, $0) }
        return (samples[0] - samples[1]).estimate(confidence: confidence)
    }

    private func sample(_ workload: Int?, _ design: Int) throws -> ReplicatedSample {
        guard let sample = designs.sample(design).linearised(objective.measure) else {
            let name = workload.map { " in '\(workloads[$0].name)'" } ?? ""
            throw InvalidQuestion(
                message: "\(objective.measure.name) has no value\(name) with an input moved",
                hint: "Name a measure that applies to all that are compared.")
        }
        return sample
    }
}
