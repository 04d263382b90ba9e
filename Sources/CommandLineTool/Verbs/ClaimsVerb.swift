import PublishedClaims
import Reports

extension VerbSpec {
    static let claims = VerbSpec(
        name: "claims", summary: "Say which published figures hold together and which cannot.",
        discussion:
            "Reads published figures together, computes what some of them imply for another one, "
            + "and sets it beside what was published. A claim reconciles, holds only if something "
            + "unpublished has a certain value, is a near miss, or cannot hold. Nothing is "
            + "simulated; sources and assumptions follow the table.",
        options: [.json] + OptionSpec.file,
        examples: [
            "the reconciliation": "switchboard claims",
            "the same for a program": "switchboard claims --json --output claims.json",
        ])
}

extension CommandLineInterface {
    static func performClaims(_ arguments: ParsedArguments, _ output: Output) throws {
        try arguments.checkOutputFile()
        let claims = try claims()
        let text =
            arguments.flag(.json) == true
            ? ResultJSON.text(claims, version: toolVersion, command: "switchboard claims")
            : ClaimsReport.text(claims)
        try arguments.write(text, output)
    }
}
