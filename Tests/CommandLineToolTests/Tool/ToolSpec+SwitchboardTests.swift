import Testing

@testable import CommandLineTool

/// What no verb may get wrong.
@Suite struct ToolSpecSwitchboardTests {
    private static let specs = ToolSpec.switchboard.verbs + ToolSpec.switchboard.unlistedVerbs

    @Test func everyVerbIsThereOnce() {
        #expect(Self.specs.count == ToolSpec.switchboardVerbs.count)
        #expect(Set(Self.specs.map(\.name)).count == Self.specs.count)
    }

    /// A type `RunVerb` is the verb `run`, so that its file is found by its word.
    @Test func aTypeIsCalledAfterItsWord() {
        for verb in ToolSpec.switchboardVerbs {
            #expect("\(verb)".lowercased() == verb.spec.name + "verb")
        }
    }

    @Test(arguments: specs.map(\.name))
    func optionsOfAVerbAreToldApart(name: String) throws {
        let verb = try #require(ToolSpec.switchboard.verb(named: name))
        let flags = verb.allOptions.flatMap(\.allFlags)
        #expect(Set(flags).count == flags.count)
        for option in verb.options { #expect(option.summary.hasSuffix("."), "\(option.flag)") }
    }
}
