import Testing
import Workloads

@testable import CommandLineTool

@Suite struct VariantTests {
    @Test func commasInsideBracketsBelongToAValue() throws {
        let variant = try Variant(typed: "x:humans.rates=[1,2],ai.share=0.5")
        #expect(variant.name == "x")
        #expect(variant.settings.map(\.text) == ["0.5", "[1,2]"])
        #expect(variant.text == "x:ai.share=0.5,humans.rates=[1,2]")
    }

    @Test func itsSettingsGoBeforeThoseOfAll() throws {
        let variant = try Variant(typed: "x:ai.share=0.5")
        let common = [try Setting(typed: "ai.share=1"), try Setting(typed: "humans.agents=3")]
        #expect(
            variant.settings(over: common).map { "\($0.path.name)=\($0.text)" } == [
                "humans.agents=3", "ai.share=0.5",
            ])
    }

    @Test(arguments: [
        "", "x", "x:", ":ai.share=1", "ai.share=1", "x:ai.share", "x:ai.share=1,ai.share=2",
    ])
    func wrongVariants(text: String) {
        #expect(throws: UsageError.self) { try Variant(typed: text) }
    }
}
