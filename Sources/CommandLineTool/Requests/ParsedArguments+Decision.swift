import Decisions
import Experiments

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
