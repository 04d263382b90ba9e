import Experiments
import SimulationStatistics

/// The search along a single axis, or along the line on which all thresholds are equal.
extension TuningSearch {
    /// Replications with which the search may begin, and how often their noise must be below half
    /// of what is worth finding, in squares, for a single one to be enough: the square of a single
    /// difference is four times too small in a quarter of the cases, so that this is none too much.
    static let fewestOfPilot = 2
    private static let quiet = 16.0

    private func onLine(_ place: Double) -> Spot {
        guard let uniform = space.uniform else { return spot(at: [place]) }
        return spot(of: uniform(space.axes[0].scale.value(at: place, confidences)))
    }

    /// Places at which a line is simulated to begin with.
    private static let grid = [0, 0.2, 0.4, 0.6, 0.8, 1]

    /// Replications of each point: one if the difference of two points of a line varies by far less
    /// than what is worth finding, else by what a longer pilot says.
    mutating func searchReplications() async throws -> Int {
        if let given = question.searchReplications { return given }
        if space.axes.count == 1 || space.uniform != nil, wholeGrid == nil,
            let current = space.current
        {
            let place = spot(of: current).place[0]
            let beside = TuningSearch.grid.filter { abs($0 - place) >= 0.1 }
                .min { abs($0 - place) < abs($1 - place) }
            let number = number(of: onLine(beside ?? 0))
            if let design = points[number].design {
                try await designs.replicate([design], upTo: TuningSearch.fewestOfPilot)
                let measure = question.objective.measure
                let pair = [0, design].compactMap {
                    designs.sample($0, first: TuningSearch.fewestOfPilot).linearised(measure)
                }
                let halfZone = zone / 2
                if pair.count == 2,
                    (pair[0] - pair[1]).variance * TuningSearch.quiet <= halfZone * halfZone
                {
                    return 1
                }
            }
        }
        try await designs.replicate([0], upTo: TuningSearch.pilotReplications)
        return question.searchReplications(after: designs.sample(0))
    }

    mutating func searchLine() async throws {
        var line = try await visit(TuningSearch.grid.map(onLine))
        if let current = space.current, space.uniform?(current[0]) ?? current == current {
            line += try await visit([spot(of: current)])
        }
        for round in 0..<8 {
            line = Array(Set(line)).sorted { points[$0].values[0] < points[$1].values[0] }
            let best = best(of: line)
            guard let at = line.firstIndex(of: best) else { return }
            let sides = [at - 1, at + 1].filter(line.indices.contains).map { line[$0] }
            let parabola = parabola(at: best, between: sides)
            guard parabola.map(\.gain) ?? .infinity > zone / 4 else { return }
            let open = sides.filter { abs(points[best].place[0] - points[$0].place[0]) > 0.02 }
            if open.isEmpty { return }
            let middles = open.map { (points[$0].place[0] + points[best].place[0]) / 2 }
            let top = parabola.map { points[best].place[0] + $0.top }
            let places = round.isMultiple(of: 2) ? top.map { [$0] } ?? middles : middles
            let known = points.count
            line += try await visit(places.map(onLine))
            if points.count == known { line += try await visit(middles.map(onLine)) }
        }
    }

    /// A parabola through the best point of a line and its two neighbours: where its top lies from
    /// there, how much better it is, and how fast it falls; nil where there is none, or one side
    /// misses a target.
    private func parabola(
        at best: Int, between sides: [Int]
    ) -> (top: Double, gain: Double, bend: Double)? {
        let centre = score(best)
        guard sides.count == 2, sides.allSatisfy({ score($0).violation == centre.violation })
        else { return nil }
        let slopes = sides.map { side in
            (score(side).merit - centre.merit) / (points[side].place[0] - points[best].place[0])
        }
        let width = points[sides[1]].place[0] - points[sides[0]].place[0]
        let bend = (slopes[1] - slopes[0]) / width
        if bend == 0 { return (0, 0, 0) }
        guard bend < 0 else { return nil }
        // Newton's form: merit(x) = centre + slope x + bend x^2, with the slope at the centre.
        let slope = slopes[0] - bend * (points[sides[0]].place[0] - points[best].place[0])
        return (slope / (-2 * bend), slope * slope / (-4 * bend), bend)
    }

    /// Points that bound what is about as good as the best one of the only axis: on each side the
    /// workload as it stands if it is worse by about what is worth finding, else one where a
    /// parabola says so, else the neighbour or the middle on the way to it.
    mutating func bounds(of best: Int) -> [Int] {
        let sides = neighbours(of: best)
        guard space.axes.count == 1, space.axes[0].scale.isContinuous else { return sides }
        let centre = points[best].place[0]
        let bend = parabola(at: best, between: sides).map(\.bend) ?? 0
        let reach = bend < 0 ? (TuningSearch.worse * zone / -bend).squareRoot() : .infinity
        return sides.map { side in
            let distance = points[side].place[0] - centre
            if let current = points.firstIndex(where: { $0.design == 0 }) {
                let beside = points[current].place[0] - centre
                let loss = (score(best).merit - score(current).merit) / zone
                if beside * distance > 0, (0.5...4).contains(loss) { return current }
            }
            let length = min(max(reach, 0.02), abs(distance))
            let usual = reach.isFinite ? length : abs(distance) / (abs(distance) > 0.1 ? 2 : 1)
            let number = number(of: spot(at: [centre + (distance < 0 ? -usual : usual)]))
            return number == best || points[number].design == nil ? side : number
        }
    }

    /// How much worse than the best bounds should be, in what is worth finding.
    private static let worse = 1.5
}
