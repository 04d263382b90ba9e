import Experiments
import Testing

@testable import CommandLineTool

@Suite struct ExplainVerbTests {
    @Test func explain() async throws {
        let session = try Session()
        let all = await session.run("explain").output.split(separator: "\n").map(String.init)
        #expect(all.count == Measure.all.count)
        let one = await session.run("explain", "serviceLevel").output
        #expect(one == all.first { $0.hasPrefix("serviceLevel ") }.map { $0 + "\n" })
        for name in ["servicelevel", "Service Level", "SLA", "service-level"] {
            let other = await session.run("explain", name)
            #expect(other.output == "'\(name)' here is \(one)")
        }
        let misspelt = await session.run("explain", "servicelevl")
        #expect(misspelt.code == .usage)
        #expect(misspelt.messages.hasSuffix("Did you mean 'serviceLevel'?\n"))
    }

    /// What the help and planners say leads somewhere.
    @Test(arguments: [
        ("AHT", "handleTimeMinutes"), ("ASA", "averageSpeedOfAnswer"),
        ("CSAT", "customerSatisfaction"),
        ("FCR", "firstContactResolutionRate"), ("FTE", "fullTimeEquivalents"),
        ("deflection", "containmentRate"), ("utilisation", "occupancy"), ("erlangs", "offeredLoad"),
        ("cost per contact", "totalCostPerConversation"), ("hand-over", "handOffRate"),
    ])
    func synonyms(word: String, measure: String) async throws {
        let ending = await (try Session()).run("explain", word)
        #expect(ending.code == .success)
        #expect(ending.output.hasPrefix("'\(word)' here is \(measure) ("))
        #expect(ending.output.filter { $0 == "\n" }.count == 1)
    }
}
