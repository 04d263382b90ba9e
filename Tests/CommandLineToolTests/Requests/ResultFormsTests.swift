import Reports
import Testing

@testable import CommandLineTool

@Suite struct ResultFormsTests {
    private let forms = ResultForms(
        document: { Document([[.heading("for people")]]) }, json: { "{}\n" }, csv: { "a,b\r\n" })

    private func arguments(_ words: String...) throws -> ParsedArguments {
        guard case .run(let arguments) = try ToolSpec.switchboard.parse(words, environment: [:])
        else { throw UsageError(message: "no verb", hint: "") }
        return arguments
    }

    @Test func theFormThatWasAskedFor() throws {
        #expect(try arguments("run").text(of: forms, TextRenderer()) == "for people\n")
        #expect(try arguments("run", "--json").text(of: forms, TextRenderer()) == "{}\n")
        #expect(try arguments("run", "--csv").text(of: forms, TextRenderer()) == "a,b\r\n")
        #expect(
            try arguments("run", "--markdown").text(of: forms, TextRenderer()) == "## for people\n")
    }

    @Test func twoFormsAtOnceAreRefusedBeforeTheWork() throws {
        let both = try arguments("run", "--csv", "--json")
        #expect(throws: UsageError.self) { try both.checkOutput() }
        let markdown = try arguments("run", "--csv", "--markdown")
        #expect(throws: UsageError.self) { try markdown.checkOutput() }
        try arguments("claims", "--json").checkOutput()
    }

    /// Colour is for eyes: it goes to a terminal, and elsewhere only if somebody insists.
    @Test(arguments: [
        (["run"], true, true), (["run"], false, false),
        (["run", "--color", "always"], false, true),
        (["run", "--color", "never"], true, false), (["run", "-o", "report.txt"], true, false),
        (["run", "-o", "report.txt", "--color=always"], false, true),
    ])
    func colour(words: [String], terminalIsColoured: Bool, expected: Bool) throws {
        guard case .run(let arguments) = try ToolSpec.switchboard.parse(words, environment: [:])
        else { throw UsageError(message: "no verb", hint: "") }
        let output = Output(
            standardOutput: Captured().stream(isTerminal: true),
            standardError: Captured().stream(isTerminal: true), width: 80,
            isColoured: terminalIsColoured)
        let text = try arguments.text(of: forms, arguments.renderer(output))
        #expect(text == (expected ? "\u{1B}[1mfor people\u{1B}[0m\n" : "for people\n"))
    }

    @Test func onlyWhatIsAskedForIsMade() throws {
        let forms = ResultForms(
            document: {
                Issue.record("a report nobody asked for")
                return Document([])
            }, json: { "{}" })
        #expect(try arguments("claims", "--json").text(of: forms, TextRenderer()) == "{}")
    }
}
