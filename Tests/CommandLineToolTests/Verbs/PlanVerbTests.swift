import StrictJSON
import Testing

@testable import CommandLineTool

@Suite struct PlanVerbTests {
    private static let usual = [
        "plan", "growing-desk", "--target", "abandonmentRate<=10%", "-r", "2", "--horizon", "59d",
        "--keep", "freelancers",
    ]

    @Test func theReport() async throws {
        let ending = await (try Session()).run(Self.usual)
        #expect(ending.code == .success, "\(ending.messages)")
        let lines = ending.output.split(separator: "\n").map(String.init)
        #expect(lines[1] == "Cheapest hiring found for abandonmentRate<=0.1 in every month")
        #expect(lines.contains { $0.hasPrefix("Hire ") && $0.contains("every target holds") })
        #expect(lines.contains { $0.hasPrefix("Without hiring ") && $0.contains(" EUR in all") })
        #expect(lines.filter { $0.hasPrefix("2026-0") }.count == 2)
        #expect(
            lines.last
                == "Reproduce: switchboard plan growing-desk --replications 2 --seed 1 "
                + "--set horizonDays=59 --target 'abandonmentRate<=0.1' --keep=freelancers")
    }

    /// A row per course, month and target; the file that is written has the plan, and can be run.
    @Test func thePlanCanBeWrittenAndRun() async throws {
        let session = try Session()
        let csv = await session.run(
            Self.usual + ["--csv", "--write", session.path("planned.json")])
        #expect(csv.code == .success, "\(csv.messages)")
        let rows = csv.output.split(separator: "\r\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false)
        }
        #expect(rows.count == 1 + 2 * 2)
        #expect(rows.allSatisfy { $0.count == 13 })
        let run = await session.run("run", "{planned.json}", "-r", "1", "--json", "--by", "month")
        #expect(run.code == .success, "\(run.messages)")
        let months = try run.json()["breakdowns"]?["month"]
        #expect(months?.keys == ["2026-01", "2026-02"])
    }

    @Test func months() async throws {
        let ending = await (try Session()).run(
            Self.usual + ["--json", "--from", "2026-02", "--most-hires", "2"])
        #expect(ending.code == .success, "\(ending.messages)")
        let root = try ending.json()
        #expect(root["met"]?.content == .boolean(true))
        let months = try #require(root["months"]?.elements)
        #expect(months.count == 2)
        #expect(months[0]["planned"]?["targets"]?.elements.isEmpty == true)
        #expect(months[1]["planned"]?["targets"]?.elements.count == 1)
        #expect(months[1]["withoutHiring"]?["employees"]?.keys == ["agents"])
    }

    /// The first months cannot be helped: exit code 2, what is missed, and what to ask instead.
    @Test func whatCannotBeMetIsSaid() async throws {
        let ending = await (try Session()).run(
            [
                "plan", "growing-desk", "--target", "abandonmentRate<=0.1%", "-r", "2", "--horizon",
                "31d",
            ])
        #expect(ending.code == .targetMissed)
        #expect(ending.messages.contains("not shown to be met in 2026-01"))
    }

    @Test(arguments: [
        (["plan", "growing-desk"], "there is no target to hire for"),
        (["plan", "help-desk", "--target", "serviceLevel>=0.8"], "nobody to hire"),
        (Self.usual + ["--keep", "agent"], "Did you mean 'agents'?"),
        (Self.usual + ["--from", "2027-01"], "the run has no month '2027-01'"),
        (Self.usual + ["--from", "June"], "the run has no month 'June'"),
        (Self.usual + ["--target", "occupancy>=50%"], "only bounds what agents cost"),
        (Self.usual + ["--target", "employees[agents]<=12"], "only bounds what agents cost"),
        (Self.usual + ["--target", "trueResolutionRate>=0.9"], "has no value there"),
        (["plan", "growing-desk", "--target", "repeatRate<=1", "-r", "1"], "single replication"),
    ])
    func questionsThatCannotBeAsked(words: [String], message: String) async throws {
        let ending = await (try Session()).run(words)
        #expect(ending.code == .usage)
        #expect(ending.messages.contains(message), "\(ending.messages)")
    }
}
