import Testing

@testable import CommandLineTool

@Suite struct CompareVerbTests {
    private func session() throws -> Session {
        let session = try Session()
        let other = Session.workload.replacing("\"small\"", with: "\"larger\"")
            .replacing("\"agents\": 6", with: "\"agents\": 8")
        try session.write(other, to: "larger.json")
        return session
    }

    @Test func theReport() async throws {
        let ending = try await session().run(
            "compare", "{small.json}", "{larger.json}", "-r", "3")
        #expect(ending.code == .success)
        let lines = ending.output.split(separator: "\n").map(String.init)
        #expect(lines[0] == "Compared on the same customers, 3 replications, seed 1:")
        #expect(lines[1...2] == ["  small: A small desk", "  larger: A small desk"])
        #expect(
            lines.last
                == "Reproduce: switchboard compare small.json larger.json --replications 3 --seed 1"
        )
        let agents = try #require(lines.last { $0.hasPrefix("agentsOnDuty ") })
        #expect(agents.hasSuffix("larger is higher"))
        let issues = try #require(lines.last { $0.hasPrefix("issues ") })
        #expect(issues.hasSuffix("the same"))
    }

    @Test func equalBytesHoweverItRuns() async throws {
        let session = try session()
        let words = ["compare", "{small.json}", "{larger.json}", "-r", "3", "--json"]
        let settings = ["--set", "ai.share=0.3", "--set", "repeats.afterAI=0"]
        let one = await session.run(words + settings + ["-j", "1"])
        let two = await session.run(
            words + ["--set", "repeats.afterAI=0", "--set", "ai.share=0.3", "-j", "2"])
        #expect(one.code == .success)
        #expect(one.output == two.output)
    }

    @Test func csvHasARowPerWorkloadReplicationAndMeasure() async throws {
        let ending = try await session().run(
            "compare", "{small.json}", "{larger.json}", "-r", "2", "--csv")
        let rows = ending.output.split(separator: "\r\n").dropFirst()
            .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
        let offered = rows.filter { $0[2] == "issues" }
        #expect(offered.map { $0[0] } == ["small", "small", "larger", "larger"])
        // The same customers in both.
        #expect(offered[0][3] == offered[2][3] && offered[1][3] == offered[3][3])
    }

    @Test func eachOfThemMustBeRight() async throws {
        let session = try session()
        try session.write("{}", to: "bad.json")
        #expect(await session.run("compare", "{small.json}", "{bad.json}").code == .badData)
        #expect(await session.run("compare", "{small.json}", "{none.json}").code == .cannotRead)
    }
}
