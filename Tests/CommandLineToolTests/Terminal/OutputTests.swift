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
            (ColorChoice.auto, true, [:], true),
            (.auto, false, [:], false),
            (.auto, true, ["NO_COLOR": "1"], false),
            (.auto, true, ["NO_COLOR": ""], true),
            (.auto, true, ["TERM": "dumb"], false),
            (.auto, true, ["TERM": "xterm"], true),
            (.auto, false, ["FORCE_COLOR": "1"], true),
            (.auto, false, ["CLICOLOR_FORCE": "1"], true),
            (.auto, false, ["FORCE_COLOR": "0", "CLICOLOR_FORCE": ""], false),
            (.auto, false, ["FORCE_COLOR": "1", "TERM": "dumb"], true),
            (.auto, true, ["FORCE_COLOR": "1", "NO_COLOR": "1"], false),
            (.always, false, ["NO_COLOR": "1", "TERM": "dumb"], true),
            (.never, true, ["FORCE_COLOR": "1"], false),
        ] as [(ColorChoice, Bool, [String: String], Bool)])
    func colour(choice: ColorChoice, isTerminal: Bool, environment: [String: String], isOn: Bool) {
        #expect(choice.allowsColor(isTerminal: isTerminal, environment: environment) == isOn)
    }

    @Test(
        arguments: [
            ([:], 80), (["COLUMNS": "120"], 120), (["COLUMNS": "5"], 20), (["COLUMNS": "0"], 80),
            (["COLUMNS": "wide"], 80),
        ] as [([String: String], Int)])
    func width(environment: [String: String], expected: Int) {
        #expect(Output.width(environment) == expected)
        #expect(Output.system(environment: environment, color: .auto).width == expected)
    }

    @Test func theStreamsOfTheProcessObeyTheChoice() {
        let output = Output.system(environment: [:], color: .always)
        #expect(output.standardOutput.hasColor && output.standardError.hasColor)
    }
}
