import Reports

/// A result in every form that a verb can be asked for; only the one that is asked for is made.
struct ResultForms {
    /// For people.
    let document: () -> Document

    /// For programs.
    let json: () -> String

    /// For spreadsheets, of verbs that list `--csv`.
    var csv: (() -> String)?
}

/// The form of a result.
private enum Format {
    case text
    case json
    case csv
}

extension ParsedArguments {
    /// Writes the result, in the form that was asked for, where `--output` says.
    func write(_ result: ResultForms, _ output: Output) throws {
        try write(try text(of: result), output)
    }

    /// The result in the form that was asked for.
    func text(of result: ResultForms) throws(UsageError) -> String {
        switch try format() {
        case .text: return TextRenderer.text(result.document())
        case .json: return result.json()
        case .csv:
            guard let csv = result.csv else {
                preconditionFailure("'\(verb.name)' lists --csv and has none")
            }
            return csv()
        }
    }

    /// Fails before the work if its result could not be written, or its format is unclear.
    func checkOutput() throws {
        _ = try format()
        try checkOutputFile()
    }

    private func format() throws(UsageError) -> Format {
        let isJSON = flag(.json) == true
        let isCSV = lists(.csv) && flag(.csv) == true
        guard !isJSON || !isCSV else {
            throw UsageError(
                message: "--json and --csv exclude each other", hint: "Give one of them.")
        }
        return isJSON ? .json : isCSV ? .csv : .text
    }
}
