import Testing

@testable import CommandLineTool

@Suite struct HelpVerbTests {
    @Test func theHelpOfTheToolOrOfAVerb() async throws {
        let session = try Session()
        #expect(
            await session.run("help", environment: ["COLUMNS": "80"]).output
                == HelpText.page(for: ToolSpec.switchboard))
        let page = HelpText.page(for: SweepVerb.spec, of: .switchboard)
        #expect(await session.run("help", "sweep", environment: ["COLUMNS": "80"]).output == page)
        #expect(await session.run("help", "help").code == .success)
    }

    @Test func aVerbThatIsNotThere() async throws {
        let session = try Session()
        let misspelt = await session.run("help", "comparr")
        #expect(misspelt.code == .usage)
        #expect(misspelt.messages == "error: unknown verb 'comparr'\nDid you mean 'compare'?\n")
        let unknown = await session.run("help", "zzzzzz")
        #expect(unknown.messages == "error: unknown verb 'zzzzzz'\nSee 'switchboard help'.\n")
    }
}
