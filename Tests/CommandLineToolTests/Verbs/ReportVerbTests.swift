import Foundation
import StrictJSON
import Testing

@testable import CommandLineTool

@Suite struct ReportVerbTests {
    @Test func aPageIsTheSameFromTheRunAndFromItsResult() async throws {
        let session = try Session()
        let words = ["run", "{small.json}", "-r", "2", "--by", "day", "--by", "group"]
        let run = await session.run(words + ["--html", "{run.html}"])
        #expect(run.code == .success && run.output.hasPrefix("small: A small desk"))
        #expect(await session.run(words + ["--json", "-o", "{run.json}"]).code == .success)
        let page = try session.content("run.html")
        for name in ["run.json", "run.html"] {
            let again = await session.run("report", "{\(name)}")
            #expect(again.code == .success && again.output == page)
        }
        #expect(page.contains("Of 100 conversations") && page.contains("role=\"img\""))
        #expect(!page.contains(session.folder))
        let both = await session.run("report", "{run.json}", "{run.html}", "-o", "{two.html}")
        #expect(both.code == .success)
        #expect(try session.content("two.html").contains("id=\"r2-all\""))
    }

    /// Each verb with a page, and a word that must be on it.
    @Test(arguments: [
        (["compare", "{small.json}", "--variant", "b:humans.agents=7", "-r", "2"], "Side by side"),
        (
            ["tune", "theory/ai-threshold", "--minimise", "abandonmentRate", "--horizon", "1h"]
                + ["--vary", "ai.escalation.threshold=0.3,0.6", "-r", "2"]
                + ["--max-replications", "4"], "All points of the search"
        ),
        (
            ["staff", "{small.json}", "--target", "abandonmentRate<=20%", "-r", "2"]
                + ["--max-replications", "8", "--shifts", "8h/0,8,16"], "Shifts"
        ),
        (["sweep", "{small.json}", "--vary", "humans.agents=5,6", "-r", "2"], "All combinations"),
        (["claims"], "What they rest on"),
    ])
    func everyVerbHasAPage(words: [String], expected: String) async throws {
        let session = try Session()
        let ending = await session.run(words + ["--html", "{page.html}"])
        #expect(ending.code == .success, "\(ending.messages)")
        let page = try session.content("page.html")
        #expect(page.contains(expected) && page.contains("How it was made"))
        #expect(await session.run("report", "{page.html}").output == page)
    }

    @Test func whatIsNoResultIsRefused() async throws {
        let session = try Session()
        let cases = [
            ("page.html", "<html><p>a page</p></html>", "not a report of switchboard"),
            ("list.json", "[1, 2]", "no result of switchboard"),
            ("broken.json", "{\"tool\": \"switchboard\",", "error"),
            (
                "new.json", #"{"tool": "switchboard", "format": 99, "kind": "run"}"#,
                "format 99; this version reads up to 1"
            ),
            ("old.json", #"{"tool": "switchboard", "version": "0"}"#, "run its command again"),
            (
                "short.json", #"{"tool": "switchboard", "format": 1, "kind": "claims"}"#,
                "missing key \"claims\""
            ),
        ]
        for (name, text, message) in cases {
            try session.write(text, to: name)
            let ending = await session.run("report", "{\(name)}", "-o", "{out.html}")
            #expect(ending.code == .badData && ending.messages.contains(message), "\(name)")
        }
        #expect(!FileManager.default.fileExists(atPath: session.path("out.html")))
        #expect(await session.run("report", "{none.json}").code == .cannotRead)
        let folder = await session.run("claims", "--html", "{none/page.html}")
        #expect(folder.code == .cannotCreate && folder.output.isEmpty)
        try session.write("mine", to: "mine.html")
        let existing = await session.run("claims", "--html", "{mine.html}")
        #expect(existing.code == .cannotCreate && existing.messages.contains("--overwrite"))
        #expect(try session.content("mine.html") == "mine")
        #expect(
            await session.run("claims", "--html", "{a.html}", "-o", "{./a.html}").code == .usage)
    }

    /// What nobody is there for is said, and what has no value has no chart.
    @Test func aDeskThatNeverOpens() async throws {
        let session = try Session()
        try session.write(
            """
            {"format": 1, "name": "never", "title": "Never open", "horizonDays": 0.5,
            "openingHours": {"sunday": ["08:00-09:00"]},
            "demand": {"freshPerMonth": 9000, "whenClosed": "come"}, "humans": {"agents": 3,
            "sessionMinutes": {"distribution": "exponential", "mean": 5}}}
            """, to: "never.json")
        let never = await session.run("run", "{never.json}", "-r", "2", "--html", "{never.html}")
        #expect(never.output.contains("100% of all find nobody on duty"), "\(never.messages)")
        let early = ["run", "help-desk", "-r", "1", "--horizon", "2h", "--no-figures"]
        let ending = await session.run(early + ["--html", "{early.html}"])
        #expect(ending.code == .success, "\(ending.messages)")
        let page = try session.content("early.html")
        #expect(await session.run("report", "{early.html}").output == page)
        #expect(!page.contains("Is its confidence deserved?"))
    }

    /// Months name their targets, and the page finds them.
    @Test func aPlanShowsWhatItsTargetsCameTo() async throws {
        let session = try Session()
        let ending = await session.run(
            "plan", "growing-desk", "--target", "waitingSeconds<=100000", "--horizon", "59d", "-r",
            "2", "--html", "{plan.html}")
        #expect(ending.code == .success, "\(ending.messages)")
        let page = try session.content("plan.html")
        #expect(page.contains("waitingSeconds&lt;=100000") && page.contains(" met</td>"))
    }

    @Test func rowsOfASweepAreNoResult() async throws {
        let session = try Session()
        let words = ["sweep", "{small.json}", "--vary", "humans.agents=5,6", "-r", "1", "--ndjson"]
        #expect(await session.run(words + ["-o", "{rows}"]).code == .success)
        let ending = await session.run("report", "{rows}")
        #expect(ending.code == .badData && ending.messages.contains("rows of a sweep"))
    }

    /// Names come from files, and a page is opened by people who trust it.
    @Test func namesAreText() async throws {
        let session = try Session()
        let evil = "</script><img src=x onerror=alert(1)>\\\"' \\u202Eabc"
        try session.write(
            Session.workload.replacing("A small desk", with: evil), to: "evil.json")
        let ending = await session.run("run", "{evil.json}", "-r", "1", "--html", "{evil.html}")
        #expect(ending.code == .success, "\(ending.messages)")
        let page = try session.content("evil.html")
        #expect(!page.contains("<img") && !page.contains("\u{202E}"))
        #expect(page.contains("&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;&quot;&#39;"))
        #expect(page.components(separatedBy: "</script>").count == 3)
    }
}
