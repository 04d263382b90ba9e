import Experiments
import Testing

@testable import CommandLineTool

@Suite struct ParsedArgumentsDecisionTests {
    private func arguments(_ words: String...) throws -> ParsedArguments {
        let line = ["tune", "hybrid"] + words
        guard case .run(let arguments) = try ToolSpec.switchboard.parse(line, environment: [:])
        else { throw UsageError(message: "no verb", hint: "") }
        return arguments
    }

    @Test func objectives() throws {
        #expect(try arguments().objective() == nil)
        #expect(try arguments("--minimise", "occupancy").objective()?.verb == "minimise")
        #expect(try arguments("--maximise", "occupancy").objective()?.verb == "maximise")
        #expect(throws: UsageError.self) {
            try arguments("--minimise", "occupancy", "--maximise", "offered").objective()
        }
    }

    @Test func sizes() throws {
        guard case .relative(0.01) = try arguments().indifference(),
            case .relative(0.02) = try arguments("--indifference", "2%").indifference(),
            case .absolute(0.5) = try arguments("--indifference", "0.5").indifference()
        else {
            Issue.record("not the sizes that were typed")
            return
        }
        for text in ["0", "-1", "1 %", "%", "nan"] {
            #expect(throws: UsageError.self) {
                try arguments("--indifference=\(text)").indifference()
            }
        }
    }
}
