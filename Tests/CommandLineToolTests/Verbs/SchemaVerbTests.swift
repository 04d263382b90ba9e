import StrictJSON
import Testing

@testable import CommandLineTool

@Suite struct SchemaVerbTests {
    /// The schema of results names every kind.
    @Test func theSchemaOfResults() async throws {
        let ending = await (try Session()).run("schema", "result")
        let schema = try ending.json()
        #expect(schema.keys.contains("$defs"))
        for kind in [
            "run", "comparison", "tuning", "staffing", "hiring", "fit", "inputCalibration",
        ] {
            #expect(ending.output.contains("\"\(kind)\""), "\(kind)")
        }
    }

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
