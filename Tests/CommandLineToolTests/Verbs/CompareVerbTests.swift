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
            "compare", "{small.json}", "{larger.json}", "-r", "3", "--measures",
            "issues,agentsOnDuty")
        #expect(ending.code == .success)
        let lines = ending.output.split(separator: "\n").map(String.init)
        #expect(lines[0] == "Compared on the same customers, 3 replications, seed 1")
        #expect(lines[1...2] == ["  small: A small desk", "  larger: A small desk"])
        #expect(
            lines.last
                == "Reproduce: switchboard compare small.json larger.json --replications 3 --seed 1"
        )
        let agents = try #require(lines.last { $0.hasPrefix("agentsOnDuty ") })
        #expect(agents.split(separator: " ").count > 1 && !agents.contains("≈"))
        let issues = try #require(lines.last { $0.hasPrefix("issues ") })
        #expect(issues.hasSuffix(" 0 ± 0"))
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

    @Test func variantsOfOneWorkload() async throws {
        let ending = try await session().run(
            "compare", "{small.json}", "-r", "3", "--variant",
            "more:humans.rates=[1, 1.6],humans.agents=8", "--variant", "most:humans.agents=10",
            "--against", "small", "--maximise", "occupancy", "--indifference", "0.01")
        #expect(ending.code == .success)
        #expect(ending.messages == "")
        let lines = ending.output.split(separator: "\n").map(String.init)
        #expect(
            lines[1...3] == [
                "  small: A small desk", "  more: A small desk", "  most: A small desk",
            ])
        #expect(
            lines.last
                == "Reproduce: switchboard compare small.json --replications 3 --seed 1 --variant "
                + "'more:humans.agents=8,humans.rates=[1,1.6]' --variant most:humans.agents=10 "
                + "--maximise occupancy --indifference 0.01 --against small")
        #expect(lines.contains { $0.hasPrefix("  The best is small, right with probability 95 %") })
        let head = try #require(lines.firstIndex { $0.hasPrefix("Difference") })
        #expect(lines[head].hasSuffix("more less small  most less small"))
    }

    @Test func aVariantIsReadAgainFromTheCanonicalCommand() async throws {
        let session = try session()
        let first = await session.run(
            "compare", "{small.json}", "--variant", "b:humans.rates=[1, 1.6],humans.agents=8",
            "--set", "humans.agents=7", "-r", "2", "--json")
        let second = await session.run(
            "compare", "{small.json}", "--variant", "b:humans.agents=8,humans.rates=[1,1.6]",
            "--set", "humans.agents=7", "-r", "2", "--json")
        #expect(first.output == second.output)
        let document = try first.json()
        #expect(document["differenceConfidence"]?.content == .number(0.95, literal: "0.95"))
        #expect(document["selection"]?.content == .null)
        #expect(document["workloads"]?.elements.count == 2)
    }

    @Test(
        arguments: [
            (["--variant", "b"], "'b' is not a variant"),
            (["--variant", "b:"], "'b:' is not a variant"),
            (["--variant", "b:agents"], "'agents' is not a setting"),
            (["--variant", "b:humans.agents=1,humans.agents=2"], "sets 'humans.agents' twice"),
            (["--variant", "small:humans.agents=8"], "two of the workloads are called 'small'"),
            ([], "one workload cannot be compared with itself"),
            (["{larger.json}", "--variant", "b:humans.agents=1"], "--variant needs one workload"),
            (["{larger.json}", "--against", "large"], "there is no workload 'large'"),
            (["{larger.json}", "--indifference", "1%"], "--indifference needs --minimise"),
            (
                ["{larger.json}", "--minimise", "occupancy", "--indifference", "0"],
                "'0' is not a size"
            ),
            (
                ["{larger.json}", "--minimise", "occupancy", "--maximise", "offered"],
                "exclude each other"
            ),
            (["{larger.json}", "--minimise", "ocupancy"], "Did you mean 'occupancy'?"),
            (
                ["{larger.json}", "--minimise", "occupancy", "-r", "1"],
                "cannot be chosen on a single replication"
            ),
            (
                ["{larger.json}", "--equal-service"],
                "--equal-service needs a --target"
            ),
            (
                ["{larger.json}", "--target", "abandonmentRate<=3%"],
                "--target needs --equal-service"
            ),
            (
                ["{larger.json}", "--minimise", "costPerTrueResolution"],
                "costPerTrueResolution has no value in 'small'"
            ),
        ] as [([String], String)])
    func whatCannotBeCompared(words: [String], message: String) async throws {
        let ending = try await session().run(["compare", "{small.json}"] + words)
        #expect(ending.code == .usage)
        #expect(ending.output == "")
        #expect(ending.messages.contains(message), "\(ending.messages)")
    }

    /// What nobody can meet is compared as it stands, and the exit code says so.
    @Test func equalServiceThatCannotBe() async throws {
        let ending = await (try Session()).run(
            "compare", "{small.json}", "--variant", "slow:humans.sessionMinutes.mean=20",
            "--equal-service", "--target", "humanSessionMinutes<=15", "-r", "2")
        #expect(ending.code == .targetMissed)
        #expect(ending.messages.contains("not met by slow"))
        #expect(ending.output.contains("compared as it stands; no number of agents was shown"))
    }

    /// The same service, whatever the agents of the file.
    @Test func equalService() async throws {
        let session = try session()
        let words = [
            "compare", "{small.json}", "--variant", "slow:humans.sessionMinutes.mean=20",
            "--equal-service", "--target", "abandonmentRate<=20%", "-r", "3",
        ]
        let ending = await session.run(words)
        #expect(ending.code == .success, "\(ending.messages)")
        let lines = ending.output.split(separator: "\n").map(String.init)
        let head = try #require(lines.firstIndex { $0.hasPrefix("Staffed for the same targets ") })
        #expect(lines[head + 1].contains("met: abandonmentRate<=0.2 ("))
        #expect(lines[head + 2].contains("met: abandonmentRate<=0.2 ("))
        #expect(
            lines.last
                == "Reproduce: switchboard compare small.json --replications 3 --seed 1 "
                + "--variant slow:humans.sessionMinutes.mean=20 --equal-service "
                + "--target 'abandonmentRate<=0.2'")
        let root = try await session.run(words + ["--json"]).json()
        let staffed = try #require(root["equalService"]?.elements)
        #expect(
            staffed.map(\.keys)
                == Array(
                    repeating: [
                        "workload", "outcome", "set", "agentsOnDuty", "fullTimeEquivalents",
                        "targets",
                    ], count: 2))
        #expect(staffed.allSatisfy { $0["targets"]?.elements.count == 1 })
        #expect(staffed.allSatisfy { $0["outcome"]?.content == .string("met") })
    }

    /// Every bad variant is reported, each under its name.
    @Test func badVariantsAreReportedTogether() async throws {
        let ending = try await session().run(
            "compare", "{small.json}", "--variant", "b:humans.agnts=1", "--variant",
            "c:humans.agents=-1")
        #expect(ending.code == .badData)
        #expect(ending.messages.contains("the workload b, c cannot be used"))
        #expect(ending.messages.contains("humans.agnts") && ending.messages.contains("found -1"))
    }

    @Test func theBestIsWritten() async throws {
        let session = try session()
        let words =
            ["compare", "{small.json}", "{larger.json}", "-r", "3", "--maximise"]
            + ["agentsOnDuty", "--write", session.path("best.json")]
        let unclear = await session.run(
            words.filter { $0 != "--maximise" && $0 != "agentsOnDuty" })
        #expect(unclear.code == .usage)
        #expect(unclear.messages.contains("--write needs --minimise or --maximise"))
        #expect(await session.run(words).code == .success)
        let equal = await session.run(
            "compare", "{small.json}", "{larger.json}", "-r", "3", "--minimise", "issues",
            "--max-replications", "10", "--write", session.path("none.json"))
        #expect(equal.code == .targetMissed)
        #expect(equal.messages.contains("none was shown to be the best: nothing is written"))
        let best = try session.content("best.json")
        #expect(best.contains("\"name\": \"best\"") && best.contains("\"agents\": 8"))
    }

    @Test func currenciesAreNotMixed() async throws {
        let session = try session()
        for (name, currency) in [("euro", "EUR"), ("dollar", "USD")] {
            let text = Session.workload.replacing(
                "\"name\": \"small\"", with: "\"name\": \"\(name)\", \"currency\": \"\(currency)\"")
            try session.write(text, to: "\(name).json")
        }
        let mixed = await session.run("compare", "{euro.json}", "{dollar.json}", "-r", "2")
        #expect(mixed.code == .usage)
        #expect(mixed.messages.contains("amounts in EUR cannot be compared with amounts in USD"))
        let one = await session.run("compare", "{euro.json}", "{small.json}", "-r", "2", "-v")
        #expect(one.code == .success)
        #expect(one.output.contains("EUR") && !one.output.contains("money"))
    }

    @Test func aVariantWithoutATier() async throws {
        let session = try Session()
        let root = try await session.run([
            "compare", "{small.json}", "-r", "2", "--json", "--set", "humans.agents=7",
            "--variant", "aiOnly:humans=null,ai.share=1",
            "--variant", #"desk:ai=null,humans.rates=[1,1.5]"#,
        ]).json()
        let runs = try #require(root["workloads"]?.elements)
        #expect(runs.map { $0["measures"]?["occupancy"] != nil } == [true, false, true])
        #expect(runs.map { $0["measures"]?["containmentRate"] != nil } == [true, true, false])
    }
}
