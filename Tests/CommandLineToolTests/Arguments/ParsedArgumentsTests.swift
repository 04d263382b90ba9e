import Testing

@testable import CommandLineTool

@Suite struct ParsedArgumentsTests {
    private func parse(
        _ line: String, _ environment: [String: String] = [:]
    ) throws -> ParsedArguments {
        let words = line.split(separator: " ").map(String.init)
        guard case .run(let arguments) = try sampleTool.parse(words, environment: environment)
        else { throw UsageError(message: "not a run", hint: line) }
        return arguments
    }

    @Test func valuesHaveTheTypeOfTheirKind() throws {
        let arguments = try parse(
            "run acme -r 30 --share 0.25 --horizon 8h -f json -o x --no-progress --set a=1")
        #expect(arguments.verb.name == "run")
        #expect(arguments.positionals == ["acme"])
        #expect(arguments.integer(.replications) == 30)
        #expect(arguments.number(.share) == 0.25)
        #expect(arguments.seconds(.horizon) == 28_800)
        #expect(arguments.text(.format) == "json")
        #expect(arguments.text(.output) == "x")
        #expect(arguments.flag(.progress) == false)
        #expect(arguments.texts(.set) == ["a=1"])
    }

    @Test func absentOptionsHaveNoValue() throws {
        let arguments = try parse("run acme")
        #expect(arguments.integer(.seed) == nil)
        #expect(arguments.number(.share) == nil)
        #expect(arguments.seconds(.horizon) == nil)
        #expect(arguments.text(.format) == nil)
        #expect(arguments.flag(.progress) == nil)
        #expect(arguments.texts(.set).isEmpty)
        #expect(!arguments.isSet(.seed))
        #expect(arguments.source(of: .seed) == nil)
    }

    @Test func sourcesAreKnown() throws {
        let arguments = try parse(
            "run acme -s 1", ["SAMPLE_REPLICATIONS": "4", "SAMPLE_SEED": "2"])
        #expect(arguments.isSet(.seed) && arguments.isSet(.replications))
        #expect(arguments.source(of: .seed) == .option("--seed"))
        #expect(arguments.source(of: .replications) == .environment("SAMPLE_REPLICATIONS"))
        #expect("\(ValueSource.environment("X"))" == "environment variable X")
    }

    @Test func wrongLookUpsStop() async {
        await #expect(processExitsWith: .failure) {
            _ = ParsedArguments(tool: sampleTool, verb: sampleTool.verbs[1]).isSet(.format)
        }
        await #expect(processExitsWith: .failure) {
            _ = ParsedArguments(tool: sampleTool, verb: sampleTool.verbs[0]).integer(.format)
        }
        await #expect(processExitsWith: .failure) {
            _ = ParsedArguments(tool: sampleTool, verb: sampleTool.verbs[0]).text(.set)
        }
    }
}
