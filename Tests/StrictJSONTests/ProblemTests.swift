import StrictJSON
import Testing

@Suite struct ProblemTests {
    private let source = SourceText(
        name: "acme.json", text: "{\n  \"ai\": {\n      \"treshold\": 0.7,\n  }\n}\n")

    @Test func aProblemShowsItsPlaceItsLineAndItsPath() {
        let problem = Problem(
            #"unknown key "treshold" in ai. Did you mean "threshold"?"#,
            at: .text(source, offset: 18), path: JSONPath().key("ai").key("treshold"))
        #expect(
            problem.render() == """
                acme.json:3:7: error: unknown key "treshold" in ai. Did you mean "threshold"?
                  "treshold": 0.7,
                  ^
                  at $.ai.treshold
                """)
    }

    @Test func aProblemWithoutLinesShowsItsOrigin() {
        let problem = Problem(
            "seed must be a whole number (found 1.5)", at: .origin("--set seed=1.5"),
            path: JSONPath().key("seed"), severity: .warning)
        #expect(
            problem.render() == """
                --set seed=1.5: warning: seed must be a whole number (found 1.5)
                  at $.seed
                """)
    }

    @Test func anEmptyLineIsNotShown() {
        let end = Problem("ends too early", at: .text(source, offset: source.bytes.count))
        #expect(end.render() == "acme.json:6:1: error: ends too early")
    }

    @Test func problemsAreSortedByPlaceAndCounted() {
        let other = SourceText(name: "b.json", text: "x")
        let problems = [
            Problem("z", at: .origin("--set a=1")), Problem("d", at: .text(source, offset: 18)),
            Problem("b", at: .text(source, offset: 2)), Problem("c", at: .text(source, offset: 2)),
            Problem("e", at: .text(other, offset: 0)), Problem("a", at: .text(source, offset: 0)),
        ]
        let lines = Problem.render(problems, hint: "See the manual.").split(separator: "\n")
        #expect(
            lines.filter { $0.contains("error:") } == [
                "acme.json:1:1: error: a", "acme.json:2:1: error: b", "acme.json:2:1: error: c",
                "acme.json:3:7: error: d", "b.json:1:1: error: e", "--set a=1: error: z",
            ])
        #expect(lines.last == "6 problems in acme.json, b.json. See the manual.")
    }

    @Test(arguments: [
        (1, Problem.Severity.error, "1 problem in acme.json."),
        (20, .error, "20 problems in acme.json."),
        (25, .error, "25 problems in acme.json, the first 20 of them shown."),
        (2, .warning, "2 warnings in acme.json."),
    ])
    func onlyTheFirstTwentyAreShown(count: Int, severity: Problem.Severity, summary: String) {
        let one = Problem("x", at: .text(source, offset: 0), severity: severity)
        let lines = Problem.render(Array(repeating: one, count: count)).split(separator: "\n")
        #expect(lines.count { $0.hasPrefix("acme.json:1:1") } == min(count, 20))
        #expect(lines.last.map(String.init) == summary)
    }
}
