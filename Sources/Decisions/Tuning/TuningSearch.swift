import ContactRouting
import Experiments
import SimulationKernel
import SimulationStatistics
import Workloads

/// Looks for the best point of a space on one series of replications, all on the same customers.
///
/// First a line on which all thresholds are equal (or the only axis there is): a coarse grid,
/// then in turns the top of the parabola through the best point and its neighbours and the middles
/// between them, until a parabola promises no gain worth finding or they are closer than .02. With
/// several axes a compass search goes on from there: a step up and down each axis, a step in all
/// directions that helped at once, half the step when none does; and then beside the best value of
/// every axis of separate values, along the others. A point that misses a target by less is better
/// than one that misses it by more; of those that miss none, the objective decides.
///
/// Of a long run whose weeks are alike it simulates the first week. What it finds is a candidate,
/// not a result: `TuningJudgement` judges it over the whole run, on customers of its own.
struct TuningSearch: Sendable {
    /// A point that was simulated, or found impossible.
    struct Point: Sendable {
        let place: [Double]
        let values: [Double]
        /// Its number in `designs`; nil if the workload is not valid there.
        let design: Int?
    }

    let question: TuningQuestion
    let space: TuningSpace
    let variant: @Sendable ([Setting]) throws -> Workload
    /// Of the workload as it stands.
    private let name: String
    var designs: Replications
    private(set) var points: [Point] = []
    private(set) var confidences: CalibrationTable?
    /// The indifference zone in the unit of the objective.
    private(set) var zone = 0.0
    /// Replications of each point.
    private(set) var replications = 0

    /// Why a point is no candidate.
    private var refusal: (any Error)?

    /// The same in words; nil if every point is one.
    var refusalText: String? {
        refusal.map { ($0 as? InvalidWorkload)?.problems.first?.message ?? "\($0)" }
    }

    /// Each design over the whole run.
    private(set) var scenarios: [Scenario] = []
    /// How much of the run is simulated; nil for all of it.
    let window: TimeSpan?

    static let pilotReplications = 4
    /// Prepares a search; the workload as it stands becomes design 0.
    init(
        _ question: TuningQuestion, _ space: TuningSpace, _ workload: Workload,
        _ designs: Replications, variant: @escaping @Sendable ([Setting]) throws -> Workload
    ) {
        self.question = question
        self.space = space
        self.variant = variant
        name = workload.name
        self.designs = designs
        window = question.window(of: workload.scenario)
        _ = add(workload.scenario)
    }

    /// The number of a new design.
    private mutating func add(_ scenario: Scenario) -> Int {
        scenarios.append(scenario)
        var part = scenario
        if let window { part.measurement.horizon = window }
        return designs.add(part)
    }

    /// Searches, and returns the best point's number.
    ///
    /// - Throws: what is wrong with the workload if it is valid at no point.
    mutating func run() async throws -> Int {
        let best = try await search()
        if points[best].design == nil, let refusal { throw refusal }
        return best
    }

    private mutating func search() async throws -> Int {
        try await designs.replicate([0], upTo: TuningSearch.fewestOfPilot)
        for measure in question.measures {
            try measure.checkApplies(to: designs.sample(0), of: name)
        }
        let pooled = RunChecks.pooled(designs.sample(0).observations.lazy.map(\.checks))
        confidences = pooled.flatMap {
            $0.confidence.isEmpty ? nil : CalibrationTable(confidence: $0.confidence)
        }
        zone = question.zone(designs.sample(0))
        replications = try await searchReplications()
        try await designs.replicate([0], upTo: replications)
        if let current = space.current { _ = try await visit([spot(of: current)]) }
        if let grid = wholeGrid {
            _ = try await visit(grid.map(spot(at:)))
            return best(of: points.indices)
        }
        if space.axes.count == 1 || space.uniform != nil { try await searchLine() }
        if points.isEmpty { _ = try await visit([spot(at: space.axes.map { _ in 0.5 })]) }
        if space.axes.count > 1 { try await searchByCompass() }
        return best(of: points.indices)
    }

