import RandomVariates
import StrictJSON
import Testing

@testable import Workloads

/// What is wrong in a file is refused, with its place, what was found and what would be right.
@Suite struct RefusedFilesTests {
    /// The words for the families of distributions, quoted, as a message lists them.
    private static let laws = Law.variants.rule.cases.map { "\"\($0.name)\"" }
        .joined(separator: ", ")

    @Test func theFixtureIsRight() throws {
        #expect(SmallDesk.problems(SmallDesk.text) == [])
        #expect(try SmallDesk.workload().warnings == [])
    }

    @Test(arguments: [
        // Keys.
        (
            #""humans": {"#, #""humens": {"#,
            #"8:3: unknown key "humens" in the file. Did you mean "humans"?"#
        ),
        (
            #""afterAI""#, #""afterAl""#,
            #"13:15: unknown key "afterAl" in repeats. Did you mean "afterAI"?"#
        ),
        (
            #""share""#, #""shaer""#,
            #"7:10: unknown key "shaer" in ai. Did you mean "share"?"#
        ),
        (
            #""value": 2"#, #""value": 2, "zzz": 1"#,
            #"7:103: unknown key "zzz" in ai.sessionMinutes. "#
                + #"Its keys are "distribution", "value"."#
        ),
        (
            #""agents": 2"#, #""agents": 2, "agents": 3"#,
            #"9:18: key "agents" is given twice; the first is at line 9, column 5"#
        ),
        (
            #"  "title": "A small desk",\#n"#, "",
            #"1:1: missing key "title" in the file: it must be text without control characters"#
        ),
        // Types.
        (
            #""freshPerMonth": 3000"#, #""freshPerMonth": "3000""#,
            #"6:31: demand.freshPerMonth must be a number above 0 and at most 1000000000 "#
                + #"(found the text "3000")"#
        ),
        (
            #""agents": 2"#, #""agents": 2.5"#,
            "9:15: humans.agents must be a whole number from 0 to 1000000 (found 2.5)"
        ),
        (
            #""agents": 2"#, #""agents": null"#,
            "9:15: humans.agents must be a whole number from 0 to 1000000 (found null)"
        ),
        (#"{"afterAI": 0.1}"#, "[]", "13:14: repeats must be an object (found an empty array)"),
        (#""small""#, "true", "3:11: name must be text without control characters (found true)"),
        (
            #""small""#, #""""#,
            #"3:11: name must be text without control characters (found the text "")"#
        ),
        (
            #""format": 1"#, #""format": 2"#,
            "2:13: format must be a whole number from 1 to 1 (found 2)"
        ),
        // Ranges.
        (
            #""agents": 2"#, #""agents": 1e300"#,
            "9:15: humans.agents must be a whole number from 0 to 1000000 (found 1e300)"
        ),
        (
            #""agents": 2"#, #""agents": -1"#,
            "9:15: humans.agents must be a whole number from 0 to 1000000 (found -1)"
        ),
        (
            #""share": 0.5"#, #""share": 1.5"#,
            "7:19: ai.share must be a number from 0 to 1 (found 1.5)"
        ),
        (
            #""containment": 0.4"#, #""containment": -0.1"#,
            "7:39: ai.containment must be a number from 0 to 1 (found -0.1)"
        ),
        (
            #""afterAI": 0.1"#, #""afterAI": 1"#,
            "13:26: repeats.afterAI must be a number, at least 0 and below 1 (found 1)"
        ),
        (
            #""freshPerMonth": 3000"#, #""freshPerMonth": -1"#,
            "6:31: demand.freshPerMonth must be a number above 0 and at most 1000000000 (found -1)"
        ),
        (
            #""mean": 10"#, #""mean": 0"#,
            "10:63: humans.sessionMinutes.mean must be a number above 0 and at most 1000000000 "
                + "(found 0)"
        ),
        (
            #""horizonDays": 1"#, #""horizonDays": 0"#,
            "5:18: horizonDays must be a number from 0.0001 to 3660 (found 0)"
        ),
        (
            #""horizonDays": 1"#, #""horizonDays": -1e308"#,
            "5:18: horizonDays must be a number from 0.0001 to 3660 (found -1e308)"
        ),
        (
            #""agents": 2"#, #""agents": 2, "rates": []"#,
            "9:27: humans.rates must be an array of 1 to 20 (found an empty array)"
        ),
        (
            #""agents": 2"#, #""agents": 2, "rates": [1, -2]"#,
            "9:31: humans.rates[1] must be a number above 0 and at most 100 (found -2)"
        ),
        (
            #""agents": 2"#, #""agents": 2, "shrinkage": 1"#,
            "9:31: humans.shrinkage must be a number, at least 0 and below 1 (found 1)"
        ),
        (
            #"{"freshPerMonth": 3000}"#, #"{"issuesPerHour": [20, -1]}"#,
            "6:36: demand.issuesPerHour[1] must be a number from 0 to 10000000 (found -1)"
        ),
        (
            #"{"freshPerMonth": 3000}"#, #"{"freshPerMonth": 3000, "hours": [1, 2]}"#,
            "6:46: demand.hours must be an array of 24 (found an array of 2)"
        ),
        (
            #""horizonDays": 1"#, #""start": "2023-02-29""#,
            #"5:12: start must be a date, YYYY-MM-DD (found the text "2023-02-29")"#
        ),
        // Words.
        (
            #"{"freshPerMonth": 3000}"#, #"{"freshPerMonth": 3000, "arrivals": "poison"}"#,
            #"6:49: demand.arrivals must be one of "poisson", "replay" (found the text "#
                + #""poison"). Did you mean "poisson"?"#
        ),
        (
            #""exponential", "mean": 10"#, #""expnential", "mean": 10"#,
            "10:40: humans.sessionMinutes.distribution must be one of \(laws) (found the text "
                + #""expnential"). Did you mean "exponential"?"#
        ),
        // Not JSON.
        (
            #""agents": 2"#, #""agents": NaN"#,
            "9:15: NaN is not a JSON number; write a finite number"
        ),
        (
            #""agents": 2"#, #""agents": 1e999"#,
            "9:15: the number 1e999 is too large; the largest is about 1.8e308"
        ),
        (#""agents": 2,"#, #""agents": 2"#, "10:5: missing comma before '\"'"),
    ])
    func refused(old: String, new: String, expected: String) throws {
        #expect(SmallDesk.problems(try SmallDesk.text(old, new)) == [expected])
    }

    @Test func severalProblemsAreReportedTogether() throws {
        let text = try SmallDesk.text(#""share": 0.5"#, #""share": 2"#)
            .replacing(#""agents": 2"#, with: #""agents": -2, "shrinkge": 0.3"#)
            .replacing(#""title""#, with: #""titel""#)
        #expect(
            SmallDesk.problems(text) == [
                #"4:3: unknown key "titel" in the file. Did you mean "title"?"#,
                "7:19: ai.share must be a number from 0 to 1 (found 2)",
                "9:15: humans.agents must be a whole number from 0 to 1000000 (found -2)",
                #"9:19: unknown key "shrinkge" in humans. Did you mean "shrinkage"?"#,
            ])
    }

    @Test func nestingWithoutEndIsRefused() {
        let text = String(repeating: "[", count: 100_000)
        #expect(SmallDesk.problems(text) == ["1:101: brackets are nested more than 100 deep"])
        let objects = String(repeating: #"{"a":"#, count: 100_000)
        #expect(SmallDesk.problems(objects).count == 1)
    }

    /// Noise from a linear congruential generator, with and without a JSON-like start.
    @Test func noiseIsRefused() {
        var state: UInt64 = 1
        for length in 0..<120 {
            let noise = (0..<length).map { _ -> UInt8 in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return UInt8(state >> 56)
            }
            for start in ["", "{\"format\": 1, \"", SmallDesk.text] {
                let source = SourceText(name: "noise", bytes: Array(start.utf8) + noise)
                if source.bytes == Array(SmallDesk.text.utf8) { continue }
                #expect(throws: InvalidWorkload.self) { try Workload(reading: source) }
            }
        }
    }

    @Test func theSchemaDocumentsAreWellFormed() {
        let text = Inputs.schema.jsonSchemaText(title: "t", id: "https://example.org/t")
        #expect(JSONReader.read(SourceText(name: "schema", text: text)).problems == [])
        let page = Inputs.schema.markdown(heading: "Workload files")
        #expect(page.hasPrefix("# Workload files\n"))
        for key in ["freshPerMonth", "fullTimeEquivalents", "whenFull", "sigma", "tolerance"] {
            #expect(page.contains("`\(key)`"))
        }
    }
}
