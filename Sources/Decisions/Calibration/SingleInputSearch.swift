import Experiments
import SimulationStatistics
import Workloads

/// The search for one input from one number.
///
/// Few replications bracket the root: the ends of the range and three places between, or steps
/// outward from the workload's value and then three places between. The bracket closes by
/// `RootSearch`; then the same with all replications, from where the few left off.
struct SingleInputSearch: Sendable {
    private(set) var trials: CalibrationTrials
    let sought: SoughtInput
    private let replications: Int
    /// What was asked with as many replications as the trials have now.
    private var known: [Double: CalibrationPoint] = [:]

    init(_ sought: SoughtInput, _ trials: CalibrationTrials, replications: Int) {
        self.sought = sought
        self.trials = trials
        self.replications = replications
    }

    /// Searches.
    ///
    /// - Throws: `CancellationError`; `InvalidQuestion` if the measure has no value.
    mutating func run() async throws -> CalibrationFinding {
        if let range = sought.input.range {
            for part in 0...4 {
                let width = range.upperBound - range.lowerBound
                _ = try await ask(range.lowerBound + Double(part) / 4 * width)
            }
            if let current = sought.current, range.contains(current) { _ = try await ask(current) }
            try await lookBetween()
        } else {
            try await lookOutward()
            if let crossing {
                let width = crossing.high.place - crossing.low.place
                for part in 1...3 {
                    _ = try await ask(crossing.low.place + Double(part) / 4 * width)
                }
            }
        }
        guard !known.isEmpty else { throw trials.nothingAsked }
        let turns = try await turns()
        guard let crossing else {
            var finding = nothing()
            finding.turns = turns
            return finding
        }
        let few = try await close(
            RootSearch(crossing.low, crossing.high, isWhole: sought.input.isWhole), to: 0.5)
        let width = crossing.high.place - crossing.low.place
        let slope = (crossing.high.value - crossing.low.value) / width
        var finding = try await settle(few, slope: slope)
        finding.turns.areSeen = turns.areSeen
        finding.turns.otherRoots = turns.otherRoots.filter { root in
            !finding.values.contains { root.contains($0) }
        }
        return finding
    }

    /// Where the nearest place lies between others, the measure turns back there, and may cross its
    /// target unseen.
    private mutating func lookBetween() async throws {
        for _ in 0..<3 where crossing == nil {
            let places = places
            let best = places.indices.min { abs(places[$0].value) < abs(places[$1].value) }
            guard let best, best > 0, best + 1 < places.count else { return }
            for other in [best - 1, best + 1] {
                _ = try await ask((places[best].place + places[other].place) / 2)
            }
        }
    }

    // MARK: asking

    /// What the measure is off by at a place; nil where there is no workload or no measure.
    mutating func ask(_ wanted: Double) async throws -> RootSearch.Point? {
        let place = sought.input.isWhole ? wanted.rounded() : wanted
        guard let point = try await trials.point([place]) else { return nil }
        known[place] = point
        return RootSearch.Point(place: place, value: point.residuals[0])
    }

    /// What was asked, by rising places.
    var places: [RootSearch.Point] {
        known.sorted { $0.key < $1.key }.map {
            RootSearch.Point(place: $0.key, value: $0.value.residuals[0])
        }
    }

    /// The neighbours with a root between them that are nearest to where the search began.
    var crossing: (low: RootSearch.Point, high: RootSearch.Point)? {
        let start = sought.start
        func distance(_ low: RootSearch.Point, _ high: RootSearch.Point) -> Double {
            max(low.place - start, start - high.place, 0)
        }
        let places = places
        return zip(places, places.dropFirst()).filter { $0.value * $1.value <= 0 }
            .map { (low: $0, high: $1) }
            .min { distance($0.low, $0.high) < distance($1.low, $1.high) }
    }

    private func nothing() -> CalibrationFinding {
        let places = places
        let best = places.min { abs($0.value) < abs($1.value) }?.place ?? sought.start
        guard let low = places.first, let high = places.last else {
            return CalibrationFinding(.unreached, [best])
        }
        return CalibrationFinding(.outOfRange(low: [low.place], high: [high.place]), [best])
    }

    // MARK: closing

