import StrictJSON
import Testing

@Suite struct SchemaPathsTests {
    @Test(arguments: [
        "$", "name", "ai.threshold", "groups[2].agents", "groups[0].wrapUp.cv",
        "groups[0].wrapUp.distribution", "rates", "rates[23]", "sources.anything", #"["$schema"]"#,
    ])
    func pathsOfTheTableAreDescribed(text: String) throws {
        let path = try #require(JSONPath(text))
        #expect(Fixtures.workload.describes(path))
        #expect(Fixtures.workload.suggestion(forPath: path) == path)
    }

    @Test(arguments: [
        ("ai.treshold", "ai.threshold"), ("agents", "groups[0].agents"),
        ("group[1].agnets", "groups[1].agents"),
        ("threshold", "ai.threshold"), ("groups[0].wrapup.maen", "groups[0].wrapUp.mean"),
        ("mean", "groups[0].handleTime.mean"), ("wrapUp.cv", "groups[0].wrapUp.cv"),
        ("groups[3].agents", nil), ("rates[24]", nil), ("zebra", nil), ("name.x", nil),
        ("ai[0]", nil),
        ("sources.a.b", nil),
    ])
    func otherPathsAreNotButMayBeNearOne(text: String, meant: String?) throws {
        let path = try #require(JSONPath(text))
        #expect(!Fixtures.workload.describes(path))
        #expect(Fixtures.workload.suggestion(forPath: path)?.name == meant)
    }

    @Test(arguments: [
        ("ai", true), ("ai.threshold", true), ("ai.treshold", false), ("seed", true),
        ("name", false), ("groups", false), ("groups[0]", false), ("groups[0].note", true),
        ("groups[0].agents", false), ("groups[0].handleTime.cv", true),
        ("groups[0].handleTime.mean", false), ("groups[0].handleTime.distribution", false),
        // There is no such group, nor wrap-up.
        ("groups[2].note", false), ("groups[0].wrapUp.cv", false),
        ("sources.anything", true), ("rates[0]", false), ("$", false),
    ])
    func whatAFileCanDoWithout(text: String, expected: Bool) throws {
        let root = try #require(
            JSONReader.read(SourceText(name: "t", text: Fixtures.good)).root)
        let path = try #require(JSONPath(text))
        #expect(Fixtures.workload.canDoWithout(path, in: root) == expected)
    }
}
