import Experiments
import SimulationStatistics

/// The search for several inputs from as many numbers.
///
/// Newton's method on the same customers throughout: derivatives by differences, kept up to date by
/// C. G. Broyden (1965, "A class of methods for solving nonlinear simultaneous equations"), a step
/// halved until the measures come nearer to their targets by enough (L. Armijo 1966), inputs that
/// are at the end of what they may be left there. New derivatives are taken where old ones bring
/// the measures no nearer by a fortieth; if new ones do not either, the point is as near as these
/// inputs come. First with
/// few replications, then with all.
struct SeveralInputsSearch: Sendable {
    private(set) var trials: CalibrationTrials
    private let sought: [SoughtInput]
    private let replications: Int
    /// What each input and each measure is counted in, so that all weigh alike.
    private let inputScales: [Double]
    private var measureScales: [Double] = []

    private static let mostSteps = 30
    /// The part of the decrease that derivatives promise which a step must bring.
    private static let armijo = 1e-3
    /// The step of first derivatives, as a part of the input.
    private static let firstStep = 0.05

    init(_ sought: [SoughtInput], _ trials: CalibrationTrials, replications: Int) {
        self.sought = sought
        self.trials = trials
        self.replications = replications
        inputScales = sought.map { input in
            let width = input.input.range.map { $0.upperBound - $0.lowerBound }
            return max(abs(input.start), (width ?? 0) / 4, width == nil ? 1e-3 : 0)
        }
    }

    /// Searches from the workload's own values.
    ///
    /// - Throws: `CancellationError`; `InvalidQuestion` if a measure has no value.
    mutating func run() async throws -> CalibrationFinding {
        guard let start = try await trials.point(sought.map(\.start)) else {
            throw trials.nothingAsked
        }
        measureScales = zip(trials.question.targets, start.errors).map {
            max(abs($0.value), $1, 1e-9)
        }
        let few = try await approach(from: start, until: 0.5)
        trials.replications = replications
        guard let again = try await trials.point(few.values) else {
            return CalibrationFinding(.unreached, few.values)
        }
        let end = try await approach(from: again, until: CalibrationPoint.negligible)
        // Measures of few customers leap a little everywhere.
        return CalibrationFinding(end.isWithin(0.5) ? .root : .unreached, end.values)
    }

    /// Steps from a point until every measure is off by less than a part of its standard error, or
    /// no step brings them nearer.
    private mutating func approach(
        from first: CalibrationPoint, until part: Double
    ) async throws -> CalibrationPoint {
        var (here, isFresh) = (first, false)
        var slopes: Matrix?
        for _ in 0..<SeveralInputsSearch.mostSteps {
            if here.isWithin(part) { return here }
            if slopes == nil {
                let steps = sought.indices.map { place in
                    let step = SeveralInputsSearch.firstStep * inputScales[place]
                    return sought[place].input.isWhole ? max(1, step) : step
                }
                slopes = try await trials.derivatives(
                    at: here.values, steps: steps, of: sought, bothWays: false
                )
                .map { scaled($0.values) }
                isFresh = true
            }
            guard let known = slopes, let direction = direction(from: here, known) else {
                return here
            }
            let next = try await step(from: here, direction)
            let isNearer = next.map { distance($0) < 0.95 * distance(here) } ?? false
            if !isNearer, isFresh { return next ?? here }
            // Old derivatives that lead nowhere are taken anew.
            slopes = isNearer ? next.map { updated(known, from: here, to: $0) } : nil
            (here, isFresh) = (next ?? here, false)
        }
        return here
    }

    /// How far the measures are from their targets, all together.
    private func distance(_ point: CalibrationPoint) -> Double {
        scaled(point.residuals).reduce(0) { $0 + $1 * $1 }
    }

    private func scaled(_ residuals: [Double]) -> [Double] {
        zip(residuals, measureScales).map { $0 / $1 }
    }

    private func scaled(_ derivatives: Matrix) -> Matrix {
        Matrix(
            rows: zip(derivatives.rows, measureScales).map { row, scale in
                zip(row, inputScales).map { $0 * $1 / scale }
            })
    }

    /// Newton's step; inputs that cannot go where it leads stay, and the others do what they can.
    private func direction(from here: CalibrationPoint, _ slopes: Matrix) -> [Double]? {
        var kept: Set<Int> = []
        let wanted = scaled(here.residuals).map { -$0 }
        while kept.count < sought.count {
            guard var step = slopes.leastSquares(wanted, keeping: kept) else { return nil }
            // No input more than doubles in one step.
            let longest =
                sought.indices.map { place in
                    abs(step[place]) / max(abs(here.values[place]) / inputScales[place], 1)
                }.max() ?? 0
            if longest > 1 { step = step.map { $0 / longest } }
            let stuck = sought.indices.filter { place in
                step[place] != 0
                    && moved(here.values, place, step[place]) == here.values[place]
            }
            if stuck.isEmpty { return step }
            kept.formUnion(stuck)
        }
        return nil
    }

    private func moved(_ values: [Double], _ place: Int, _ step: Double) -> Double {
        sought[place].allowed(values[place] + step * inputScales[place], from: values[place])
    }

    /// The longest of a step, half of it, a quarter and so on that brings the measures nearer.
    private mutating func step(
        from here: CalibrationPoint, _ direction: [Double]
    ) async throws -> CalibrationPoint? {
        var part = 1.0
        while part > 1.0 / 32 {
            let values = sought.indices.map { moved(here.values, $0, part * direction[$0]) }
            if values != here.values, let there = try await trials.point(values) {
                let enough = (1 - SeveralInputsSearch.armijo * part) * distance(here)
                if distance(there) <= enough { return there }
            }
            part /= 2
        }
        return nil
    }

    /// Derivatives that agree with the step that was made.
    private func updated(
        _ slopes: Matrix, from here: CalibrationPoint, to next: CalibrationPoint
    ) -> Matrix {
        let step = zip(zip(next.values, here.values), inputScales).map { ($0.0 - $0.1) / $1 }
        let length = step.reduce(0) { $0 + $1 * $1 }
        let promised = slopes.times(step)
        let came = zip(scaled(next.residuals), scaled(here.residuals)).map { $0 - $1 }
        return Matrix(
            rows: slopes.rows.indices.map { row in
                let missing = (came[row] - promised[row]) / length
                return zip(slopes.rows[row], step).map { $0 + missing * $1 }
            })
    }
}
