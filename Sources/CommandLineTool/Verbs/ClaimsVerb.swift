import PublishedClaims
import Reports

/// Says which published figures hold together and which cannot.
struct ClaimsVerb: Verb {
    static let spec = VerbSpec(
        name: "claims", summary: "Say which published figures hold together and which cannot.",
        discussion:
            "Reads published figures together, computes what some of them imply for another one, "
            + "and sets it beside what was published. A claim reconciles, holds only if something "
            + "unpublished has a certain value, is a near miss, or cannot hold. Nothing is "
            + "simulated; sources and assumptions follow the table.",
        options: OptionSpec.formats + [.html] + OptionSpec.file,
        examples: [
            "the reconciliation": "switchboard claims",
            "the same for a program": "switchboard claims --json --output claims.json",
        ])

    private let arguments: ParsedArguments

    init(_ arguments: ParsedArguments) throws {
        try arguments.checkOutput()
        self.arguments = arguments
    }

    func run(_ output: Output) throws {
        let claims = try claims()
        let forms = ResultForms(
            document: { ClaimsReport.document(claims) },
            json: {
                ResultJSON.text(
                    claims, version: ToolVersion.current, command: "switchboard claims")
            },
            csv: { ResultCSV.text(claims) })
        try arguments.write(forms, output)
    }
}
