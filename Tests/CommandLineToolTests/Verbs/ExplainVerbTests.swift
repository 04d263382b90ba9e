import Experiments
import Testing

@testable import CommandLineTool

@Suite struct ExplainVerbTests {
    @Test func explain() async throws {
        let session = try Session()
        let all = await session.run("explain").output.split(separator: "\n").map(String.init)
        #expect(all.count == Measure.all.count)
        let one = await session.run("explain", "serviceLevel").output
        #expect(one == all.first { $0.hasPrefix("serviceLevel ") }.map { $0 + "\n" })
        let misspelt = await session.run("explain", "servicelevel")
        #expect(misspelt.code == .usage)
        #expect(misspelt.messages.hasSuffix("Did you mean 'serviceLevel'?\n"))
    }
}
