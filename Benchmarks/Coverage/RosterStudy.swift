import Decisions
import Foundation
import RandomVariates

/// A week's needs and shifts that may cover them, at random.
struct RandomRoster: Sendable {
    let minutes: Int
    let requirement: [Double]
    let patterns: [ShiftPattern]

    private static let shifts = [
        ["8h:1h@4h/6-15"], ["8h:1h@4h/6-15", "4h/6-20"], ["8h:30m@4h/7-11/30m", "5h/7-17/30m"],
        ["8h", "6h:1h@3h"], ["9h:15m@2h:45m@4h30m:15m@7h/6-13/15m", "4h/7-18/1h"],
        ["10h:1h@5h/6-11", "8h:30m@4h/7-13", "4h/8-17"],
    ]

    /// A desk that is open for 8 to 24 hours on five to seven days, and shrinkage.
    init(number: Int, seed: UInt64) throws {
        let stream = KeyedStream(seed: seed, replication: UInt64(number), purpose: 203)
        var entity: UInt64 = 0
        func draw(_ low: Double, _ high: Double) -> Double {
            entity += 1
            return low + stream.uniform(entity: entity) * (high - low)
        }
        patterns = try RandomRoster.shifts[number % RandomRoster.shifts.count].map {
            try ShiftPattern($0)
        }
        let minutes = number % 6 == 4 ? 15 : [2, 5].contains(number % 6) ? 30 : 60
        self.minutes = minutes
        let isAlwaysOpen = number % 6 == 3
        let (opens, closes) = isAlwaysOpen ? (0, 24) : (7, Int(draw(17, 22)))
        let days = isAlwaysOpen ? 7 : Int(draw(5, 8))
        let (size, available) = (exp(draw(log(3), log(40))), 1 - draw(0.15, 0.35))
        let shape = (0..<24).map { _ in draw(0.4, 1.4) }
        let weekdays = (0..<7).map { $0 < days ? draw(0.7, 1.3) : 0 }
        requirement = (0..<10_080 / minutes).map { place in
            let (day, hour) = (place * minutes / 1_440, place * minutes % 1_440 / 60)
            guard (opens..<closes).contains(hour) else { return 0 }
            return (size * shape[hour] * weekdays[day]).rounded(.up) / available
        }
    }

    /// What is needed, what covers it and what that costs, for a solver to do better.
    func covered() -> String {
        let covering = ShiftCovering(requirement, with: patterns, every: minutes)
        let columns = patterns.flatMap { pattern in
            requirement.indices.filter { pattern.starts.contains($0 * minutes % 1_440) }.map {
                pattern.intervals(from: $0, cycle: requirement.count, of: minutes)
            }
        }
        let needs = requirement.map { Int(($0 - 1e-6).rounded(.up)) }
        return
            #"{"minutes": \#(minutes), "needs": \#(needs), "columns": \#(columns), "#
            + #""paidHours": \#(covering.paidHours), "lowerBound": \#(covering.lowerBound)}"#
    }
}
