import StrictJSON
import Testing

@testable import CommandLineTool

@Suite struct SchemaVerbTests {
    @Test func schemaIsJSONAndThePageNamesEveryKey() async throws {
        let session = try Session()
        let schema = try await session.run("schema").json()
        #expect(
            schema["$schema"]?.content == .string("https://json-schema.org/draft/2020-12/schema"))
        let keys = try #require(schema["properties"]).keys
        #expect(keys.contains("demand") && keys.contains("figures"))
        let page = await session.run("schema", "--markdown").output
        for key in keys { #expect(page.contains("`\(key)`"), "\(key)") }
    }
}
