import Foundation
import StrictJSON
import Testing

@testable import CommandLineTool

@Suite struct FitVerbTests {
    private let session: Session
    private let words = ["fit", "{calls.csv}", "--map", "day=Day,time=Time,count=Calls"]

    init() throws {
        session = try Session()
        // Weeks that differ, by numbers that look like chance and are none.
        var rows = "Day,Time,Calls\n"
        for day in 0..<84 where day % 7 < 5 {
            let date = "2026-0\(day / 28 + 1)-\(day % 28 < 9 ? "0" : "")\(day % 28 + 1)"
            for half in 16..<34 {
                let count = 40 + half + (day * 7 + half * 3) % 11 + (day * 5) % 9
                let time = "\(half < 20 ? "0" : "")\(half / 2):\(half % 2 == 0 ? "00" : "30")"
                rows += "\(date),\(time),\(count)\n"
            }
        }
        try session.write(rows, to: "calls.csv")
    }

    @Test func aWorkloadThatRuns() async throws {
        let ending = await session.run(words + ["--hold-out", "25%", "-o", "{mine.json}"])
        #expect(ending.code == .success && ending.messages.isEmpty, "\(ending.messages)")
        #expect(ending.output.contains("1080 rows of 60 days from 2026-01-01 to"))
        #expect(ending.output.contains("customers come on an open day"))
        #expect(ending.output.contains("Foretold from the days before"))
        let run = await session.run(["run", "{mine.json}", "-r", "2", "--horizon", "7d"])
        #expect(run.code == .success, "\(run.messages)")
    }

    @Test func theDemandOfAnotherWorkload() async throws {
        let ending = await session.run(words + ["--into", "{small.json}", "-o", "{mine.json}"])
        #expect(ending.code == .success && !ending.output.contains("that is assumed"))
        let text = try session.content("mine.json")
        #expect(text.contains(#""name": "mine""#) && text.contains(#""containment": 0.4"#))
        #expect(text.contains("fitted to calls.csv: 60 days") && !text.contains("9000"))
    }

    /// What the old demand was in the course of time is gone with it, and files are still found.
    @Test func nothingOfTheOldDemandStays() async throws {
        let base = Session.workload.replacing(
            "\"demand\": {\"freshPerMonth\": 9000},",
            with: "\"start\": \"2026-01-01\", \"demand\": {\"freshPerMonth\": 9000}, "
                + "\"baseline\": \"small.json\", \"overTime\": [{\"input\": "
                + "\"demand.freshPerMonth\", \"steps\": [{\"from\": \"2026-01-01\", \"hour\": 6, "
                + "\"value\": 100}]}],")
        try session.write(base, to: "base.json")
        let folder = session.path("other")
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        let ending = await session.run(
            words + ["--into", "{base.json}", "-o", "{other/mine.json}"])
        #expect(ending.code == .success, "\(ending.messages)")
        #expect(try !session.content("other/mine.json").contains("overTime"))
        let run = await session.run(["run", "{other/mine.json}", "-r", "2"])
        #expect(run.code == .success, "\(run.messages)")
    }

