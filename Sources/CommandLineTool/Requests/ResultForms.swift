import HTMLReports
import Reports
import StrictJSON

/// A result in every form that a verb can be asked for; only the one that is asked for is made.
struct ResultForms {
    /// For people.
    let document: () -> Document

    /// For programs.
    let json: () -> String

    /// For spreadsheets, of verbs that list `--csv`.
    var csv: (() -> String)?
}

/// A form of a result.
private enum Format: CaseIterable {
    case json
    case csv
    case markdown

    var option: OptionSpec {
        switch self {
        case .json: .json
        case .csv: .csv
        case .markdown: .markdown
        }
    }
}

extension ParsedArguments {
    /// Writes the result, in the form that was asked for, where `--output` says, and before that
    /// the page that `--html` asks for.
    func write(_ result: ResultForms, _ output: Output) throws {
        if pagePath != nil { try writePage(of: result.json(), output) }
        try write(try text(of: result, renderer(output)), output)
    }

    /// Writes the page of a result to the file of `--html`.
    func writePage(of json: String, _ output: Output) throws {
        guard let path = pagePath,
            let root = JSONReader.read(SourceText(name: "result", text: json)).root
        else { preconditionFailure("no page is asked for, or a result is not JSON") }
        let page = HTMLReport.page([root], version: ToolVersion.current)
        try output.interruption.shield {
            try AtomicFile.write(Array(page.utf8), to: path, overwrite: flag(.overwrite) ?? false)
        }
    }

    /// The result in the form that was asked for.
    func text(of result: ResultForms, _ renderer: TextRenderer) throws(UsageError) -> String {
        switch try format() {
        case nil: return renderer.text(result.document())
        case .markdown: return MarkdownRenderer.text(result.document())
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
        try checkPage()
    }

    /// Fails before the work if the page could not be written.
    func checkPage() throws {
        guard let path = pagePath else { return }
        guard path != "-" else {
            throw UsageError(
                message: "--html needs the name of a file",
                hint: "The page is written beside the report: --html report.html.")
        }
        try AtomicFile.checkPlace(path, overwrite: flag(.overwrite) ?? false)
    }

    /// The file of `--html`, of verbs that have it.
    private var pagePath: String? { lists(.html) ? text(.html) : nil }

    /// What writes reports: in colour on a terminal, or as `--color` says.
    func renderer(_ output: Output) -> TextRenderer {
        let isColoured =
            switch text(.color) {
            case "always": true
            case "never": false
            default: output.isColoured && outputPath == nil
            }
        return TextRenderer(width: output.width, isColoured: isColoured)
    }

    /// The form that was asked for; nil is the report for people.
    private func format() throws(UsageError) -> Format? {
        let asked = Format.allCases.filter { lists($0.option) && flag($0.option) == true }
        guard asked.count < 2 else {
            throw UsageError(
                message: asked.map(\.option.flag).joined(separator: " and ")
                    + " exclude each other", hint: "Give one of them.")
        }
        return asked.first
    }
}
