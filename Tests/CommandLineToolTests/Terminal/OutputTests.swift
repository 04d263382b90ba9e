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
            ([:], nil, 100), ([:], 132, 132), ([:], 5, 20), (["COLUMNS": "120"], 80, 120),
            (["COLUMNS": "5"], nil, 20), (["COLUMNS": "0"], nil, 100), (["COLUMNS": "0"], 90, 90),
            (["COLUMNS": "wide"], nil, 100),
        ] as [([String: String], Int?, Int)])
    func width(environment: [String: String], terminal: Int?, expected: Int) {
        #expect(Output.width(environment, terminal: terminal) == expected)
    }

    @Test(
        arguments: [
            ([:], true, true), ([:], false, false), (["NO_COLOR": "1"], true, false),
            (["NO_COLOR": ""], true, true), (["TERM": "dumb"], true, false),
            (["FORCE_COLOR": "1"], false, true), (["FORCE_COLOR": "0"], false, false),
            (["CLICOLOR_FORCE": "1", "TERM": "dumb"], false, true),
            (["NO_COLOR": "1", "FORCE_COLOR": "1"], true, false),
        ] as [([String: String], Bool, Bool)])
    func colour(environment: [String: String], isTerminal: Bool, expected: Bool) {
        #expect(Output.isColoured(environment, isTerminal: isTerminal) == expected)
    }
}
