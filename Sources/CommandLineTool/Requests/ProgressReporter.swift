import Experiments
import Synchronization

/// Shows progress on standard error from any thread, and knows how far the work is when the user
/// stops it.
final class ProgressReporter: Sendable {
    /// How to go on after `done` of `total` units, as a sentence; nil if there is no way.
    typealias Advice = @Sendable (_ done: Int, _ total: Int) -> String?

    private struct State {
        var line: ProgressLine
        var done = 0
        var total = 0
    }

    private let state: Mutex<State>
    private let unit: String
    private let isShown: Bool
    private let advice: Advice?

    /// A reporter that from now on says what is complete if the program is stopped.
    ///
    /// - Parameters:
    ///   - unit: what is counted, in the plural.
    ///   - advice: how to go on when only some units are done.
    init(
        _ output: Output, isShown: Bool, unit: String = "replications", advice: Advice? = nil
    ) {
        self.unit = unit
        self.isShown = isShown
        self.advice = advice
        let line = ProgressLine(
            unit: unit, to: output.standardError, width: output.width, now: secondsSinceStart)
        state = Mutex(State(line: line))
        output.interruption.describe { [self] in
            clear()
            return interruption
        }
    }

    /// Told how many units are done of how many, and in which stage of the work.
    func report(done: Int, total: Int, stage: String? = nil) {
        state.withLock { state in
            (state.done, state.total) = (done, total)
            if isShown { state.line.update(done: done, total: total, stage: stage) }
        }
    }

    /// The same, for those who do the work.
    var reported: ProgressReport {
        ProgressReport { [self] stage, done, total in
            report(done: done, total: total, stage: stage)
        }
    }

    /// Removes the line before results are written.
    func clear() {
        state.withLock { $0.line.clear() }
    }

    /// What to say when the work is stopped: it completes "interrupted …".
    private var interruption: String {
        let (done, total) = state.withLock { ($0.done, $0.total) }
        guard done > 0 else { return "before the first of the \(unit) was done" }
        let count = "after \(done) of \(total) \(unit); nothing was written"
        return advice?(done, total).map { "\(count)\n\($0)" } ?? count
    }
}

private let start = ContinuousClock.now

@Sendable private func secondsSinceStart() -> Double {
    let (seconds, attoseconds) = (ContinuousClock.now - start).components
    return Double(seconds) + Double(attoseconds) / 1e18
}
