import StrictJSON
import Workloads

/// An input and the values that it takes in a sweep: `humans.agents=10:20:2`.
public struct Variation: Sendable, Equatable {
    /// The input.
    public let path: JSONPath
    private let values: Values

    private enum Values: Sendable, Equatable {
        case list([String])
        case steps(DecimalSteps)
    }

    /// Reads `path=a,b,c`, of JSON values or words, or `path=first:last:step`, of numbers.
    ///
    /// Commas inside brackets or quotes belong to a value. Steps are exact in decimals, and the
    /// last number is one of the values only if a step ends on it.
    ///
    /// - Throws: `InvalidQuestion`.
    public init(_ text: String) throws {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let path = JSONPath(String(parts[0])), !path.steps.isEmpty else {
            throw InvalidQuestion(
                message: "'\(text)' says not what to vary", hint: Variation.examples)
        }
        let items = JSONReader.items(of: parts[1])
        guard !items.contains("") else {
            throw InvalidQuestion(
                message: items.count == 1
                    ? "'\(text)' gives no values" : "'\(text)' has an empty value",
                hint: Variation.examples)
        }
        self.path = path
        if items.count == 1, items[0].contains(":"), !"[{\"".contains(items[0].prefix(1)) {
            values = try Variation.steps(items[0], of: path.name)
            return
        }
        let settings = items.map { Setting(path: path, text: $0).text }
        if let twice = settings.enumerated().first(where: { settings[..<$0].contains($1) }) {
            throw InvalidQuestion(
                message: "'\(path.name)' is varied to \(twice.element) twice",
                hint: "Give every value once.")
        }
        values = .list(settings)
    }

    /// How many values there are, at least one.
    public var count: Int {
        switch values {
        case .list(let texts): texts.count
        case .steps(let steps): steps.count
        }
    }

    /// The setting of the value at a position.
    public subscript(position: Int) -> Setting {
        switch values {
        case .list(let texts): Setting(path: path, text: texts[position])
        case .steps(let steps): Setting(path: path, text: steps[position])
        }
    }

    /// The variation as it is typed.
    public var text: String {
        switch values {
        case .list(let texts): "\(path.name)=\(texts.joined(separator: ","))"
        case .steps(let steps): "\(path.name)=\(steps.text)"
        }
    }

    /// What is wrong with the input that is to vary: there is none, or it is not a number and
    /// cannot go in steps.
    public var problem: Problem? {
        let origin = Problem.Location.origin("--vary \(text)")
        if let problem = Inputs.problem(withInput: path, at: origin) { return problem }
        guard case .steps = values, !Inputs.schema.allowsNumber(at: path) else {
            return nil
        }
        return Problem(
            "\(path.name) is not a number and cannot go in steps; list its values: a,b,c",
            at: origin)
    }

    private static func steps(_ text: String, of name: String) throws -> Values {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3 else {
            throw InvalidQuestion(
                message: "'\(text)' is not a range of \(name)", hint: Variation.examples)
        }
        do {
            return .steps(try DecimalSteps(from: parts[0], to: parts[1], by: parts[2]))
        } catch .notANumber(let part) {
            throw InvalidQuestion(
                message: "'\(part)' in the range of \(name) is not a number",
                hint: Variation.examples)
        } catch .neverArrives {
            throw InvalidQuestion(
                message: "from \(parts[0]) to \(parts[1]) no step of \(parts[2]) ever leads",
                hint: "Give \(name) a step that is not 0 and has the right sign.")
        } catch .tooManyDigits {
            throw InvalidQuestion(
                message: "the range '\(text)' of \(name) has too many numbers or digits",
                hint: "Numbers may have about 30 digits in all.")
        }
    }

    private static let examples =
        "Write path=a,b,c or path=first:last:step, such as humans.agents=10:20:2."
}