    /// Closes a bracket until the measure is off by less than a part of its standard error.
    private mutating func close(_ bracket: RootSearch, to part: Double) async throws -> RootSearch {
        var search = bracket
        while known[search.nearer.place]?.isWithin(part) == false, let next = search.next {
            guard let point = try await ask(next) else { break }
            search.add(point)
        }
        return search
    }

    /// The same with all replications, from where fewer left off.
    private mutating func settle(
        _ few: RootSearch, slope: Double
    ) async throws -> CalibrationFinding {
        let all = CalibrationPoint.negligible
        guard trials.replications < replications else {
            let closed = try await close(few, to: all)
            return finding(closed)
        }
        trials.replications = replications
        known = [:]
        guard var here = try await ask(few.nearer.place) else { return nothing() }
        var step = -1.2 * here.value / slope
        let least = sought.input.isWhole ? 1 : 1e-6 * abs(here.place)
        for _ in 0..<10 {
            if known[here.place]?.isRoot == true { break }
            if abs(step) < least || !step.isFinite {
                step = here.value * slope > 0 ? -least : least
            }
            let place = sought.allowed(here.place + step, from: here.place)
            guard place != here.place, let there = try await ask(place) else { break }
            if there.value * here.value <= 0 {
                let bracket = RootSearch(here, there, isWhole: sought.input.isWhole)
                let closed = try await close(bracket, to: all)
                return finding(closed)
            }
            here = there
            step *= 2
        }
        if known[here.place]?.isRoot == true { return CalibrationFinding(.root, [here.place]) }
        // The few saw a root at the very end of the range, where the others see none.
        if let range = sought.input.range {
            for end in [range.lowerBound, range.upperBound] { _ = try await ask(end) }
        }
        return nothing()
    }

    /// What a closed bracket says: the measures of few customers leap a little everywhere, so that
    /// half a standard error is no leap.
    private func finding(_ closed: RootSearch) -> CalibrationFinding {
        let nearer = closed.nearer
        let values = [nearer.place]
        let isWhole = sought.input.isWhole
        if known[nearer.place]?.isWithin(isWhole ? CalibrationPoint.negligible : 0.5) == true {
            return CalibrationFinding(.root, values)
        }
        if isWhole {
            let other = nearer == closed.low ? closed.high : closed.low
            return CalibrationFinding(.nearestWhole(others: [[other.place]]), values)
        }
        return CalibrationFinding(
            .jump(low: [closed.low.place], high: [closed.high.place]), values)
    }

    // MARK: turning back

    /// Whether the measure rises in one place and falls in another, by paired differences of
    /// neighbours whose intervals hold all at once.
    private mutating func turns() async throws -> CalibrationFinding.Turns {
        let signs = Set(zip(places, places.dropFirst()).map { ($1.value - $0.value).sign })
        guard signs.count > 1, places.count > 2 else { return CalibrationFinding.Turns() }
        // A suspicion is worth all replications.
        let few = trials.replications
        trials.replications = replications
        for place in places { _ = try await trials.point([place.place]) }
        let samples = places.map { (place: $0.place, sample: trials.samples([$0.place])?.first) }
        trials.replications = few
        let confidence = ReplicatedSample.simultaneousConfidence(intervals: places.count)
        let changes = zip(samples, samples.dropFirst()).compactMap { one, other -> Double? in
            guard let first = one.sample, let second = other.sample else { return nil }
            let change = (second - first).estimate(confidence: confidence)
            guard let halfWidth = change.halfWidth, abs(change.mean) > halfWidth else { return nil }
            return change.mean
        }
        var turns = CalibrationFinding.Turns()
        turns.areSeen = changes.contains { $0 < 0 } && changes.contains { $0 > 0 }
        guard turns.areSeen else { return turns }
        let target = trials.question.targets[0].value
        let surely = samples.compactMap { place, sample -> RootSearch.Point? in
            guard let estimate = sample?.estimate(confidence: confidence),
                abs(estimate.mean - target) > estimate.halfWidth ?? .infinity
            else { return nil }
            return RootSearch.Point(place: place, value: estimate.mean - target)
        }
        turns.otherRoots = zip(surely, surely.dropFirst()).filter { $0.value * $1.value < 0 }
            .map { $0.place...$1.place }
        return turns
    }
}