    @Test func equalBytesAndTheWorkloadInTheResult() async throws {
        let one = await session.run(words + ["--json"])
        let other = await session.run(words + ["--json", "-o", "{mine.json}"])
        let root = try one.json()
        #expect(root["kind"]?.content == .string("fit"))
        #expect(try other.json()["estimates"] != nil)
        #expect(
            try other.json()["workloadFile"]?.content == .string(try session.content("mine.json")))
        #expect(await session.run(words + ["--json"]).output == one.output)
    }

    /// What the log of a run has is what the workload expects.
    @Test func theLogOfARun() async throws {
        let log = await session.run([
            "trace", "{small.json}", "--horizon", "28d", "-o", "{log.csv}",
        ])
        #expect(log.code == .success)
        let ending = await session.run([
            "fit", "{log.csv}", "--map", "start=start", "--only", "attempt=1", "--interval", "60",
            "--json",
        ])
        let root = try ending.json()
        guard case .number(let perWeek, _) = root["estimates"]?["perWeek"]?["value"]?.content else {
            Issue.record("no estimate")
            return
        }
        #expect(abs(perWeek / (9_000 * 7 / 30) - 1) < 0.05, "\(perWeek)")
        #expect(
            root["command"]?.content
                == .string(
                    "switchboard fit log.csv --map start=start --interval 60 --only attempt=1 "
                        + "--seed 1"))
        let none = await session.run([
            "fit", "{log.csv}", "--map", "start=start", "--only", "attempt=first",
        ])
        #expect(none.code == .badData && none.messages.contains("no row of the log counts"))
        let end = await session.run(["fit", "{log.csv}", "--map", "start=intent"])
        #expect(end.code == .badData && end.messages.contains("is no date and time"))
    }

    /// The product's own log, whole: what was fitted does what the log has, hour by hour.
    @Test func aWorkloadFromALog() async throws {
        let log = await session.run([
            "trace", "theory/erlang-a-14", "--horizon", "7d", "-o", "{log.csv}",
        ])
        #expect(log.code == .success)
        let words = ["fit", "{log.csv}", "--interval", "60"]
        let ending = await session.run(words + ["--check", "20", "--json", "-o", "{mine.json}"])
        let root = try ending.json()
        #expect(root["desk"]?["log"]?["layout"]?.content == .string("switchboard"))
        guard case .array(let rows)? = root["besides"]?["rows"]?.content else {
            Issue.record("nothing beside the log")
            return
        }
        let within = rows.count { $0["isWithin"]?.content == .boolean(true) }
        #expect(rows.count == 100 && within >= 84, "\(within) of \(rows.count)")
        let shown = await session.run(words + ["--check", "2"])
        #expect(shown.output.contains("with a person, minutes"))
        #expect(shown.output.contains("Beside the log"))
        let run = await session.run(["run", "{mine.json}", "--replications", "2"])
        #expect(run.code == .success, "\(run.messages)")
    }

    @Test(arguments: [
        (["--layout", "zendesk-talk"], "there is no column \"id\""),
        (["--layout", "zendesk-talk", "--map", "start=Day"], "exclude each other"),
        (["--map", "start=Day,talk=Time,abandoned=x"], "'abandoned' is nothing that a column"),
        (["--map", "start=Day", "--time-zone", "Berlin"], "is not valid for --time-zone"),
        (["--map", "start=Day", "--skip-bad", "most"], "'most' is not valid for --skip-bad"),
        (["--map", "day=Day,time=Time,count=Calls", "--check", "5"], "--check needs a log"),
    ])
    func logsThatCannotBe(words: [String], message: String) async {
        let ending = await session.run(["fit", "{calls.csv}"] + words)
        #expect(ending.code != .success && ending.messages.contains(message), "\(ending.messages)")
    }

    /// Of dates that can be read in two ways somebody must say how.
    @Test func datesInTwoWays() async throws {
        let rows = (1...12).map { "\($0 < 10 ? "0" : "")\($0)/01/2026,9:00 AM,\($0)\n" }.joined()
        try session.write("Date,Start,Calls\n" + rows, to: "us.csv")
        let words = ["fit", "{us.csv}", "--map", "day=Date,time=Start,count=Calls"]
        let open = await session.run(words)
        #expect(open.code == .badData && open.messages.contains("can be read in two ways"))
        let days = await session.run(words + ["--date-format", "DD/MM/YYYY"])
        #expect(days.output.contains("12 rows of 12 days from 2026-01-01 to 2026-01-12"))
        let months = await session.run(words + ["--date-format", "MM/DD/YYYY"])
        #expect(months.output.contains("12 rows of 12 days from 2026-01-01 to 2026-12-01"))
    }

    @Test func nothingIsReplaced() async throws {
        try session.write("mine\n", to: "mine.json")
        let ending = await session.run(words + ["-o", "{mine.json}"])
        #expect(ending.code == .cannotCreate)
        #expect(try session.content("mine.json") == "mine\n")
    }

    @Test(arguments: [
        (
            ["{calls.csv}"], ExitCode.badData,
            "no log that is known by its columns (found Day, Time, Calls): --map"
        ),
        (["{calls.csv}", "--map", "day=Day"], .usage, "--map must name day and count, or start"),
        (["{calls.csv}", "--map", "day=Day,size=Calls"], .usage, "'size=Calls' is not valid"),
        (["{calls.csv}", "--map", "day=Day,day=Time"], .usage, "--map names 'day' twice"),
        (
            ["{calls.csv}", "--map", "day=Day,time=Time,count=Call"], .badData,
            "there is no column \"Call\" (found Day, Time, Calls)"
        ),
        (["{none.csv}", "--map", "day=a,count=b"], .cannotRead, "there is no such file"),
        (
            ["{calls.csv}", "--map", "day=Day,count=Calls", "--only", "a=b"], .usage,
            "--only is for lists of calls"
        ),
        (
            ["{calls.csv}", "--map", "day=Day,count=Calls", "--open-days", "mon-fri"], .usage,
            "--open-days needs --first-day"
        ),
        (
            ["{calls.csv}", "--map", "day=Day,time=Time,count=Calls", "--hold-out", "95%"],
            .badData, "3 days are left when 57 are held out"
        ),
        (
            ["{calls.csv}", "--map", "day=Day,time=Time,count=Calls", "--exclude", "monday"],
            .usage, "'monday' is not valid for --exclude"
        ),
    ])
    func whatCannotBe(words: [String], code: ExitCode, message: String) async {
        let ending = await session.run(["fit"] + words)
        #expect(ending.code == code && ending.messages.contains(message), "\(ending.messages)")
    }
}
