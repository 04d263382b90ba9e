import Decisions
import Experiments
import Synchronization

extension ParsedArguments {
    /// Replications, seed and threads.
    func plan(defaultReplications: Int = 5) -> ReplicationPlan {
        ReplicationPlan(
            replications: integer(.replications) ?? defaultReplications,
            seed: UInt64(integer(.seed) ?? 1), threads: threadCount)
    }

    /// The threads asked for, or the cores that this process may use.
    var threadCount: Int { integer(.threads) ?? UsableCores.count }

    /// Whether a line of progress is welcome.
    var showsProgress: Bool { flag(.progress) ?? true }
}

/// What to decide for.
extension ParsedArguments {
    /// The targets of `--target`, which do not contradict each other.
    func targets() throws -> [Target] {
        let targets = try texts(.target).map { try Target($0) }
        try Target.check(targets)
        return targets
    }

    /// What `--minimise` or `--maximise` names, or nil if neither is given.
    func objective() throws -> Objective? {
        if let least = text(.minimise), let most = text(.maximise) {
            throw UsageError(
                message: "--minimise \(least) and --maximise \(most) exclude each other",
                hint: "Give one of them, and bound the other measure with --target.")
        }
        if let name = text(.minimise) { return try Objective(name, isMinimised: true) }
        return try text(.maximise).map { try Objective($0, isMinimised: false) }
    }

    /// What `--indifference` says, or one per cent.
    func indifference() throws(UsageError) -> Tolerance {
        try tolerance(.indifference, of: "objective") ?? .relative(0.01)
    }

    /// What an option says: `1%` of the subject, or `0.05` in its unit.
    func tolerance(_ option: OptionSpec, of subject: String) throws(UsageError) -> Tolerance? {
        guard let text = text(option) else { return nil }
        let isShare = text.hasSuffix("%")
        guard let size = ValueKind.number(from: isShare ? String(text.dropLast()) : text),
            size > 0
        else {
            throw UsageError(
                message: "'\(text)' is not a size for \(option.flag)",
                hint: "Write a percentage of the \(subject), 2%, or a number in its unit, 0.5.")
        }
        return isShare ? .relative(size / 100) : .absolute(size)
    }
}

/// The question of a decision is part of the command line.
extension InvalidQuestion: ToolError {
    var exitCode: ExitCode { .usage }
}

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

    /// Told how many units are done of how many.
    func report(done: Int, total: Int) {
        state.withLock { state in
            (state.done, state.total) = (done, total)
            if isShown { state.line.update(done: done, total: total) }
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

extension ReplicationPlan {
    /// How to get as many replications as were done, when every one of `total` is of one of
    /// several scenarios.
    @Sendable func advice(done: Int, total: Int) -> String? {
        let complete = done * replications / total
        guard complete > 0 else { return nil }
        return "The same command with --replications \(complete) would be complete by now."
    }
}

private let start = ContinuousClock.now

@Sendable private func secondsSinceStart() -> Double {
    let (seconds, attoseconds) = (ContinuousClock.now - start).components
    return Double(seconds) + Double(attoseconds) / 1e18
}

extension ParsedArguments {
    /// The file of `--output`; nil for standard output.
    var outputPath: String? { text(.output).flatMap { $0 == "-" ? nil : $0 } }

    /// Writes results where `--output` says, or to standard output.
    func write(_ text: String, _ output: Output) throws {
        try output.interruption.shield {
            if let path = outputPath {
                try AtomicFile.write(
                    Array(text.utf8), to: path, overwrite: flag(.overwrite) ?? false)
            } else {
                try output.standardOutput.write(text)
            }
            output.interruption.describe { "after everything was written" }
        }
    }

    /// Fails before the work if its result could not be written, or its format is unclear.
    func checkOutput() throws {
        guard flag(.json) != true || flag(.csv) != true else {
            throw UsageError(
                message: "--json and --csv exclude each other", hint: "Give one of them.")
        }
        try checkOutputFile()
    }

    /// Fails before the work if its result could not be written.
    func checkOutputFile() throws {
        if let path = outputPath { try AtomicFile.checkFolder(of: path) }
    }
}
