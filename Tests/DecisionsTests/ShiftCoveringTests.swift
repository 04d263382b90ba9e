import Testing

@testable import Decisions
@testable import Experiments

@Suite struct ShiftCoveringTests {
    /// The fewest paid hours of any cover, by trying all counts.
    private static func cheapest(_ requirement: [Double], _ pattern: ShiftPattern) -> Double {
        let cycle = requirement.count
        let most = Int((requirement.max() ?? 0).rounded(.up))
        var best = Double.infinity
        func search(_ start: Int, _ scheduled: [Int], _ shifts: Int) {
            guard Double(shifts) * pattern.paidHours < best else { return }
            guard start < cycle else {
                if zip(scheduled, requirement).allSatisfy({ Double($0) >= $1 - 1e-9 }) {
                    best = Double(shifts) * pattern.paidHours
                }
                return
            }
            for count in 0...most {
                var next = scheduled
                for place in pattern.intervals(from: start, cycle: cycle, of: 60) {
                    next[place] += count
                }
                search(start + 1, next, shifts + count)
            }
        }
        search(0, Array(repeating: 0, count: cycle), 0)
        return best
    }

    private static func covers(_ covering: ShiftCovering, _ requirement: [Double]) -> Bool {
        zip(covering.scheduled, requirement).allSatisfy { Double($0) >= $1 - 1e-6 }
    }

    /// Small cycles, where trying everything is possible.
    @Test(arguments: [
        ([1, 2, 2, 1, 0, 1], "3h"), ([2, 1, 0, 2, 1.2], "3h:1h@1h"),
        ([1.4, 0, 2.1, 0.7, 1, 2], "4h:1h@2h"), ([2, 2, 2, 2, 2, 2], "4h"),
        ([0.5, 2.5, 1.5, 0.1, 0, 0.9], "2h"),
    ])
    func againstEveryCover(requirement: [Double], shift: String) throws {
        let pattern = try ShiftPattern(shift)
        let covering = ShiftCovering(requirement, with: [pattern])
        let cheapest = Self.cheapest(requirement, pattern)
        #expect(Self.covers(covering, requirement))
        #expect(covering.lowerBound <= cheapest)
        #expect(covering.paidHours >= cheapest)
        #expect(covering.paidHours <= cheapest + pattern.paidHours)
    }

    /// Two kinds of shifts: whole ones cost less than two long ones more than fractions of them.
    @Test func aDayOfEightHours() throws {
        let day = [
            2, 1, 1, 1, 1, 2, 4, 7, 11, 14, 15, 15, 14, 14, 15, 15, 14, 12, 10, 8, 6, 5, 4, 3,
        ]
        let requirement = day.map { Double($0) / 0.7 }
        let covering = ShiftCovering(
            requirement, with: [try ShiftPattern("8h"), try ShiftPattern("4h/6-18")])
        #expect(Self.covers(covering, requirement))
        #expect(covering.paidHours - covering.lowerBound < 16)
        #expect(
            covering.paidHours
                == covering.starts.reduce(0) { $0 + Double($1.count) * $1.pattern.paidHours })
        for start in covering.starts where start.pattern.length == 240 {
            #expect((360...1_080).contains(start.minute))
        }
    }

    /// Scheduled is required / (1 - shrinkage), not times (1 + shrinkage), and rounded once.
    @Test func roundedOnce() throws {
        // 14 / .7 is 20 exactly: three shifts of eight hours need 60 agents, not 63.
        let requirement = [Double](repeating: 14 / (1 - 0.3), count: 24)
        let covering = ShiftCovering(requirement, with: [try ShiftPattern("8h")])
        #expect(covering.paidHours == 480)
        #expect(covering.lowerBound == 480)
        #expect(covering.scheduled == Array(repeating: 20, count: 24))
    }
}
