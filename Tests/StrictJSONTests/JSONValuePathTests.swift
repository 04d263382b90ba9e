import StrictJSON
import Testing

@Suite struct JSONValuePathTests {
    private let origin = Problem.Location.origin("--set")

    private func tree() throws -> JSONValue {
        let text = #"{"ai": {"share": 0.5}, "groups": [{"agents": 1}, {"agents": 2}], "none": []}"#
        return try #require(JSONReader.read(SourceText(name: "t", text: text)).root)
    }

    @Test(arguments: [
        ("ai.share", "0.5"), ("groups[1].agents", "2"), ("none", "[]"), ("ai.x", nil),
        ("groups[2]", nil), ("groups.x", nil), ("ai[0]", nil), ("ai.share.x", nil),
    ])
    func valueAtAPath(path: String, expected: String?) throws {
        let value = try tree().value(at: #require(JSONPath(path)))
        #expect(value.map { JSONOutput($0).text() } == expected)
    }

    @Test(arguments: [
        ("ai.share", #"{"ai":{"share":9},"groups":[{"agents":1},{"agents":2}],"none":[]}"#),
        (
            "groups[1].agents",
            #"{"ai":{"share":0.5},"groups":[{"agents":1},{"agents":9}],"none":[]}"#
        ),
        ("groups[0]", #"{"ai":{"share":0.5},"groups":[9,{"agents":2}],"none":[]}"#),
        (
            "ai.new",
            #"{"ai":{"share":0.5,"new":9},"groups":[{"agents":1},{"agents":2}],"none":[]}"#
        ),
        ("$", "9"),
    ])
    func settingReplacesOrAdds(path: String, expected: String) throws {
        let path = try #require(JSONPath(path))
        let nine = JSONValue(.number(9, literal: "9"), at: origin)
        let changed = try tree().setting(path, to: nine)
        #expect(JSONOutput(changed).text() == expected)
        #expect(changed.value(at: path)?.location == origin)
    }

    @Test(arguments: [
        ("groups[2].agents", "there is no groups[2]: the last element is groups[1]"),
        ("none[0]", "there is no none[0]: none is an empty array"),
        ("queue.limit", #"there is no queue: the file has no key "queue""#),
        ("ai.share.x", "there is no ai.share.x: ai.share is 0.5"),
        ("groups.agents", "there is no groups.agents: groups is an array"),
        ("ai[0]", "there is no ai[0]: ai is an object"),
    ])
    func settingSaysWhatIsNotThere(path: String, message: String) throws {
        let path = try #require(JSONPath(path))
        let problem = try #require(throws: Problem.self) {
            try tree().setting(path, to: JSONValue(.null, at: origin))
        }
        #expect(problem == Problem(message, at: origin, path: path))
    }

    @Test(arguments: [
        ("ai.share", #"{"ai":{},"groups":[{"agents":1},{"agents":2}],"none":[]}"#),
        ("groups[1].agents", #"{"ai":{"share":0.5},"groups":[{"agents":1},{}],"none":[]}"#),
        ("none", #"{"ai":{"share":0.5},"groups":[{"agents":1},{"agents":2}]}"#),
    ])
    func removingLeavesTheRest(path: String, expected: String) throws {
        let changed = try tree().removing(#require(JSONPath(path)))
        #expect(JSONOutput(changed).text() == expected)
    }

    @Test(arguments: ["ai.x", "ai.x.y", "groups[0]", "groups[2].agents", "none.x", "$"])
    func whatIsNoMemberIsNotRemoved(path: String) throws {
        #expect(try tree().removing(#require(JSONPath(path))) == tree())
    }

    @Test func relocatedChangesEveryPart() throws {
        let moved = try tree().relocated(to: origin)
        #expect(moved.location == origin)
        let deep = moved.value(at: JSONPath().key("groups").index(1).key("agents"))
        #expect(deep?.location == origin)
        guard case .object(let members) = moved.content else { return }
        #expect(members.allSatisfy { $0.keyLocation == origin })
    }
}
