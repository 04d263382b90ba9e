import Testing

@testable import CommandLineTool

@Suite struct CompletionsVerbTests {
    @Test(arguments: Shell.allCases)
    func theScriptOfEachShellKnowsTheVerbs(shell: Shell) async throws {
        let ending = try await Session().run("completions", shell.rawValue)
        #expect(ending.code == .success)
        #expect(ending.output == Completions.script(for: shell, tool: .switchboard))
        for verb in ToolSpec.switchboard.verbs { #expect(ending.output.contains(verb.name)) }
    }

    @Test func noShellIsTakenForGranted() async throws {
        let ending = try await Session().run("completions")
        #expect(ending.code == .usage)
        #expect(ending.messages.hasPrefix("error: missing argument SHELL\n"))
    }
}
