import StrictJSON
import Testing

@testable import CommandLineTool
@testable import PublishedClaims

@Suite struct ClaimsVerbTests {
    @Test func theTableFitsAndNamesSourcesAndAssumptions() async throws {
        let ending = try await Session().run("claims", environment: ["COLUMNS": "120"])
        #expect(ending.code == .success)
        #expect(ending.messages.isEmpty)
        let lines = ending.output.split(separator: "\n").map(String.init)
        #expect(lines.allSatisfy { $0.count <= 120 })
        for topic in Claim.Topic.allCases {
            #expect(lines.contains { $0.hasSuffix(topic.rawValue.uppercased()) })
        }
        let row = try #require(lines.first { $0.contains("chats of 11 min by 3000 agents") })
        #expect(row.contains("1.91 to 2.5") && row.hasSuffix("reconciles"))
        #expect(lines.contains { $0.hasPrefix("[1] Klarna press release, 27 February 2024") })
        #expect(lines.contains { $0.hasPrefix("- telephone contacts a month 1 M: never") })
        let flowing = lines.joined(separator: " ")
        #expect(flowing.contains("Only if the AI conversations that removed one of a human are 4"))
        #expect(flowing.contains("(chosen to fit a published figure)"))
    }

    @Test func programsGetTheSameAsJSON() async throws {
        let session = try Session()
        let root = try await session.run("claims", "--json").json()
        #expect(root.keys == ["tool", "version", "format", "kind", "command", "claims", "inputs"])
        #expect(root["command"]?.content == .string("switchboard claims"))
        let claims = try #require(root["claims"]).elements
        #expect(claims.count >= 30)
        for claim in claims {
            #expect(
                claim.keys == [
                    "name", "topic", "title", "quantity", "unit", "implied", "target", "condition",
                    "verdict", "reason", "inputs",
                ])
            #expect(claim["implied"]?.keys == ["low", "high"])
            #expect(claim["target"]?.keys == ["low", "high", "relation", "tolerance"])
        }
        let inputs = try #require(root["inputs"]).elements
        let names = inputs.map { $0["name"]?.content }
        for name in claims.flatMap({ $0["inputs"]?.elements ?? [] }) {
            #expect(names.contains(name.content))
        }
        for input in inputs {
            #expect(input.keys == ["name", "low", "high", "unit", "source", "evidence"])
        }
    }

    @Test func itWritesToAFileAndTakesNoWorkload() async throws {
        let session = try Session()
        let written = await session.run("claims", "--output", "{claims.txt}")
        #expect(written.code == .success)
        #expect(written.output.isEmpty)
        #expect(
            try session.content("claims.txt")
                == (await session.run("claims")).output)
        #expect(await session.run("claims", "hybrid").code == .usage)
    }
}
