import ElementaryFunctions
import SimulationKernel

/// What can be expected of the people of a group on each day of a run: those who are there when it
/// starts, and whoever begins on some day.
///
/// Work is counted in people who are at work and as fast as the experienced: the probability of
/// being employed times 1 - absence times the speed of the tenure, 0 in training; overtime is not
/// in it. It is the mean of what `CareerPath` draws, but that departures (`moves`) take everybody
/// with the same probability, as if nobody had been hired since the start.
///
/// - Complexity: made in O(days x 100), each question in O(days).
package struct ExpectedWork: Sendable {
    /// For how many people the plan is, by day.
    package let planned: [Double]
    /// What is expected on a day of some people, or of one.
    package struct Day: Sendable {
        /// How many are employed.
        package var employed = 0.0
        /// Their work.
        package var work = 0.0
        /// The variance of their work, for nobody knows who will leave.
        package var variance = 0.0

        /// Nobody.
        package init() {}

        /// Adds somebody who is still there with a probability, and can do so much if they are.
        fileprivate mutating func add(_ count: Double, _ chance: Double, _ ability: Double) {
            employed += count * chance
            work += count * chance * ability
            variance += count * chance * (1 - chance) * ability * ability
        }
    }

    /// Those who are there when the run starts, by day.
    package private(set) var ofThoseThere: [Day]
    private let groups: [AgentGroup]
    private let careers: [Careers]
    /// The share of people that departures have left, by day.
    private var share: [Double]

    /// What somebody who begins on a day does and costs.
    package struct Beginner: Sendable {
        /// What is expected of them, by day of the run.
        package var days: [Day]
        /// What they are paid until the end of the run, and what it costs to hire them.
        package var cost: Double
    }

    /// - Parameters:
    ///   - scenario: in which it works.
    ///   - number: of the group.
    /// - Returns: nil if its people do not come and go.
    package init?(_ scenario: Scenario, group number: Int) {
        groups = scenario.measurement.daysOfRun.compactMap {
            scenario.inForce(at: $0 - .zero).humans?.groups[number]
        }
        careers = groups.compactMap(\.careers)
        guard let start = careers.first, careers.count == groups.count else { return nil }
        planned = careers.map { $0.planned(from: start) }
        ofThoseThere = Array(repeating: Day(), count: careers.count)
        share = Array(repeating: 1, count: careers.count)
        let quantiles = 100
        for quantile in 0..<quantiles {
            let probability = (Double(quantile) + 0.5) / Double(quantiles)
            let tenure =
                start.tenureDays.map { $0.quantile(probability) } ?? Careers.longTenure
            let count = Double(start.people) / Double(quantiles)
            for (day, chance) in stays(tenure: tenure, from: 0).enumerated() {
                ofThoseThere[day].add(count, chance, ability(tenure + Double(day), day))
            }
        }
        for day in careers.indices {
            let sent = careers[day].moves.filter { $0.day == day && $0.people < 0 }
                .reduce(0) { $0 - $1.people }
            let before = day > 0 ? share[day - 1] : 1
            let there = ofThoseThere[day].employed * before
            share[day] = there > 0 ? before * max(0, 1 - Double(sent) / there) : before
            ofThoseThere[day].employed *= share[day]
            ofThoseThere[day].work *= share[day]
            ofThoseThere[day].variance *= share[day]
        }
    }

    /// What somebody who begins on a day can be expected to do.
    package func beginner(on first: Int) -> Beginner {
        var beginner = Beginner(
            days: Array(repeating: Day(), count: careers.count), cost: 0)
        guard careers.indices.contains(first) else { return beginner }
        beginner.cost = careers[first].costPerHire
        for (tenure, chance) in stays(tenure: 0, from: first).enumerated() {
            let day = first + tenure
            // Whoever comes after the last of the others has gone is not sent away.
            let employed = share[first] > 0 ? chance * share[day] / share[first] : chance
            beginner.days[day].add(1, employed, ability(Double(tenure), day))
            beginner.cost +=
                employed * groups[day].paidHoursPerWeek / 7 * groups[day].costPerPaidHour
        }
        return beginner
    }

    /// The probability of still being there on each day from one on, of somebody with a tenure.
    private func stays(tenure: Double, from first: Int) -> [Double] {
        var hazard = 0.0
        return (first..<careers.count).map { day in
            defer { hazard += careers[day].hazard(atTenure: tenure + Double(day - first)) }
            return Elementary.exp(-hazard)
        }
    }

    /// What somebody of a tenure does on a day on which they are employed.
    private func ability(_ tenure: Double, _ day: Int) -> Double {
        let now = careers[day]
        guard tenure >= Double(now.trainingDays) else { return 0 }
        return (1 - now.absence) * now.skill(atTenure: tenure).speed
    }
}
