import Testing

@testable import Reports

struct SparklineTests {
    /// Heights are in proportion, so that noise around a mean looks like the noise that it is.
    @Test func heightsGoFromZeroToTheHighest() throws {
        let line = try #require(Sparkline([0, 1, 2, nil, 7]))
        #expect(line.text == "▁▂▃ █" && line.bounds == 0...7)
        let noise = try #require(Sparkline([100, 103, 98]))
        #expect(noise.text == "███" && noise.bounds == 98...103)
        #expect(try #require(Sparkline([-7, 0])).text == "▁█")
    }

    @Test func whatDoesNotChangeIsFlat() throws {
        #expect(try #require(Sparkline([3, 3])).text == "██")
        #expect(try #require(Sparkline([0, 0])).text == "▁▁")
        #expect(Sparkline([nil, nil]) == nil && Sparkline([]) == nil)
    }

    /// Of more values than fit means of neighbours are shown.
    @Test func longCoursesAreShortened() throws {
        let line = try #require(Sparkline((0..<200).map { Double($0) }, width: 10))
        #expect(line.text.count == 10 && line.bounds == 9.5...189.5)
        #expect(line.text.first == "▁" && line.text.last == "█")
    }
}
