import Testing

@testable import CommandLineTool

@Suite struct OutputTests {
    @Test func whatIsWrittenArrivesInItsStream() throws {
        let data = Captured()
        let messages = Captured()
        let output = Output(
            standardOutput: data.stream(isTerminal: false),
            standardError: messages.stream(isTerminal: true), width: 80)
        try output.standardOutput.write("19.3 ± 1.2\n")
        try output.standardOutput.write([0x41, 0x0A])
        try output.standardError.write("note\n")
        #expect(data.text == "19.3 ± 1.2\nA\n")
        #expect(messages.text == "note\n")
    }

    @Test(
        arguments: [
            ([:], 80), (["COLUMNS": "120"], 120), (["COLUMNS": "5"], 20), (["COLUMNS": "0"], 80),
            (["COLUMNS": "wide"], 80),
        ] as [([String: String], Int)])
    func width(environment: [String: String], expected: Int) {
        #expect(Output.width(environment) == expected)
        #expect(Output.system(environment: environment).width == expected)
    }
}
