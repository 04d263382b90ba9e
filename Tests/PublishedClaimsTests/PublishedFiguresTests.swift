import BundledWorkloads
import Foundation
import StrictJSON
import Testing
import WorkloadTestSupport
import Workloads

@testable import PublishedClaims

@Suite struct PublishedFiguresTests {
    private static let text = String(
        decoding: BundledWorkloads.publishedFigures.bytes, as: UTF8.self)

    private static func figures(_ text: String) throws -> PublishedFigures {
        try PublishedFigures(
            reading: SourceText(name: "figures.json", text: text),
            launchMonth: Workload("launch-month", [:]))
    }

    /// What is wrong with the bundled file once some of its text is replaced.
    private static func problems(_ changes: [(String, String)]) throws -> [String] {
        var text = Self.text
        for (old, new) in changes {
            let place = try #require(text.firstRange(of: old), "\(old) is not in the file")
            text.replaceSubrange(place, with: new)
        }
        do {
            _ = try figures(text)
            return []
        } catch let error as InvalidFigures {
            return error.problems.map(\.message)
        }
    }

    @Test func theBundledFileIsTheOneOnDiskAndIsRight() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let name = BundledWorkloads.publishedFigures.name
        let onDisk = try Data(contentsOf: folder.appending(path: "Workloads/\(name).json"))
        #expect(BundledWorkloads.publishedFigures.bytes == Array(onDisk))
        let figures = try Self.figures(Self.text)
        #expect(figures.service.aiShare.value == ClaimRange(2.0 / 3))
        #expect(figures.service.aiShare.source.date == "2024-02-27")
        #expect(figures.money.offshoreRate.value == ClaimRange(7, 14))
        #expect(figures.money.finPrice.source.date == nil)
        #expect(figures.practice.phoneContacts.source == .assumption("never published"))
    }

    /// Every problem of a file at once, with the right spelling.
    @Test func everyProblemIsSaid() throws {
        #expect(
            Set(
                try Self.problems([
                    (#""minutesAfter""#, #""minutesAftr""#),
                    (#""source": "interview""#, #""source": "intervew""#),
                    (
                        #""value": [7, 14]"#,
                        #""value": [14, 7], "assumption": "so it is""#
                    ),
                    (#""assumption": "two points""#, #""note": "two points""#),
                    (
                        #""finPrices": {"#,
                        #""unused": { "title": "x", "evidence": "news" }, "finPrices": {"#
                    ),
                ])) == [
                    "the figure \"minutesAfter\" is missing",
                    "there is no figure \"minutesAftr\". Did you mean \"minutesAfter\"?",
                    "there is no source \"intervew\". Did you mean \"interview\"?",
                    "a range goes from the lower number to the higher one",
                    "what has a source is no assumption: give one of them",
                    "neither a source nor an assumption is given",
                    "no figure is from the source \"unused\"",
                    "no figure is from the source \"siteSelection\"",
                ])
    }

    /// What the table forbids: words that are none, and dates that are none.
    @Test func theTableIsStrict() throws {
        let problems = try Self.problems([
            (#""unit": "conversations""#, #""unit": "conversation""#),
            (#""evidence": "filing""#, #""evidence": "assumption""#),
            (#""2024-02-27""#, #""27 February""#), (#""format": 1"#, #""format": 2"#),
        ])
        #expect(problems.count == 4, "\(problems)")
        #expect(try Self.problems([("{", "")]).count == 1)
        #expect(try Self.problems([]) == [])
    }
}
