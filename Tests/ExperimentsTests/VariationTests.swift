import StrictJSON
import Testing
import Workloads

@testable import Experiments

struct VariationTests {
    private func texts(_ variation: Variation) -> [String] {
        (0..<variation.count).map { variation[$0].text }
    }

    @Test(
        arguments: [
            ("humans.agents=12,1.3e1,14", ["12", "13", "14"], "humans.agents=12,13,14"),
            ("ai.share=0.5:0.70:0.1", ["0.5", "0.6", "0.7"], "ai.share=0.5:0.7:0.1"),
            ("ai.whenFull=reject,human", ["reject", "human"], "ai.whenFull=reject,human"),
            ("humans.rates=[1],[1, 1.6]", ["[1]", "[1,1.6]"], "humans.rates=[1],[1,1.6]"),
            (
                #"ai.escalation={"policy":"never"},{"policy":"always"}"#,
                [#"{"policy":"never"}"#, #"{"policy":"always"}"#],
                #"ai.escalation={"policy":"never"},{"policy":"always"}"#
            ),
            (#"demand.trace.file="a:b:c""#, [#""a:b:c""#], #"demand.trace.file="a:b:c""#),
        ] as [(String, [String], String)])
    func values(text: String, expected: [String], canonical: String) throws {
        let variation = try Variation(text)
        #expect(texts(variation) == expected.map { Setting(path: variation.path, text: $0).text })
        #expect(variation.text == canonical)
        #expect(try texts(Variation(canonical)) == texts(variation))
        #expect(variation.problem == nil)
    }

    @Test(arguments: [
        ("humans.agents", "'humans.agents' says not what to vary"),
        ("=1,2", "'=1,2' says not what to vary"), ("a..b=1", "'a..b=1' says not what to vary"),
        ("ai.share=", "'ai.share=' gives no values"),
        ("ai.share=0.1,,0.2", "'ai.share=0.1,,0.2' has an empty value"),
        ("ai.share=0.2,0.3,2e-1", "'ai.share' is varied to 0.2 twice"),
        ("ai.share=1:2", "'1:2' is not a range of ai.share"),
        ("ai.share=0:1:0.1:2", "'0:1:0.1:2' is not a range of ai.share"),
        ("ai.share=0:one:0.1", "'one' in the range of ai.share is not a number"),
        ("ai.share=0:1:0", "from 0 to 1 no step of 0 ever leads"),
        ("ai.share=1:0:0.1", "from 1 to 0 no step of 0.1 ever leads"),
        ("ai.share=0:1:1e-50", "the range '0:1:1e-50' of ai.share has too many numbers or digits"),
    ])
    func refused(text: String, message: String) throws {
        let error = try #require(throws: InvalidQuestion.self) { try Variation(text) }
        #expect(error.message == message)
        #expect(error.hint.hasSuffix("."))
    }

    @Test(arguments: [
        (
            "humans.agnets=1,2",
            #"there is no input "humans.agnets". Did you mean "humans.agents"?"#
        ),
        (
            "ai.whenFull=1:3:1",
            "ai.whenFull is not a number and cannot go in steps; list its values: a,b,c"
        ),
        (
            "humans.rates=1:3:1",
            "humans.rates is not a number and cannot go in steps; list its values: a,b,c"
        ),
    ])
    func inputsThatCannotVary(text: String, message: String) throws {
        let problem = try #require(try Variation(text).problem)
        #expect(problem.message == message)
        #expect(problem.location.description == "--vary \(text)")
    }

    /// A share, or a list of shares.
    @Test func eitherOfSeveralKindsMayBeANumber() throws {
        #expect(try Variation("ai.accuracy=0.1:0.9:0.1").problem == nil)
    }
}
