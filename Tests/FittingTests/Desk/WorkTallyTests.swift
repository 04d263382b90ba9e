import ElementaryFunctions
import RandomVariates
import TestSupport
import Testing

@testable import Fitting

struct WorkTallyTests {
    /// Lognormal sessions about two topics, one of which takes three times as long, by two levels
    /// of which the second has more of the long ones.
    private static func tally(_ number: Int, factor: Double, count: Int = 1_500) -> WorkTally {
        let stream = KeyedStream(seed: 3, replication: UInt64(number), purpose: 4)
        var tally = WorkTally()
        for place in 0..<count {
            func uniform(_ part: Int) -> Double { stream.uniform(entity: UInt64(4 * place + part)) }
            let level = uniform(0) < 0.4 ? 1 : 0
            let topic = uniform(1) < (level == 1 ? 0.8 : 0.3) ? 1 : 0
            let normal = Elementary.normalQuantile(uniform(2))
            let mean = 300.0 * (topic == 1 ? 3 : 1) * (level == 1 ? factor : 1)
            tally.add(
                logarithm: Elementary.log(mean) + 0.8 * normal, topic: topic, level: level)
        }
        return tally
    }

    /// A group that takes a fifth longer is found, by so much, and not by what its topics do.
    @Test func aSlowGroup() throws {
        let fit = try #require(WorkFit(Self.tally(0, factor: 1.2), ["A", "B"]))
        #expect(fit.differ && fit.levels.map(\.name) == ["A", "B"])
        let ratio = fit.levels[1].factor.value / fit.levels[0].factor.value
        let half = try #require(fit.levels[1].factor.halfWidth)
        #expect(abs(ratio - 1.2) < 0.12 && half > 0.03 && half < 0.1, "\(ratio) \(half)")
    }

    /// Of logs without any difference one in twenty seems to have one.
    @Test func chanceAlone() {
        let found = (0..<400).count { number in
            WorkFit(Self.tally(number, factor: 1, count: 400), ["A", "B"])?.differ == true
        }
        #expect((8...36).contains(found), "\(found)")
    }

    /// Where each group has a topic of its own nobody can say which of the two it is.
    @Test func groupsThatAreTopics() throws {
        var tally = WorkTally()
        for number in 0..<400 {
            let own = number % 2
            let seconds = Double(100 + number % 7 + 500 * own)
            tally.add(logarithm: Elementary.log(seconds), topic: own, level: own)
        }
        let fit = try #require(WorkFit(tally, ["A", "B"]))
        #expect(!fit.differ && fit.levels.allSatisfy { abs($0.factor.value - 1) < 1e-9 })
        #expect(WorkFit(tally, ["A"]) == nil)
    }
}