    /// The point of the best threshold that is always the same, if thresholds are tuned.
    var bestUniform: Int? {
        guard space.axes.count > 1 else { return nil }
        let equal = points.indices.filter { isUniform(points[$0]) }
        return equal.isEmpty ? nil : best(of: equal)
    }

    /// Whether a point is the same threshold always and for all.
    func isUniform(_ point: Point) -> Bool {
        space.uniform.map { $0(point.values[0]) == point.values } ?? false
    }

    /// Simulates the points at these spots that have not been visited.
    ///
    /// - Returns: the numbers of the points.
    mutating func visit(_ spots: [Spot]) async throws -> [Int] {
        let numbers = spots.map { number(of: $0) }
        try await designs.replicate(
            numbers.compactMap { points[$0].design }, upTo: replications)
        return numbers
    }

    /// The number of the point at a spot, which is added if it is new.
    mutating func number(of spot: Spot) -> Int {
        if let known = points.firstIndex(where: { $0.values == spot.values }) { return known }
        var design: Int? = spot.values == space.current ? 0 : nil
        do {
            if design == nil {
                design = add(try variant(space.settings(spot.values)).scenario)
            }
        } catch {
            // A queue that would grow without bound, say, is no candidate.
            refusal = refusal ?? error
        }
        points.append(Point(place: spot.place, values: spot.values, design: design))
        return points.count - 1
    }

    /// A point of the unit cube and the values there.
    typealias Spot = (place: [Double], values: [Double])

    func spot(at place: [Double]) -> Spot {
        (place, zip(space.axes, place).map { $0.scale.value(at: $1, confidences) })
    }

    func spot(of values: [Double]) -> Spot {
        (zip(space.axes, values).map { $0.scale.place(of: $1, confidences) }, values)
    }

    /// Every combination, if all axes are lists and there are few.
    var wholeGrid: [[Double]]? {
        var grid: [[Double]] = [[]]
        for axis in space.axes {
            guard case .values(let values) = axis.scale, grid.count * values.count <= 200 else {
                return nil
            }
            let places = values.indices.map { Double($0) / Double(max(values.count - 1, 1)) }
            grid = grid.flatMap { start in places.map { start + [$0] } }
        }
        return grid
    }

    // MARK: the compass

    private mutating func searchByCompass() async throws {
        let all = Array(space.axes.indices)
        var best = try await compass(from: best(of: points.indices), along: all)
        // Where one axis has separate values, the best of the others may lie too far from that of
        // the value beside it for a step to help: each value beside the best has a search.
        let separate = all.filter { space.axes[$0].scale.leastStep > 0 }
        guard separate.count < all.count else { return }
        for _ in 0..<TuningSearch.mostRidges {
            let before = best
            for axis in separate {
                for step in [1.0, -1] {
                    let place = move(
                        axis, step * space.axes[axis].scale.leastStep, from: points[best].place)
                    let beside = try await visit([spot(at: place)])[0]
                    let others = all.filter { $0 != axis }
                    let top = try await compass(from: beside, along: others)
                    if isBetter(top, than: best) { best = top }
                }
            }
            if best == before { return }
        }
    }

    /// Values of separate axes beside which the search goes on, at most.
    private static let mostRidges = 8

    /// Climbs from a point, and returns the best one found.
    private mutating func compass(from start: Int, along axes: [Int]) async throws -> Int {
        var best = start
        var step = 0.16
        var rounds = 0
        while step > 0.015, rounds < 60 {
            rounds += 1
            let start = points[best].place
            let moves = axes.flatMap { axis in
                [step, -step].map { (axis, reach(axis, $0)) }
            }
            let numbers = try await visit(
                moves.map { spot(at: move($0.0, $0.1, from: start)) })
            var together = start
            for (number, (axis, length)) in zip(numbers, moves) where isBetter(number, than: best) {
                together[axis] = min(max(start[axis] + length, 0), 1)
            }
            let all = numbers + (try await visit([spot(at: together)]))
            let next = self.best(of: all)
            if isBetter(next, than: best) { best = next } else { step /= 2 }
        }
        return best
    }

