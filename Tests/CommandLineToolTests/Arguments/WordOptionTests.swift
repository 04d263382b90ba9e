import Testing

@testable import CommandLineTool

@Suite struct WordOptionTests {
    private enum Size: String, CaseIterable {
        case small
        case large
    }

    private static let size = WordOption<Size>(
        name: "size", isRepeatable: true, summary: "How large.", group: "Output")
    private static let shape = WordOption<Size>(
        name: "shape", defaultText: "small", summary: "Its shape.", group: "Output")
    private static let kind = WordArgument<Size>(name: "KIND", summary: "Which one.")

    private let tool = ToolSpec(
        name: "sample", summary: "",
        verbs: [
            VerbSpec(
                name: "make", summary: "", positionals: [kind.spec],
                options: [size.spec, shape.spec])
        ])

    private func parse(_ words: String...) throws -> ParsedArguments {
        guard case .run(let arguments) = try tool.parse(["make"] + words, environment: [:]) else {
            throw UsageError(message: "no verb", hint: "")
        }
        return arguments
    }

    @Test func wordsBecomeCases() throws {
        let arguments = try parse("large", "--size", "large", "--size", "small")
        #expect(arguments.word(Self.kind) == .large)
        #expect(arguments.words(Self.size) == [.large, .small])
        #expect(arguments.word(Self.shape) == nil)
        #expect(try parse("small", "--shape", "large").word(Self.shape) == .large)
    }

    @Test func casesAreTheChoices() {
        #expect(Self.shape.spec.kind.requirement == "must be small or large")
        #expect(Self.kind.spec.choices == ["small", "large"])
        let error = #expect(throws: UsageError.self) { try parse("larg") }
        #expect(error?.message == "'larg' is not valid for KIND: must be small or large")
    }

    @Test func aWordThatParsingLetPassAndNoCaseHasStops() async {
        await #expect(processExitsWith: .failure) { _ = Shell(known: "bsh") }
    }
}
