import Experiments
import SimulationStatistics
import Workloads

/// Says how surely the inputs that a search found are known, and gives them as many digits.
struct CalibrationEstimator: Sendable {
    private(set) var trials: CalibrationTrials
    private let sought: [SoughtInput]
    private let finding: CalibrationFinding
    /// The inputs, rounded.
    private(set) var values: [Double]
    private var derivatives: Derivatives?

    init(
        _ sought: [SoughtInput], _ finding: CalibrationFinding, _ trials: CalibrationTrials
    ) {
        self.sought = sought
        self.finding = finding
        self.trials = trials
        values = finding.values
    }

    /// Takes derivatives at what was found, and rounds it.
    mutating func run() async throws {
        guard try await trials.point(values) != nil else { return }
        for side in finding.sides { _ = try await trials.point(side) }
        guard finding.isUsable else { return }
        derivatives = try await slopes(over: sought.indices.map { firstStep($0) })
        // Steps as long as the interval, once it is known how long that is.
        let reach = simulated()
        let steps = sought.indices.map { place in
            reach.map { clamped($0[place], place) } ?? firstStep(place)
        }
        if let again = try await slopes(over: steps) { derivatives = again }
        try await round()
    }

    private mutating func slopes(over steps: [Double]) async throws -> Derivatives? {
        try await trials.derivatives(at: values, steps: steps, of: sought, bothWays: true)
    }

    private func scale(_ place: Int) -> Double {
        let width = sought[place].input.range.map { $0.upperBound - $0.lowerBound }
        return max(abs(values[place]), (width ?? 0) / 10, 1e-6)
    }

    private func firstStep(_ place: Int) -> Double { clamped(0.02 * scale(place), place) }

    private func clamped(_ step: Double, _ place: Int) -> Double {
        let least = sought[place].input.isWhole ? 1 : 1e-4 * scale(place)
        let limited = min(max(step, least), max(0.2 * scale(place), least))
        return sought[place].input.isWhole ? limited.rounded() : limited
    }

    // MARK: intervals

    /// Half-widths of the inputs from the measures' variation; nil if their derivatives have no
    /// inverse.
    ///
    /// Each replication has inputs of its own to first order, at which its measures would come out:
    /// their interval is that of the inputs, whatever the measures have in common.
    private func simulated() -> [Double]? {
        guard let inverse = derivatives?.values.inverse, let samples = trials.samples(values)
        else { return nil }
        let count = samples[0].values.count
        guard count > 1 else { return nil }
        return inverse.rows.map { row in
            if row.count == 1 {
                // The interval of a single measure knows how skewed that measure can be.
                return abs(row[0]) * (samples[0].estimate.halfWidth ?? .nan)
            }
            let own = (0..<count).map { replication in
                zip(row, samples).reduce(0) { $0 + $1.0 * $1.1.values[replication] }
            }
            return ReplicatedSample(own).estimate.halfWidth ?? .nan
        }
    }

    /// Half-widths of the inputs from the errors of the numbers, which are independent.
    private func fromTargets() -> [Double]? {
        guard let inverse = derivatives?.values.inverse else { return nil }
        return inverse.rows.map { row in
            zip(row, trials.question.targets).reduce(0) {
                $0 + ($1.0 * $1.1.error) * ($1.0 * $1.1.error)
            }.squareRoot()
        }
    }

    /// Whether the derivatives can be told from chance in the direction in which they are least:
    /// errors of a matrix move a singular value by what they do to its own direction.
    private var telling: CalibrationResult.Telling? {
        guard let derivatives, let samples = trials.samples(values) else { return nil }
        func relative(_ matrix: Matrix) -> Matrix {
            Matrix(
                rows: zip(matrix.rows, samples).map { row, sample in
                    row.indices.map { row[$0] * scale($0) / max(abs(sample.mean), 1e-12) }
                })
        }
        let weakest = relative(derivatives.values).weakest
        let noise = relative(derivatives.errors).rows.joined().enumerated().reduce(0) {
            let error = $1.element * weakest.direction[$1.offset % sought.count]
            return $0 + (error.isFinite ? error * error : 0)
        }.squareRoot()
        let longest = weakest.direction.map(abs).max() ?? 1
        return CalibrationResult.Telling(
            amplification: 1 / weakest.value,
            direction: weakest.direction.map { $0 / longest },
            isLost: weakest.value <= max(noise, 1e-6))
    }

    // MARK: digits