    /// A step along an axis: at least to the next value of those that are separate.
    private func reach(_ axis: Int, _ step: Double) -> Double {
        let least = space.axes[axis].scale.leastStep
        return step > 0 ? max(step, least) : min(step, -least)
    }

    private func move(_ axis: Int, _ length: Double, from place: [Double]) -> [Double] {
        var moved = place
        moved[axis] = min(max(place[axis] + length, 0), 1)
        return moved
    }

    // MARK: what is better

    /// How far the targets are missed, each as a share of its bound, and how good the objective is.
    func score(_ point: Int) -> (violation: Double, merit: Double) {
        guard let design = points[point].design else { return (.infinity, -.infinity) }
        return question.score(sample(design))
    }

    /// By how much a point meets the target that it meets worst, as a share of its bound; negative
    /// if it misses one.
    func leastMargin(_ point: Int) -> Double {
        guard let design = points[point].design else { return -.infinity }
        return question.leastMargin(sample(design))
    }

    /// The replications of a design, as many as each point has.
    func sample(_ design: Int) -> Sample { designs.sample(design, first: replications) }

    /// Replications of a candidate that is judged, to begin with.
    var firstStage: Int {
        question.mayBeginWithFewer && replications == 1
            ? min(TuningSearch.fewestJudged, question.firstStage) : question.firstStage
    }

    private static let fewestJudged = 3

    /// Whether the search itself simulated a point, or found it impossible.
    func wasSimulated(_ point: Point) -> Bool {
        point.design.map { designs.replications(of: $0) > 0 } ?? true
    }

    private func isBetter(_ one: Int, than other: Int) -> Bool {
        let (first, second) = (score(one), score(other))
        return first.violation == second.violation
            ? first.merit > second.merit : first.violation < second.violation
    }

    /// The best of some points, the first of equals; there is at least one.
    func best(of numbers: some Collection<Int>) -> Int {
        numbers.dropFirst().reduce(numbers.first ?? 0) { isBetter($1, than: $0) ? $1 : $0 }
    }

    /// The points next to one along each axis, among those that differ from it along no other.
    func neighbours(of point: Int) -> [Int] {
        let centre = points[point].values
        return space.axes.indices.flatMap { axis -> [Int] in
            let beside = points.indices.filter { other in
                points[other].design != nil && points[other].values[axis] != centre[axis]
                    && space.axes.indices.allSatisfy {
                        $0 == axis || points[other].values[$0] == centre[$0]
                    }
            }
            func value(_ number: Int) -> Double { points[number].values[axis] }
            let below = beside.filter { value($0) < centre[axis] }
            let above = beside.filter { value($0) > centre[axis] }
            return [
                below.max { value($0) < value($1) }, above.min { value($0) < value($1) },
            ].compactMap(\.self)
        }
    }
}

extension TuningSearch {
    /// What the search has come to so far, if it is stopped: nothing is judged, and nothing is
    /// recommended. Nil if no point is complete.
    func resultSoFar(for workload: Workload, _ plan: ReplicationPlan) -> TuningResult? {
        let complete = points.indices.filter { number in
            points[number].design.map {
                replications > 0 && designs.replications(of: $0) >= replications
            } ?? false
        }
        guard !complete.isEmpty else { return nil }
        func visited(_ number: Int) -> TuningResult.Visited {
            TuningResult.Visited(
                values: points[number].values, isUniform: isUniform(points[number]),
                measures: points[number].design.map { sample($0).values() } ?? [])
        }
        let found = best(of: complete)
        return TuningResult(
            workload: workload, question: question, plan: plan, axes: space.axes,
            refusal: refusalText,
            visited: complete.map(visited).sorted {
                $0.values.lexicographicallyPrecedes($1.values)
            }, candidates: [], recommended: nil, isDecided: false, isTied: false,
            searchReplications: replications, replications: 0, indifference: zone, regions: [],
            gainOverCurrent: nil, gainOverUniform: nil,
            replicationsRun: designs.replicationsRun, contradictions: designs.contradictions,
            bestSoFar: (visited(found), space.settings(points[found].values)))
    }
}
