import Testing
import Workloads

@testable import CommandLineTool

@Suite struct CompleteVerbTests {
    private func names(_ words: String...) async throws -> [String] {
        let session = try Session()
        try session.write(
            Session.workload.replacing(
                "\"agents\": 6, \"rates\": [1, 1.6],",
                with: "\"groups\": [{\"name\": \"夜\", \"agents\": 2}, {\"name\": \"day\"}],"),
            to: "groups.json")
        let ending = await session.run(["complete"] + words.prefix(1) + ["--"] + words.dropFirst())
        #expect(ending.code == .success && ending.messages.isEmpty)
        return ending.output.split(separator: "\n").map(String.init)
    }

    @Test func whatTheToolKnows() async throws {
        #expect(try await names("workload") == WorkloadLibrary.names)
        #expect(try await names("measure").contains("serviceLevel"))
    }

    @Test func pathsAndGroupsOfTheFileOnTheLine() async throws {
        let paths = try await names("path", "{small.json}")
        #expect(paths.contains("humans.agents=") && paths.contains("humans.rates[1]="))
        #expect(paths.contains("humans.rates=") && !paths.contains { $0.hasPrefix("title") })
        #expect(try await names("path", "help-desk").contains("ai.escalation.threshold="))
        #expect(try await names("group", "{groups.json}") == ["夜", "day"])
    }

    /// A shell that completes is no place for errors.
    @Test func whatItDoesNotKnowIsNothing() async throws {
        #expect(try await names("path", "{none.json}").isEmpty)
        #expect(try await names("group", "launch-month").isEmpty)
        #expect(try await names("something").isEmpty)
    }

    @Test func nobodyIsToldOfIt() async throws {
        #expect(await !(try Session()).run("help").output.contains("\n  complete "))
    }
}
