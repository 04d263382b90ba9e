import FieldTables
import StrictJSON
import Testing

@Suite struct ReadingTests {
    private func reading(_ text: String) throws -> Reading {
        let root = try #require(JSONReader.read(SourceText(name: "t.json", text: text)).root)
        return Reading(root, as: Fixtures.workload)
    }

    @Test func givenValuesAreRead() throws {
        let file = try reading(Fixtures.good)
        #expect(file["name"].string == "Acme")
        #expect(file["discipline"].string == "priority")
        #expect(file["ai"]["threshold"].number == 0.75)
        #expect(file["ai"]["isOn"].boolean == false)
        #expect(file["rates"].elements.map(\.number) == [10, 20.5, 0])
        let groups = file["groups"].elements
        #expect(groups.map { $0["agents"].integer } == [3, 14])
        let handleTime = try #require(groups.first?.optional("handleTime"))
        #expect(handleTime["distribution"].string == "lognormal")
        #expect(handleTime["mean"].number == 120)
        #expect(handleTime["cv"].number == 1)
        #expect(groups.last?.optional("handleTime") == nil)
        #expect(groups.last?.optional("wrapUp")?["distribution"].string == "none")
        #expect(file["sources"].members.map(\.key) == ["groups[0].agents"])
        #expect(file["sources"].members.map(\.reading.string) == ["guess"])
    }

    @Test func absentValuesHaveTheDefaultsOfTheTable() throws {
        let file = try reading("{" + Fixtures.rest)
        #expect(file["start"].string == "2026-01-05")
        #expect(file["ai"]["threshold"].number == 0.7)
        #expect(file["ai"]["latency"].number == 2.5)
        #expect(file["ai"]["isOn"].boolean == true)
        #expect(file["sources"].members.isEmpty)
        #expect(file.optional("seed") == nil)
        #expect(file["rates"].number == 1)
    }

    @Test func problemsFoundLaterPointIntoTheFile() throws {
        let file = try reading(Fixtures.good)
        let problem = try #require(file["groups"].elements.last)["agents"].problem("too many")
        #expect(
            problem.render() == """
                t.json:10:33: error: too many
                  {"name": "phone", "agents": 14.0, "wrapUp": {"distribution": "none"}, "note": "x"}
                                              ^
                  at $.groups[1].agents
                """)
        // A default has no place of its own: it is where its object is.
        let latency = file["ai"]["latency"].problem("too slow", severity: .warning)
        #expect(latency.location == file["ai"].value.location)
        #expect(latency.path?.name == "ai.latency")
        #expect(latency.severity == .warning)
    }

    @Test func aKeyThatIsNotInTheTableTraps() async {
        await #expect(processExitsWith: .failure) {
            let root = JSONReader.read(SourceText(name: "t", text: "{}")).root
            if let root { _ = Reading(root, as: Fixtures.ai).optional("treshold") }
        }
    }

    @Test func aDefaultThatBreaksItsOwnRuleTraps() async {
        await #expect(processExitsWith: .failure) {
            _ = FieldRule.optional("share", .number(.share), default: "1.5", "A share.")
        }
    }
}
