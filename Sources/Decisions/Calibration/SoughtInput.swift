import Experiments
import StrictJSON
import Workloads

extension CalibrationInput {
    /// Whether it is a whole number.
    package var isWhole: Bool { Inputs.schema.wantsWholeNumbers(at: path) }

    /// The setting that gives it a value.
    func setting(_ value: Double) -> Setting {
        Setting(path: path, text: JSONOutput.number(value).text())
    }
}

/// An input of one workload: where the search for it begins, and how far it may go.
struct SoughtInput: Sendable {
    let input: CalibrationInput
    /// Its value in the workload; nil if it has none.
    let current: Double?

    /// Finds the input in a workload.
    ///
    /// - Throws: `InvalidWorkload` if no workload has such an input; `InvalidQuestion` if it is no
    ///   number, follows a series, or has neither a value nor a range.
    init(_ input: CalibrationInput, in workload: Workload) throws {
        self.input = input
        let origin = Problem.Location.origin("--input \(input.text)")
        if let problem = Inputs.problem(withInput: input.path, at: origin) {
            throw InvalidWorkload(problems: [problem])
        }
        let written = JSONValue(workload.inputs.datum, at: origin)
        let root = Inputs.schema.statingDefault(at: input.path, in: written)
        let value = root.value(at: input.path)
        switch value?.content {
        case .number(let number, _): current = number
        case .array:
            throw SoughtInput.isNoNumber(input, "a list", input.path.index(0).name)
        case .object(let members):
            let number = members.first {
                if case .number = $0.value.content { true } else { false }
            }
            throw SoughtInput.isNoNumber(
                input, "several values", number.map { input.path.key($0.key).name })
        default:
            guard Inputs.schema.allowsNumber(at: input.path) else {
                throw SoughtInput.isNoNumber(input, "no number", nil)
            }
            current = nil
        }
        try SoughtInput.checkSeries(input, in: root)
        guard current != nil || input.range != nil else {
            throw InvalidQuestion(
                message: "\(input.name) has no value in '\(workload.name)' to begin with",
                hint: "Say between which values it is: --input \(input.name)=LOW:HIGH.")
        }
    }

    private static func isNoNumber(
        _ input: CalibrationInput, _ what: String, _ part: String?
    ) -> InvalidQuestion {
        InvalidQuestion(
            message: "\(input.name) is \(what)",
            hint: part.map { "Name one number, such as \($0)." }
                ?? "Name an input that is a number.")
    }

    /// What is set holds for the whole run, which a series does not.
    private static func checkSeries(_ input: CalibrationInput, in root: JSONValue) throws {
        guard case .array(let series)? = root["overTime"]?.content else { return }
        let place = series.indices.first {
            series[$0]["input"]?.content == .string(input.name)
                && series[$0]["factor"]?.content != .boolean(true)
        }
        guard let place else { return }
        throw InvalidQuestion(
            message: "\(input.name) follows a series in this workload",
            hint: "Name one of its points, such as overTime[\(place)].steps[0].value.")
    }

    /// Where the search begins: the workload's own value, or the middle of the range.
    var start: Double {
        guard let range = input.range else { return current ?? 0 }
        if let current, range.contains(current) { return current }
        let middle = (range.lowerBound + range.upperBound) / 2
        return input.isWhole ? middle.rounded() : middle
    }

    /// The value nearest to a wanted one that is in the range, or may be in a file.
    func allowed(_ wanted: Double, from place: Double) -> Double {
        var value = wanted
        if let range = input.range {
            value = min(max(value, range.lowerBound), range.upperBound)
            if input.isWhole {
                value = min(max(value.rounded(), range.lowerBound.rounded(.up)), range.upperBound)
            }
            return value
        }
        return Inputs.schema.allowedNumber(nearestTo: value, from: place, at: input.path) ?? place
    }
}
