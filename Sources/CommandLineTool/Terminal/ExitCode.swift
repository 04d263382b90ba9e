/// How the tool ends, as the shell sees it; from 64 on the numbers are those of `sysexits.h`.
enum ExitCode: Int32, Sendable {
    /// All done.
    case success = 0

    /// Something failed while running.
    case failure = 1

    /// All done, but a target was missed.
    case targetMissed = 2

    /// The command line is wrong.
    case usage = 64

    /// A workload or a result file is wrong.
    case badData = 65

    /// An input cannot be read.
    case cannotRead = 66

    /// A mistake of the tool itself.
    case internalError = 70

    /// An output cannot be created.
    case cannotCreate = 73

    /// Writing failed part-way.
    case inputOutput = 74

    /// Tasks are missing; worth trying again.
    case incomplete = 75

    /// Stopped by SIGHUP.
    case hungUp = 129

    /// Stopped by Ctrl-C.
    case interrupted = 130

    /// Stopped by SIGTERM.
    case terminated = 143
}

/// An error that knows how the tool ends because of it; its description is for the user.
protocol ToolError: Error, CustomStringConvertible {
    /// How the tool ends.
    var exitCode: ExitCode { get }
}
