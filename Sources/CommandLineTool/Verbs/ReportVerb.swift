import HTMLReports
import StrictJSON

/// Makes a page of results that were written before.
struct ReportVerb: Verb {
    static let spec = VerbSpec(
        name: "report", summary: "Make a page with charts of results.",
        discussion: """
            A result is what --json of another verb wrote, or a page that was made of one: a page \
            holds its result. The page is one file that needs no network and can be sent; charts \
            have their numbers below them, and it can be read on a phone, printed, and without \
            scripts. The same results give the same bytes.
            """,
        positionals: [
            PositionalSpec(
                name: "RESULT", summary: "Results, as JSON or as pages; - is standard input.",
                count: 1...Int.max)
        ],
        options: OptionSpec.file,
        examples: [
            "a page of a run": "switchboard report hybrid-result.json -o hybrid.html"
        ])

    private let arguments: ParsedArguments
    private let results: [JSONValue]

    init(_ arguments: ParsedArguments) throws {
        try arguments.checkOutputFile()
        self.arguments = arguments
        results = try arguments.positionals.flatMap { try ResultFile.read($0) }
    }

    func run(_ output: Output) throws {
        try arguments.write(HTMLReport.page(results, version: ToolVersion.current), output)
    }
}
