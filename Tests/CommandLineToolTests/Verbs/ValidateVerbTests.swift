import StrictJSON
import Testing

@testable import CommandLineTool

@Suite struct ValidateVerbTests {
    @Test func validateReportsEveryProblemOfEveryFile() async throws {
        let session = try Session()
        try session.write(
            Session.workload.replacing("\"agents\": 6", with: "\"agents\": -6")
                .replacing("\"title\"", with: "\"titel\""), to: "one.json")
        try session.write("[", to: "two.json")
        let ending = await session.run("validate", "{small.json}", "{one.json}", "{two.json}")
        #expect(ending.code == .badData)
        #expect(
            ending.output == """
                \(session.path("small.json")): valid, 13 inputs without a source
                  Not given: humans.resolution, so humans never fail; with ai.containment nothing \
                else can be said

                """)
        #expect(
            ending.messages == """
                error: the workload one.json, two.json cannot be used
                DIR/one.json:2:33: error: unknown key "titel" in the file. Did you mean "title"?
                  "format": 1, "name": "small", "titel": "A small desk", "horizonDays": 0.5,
                                                ^
                  at $.titel
                DIR/one.json:6:24: error: humans.agents must be a whole number from 0 to 1000000 \
                (found -6)
                  "humans": {"agents": -6, "rates": [1, 1.6],
                                       ^
                  at $.humans.agents
                DIR/two.json:1:1: error: '[' is never closed
                  [
                  ^
                3 problems in DIR/one.json, DIR/two.json. See 'switchboard schema' for every key.

                """)
    }

    /// An optimist's file is valid, and is told what it takes for granted; a run says it too.
    @Test func whatIsNotGivenIsSaid() async throws {
        let session = try Session()
        try session.write(
            """
            {"format": 1, "name": "bold", "title": "An optimist's desk", "horizonDays": 0.1,
              "demand": {"freshPerMonth": 9000},
              "humans": {"agents": 6, "sessionMinutes": {"distribution": "constant", "value": 5}}}
            """, to: "bold.json")
        let lines = [
            "Not given: repeats, so nobody returns",
            "Not given: humans.patienceMinutes, so everybody waits for ever",
            "Not given: humans.resolution, so humans never fail",
        ]
        let valid = await session.run("validate", "{bold.json}")
        #expect(valid.code == .success && valid.messages.isEmpty)
        #expect(
            valid.output.split(separator: "\n").dropFirst().map(String.init)
                == lines.map { "  " + $0 })
        let text = await session.run("run", "{bold.json}", "-r", "1").output
        #expect(text.contains("\n" + lines.joined(separator: "\n") + "\n"))
        let root = try await session.run("run", "{bold.json}", "-r", "1", "--json").json()
        #expect(
            root["unstated"]?.elements.map { $0["path"]?.content } == [
                .string("repeats"), .string("humans.patienceMinutes"), .string("humans.resolution"),
            ])
    }

    /// What is wrong with the form of a file hides nothing that is wrong with its meaning, unless
    /// that has to do with it.
    @Test func allProblemsAreToldInOneRound() async throws {
        let session = try Session()
        try session.write(
            """
            {"format": 1, "name": "bad", "title": "Bad", "horizonDays": -1, "tilte": 3,
            "demand": {"freshPerMonth": "many"},
            "intents": [{"name": "a", "share": 0.7}, {"name": "a", "share": 0.7}],
            "ai": {"share": 1.5, "containment": 0.4,
              "sessionMinutes": {"distribution": "exponential", "mean": 2}},
            "humans": {"agents": 3, "sessionMinutes": {"distribution": "exponential", "mean": 5}},
            "figures": [{"measure": "aiSharee", "published": 0.5, "relation": "equals",
              "kind": "test", "source": "x"}]}
            """, to: "bad.json")
        let ending = await session.run("validate", "{bad.json}")
        #expect(ending.code == .badData)
        for words in [
            "horizonDays must be a number", "unknown key \"tilte\"", "demand.freshPerMonth must be",
            "shares must add up to 1", "the name \"a\" is used twice", "ai.share must be",
            "there is no measure 'aiSharee'", "7 problems",
        ] {
            #expect(ending.messages.contains(words), "\(words) in \(ending.messages)")
        }
        // Of what cannot be mended only the form is told.
        try session.write(
            """
            {"format": 1, "name": "bad", "title": "Bad", "horizonDays": 1, "demand": 3,
            "intents": [{"name": "a", "share": 0.7}]}
            """, to: "worse.json")
        let worse = await session.run("validate", "{worse.json}")
        #expect(worse.code == .badData && worse.messages.contains("demand must be an object"))
        #expect(!worse.messages.contains("add up"))
    }
}
