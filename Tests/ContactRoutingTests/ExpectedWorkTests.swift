import ElementaryFunctions
import RandomVariates
import SimulationKernel
import TestSupport
import Testing

@testable import ContactRouting

struct ExpectedWorkTests {
    private static let days = 200

    private func scenario(_ careers: Careers) -> Scenario {
        var scenario = Scenario.sample(
            demand: Demand(issues: .constant(70)), humans: HumanTier(agents: .constant(10)),
            humanSession: .exponential(mean: 500), patience: .exponential(mean: 300),
            measurement: .seconds(86_400 * Double(Self.days)))
        scenario.humans?.groups[0].careers = careers
        scenario.humans?.groups[0].costPerPaidHour = 20
        return scenario
    }

    /// People who leave by tenure, learn, are away, and of whom some are sent away.
    private var careers: Careers {
        var careers = Careers(people: 400)
        careers.tenureDays = .exponential(mean: 300)
        careers.attrition = [
            Careers.Attrition(sharePerYear: 0.6),
            Careers.Attrition(fromDays: 180, sharePerYear: 0.2),
        ]
        careers.trainingDays = 20
        careers.ramp = [Careers.Skill(days: 20, speed: 0.5), Careers.Skill(days: 100, speed: 1)]
        careers.absence = 0.1
        careers.moves = [Careers.Move(day: 60, people: -80)]
        return careers
    }

    /// The mean and the variance of what the paths of people come to.
    @Test(.statistical) func agreesWithPaths() throws {
        let expected = try #require(ExpectedWork(scenario(careers), group: 0))
        let runs = 300
        let daily = Array(repeating: careers, count: Self.days)
        for day in [0, 30, 59, 60, 120, 199] {
            let work = (0..<runs).map { run in
                let path = CareerPath(
                    daily, group: 0, CustomerStream(seed: 7, replication: UInt32(run)))
                return path.employed(on: day).reduce(0.0) { sum, person in
                    let tenure = path.tenure(of: person, on: day)
                    let speed = tenure < 20 ? 0 : careers.skill(atTenure: tenure).speed
                    return sum + 0.9 * speed
                }
            }
            let mean = work.reduce(0, +) / Double(runs)
            let variance =
                work.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(runs - 1)
            let found = expected.ofThoseThere[day]
            // Everybody has the tenure of a quantile in the one, and a random one in the other.
            let error = 4 * (variance / Double(runs)).squareRoot() + 0.002 * found.work
            #expect(abs(mean - found.work) < error, "day \(day)")
        }
    }

    /// Of people who all leave alike a head count is binomial.
    @Test func countsAreBinomial() throws {
        var careers = Careers(people: 100)
        careers.attrition = [Careers.Attrition(sharePerYear: 0.5)]
        let expected = try #require(ExpectedWork(scenario(careers), group: 0))
        let stay = Elementary.exp(-careers.attrition[0].hazardPerDay * 100)
        let day = expected.ofThoseThere[100]
        #expect(abs(day.employed / 100 - stay) < 1e-12)
        #expect(abs(day.variance - day.employed * (1 - day.employed / 100)) < 1e-9)
    }

    /// A beginner does nothing in training, then more and more, and is paid from the first day on.
    @Test func beginnersLearn() throws {
        var careers = Careers(people: 10)
        careers.trainingDays = 10
        careers.ramp = [Careers.Skill(days: 10, speed: 0.5), Careers.Skill(days: 30, speed: 1)]
        careers.costPerHire = 1_000
        let beginner = try #require(ExpectedWork(scenario(careers), group: 0)).beginner(on: 100)
        #expect(beginner.days[99].employed == 0 && beginner.days[100].employed == 1)
        #expect(beginner.days[109].work == 0)
        #expect(beginner.days[110].work == 0.5)
        #expect(abs(beginner.days[120].work - 0.75) < 1e-12)
        #expect(beginner.days[150].work == 1)
        // A hundred days of eight hours on five days of seven.
        #expect(abs(beginner.cost - 1_000 - 100 * 40 / 7 * 20) < 1e-6)
    }

    @Test func agentsWithoutCareersHaveNone() {
        var own = scenario(Careers(people: 10))
        own.humans?.groups[0].careers = nil
        #expect(ExpectedWork(own, group: 0) == nil)
    }
}
