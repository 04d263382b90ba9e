import StrictJSON
import Testing

@testable import CommandLineTool

@Suite struct OutputWarningsTests {
    @Test func warningsGoToStandardError() throws {
        let (data, messages) = (Captured(), Captured())
        let output = Output(
            standardOutput: data.stream(isTerminal: false),
            standardError: messages.stream(isTerminal: false), width: 80)
        try output.warn([])
        #expect(messages.text.isEmpty)
        let problems = ["is odd", "is odder"].map { Problem($0, at: .origin("a.json")) }
        try output.warn(problems)
        #expect(messages.text == problems.map { $0.render() + "\n" }.joined())
        #expect(data.text.isEmpty)
    }
}
