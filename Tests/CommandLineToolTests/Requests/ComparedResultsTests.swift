import StrictJSON
import Testing

@testable import CommandLineTool

/// Results that are compared without being simulated again.
@Suite struct ComparedResultsTests {
    private static let run = ["run", "{small.json}", "-r", "4"]
    private static let dearer = ["--set", "humans.agents=8"]

    /// Two runs of the same desk, with six people as JSON and with eight as a page.
    private func session() async throws -> Session {
        let session = try Session()
        let six = await session.run(Self.run + ["--json", "-o", "{six.json}"])
        let eight = await session.run(Self.run + Self.dearer + ["--html", "{eight.html}"])
        try #require(six.code == .success && eight.code == .success)
        return session
    }

    /// Every difference is, digit for digit, that of comparing the workloads themselves.
    @Test func theNumbersAreThoseOfTheWorkloads() async throws {
        let session = try await session()
        let read = try await session.run("compare", "{six.json}", "{eight.html}", "--json").json()
        let made = try await session.run(
            "compare", "{small.json}", "--variant", "eight:humans.agents=8", "-r", "4", "--json"
        ).json()
        func numbers(_ result: JSONValue) throws -> [[String]] {
            guard case .array(let all) = try #require(result["differences"]).content else {
                return []
            }
            return all.map { difference in
                ["measure", "mean", "halfWidth", "varianceRatio", "verdict"].map {
                    difference[$0].map { JSONOutput($0).text() } ?? "none"
                }
            }
        }
        let (one, other) = (try numbers(read), try numbers(made))
        #expect(one.count > 50)
        #expect(one == other)
    }

    /// Two of one name are told apart by their files, in every form of the result.
    @Test func formsAndNames() async throws {
        let session = try await session()
        let files = ["compare", "{six.json}", "{eight.html}"]
        let report = await session.run(files + ["--html", "{both.html}"])
        #expect(report.output.contains("  six: A small desk\n  eight: A small desk\n"))
        #expect(report.output.contains("eight less six"))
        let page = try session.content("both.html")
        #expect(page.contains("Side by side") && page.contains("eight less six"))
        #expect(await session.run("report", "{both.html}").output == page)
        let rows = await session.run(files + ["--csv"]).output.split(separator: "\r\n")
        #expect(rows.contains { $0.hasPrefix("eight,3,") })
        // A comparison holds its runs, which can be compared with others again.
        let again = await session.run("compare", "{both.html}", "--against", "eight")
        #expect(again.code == .success && again.output.contains("six less eight"))
    }

    @Test(arguments: [
        (["{six.json}", "{small.json}"], "is no result, and others are"),
        (["{six.json}"], "one result cannot be compared with itself"),
        (["{six.json}", "{eight.html}", "--set", "ai.share=1"], "--set is of a simulation"),
        (["{six.json}", "{eight.html}", "-r", "4"], "--replications is of a simulation"),
        (["{six.json}", "{eight.html}", "--against", "seven"], "there is no result 'seven'"),
        (["{six.json}", "{other.json}"], "has seed 1 and"),
        (["{six.json}", "{fewer.json}"], "has replications 4 and"),
        (["{six.json}", "{claims.json}"], "holds no run, but a result of 'claims'"),
        (["{six.json}", "{old.json}"], "was written before results told"),
    ])
    func whatCannotBeCompared(words: [String], message: String) async throws {
        let session = try await session()
        _ = await session.run(Self.run + ["--seed", "2", "--json", "-o", "{other.json}"])
        _ = await session.run("run", "{small.json}", "-r", "3", "--json", "-o", "{fewer.json}")
        _ = await session.run("claims", "--json", "-o", "{claims.json}")
        let result = try session.content("six.json")
        let key = try #require(result.firstRange(of: "  \"linearised\": {"))
        let next = try #require(result.firstRange(of: "  \"baseline\":"))
        try session.write(
            String(result[..<key.lowerBound] + result[next.lowerBound...]), to: "old.json")
        let ending = await session.run(["compare"] + words)
        #expect(ending.code == .usage, "\(ending.code)")
        #expect(ending.messages.contains(message), "\(ending.messages)")
        #expect(ending.output.isEmpty)
    }

    /// A page holds means, and not the rows that a sweep is merged from.
    @Test func mergeSaysWhatAPageIsFor() async throws {
        let ending = try await session().run("merge", "{eight.html}")
        #expect(ending.code == .badData)
        #expect(ending.messages.contains("is a page") && ending.messages.contains("report"))
    }
}
