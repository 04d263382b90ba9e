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
        #expect(try arguments("run").text(of: forms) == "for people\n")
        #expect(try arguments("run", "--json").text(of: forms) == "{}\n")
        #expect(try arguments("run", "--csv").text(of: forms) == "a,b\r\n")
    }

    @Test func twoFormsAtOnceAreRefusedBeforeTheWork() throws {
        let both = try arguments("run", "--csv", "--json")
        #expect(throws: UsageError.self) { try both.checkOutput() }
        try arguments("claims", "--json").checkOutput()
    }

    @Test func onlyWhatIsAskedForIsMade() throws {
        let forms = ResultForms(
            document: {
                Issue.record("a report nobody asked for")
                return Document([])
            }, json: { "{}" })
        #expect(try arguments("claims", "--json").text(of: forms) == "{}")
    }
}
