import Experiments
import StrictJSON
import Workloads

/// An input that planners do not know, to be found: `ai.accuracy` or `ai.accuracy=0.5:0.95`.
public struct CalibrationInput: Sendable, Equatable {
    /// Where it stands in the workload.
    public let path: JSONPath
    /// Between which values it is looked for; nil for as far from the workload's own value as a
    /// search goes and a workload may go.
    public let range: ClosedRange<Double>?

    /// Reads a path, or a path with a range.
    ///
    /// - Throws: `InvalidQuestion` if it is neither, or the range is upside down.
    public init(_ text: String) throws {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard let path = JSONPath(String(parts[0])), !path.steps.isEmpty else {
            throw CalibrationInput.unreadable(text)
        }
        self.path = path
        guard parts.count > 1 else {
            range = nil
            return
        }
        let ends = parts[1].split(separator: ":", omittingEmptySubsequences: false).map {
            Target.number(String($0))
        }
        guard ends.count == 2, let low = ends[0], let high = ends[1] else {
            throw CalibrationInput.unreadable(text)
        }
        guard low < high else {
            throw InvalidQuestion(
                message: "the range of '\(text)' has nothing in it",
                hint: "Write the lower end first, such as ai.accuracy=0.5:0.95.")
        }
        range = low...high
        let isWhole = Inputs.schema.wantsWholeNumbers(at: path)
        guard isWhole, low.rounded(.up) > high.rounded(.down) else { return }
        throw InvalidQuestion(
            message: "there is no whole number in the range of '\(text)'",
            hint: "\(path.name) is a whole number: write a wider range.")
    }

    private static func unreadable(_ text: String) -> InvalidQuestion {
        InvalidQuestion(
            message: "'\(text)' is no input to calibrate",
            hint: "Write path or path=low:high with numbers, such as ai.accuracy=0.5:0.95.")
    }

    /// As it is typed in `--set`.
    public var name: String { path.name }

    /// As it is typed.
    public var text: String {
        guard let range else { return name }
        func word(_ end: Double) -> String { JSONOutput.number(end).text() }
        return "\(name)=\(word(range.lowerBound)):\(word(range.upperBound))"
    }
}
