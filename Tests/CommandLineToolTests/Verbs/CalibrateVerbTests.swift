import StrictJSON
import Testing

@testable import CommandLineTool

@Suite struct CalibrateVerbTests {
    private static let usual = [
        "calibrate", "{small.json}", "-r", "4", "--input", "demand.freshPerMonth",
        "--to", "offered=300",
    ]

    @Test func theReport() async throws {
        let ending = await (try Session()).run(Self.usual)
        #expect(ending.messages == "")
        try #require(ending.code == .success)
        let lines = ending.output.split(separator: "\n").map(String.init)
        #expect(lines[0] == "small: A small desk")
        #expect(
            lines[1]
                == "To find demand.freshPerMonth from offered=300; 4 replications, seed 1")
        #expect(lines[2].hasPrefix("demand.freshPerMonth = "))
        #expect(lines[2].hasSuffix(" makes offered 300."))
        #expect(lines[2].contains(" ± "))
        #expect(lines[3].hasPrefix("Found: --set demand.freshPerMonth="))
        #expect(lines.contains { $0.hasPrefix("The same on 4 replications of other customers") })
        #expect(
            lines.last
                == "Reproduce: switchboard calibrate small.json --replications 4 --seed 1 "
                + "--input demand.freshPerMonth --to offered=300")
        #expect(!ending.output.contains("What was tried"))
        let all = await (try Session()).run(Self.usual + ["--verbose"])
        #expect(all.output.contains("What was tried"))
    }

    /// What is written says where it is from, keeps everything else, and makes what was asked.
    @Test func whatIsWritten() async throws {
        let session = try Session()
        let ending = await session.run(
            Self.usual + [
                "--input", "ai.share=10%:90%", "--to", "aiConversations=120±5",
                "--write", session.path("found.json"),
            ])
        try #require(ending.code == .success)
        let root = try #require(
            JSONReader.read(SourceText(name: "found", text: session.content("found.json"))).root)
        #expect(root["name"]?.content == .string("found"))
        #expect(root["figures"]?.elements.count == 1)
        #expect(root["sources"]?.keys == ["demand", "demand.freshPerMonth", "ai.share"])
        #expect(
            root["sources"]?["ai.share"]?.content
                == .string(
                    "calibrated: offered=300, aiConversations=120±5 (switchboard calibrate "
                        + "small.json --replications 4 --seed 1 --input demand.freshPerMonth "
                        + "--to offered=300 --input ai.share=0.1:0.9 --to "
                        + "'aiConversations=120±5')"))
        #expect(root["assumptions"] == nil)
        let run = await session.run("run", "{found.json}", "-r", "4", "--json")
        let measures = try #require(try run.json()["measures"])
        for (name, wanted) in [("offered", 300.0), ("aiConversations", 120)] {
            guard case .number(let mean, _) = measures[name]?["mean"]?.content else {
                Issue.record("\(name) has no mean")
                continue
            }
            #expect(abs(mean - wanted) < 0.02 * wanted)
        }
        let again = await session.run(Self.usual + ["--write", session.path("found.json")])
        #expect(again.code == .cannotCreate)
    }

    /// Shells complete paths of the file and measures.
    @Test func completions() {
        #expect(Completions.asked("PATH=LOW:HIGH") == "path")
        #expect(Completions.asked("MEASURE=VALUE") == "measure")
        let kinds = CalibrateVerb.spec.options.filter { ["input", "to"].contains($0.name) }
            .compactMap(\.kind.placeholder)
        #expect(kinds == ["PATH=LOW:HIGH", "MEASURE=VALUE"])
    }

    @Test func equalBytesForAnyThreads() async throws {
        let session = try Session()
        let one = await session.run(Self.usual + ["-j", "1"])
        let two = await session.run(Self.usual + ["-j", "2"])
        #expect(one.code == .success)
        #expect(one.output == two.output)
    }

    @Test func whatProgramsMayRelyOn() async throws {
        let session = try Session()
        let root = try await session.run(Self.usual + ["--json"]).json()
        #expect(
            root.keys == [
                "tool", "version", "format", "kind", "command", "workload", "seed", "answer",
                "ending", "set", "inputs", "targets", "replications", "searchReplications",
                "replicationsRun", "sides", "search", "turns", "otherRoots", "telling", "refusal",
            ])
        #expect(root["kind"]?.content == .string("inputCalibration"))
        #expect(root["ending"]?.content == .string("found"))
        #expect(
            root["inputs"]?.elements.first?.keys == [
                "path", "before", "range", "value", "halfWidth", "halfWidthOfSimulation",
                "halfWidthOfTargets",
            ])
        #expect(
            root["targets"]?.elements.first?.keys == [
                "measure", "unit", "definition", "value", "error", "searched", "confirmed",
                "isConfirmed",
            ])
        let rows = await session.run(Self.usual + ["--csv"]).output.split(separator: "\r\n")
        #expect(rows[0] == "stage,demand.freshPerMonth,name,value,halfWidth,unit,target")
        let stages = rows.dropFirst().compactMap { $0.split(separator: ",").first.map(String.init) }
        #expect(stages.prefix(3) == ["input", "found", "confirmed"])
        #expect(stages.dropFirst(3).allSatisfy { $0 == "search" } && stages.count > 8)
        let markdown = await session.run(Self.usual + ["--markdown"]).output
        #expect(markdown.contains("| demand.freshPerMonth | 9000 |"))
    }

    /// What cannot be is said with what there is, and nothing is written.
    @Test func whatCannotBe() async throws {
        let session = try Session()
        let ending = await session.run(
            "calibrate", "{small.json}", "-r", "3", "--input", "demand.freshPerMonth=9000:10000",
            "--to", "offered=3000", "--write", session.path("never.json"))
        #expect(ending.code == .targetMissed)
        #expect(ending.output.contains("Nothing was found: offered cannot be 3000: it comes to "))
        #expect(ending.output.contains("at demand.freshPerMonth = 9000 and to "))
        #expect(ending.output.contains("at 10,000."))
        #expect(ending.messages.hasPrefix("error: offered cannot be 3000: "))
        #expect((try? session.content("never.json")) == nil)
        let both = await session.run(
            "calibrate", "{small.json}", "-r", "3", "--input", "demand.freshPerMonth",
            "--to", "offered=100", "--input", "repeats.afterAI", "--to", "issues=150")
        #expect(both.code == .targetMissed)
        #expect(both.output.contains("No values were found that make offered 100 and issues 150"))
    }

    /// A whole number seldom hits.
    @Test func theNearestWholeNumber() async throws {
        let ending = await (try Session()).run(
            "calibrate", "{small.json}", "-r", "4", "--input", "humans.agents=1:9",
            "--to", "abandonmentRate=4%")
        #expect(ending.code == .success)
        #expect(ending.output.contains(" comes nearest to abandonmentRate 4%: it makes "))
        #expect(ending.output.contains("No whole number makes exactly that."))
    }

    /// Two inputs that the measures do not tell apart.
    @Test func whatCannotBeTold() async throws {
        let ending = await (try Session()).run(
            Self.usual + ["--input", "humans.costPerPaidHour=1:9", "--to", "aiShare=50%"])
        #expect(ending.code == .success || ending.code == .targetMissed)
        #expect(
            ending.output.contains("cannot tell the inputs apart")
                || ending.output.contains("No values were found"))
    }

    @Test func whatIsNoQuestion() async throws {
        let session = try Session()
        func refused(_ words: String...) async -> Session.Ending {
            await session.run(["calibrate", "{small.json}"] + words)
        }
        let input = ["--input", "demand.freshPerMonth"]
        let missing = await refused("--input", "demand.freshPerMonth")
        #expect(missing.code == .usage && missing.messages.contains("--to is missing"))
        let nothing = await refused("--to", "offered=1")
        #expect(nothing.code == .usage && nothing.messages.contains("--input is missing"))
        let typo = await refused("--input", "demand.freshPerMont", "--to", "offered=1")
        #expect(typo.code == .badData)
        #expect(typo.messages.contains("Did you mean \"demand.freshPerMonth\"?"))
        for (words, hint) in [
            (["--to", "offerd=1"], "Did you mean 'offered'?"),
            (["--to", "offered=many"], "Write measure=number"),
            (["--to", "offered=3%"], "write the number"),
            (["--to", "offered=1", "--to", "issues=1"], "Each --input needs a --to of its own"),
            (["--to", "offered=1", "-r", "1"], "Give --replications 2 or more"),
            (
                ["--to", "offered=1", "--set", "demand.freshPerMonth=5"],
                "--input demand.freshPerMonth=LOW:HIGH"
            ),
            (["--to", "repeatRateChange=-25%"], "Name a measure of the workload itself"),
        ] {
            let ending = await session.run(["calibrate", "{small.json}"] + input + words)
            #expect(ending.code == .usage, "\(words)")
            #expect(ending.messages.contains(hint), "\(words): \(ending.messages)")
        }
        let upsideDown = await refused("--input", "ai.share=0.9:0.1", "--to", "aiShare=50%")
        #expect(upsideDown.code == .usage)
        #expect(upsideDown.messages.contains("Write the lower end first"))
        let list = await refused("--input", "humans.rates", "--to", "offered=1")
        #expect(list.code == .usage && list.messages.contains("such as humans.rates[0]"))
    }
}
