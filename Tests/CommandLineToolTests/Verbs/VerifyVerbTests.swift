import Reports
import SimulationStatistics
import StrictJSON
import Testing

@testable import CommandLineTool
@testable import Verification

/// What the verb makes of results; running the cases is another suite's business.
@Suite struct VerifyVerbTests {
    private func result(_ name: String, simulated: Double, halfWidth: Double?) -> CaseResult {
        CaseResult(
            name: name, exact: 10, simulated: Estimate(mean: simulated, halfWidth: halfWidth),
            standardErrors: (simulated - 10) / 0.05, largestHalfWidth: 0.2)
    }

    private var results: [CaseResult] {
        [
            result("good", simulated: 10.02, halfWidth: 0.1),
            result("wrong", simulated: 11, halfWidth: 0.1),
            result("wide", simulated: 10.02, halfWidth: 1),
            result("single", simulated: 10, halfWidth: nil),
        ]
    }

    @Test func json() throws {
        let text = ResultJSON.text(results, version: "1", command: "switchboard verify --seed 1")
        let root = try #require(JSONReader.read(SourceText(name: "json", text: text)).root)
        #expect(
            root.keys == ["tool", "version", "format", "kind", "command", "cases", "predictors"])
        let cases = try #require(root["cases"]).elements
        for element in cases {
            #expect(
                element.keys == [
                    "name", "exact", "simulated", "halfWidth", "standardErrors", "pass",
                ])
        }
        #expect(
            cases.map { $0["pass"]?.content } == [true, false, false, false].map { .boolean($0) })
    }

    @Test func theReportSaysWhichDisagree() {
        let text = TextRenderer().text(VerificationReport.document(results))
        let lines = text.split(separator: "\n").map(String.init)
        #expect(lines[1].hasPrefix("good ") && lines[1].hasSuffix(" agrees"))
        #expect(lines[2].hasSuffix(" DISAGREES"))
        #expect(lines[3].hasSuffix(" TOO WIDE"))
        #expect(lines[5].hasPrefix("1 of 4 agree with theory"))
    }

    @Test func disagreementIsAFailure() {
        let error = VerificationFailed(names: ["wrong", "wide"])
        #expect(error.exitCode == .failure)
        #expect(error.description == "these cases do not agree with theory: wrong, wide")
    }

    @Test func itTakesNoWorkload() async throws {
        let ending = try await Session().run("verify", "hybrid")
        #expect(ending.code == .usage)
        #expect(ending.messages.hasPrefix("error: unexpected argument 'hybrid'"))
    }
}
