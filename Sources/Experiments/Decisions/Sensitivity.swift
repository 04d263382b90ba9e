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
        /// Position of the workload that is the best now.
        public let best: Int
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
    /// Position of the best as they stand.
    public let best: Int
    /// Position of the second best.
    public let runnerUp: Int
    /// The objective of the best less that of its runner-up as they stand, paired, 95 %.
    public let base: Estimate
    /// Inputs by falling swing, those that were not moved last.
    public let rows: [Row]
    /// What cannot be true of any run and was of one of these: a fault of the program.
    public let contradictions: [String]

    /// Inputs with which another workload becomes the best.
    public var deciding: [Row] {
        rows.filter { row in [row.low, row.high].contains { $0.map { $0.best != best } ?? false } }
    }
}

/// Moves each input without a source alone, on the same customers.
///
/// - Parameters:
///   - perturbations: for each workload its inputs and how far they may be off.
///   - variant: the workload of that position with settings on top of its own.
/// - Throws: `InvalidQuestion` if the objective has no value in one of the workloads, or there
///   is only one; `CancellationError` when the task is cancelled.
public func sensitivity(
    of workloads: [Workload], _ perturbations: [[Perturbation]], _ objective: Objective,
    _ plan: ReplicationPlan, progress: ProgressReport? = nil,
    variant: (Int, Setting) throws -> Workload
) async throws -> Sensitivity {
    var tornado = Tornado(workloads, objective, Designs(plan, progress: progress))
    let paths = perturbations.joined().map(\.path).uniqued
    for path in paths {
        let own = perturbations.map { $0.first { $0.path == path } }
        for side in [\Perturbation.low, \Perturbation.high] {
            try tornado.add(path, own.map { $0?[keyPath: side] }, variant)
        }
    }
    try await tornado.run()
    return try tornado.result(
        paths.map { path in
            (path, perturbations.joined().first { $0.path == path }?.reason)
        })
}

/// The designs of a sensitivity analysis.
private struct Tornado {
    let workloads: [Workload]
    let objective: Objective
    var designs: Designs
    /// For each path and side in turn: what is set, and the design of each workload.
    private var sides: [(path: JSONPath, setting: Setting?, designs: [Int])] = []

    init(_ workloads: [Workload], _ objective: Objective, _ designs: Designs) {
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
        try await designs.replicate(all.uniqued, upTo: designs.plan.replications)
    }

    func result(_ paths: [(path: JSONPath, reason: String?)]) throws -> Sensitivity {
        let order = try workloads.indices.map { (position: $0, merit: try merit($0, $0)) }
            .sorted { ($0.merit, $1.position) > ($1.merit, $0.position) }
        guard order.count > 1 else {
            throw InvalidQuestion(
                message: "a single workload has no runner-up",
                hint: "Compare two or more to see what their order owes to assumptions.")
        }
        let (best, runnerUp) = (order[0].position, order[1].position)
        func side(_ side: (path: JSONPath, setting: Setting?, designs: [Int])) -> Sensitivity.Side?
        {
            guard let setting = side.setting,
                let difference = difference(side.designs[best], side.designs[runnerUp])
            else { return nil }
            let merits = side.designs.indices.map {
                (try? merit($0, side.designs[$0])) ?? -.infinity
            }
            let first = merits.indices.max { (merits[$0], $1) < (merits[$1], $0) }
            return Sensitivity.Side(setting: setting, difference: difference, best: first ?? best)
        }
        guard let base = difference(best, runnerUp) else {
            throw InvalidQuestion(message: "nothing was replicated", hint: "Run it again.")
        }
        let rows = paths.enumerated().map { place, path in
            Sensitivity.Row(
                path: path.path, low: side(sides[2 * place]), high: side(sides[2 * place + 1]),
                reason: path.reason)
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
        guard let sample = designs.sample(design).linearised(objective.measure) else {
            throw InvalidQuestion(
                message: "\(objective.measure.name) has no value in '\(workloads[workload].name)'",
                hint: "Name a measure that applies to all that are compared.")
        }
        return objective.merit(sample.mean)
    }

    private func difference(_ best: Int, _ runnerUp: Int) -> Estimate? {
        guard let first = designs.sample(best).linearised(objective.measure),
            let second = designs.sample(runnerUp).linearised(objective.measure)
        else { return nil }
        return (first - second).estimate
    }
}

extension Sequence where Element: Hashable {
    /// The elements in their order, each once.
    fileprivate var uniqued: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
