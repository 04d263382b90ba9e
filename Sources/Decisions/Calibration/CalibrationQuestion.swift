import Experiments

/// Which inputs are to be found, and from what.
public struct CalibrationQuestion: Sendable {
    /// What is not known.
    public let inputs: [CalibrationInput]
    /// What is known: as many numbers as there are inputs.
    public let targets: [CalibrationTarget]

    /// Most inputs of a question: derivatives of more cannot be told from chance.
    public static let mostInputs = 6

    /// States the question.
    ///
    /// - Throws: `InvalidQuestion` if there are not as many numbers as inputs, from one to six, or
    ///   one of them is there twice.
    public init(_ inputs: [CalibrationInput], from targets: [CalibrationTarget]) throws {
        (self.inputs, self.targets) = (inputs, targets)
        guard inputs.count == targets.count, !inputs.isEmpty else {
            throw InvalidQuestion(
                message: "\(inputs.count) inputs cannot be found from \(targets.count) numbers",
                hint: "Each --input needs a --to of its own: a measure that it moves, and what it "
                    + "came to.")
        }
        guard inputs.count <= CalibrationQuestion.mostInputs else {
            throw InvalidQuestion(
                message: "\(inputs.count) inputs are too many to find at once",
                hint: "At most \(CalibrationQuestion.mostInputs); set the others with --set.")
        }
        try CalibrationQuestion.checkOnce(inputs.map(\.name), "is to be found")
        try CalibrationQuestion.checkOnce(targets.map(\.measure.name), "is given")
        guard let whole = inputs.first(where: \.isWhole),
            let other = inputs.first(where: { !$0.isWhole })
        else { return }
        throw InvalidQuestion(
            message: "\(whole.name) is a whole number, and \(other.name) is none",
            hint: "Find whole numbers by themselves first, and set them with --set; or use inputs "
                + "that are no whole numbers, such as humans.fullTimeEquivalents.")
    }

    private static func checkOnce(_ names: [String], _ verb: String) throws {
        for (place, name) in names.enumerated() where names[..<place].contains(name) {
            throw InvalidQuestion(
                message: "'\(name)' \(verb) twice", hint: "Name each input and measure once.")
        }
    }
}
