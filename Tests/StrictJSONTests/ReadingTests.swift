import FieldTables
import StrictJSON
import Testing

/// A desk as a file has it.
private struct Desk: Described {
    struct Group: Described {
        var name = ""
        var agents = 0
        var minutes: Double?

        static let table = FieldTable<Group>(
            "group", "People who are alike.",
            [
                .required("name", \.name, "What it is called."),
                .required("agents", \.agents, "How many they are."),
                .optional("handlingMinutes", \.minutes, "How long they take."), .note,
            ])
    }

    struct Machine: Described {
        var latency = 2.5

        static let table = FieldTable<Machine>(
            "machine", "What answers first.",
            [.optional("latencySeconds", \.latency, "How long it thinks.")])
    }

    var groups: [Group] = []
    var machine = Machine()
    var seed: Int?
    var sources: Entries<String> = [:]

    static let table = FieldTable<Desk>(
        "desk", "Where people work.",
        [
            .required("groups", \.groups, "The people."),
            .optional("machine", \.machine, "The machine."),
            .optional("seed", \.seed, "Gives other draws."),
            .optional("sources", \.sources, "Where figures are from."),
        ])
}

@Suite struct ReadingTests {
    private static let text = #"""
        {"machine": {},
         "groups": [{"name": "chat", "agents": 3, "handlingMinutes": 7},
                    {"name": "phone", "agents": 14.0}],
         "sources": {"groups[0].agents": "guess"}}
        """#

    private func reading(_ text: String = text) throws -> Reading<Desk> {
        let root = try #require(JSONReader.read(SourceText(name: "t.json", text: text)).root)
        #expect(Desk.schema.problems(in: root).isEmpty)
        return Reading(root)
    }

    @Test func partsAreReadWithTheirPlaces() throws {
        let desk = try reading()
        let groups = desk.groups.elements()
        #expect(groups.map(\.agents.value) == [3, 14])
        #expect(groups[0].minutes.given()?.value == 7 && groups[1].minutes.given() == nil)
        #expect(groups[1].agents.path.name == "groups[1].agents")
        // The key of the file, which is not that of the property.
        #expect(groups[0].minutes.path.name == "groups[0].handlingMinutes")
        let sources = desk.sources.entries()
        #expect(sources.map(\.name) == ["groups[0].agents"])
        #expect(sources[0].value.value == "guess" && sources[0].value.isWritten)
    }

    @Test func whatIsNotGivenHasItsDefaultAndThePlaceOfItsObject() throws {
        let desk = try reading()
        #expect(desk.machine.isWritten && !desk.machine.latency.isWritten)
        let latency = desk.machine.latency.problem("too slow", severity: .warning)
        #expect(latency.location == desk.machine.location)
        #expect(latency.path?.name == "machine.latencySeconds" && latency.severity == .warning)
        #expect(desk.machine.latency.value == 2.5)
        let bare = try reading(#"{"groups": []}"#)
        #expect(!bare.machine.isWritten && bare.machine.latency.location == bare.location)
        #expect(bare.seed.given() == nil && bare.sources.entries().isEmpty)
    }

    @Test func problemsFoundLaterPointIntoTheFile() throws {
        let group = try #require(try reading().groups.elements().last)
        let expected = """
            t.json:3:41: error: too many
              {"name": "phone", "agents": 14.0}],
                                          ^
              at $.groups[1].agents
            """
        #expect(group.agents.problem("too many").render() == expected)
        // The same place by steps, as who reports it without the table knows it.
        #expect(group.problem("too many", at: [.key("agents")]).render() == expected)
    }

    @Test func aPropertyThatIsNoInputTraps() async {
        await #expect(processExitsWith: .failure) {
            let root = JSONReader.read(SourceText(name: "t", text: "{}")).root
            if let root { _ = Reading<Desk>(root)[\.machine.latency] }
        }
    }
}
