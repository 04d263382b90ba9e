import StrictJSON
import Testing

@testable import CommandLineTool

@Suite struct RunVerbTests {
    @Test func theReport() async throws {
        let ending = try await Session().run(
            "run", "{small.json}", "-r", "3", "--by", "intent", "-v")
        #expect(ending.code == .success)
        #expect(ending.messages.isEmpty)
        let lines = ending.output.split(separator: "\n", omittingEmptySubsequences: false)
            .map(String.init)
        #expect(lines[0] == "small: A small desk")
        #expect(
            lines[1] == "3 replications of 0.5 days after 0 days of warm-up, seed 1; "
                + "± is a 95 % interval")
        for start in [
            "Figure", "What \"automated\" means", "AI session", "human session",
            "end to end, all customers", "Measure", "By intent", "Assumptions: ",
            "  ai.share: a guess", "Reproduce: switchboard run small.json --replications 3",
        ] {
            #expect(lines.contains { $0.hasPrefix(start) }, "\(start)")
        }
        #expect(lines.allSatisfy { $0.last != " " })
        #expect(ending.output.hasSuffix("--seed 1 --by intent\n"))
    }

    @Test func oneReplicationHasNoInterval() async throws {
        let session = try Session()
        let text = await session.run("run", "{small.json}", "-r", "1", "--no-figures").output
        #expect(text.contains("1 replication of 0.5 days"))
        #expect(!text.contains("± "))
        #expect(text.contains("one replication has no interval"))
        let root = try await session.run("run", "{small.json}", "-r", "1", "--json").json()
        let measure = try #require(root["measures"]?["offered"])
        #expect(measure["halfWidth"]?.content == .null)
    }

    @Test func equalBytesHoweverItRuns() async throws {
        let session = try Session()
        let settings = ["--set", "ai.share=0.4", "--set", "humans.agents=7"]
        let start = ["run", "{small.json}", "-r", "4", "--json", "--by", "hour"]
        let one = await session.run(start + settings + ["--threads", "1"])
        #expect(one.code == .success)
        let two = await session.run(start + settings + ["--threads", "2"])
        let turned = await session.run(
            start + ["--set", "humans.agents=7", "--set", "ai.share=0.4", "--no-progress"])
        let environment = await session.run(
            ["run", "{small.json}", "--json", "--by", "hour"] + settings,
            environment: ["SWITCHBOARD_REPLICATIONS": "4", "SWITCHBOARD_THREADS": "3"])
        #expect(one.output == two.output)
        #expect(one.output == turned.output)
        #expect(one.output == environment.output)
        #expect(
            try one.json()["command"]?.content
                == .string(
                    "switchboard run small.json --replications 4 --seed 1 "
                        + "--set ai.share=0.4 --set humans.agents=7 --by hour"))
        let other = await session.run(start + settings + ["--seed", "2"])
        #expect(one.output != other.output)
    }

    /// Hours that are asked for have percentiles and costs, which others do not pay for.
    @Test func hoursInDetail() async throws {
        let session = try Session()
        let start = ["run", "{small.json}", "-r", "2"]
        let names = ["waitingSecondsP50", "waitingSecondsP90", "costPerConversation"]
        let asked = try await session.run(start + ["--by", "hour", "--json"]).json()
        let plain = try await session.run(start + ["--json"]).json()
        for name in names {
            #expect(asked["breakdowns"]?["hour"]?["1"]?[name]?["mean"] != nil, "\(name)")
            #expect(plain["breakdowns"]?["hour"]?["1"]?[name] == nil, "\(name)")
        }
        #expect(asked["measures"]?.keys == plain["measures"]?.keys)
        let report = await session.run(start + ["--by", "intervalOfWeek", "--markdown", "-v"])
        #expect(report.output.contains("waitingSecondsP95"))
        let rows = await session.run(start + ["--by", "hourOfWeek", "--csv"]).output
        #expect(rows.contains(",waitingSecondsP90,") && rows.contains(",hourOfWeek,13\r\n"))
    }

    @Test func horizonAndWarmUpAreSettings() async throws {
        let session = try Session()
        let options = await session.run(
            "run", "{small.json}", "-r", "2", "--json", "--horizon", "6h", "--warm-up", "2h")
        let settings = await session.run(
            "run", "{small.json}", "-r", "2", "--json", "--set", "horizonDays=0.25", "--set",
            "warmUpDays=0.08333333333333333")
        #expect(options.code == .success)
        #expect(options.output == settings.output)
    }

    @Test func csvIsLongAndHasAHeader() async throws {
        let ending = try await Session().run("run", "{small.json}", "-r", "2", "--csv")
        #expect(ending.code == .success)
        let rows = ending.output.split(separator: "\r\n", omittingEmptySubsequences: false)
            .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
        #expect(rows[0] == ["workload", "replication", "measure", "value", "unit", "by", "key"])
        #expect(rows.last == [""])
        let body = rows.dropFirst().dropLast()
        #expect(body.allSatisfy { $0.count == 7 && $0[0] == "small" && $0[5...] == ["", ""] })
        #expect(body.allSatisfy { $0[3].isEmpty || Double($0[3]) != nil })
        let offered = body.filter { $0[2] == "offered" }
        #expect(offered.map { $0[1] } == ["0", "1"])
        #expect(offered.map { $0[4] } == ["conversations", "conversations"])
        #expect(body.count.isMultiple(of: 2))
    }

    @Test func outputIsWrittenWholeOrNotAtAll() async throws {
        let session = try Session()
        let words = ["run", "{small.json}", "-r", "1", "--json"]
        let shown = await session.run(words).output
        #expect(await session.run(words + ["--output", "{r.json}"]).output.isEmpty)
        #expect(try session.content("r.json") == shown)
        // What is there is refused before the work, then replaced on request.
        let other = words + ["--seed", "2", "--output", "{r.json}"]
        let refused = await session.run(other)
        #expect(refused.code == .cannotCreate)
        #expect(
            refused.messages
                == "error: 'DIR/r.json' exists; --overwrite replaces it\n")
        #expect(try session.content("r.json") == shown)
        #expect(await session.run(other + ["--overwrite"]).code == .success)
        #expect(try session.content("r.json") != shown)
        let lost = await session.run(words + ["--output", "{none/r.json}"])
        #expect(lost.code == .cannotCreate)
        #expect(
            lost.messages
                == "error: cannot write 'DIR/none/r.json': the folder 'DIR/none' does not exist\n")
    }

    @Test func whatCannotBeRead() async throws {
        let session = try Session()
        let missing = await session.run("run", "{none.json}")
        #expect(missing.code == .cannotRead)
        #expect(
            missing.messages == "error: cannot read 'DIR/none.json': there is no such file\n")
        let folder = await session.run("run", "{}")
        #expect(folder.code == .cannotRead)
        let misspelt = await session.run("run", "hybird")
        #expect(misspelt.code == .cannotRead)
        #expect(
            misspelt.messages == """
                error: 'hybird' is neither a bundled workload nor a file
                Did you mean 'hybrid'?

                """)
    }

    @Test func aBadWorkloadIsExplained() async throws {
        let session = try Session()
        try session.write(#"{"format": 1, "name": "x","#, to: "bad.json")
        let cut = await session.run("run", "{bad.json}")
        #expect(cut.code == .badData)
        #expect(cut.messages.contains("bad.json:1:1: error: '{' is never closed"))
        let unknown = await session.run("run", "{small.json}", "--set", "ai.shore=1")
        #expect(unknown.code == .badData)
        #expect(unknown.output.isEmpty)
        #expect(
            unknown.messages == """
                error: the workload small.json cannot be used
                --set ai.shore=1: error: there is no input "ai.shore". Did you mean "ai.share"?
                1 problem. See 'switchboard schema' for every key.

                """)
    }

    @Test func aTierIsTakenAwayWithTheFiguresThatNeedIt() async throws {
        let session = try Session()
        let figure =
            #""figures": [{"measure": "occupancy", "published": 0.5, "relation": "equals","#
            + #" "kind": "test", "source": "a paper, 2020", "set": {"humans.agents": 7}}, "#
            + #"{"measure": "baseline.occupancy", "published": 0.5, "relation": "equals","#
            + #" "kind": "test", "source": "a paper, 2020"}, "#
        try session.write(
            Session.workload.replacing(#""figures": ["#, with: figure)
                .replacing(#""name""#, with: #""baseline": "small.json", "name""#),
            to: "own.json")
        let words = [
            "run", "{own.json}", "-r", "2", "--json", "--set", "humans=null", "--set",
            "baseline=null",
        ]
        let refused = await session.run(words)
        #expect(refused.code == .badData)
        #expect(refused.messages.contains(#"has no "humans" tier, but not every"#))
        let root = try await session.run(words + ["--set", "ai.share=1"]).json()
        #expect(root["measures"]?["occupancy"] == nil)
        #expect(
            root["figures"]?.elements.map { $0["verdict"]?.content } == [
                .string("notApplicable"), .string("notApplicable"), .string("missed"),
            ])
        // What was never there is still a mistake of the file.
        try session.write(
            Session.workload.replacing(#""figures": ["#, with: figure)
                .replacing(#""agents": 7"#, with: #""rates[1]": 7, "agents": 7"#),
            to: "own.json")
        #expect(await session.run("run", "{own.json}", "-r", "2").code == .badData)
    }

    /// Twice the customers are twice the customers of the baseline too; its agents are its own.
    @Test func theBaselineFollowsTheDemand() async throws {
        let session = try Session()
        try session.write(
            Session.workload.replacing(#""name""#, with: #""baseline": "small.json", "name""#),
            to: "own.json")
        let words = ["run", "{own.json}", "-r", "2", "--no-figures"]
        let changes = [
            "--set", "demand.freshPerMonth=18000", "--set", "humans.agents=13", "--set",
            "segments[0].share=1",
        ]
        let segment = #""segments": [{"name": "a", "share": 1}], "name""#
        try session.write(
            try session.content("own.json").replacing(#""name""#, with: segment), to: "own.json")
        let before = try await session.run(words + ["--json"]).json()
        #expect(before["baseline"]?["follows"]?.keys == [])
        let root = try await session.run(words + changes + ["--json"]).json()
        let name = "baseline.issues"
        let issues = try [before, root].map { root -> Double in
            guard case .number(let mean, _) = root["measures"]?[name]?["mean"]?.content
            else { throw UsageError(message: "no \(name)", hint: "") }
            return mean
        }
        #expect(abs(issues[0] - 150) < 40 && abs(issues[1] - 300) < 60, "\(issues)")
        let baseline = try #require(root["baseline"])
        #expect(baseline.keys == ["name", "sha256", "follows", "own", "refused"])
        #expect(baseline["follows"]?.keys == ["demand.freshPerMonth"])
        #expect(baseline["own"]?.keys == ["humans.agents"])
        #expect(baseline["refused"]?.keys == ["segments[0].share"])
        let text = await session.run(words + changes).output
        #expect(
            text.contains(
                "\nThe baseline small.json follows demand.freshPerMonth=18000; it has inputs of "
                    + "its own instead of humans.agents=13; it cannot take segments[0].share=1, "
                    + "which is not valid in it\n"))
        #expect(await !session.run(words).output.contains("The baseline"))
    }

    @Test func overloadIsRefusedOrWarnedOf() async throws {
        let session = try Session()
        let text = Session.workload.replacingOccurrences(of: #""horizonDays": 0.5,"#, with: "")
            .replacingOccurrences(
                of: #","# + "\n    "
                    + #""patienceMinutes": {"distribution": "exponential", "mean": 5}"#,
                with: "")
        try session.write(text, to: "forever.json")
        let refused = await session.run("run", "{forever.json}", "--set", "humans.agents=1")
        #expect(refused.code == .badData)
        #expect(refused.messages.contains("unstable: offered load "))
        let warned = await session.run(
            "run", "{small.json}", "-r", "1", "--set", "humans.agents=1")
        #expect(warned.code == .success)
        #expect(warned.messages.contains("warning: overloaded: offered load "))
    }

    /// Without --replications a small workload has thirty or more, which the command then says;
    /// intervals that are too skewed have a question mark, and a sentence says what would do.
    @Test func replicationsAreChosen() async throws {
        let session = try Session()
        let chosen = try await session.run("run", "{small.json}", "--json", "--no-figures").json()
        let count = try #require(chosen["replications"]?.wholeNumber)
        #expect(count >= 30)
        let command = "switchboard run small.json --replications \(count) --seed 1 --no-figures"
        #expect(chosen["command"]?.content == .string(command))
        let crowded = [
            "--set", "humans.agents=3", "--set", "demand.dayFactorCV=0.6", "--horizon", "6h",
        ]
        let text = await session.run(
            ["run", "{small.json}", "-r", "5", "--no-figures"] + crowded
        ).output
        #expect(text.contains(" ? "))
        #expect(text.contains("? Not to be trusted yet: too skewed for 5 replications"))
        #expect(text.contains("--replications "))
    }
}
