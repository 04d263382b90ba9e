/// The search for several whole numbers, which seldom meet as many numbers exactly.
///
/// Newton's method leads near (`SeveralInputsSearch`, whose steps are whole here). From there the
/// search goes to the best neighbour, on the same customers with all replications, as long as one
/// is better: that is, the sum of the squares of its misses, each as a part of its number, is
/// smaller. Neighbours differ by one in one input or in two, so that one may rise while another
/// falls. Where it ends no neighbour is better; whether values far away are nobody has looked,
/// which matters only where a measure rises in one place and falls in another.
struct WholeInputsSearch: Sendable {
    private(set) var trials: CalibrationTrials
    private let sought: [SoughtInput]
    private let replications: Int

    private static let mostSteps = 100

    init(_ sought: [SoughtInput], _ trials: CalibrationTrials, replications: Int) {
        (self.sought, self.trials, self.replications) = (sought, trials, replications)
    }

    /// Searches from the workload's own values.
    ///
    /// - Throws: `CancellationError`; `InvalidQuestion` if a measure has no value.
    mutating func run() async throws -> CalibrationFinding {
        var newton = SeveralInputsSearch(sought, trials, replications: replications)
        let near = try await newton.run()
        trials = newton.trials
        trials.replications = replications
        guard var here = try await trials.point(near.values) else { return near }
        for _ in 0..<WholeInputsSearch.mostSteps where !here.isRoot {
            var best = here
            for values in neighbours(of: here.values, together: 2) {
                guard let there = try await trials.point(values) else { continue }
                if miss(there) < miss(best) { best = there }
            }
            if best == here { break }
            here = best
        }
        if here.isRoot { return CalibrationFinding(.root, here.values) }
        return try await finding(at: here)
    }

    /// The best values, if each number lies between what the measure is at neighbours: else it is
    /// not whole numbers that keep it from coming out.
    private mutating func finding(
        at here: CalibrationPoint
    ) async throws -> CalibrationFinding {
        var around: [CalibrationPoint] = []
        for values in neighbours(of: here.values, together: 2) {
            if let there = try await trials.point(values) { around.append(there) }
        }
        let isBetween = here.residuals.indices.allSatisfy { place in
            let all = ([here] + around).map { $0.residuals[place] }
            return all.contains { $0 >= 0 } && all.contains { $0 <= 0 }
        }
        let nextTo = neighbours(of: here.values, together: 1)
        return CalibrationFinding(
            isBetween ? .nearestWhole(others: nextTo) : .unreached, here.values)
    }

    /// How far the measures are from their numbers, all together.
    private func miss(_ point: CalibrationPoint) -> Double {
        zip(zip(point.residuals, trials.question.targets), point.errors).reduce(0) { sum, own in
            let ((residual, target), error) = own
            let part = residual / max(abs(target.value), target.error, error, 1e-9)
            return sum + part * part
        }
    }

    /// Values that differ by one in one input, or in as many as are said.
    private func neighbours(of values: [Double], together: Int) -> [[Double]] {
        var found: [[Double]] = []
        for place in values.indices {
            for step in [-1.0, 1] {
                guard let one = moved(values, place, step) else { continue }
                found.append(one)
                guard together > 1 else { continue }
                for other in values.indices where other > place {
                    found += [-1.0, 1].compactMap { moved(one, other, $0) }
                }
            }
        }
        return found
    }

    private func moved(_ values: [Double], _ place: Int, _ step: Double) -> [Double]? {
        let value = sought[place].allowed(values[place] + step, from: values[place])
        guard value == values[place] + step else { return nil }
        var moved = values
        moved[place] = value
        return moved
    }
}