    /// Rounds to a tenth of the interval's last digit that counts: `16420 ± 310`. What that moves a
    /// measure by is a twentieth of its interval at most, or another digit is kept.
    private mutating func round() async throws {
        guard let exact = try await trials.point(values) else { return }
        // What nobody knows needs few digits.
        let known = telling?.isLost == false ? simulated() : nil
        let reach = known ?? values.map { abs($0) / 100 }
        for digits in 1...4 {
            let rounded = sought.indices.map { place in
                sought[place].input.isWhole
                    ? values[place]
                    : CalibrationEstimator.rounded(
                        values[place], to: reach[place], digits: digits)
            }
            let isInside = sought.indices.allSatisfy {
                sought[$0].allowed(rounded[$0], from: values[$0]) == rounded[$0]
            }
            guard isInside, let point = try await trials.point(rounded) else { continue }
            let isNegligible = point.residuals.indices.allSatisfy {
                abs(point.residuals[$0] - exact.residuals[$0])
                    <= max(0.15 * exact.errors[$0], exact.rounding[$0])
            }
            if isNegligible {
                values = rounded
                return
            }
        }
    }

    /// A number rounded to one digit less, or so many more, than the first of a half-width.
    static func rounded(_ value: Double, to halfWidth: Double, digits: Int) -> Double {
        let size = halfWidth > 0 && halfWidth.isFinite ? halfWidth : abs(value) * 1e-9
        guard size > 0 else { return value }
        // Powers of ten without logarithms of the platform.
        var (unit, count) = (1.0, 0)
        while unit > size { (unit, count) = (unit / 10, count + 1) }
        while unit * 10 <= size { (unit, count) = (unit * 10, count - 1) }
        let decimals = count + digits
        let scale = (0..<abs(decimals)).reduce(1.0) { power, _ in power * 10 }
        return decimals > 0 ? (value * scale).rounded() / scale : (value / scale).rounded() * scale
    }

    // MARK: the result

    private func visited(_ values: [Double]) -> CalibrationResult.Visited {
        CalibrationResult.Visited(
            values: values, measures: trials.samples(values)?.map(\.estimate))
    }

    /// Everything together.
    func result(
        of workload: Workload, _ plan: ReplicationPlan, few: Int, confirmed: CalibrationTrials
    ) -> CalibrationResult {
        let telling = telling
        let isTold = telling?.isLost == false
        let (own, given) = (isTold ? simulated() : nil, isTold ? fromTargets() : nil)
        let inputs = sought.enumerated().map { place, sought in
            let parts = own.flatMap { own in given.map { (own[place], $0[place]) } }
            return CalibrationResult.Input(
                input: sought.input, before: sought.current, value: values[place],
                halfWidth: parts.map { ($0 * $0 + $1 * $1).squareRoot() },
                ofSimulation: parts?.0, ofTargets: parts?.1)
        }
        return CalibrationResult(
            workload: workload, question: trials.question, plan: plan, ending: finding.result,
            inputs: inputs, outcomes: outcomes(confirmed), sides: finding.sides.map(visited),
            visited: trials.visited.sorted { $0.lexicographicallyPrecedes($1) }.map(visited),
            turns: finding.turns.areSeen, otherRoots: finding.turns.otherRoots,
            telling: telling, refusal: trials.refusal,
            searchReplications: few,
            replicationsRun: trials.replicationsRun + confirmed.replicationsRun,
            contradictions: (trials.contradictions + confirmed.contradictions).uniqued)
    }

    /// The measures where the search ended, and on other customers.
    private func outcomes(_ confirmed: CalibrationTrials) -> [CalibrationResult.Outcome] {
        let (own, other) = (trials.samples(values), confirmed.samples(values))
        let targets = trials.question.targets
        let confidence = ReplicatedSample.simultaneousConfidence(intervals: targets.count)
        return targets.enumerated().map { place, target in
            let strict = other?[place].estimate(confidence: confidence)
            let isConfirmed = strict.flatMap { estimate in
                estimate.halfWidth.map {
                    // Both samples are off by chance, that of the search and this one.
                    let chance = 2.0.squareRoot() * $0
                    let rounding = 1e-9 * abs(target.value)
                    return abs(estimate.mean - target.value) <= max(chance, target.error, rounding)
                }
            }
            return CalibrationResult.Outcome(
                target: target, searched: own?[place].estimate, confirmed: other?[place].estimate,
                isConfirmed: finding.result == .found ? isConfirmed : nil)
        }
    }
}

extension CalibrationFinding {
    /// Whether there are values to use.
    var isUsable: Bool { result == .found || result == .nearestWhole }

    /// The places that say why there is no root.
    var sides: [[Double]] {
        switch ending {
        case .root, .unreached: []
        case .nearestWhole(let others): others
        case .jump(let low, let high), .outOfRange(let low, let high): [low, high]
        }
    }

    /// The same in the words of the result.
    var result: CalibrationResult.Ending {
        switch ending {
        case .root: .found
        case .nearestWhole: .nearestWhole
        case .jump: .jump
        case .outOfRange: .outOfRange
        case .unreached: .unreached
        }
    }
}
