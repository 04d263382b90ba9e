import ContactRouting
import RandomVariates
import SimulationKernel
import SimulationStatistics
import TestSupport
import Testing
import WorkloadTestSupport
import Workloads

@testable import Experiments

/// Percentiles, truth and costs of parts of the day and week.
struct PartOwnTests {
    private static let byTime: [Grouping] = [.hour, .hourOfWeek, .interval, .intervalOfWeek]

    private static func detailed(_ name: String, _ settings: [String: String]) throws -> Scenario {
        var scenario = try Workload(name, settings).scenario
        scenario.measurement.keepsDetailsByInterval = true
        return scenario
    }

    private static func hours(_ count: Int64) -> TimeSpan {
        TimeSpan(ticks: count * TimeSpan.hour.ticks)
    }

    /// The means of a measure of the parts by hour that have any.
    private static func means(_ name: String, _ sample: Sample, by: Grouping) -> [Double] {
        sample.breakdowns(by: byTime).filter { $0.dimension == by }.compactMap { part in
            part.values.first { $0.measure.name == name }?.estimate.mean
        }
    }

    /// A desk that closes, people who are hired and paid by the month, three groups, and a seat
    /// that is paid by the month.
    @Test(arguments: [
        ("help-desk", ["horizonDays": "7", "intervalMinutes": "30"]),
        ("growing-desk", ["horizonDays": "20", "humans.groups[0].careers.hiresPerMonth": "5"]),
        ("outsourcer", ["horizonDays": "2"]),
        (
            "help-desk",
            ["horizonDays": "7", "ai.prices": #"[{"per": "seatMonth", "price": 50}]"#]
        ),
    ])
    func costsOfHoursAddUp(name: String, settings: [String: String]) throws {
        let scenario = try Self.detailed(name, settings)
        let sample = scenario.sample(2, by: Self.byTime)
        var known = 0
        for name in ["totalCost", "totalCostOfAgents", "totalCostOfAI", "totalCostOfLosses"] {
            let measure = try #require(Measure.named(name))
            guard let whole = sample.linearised(measure)?.mean else { continue }
            known += 1
            for grouping in Self.byTime {
                let sum = Self.means(name, sample, by: grouping).reduce(0, +)
                #expect(agree(sum, whole), "\(name) by \(grouping)")
            }
        }
        #expect(known >= 2)
    }

    /// Wages of an hour are those of the agents on duty in it: two from 9 to 10, one until 11.
    @Test func wagesByHand() throws {
        var scenario = Scenario.burst(0, humans: HumanTier(agents: .constant(0)))
        scenario.measurement.horizon = .day
        scenario.measurement.keepsDetailsByInterval = true
        let agents = (0..<24).map { $0 == 9 ? 2 : $0 == 10 ? 1 : 0 }
        scenario.humans?.groups[0].agents = Timetable(
            interval: .hour, values: agents, isCyclic: true)
        scenario.humans?.groups[0].costPerPaidHour = 10
        let sample = scenario.sample(1, by: Self.byTime)
        let costs = Self.means("totalCostOfAgents", sample, by: .hour)
        #expect(costs.count == 24)
        #expect(agree(costs[9], 600) && agree(costs[10], 300))
        #expect(costs.enumerated().allSatisfy { [9, 10].contains($0) || $1 == 0 })
    }

    /// The percentiles of an hour of the day are those of the waits that were offered in it.
    @Test func percentilesAreThoseOfTheLog() throws {
        let scenario = try Self.detailed(
            "help-desk", ["horizonDays": "3", "humans.fullTimeEquivalents": "6"])
        let stream = CustomerStream(seed: 1, number: 0)
        var waits = Array(repeating: [Double](), count: 24)
        let start = Int64(scenario.measurement.startMinuteOfWeek) * 60_000_000
        var log = ConversationLog(scenario, stream) { record in
            guard record.isCounted, let offered = record.offered, let wait = record.wait else {
                return
            }
            waits[Int((offered.ticks + start) / TimeSpan.hour.ticks % 24)].append(wait.seconds)
        }
        let tally = try simulate(scenario, stream, observer: &log)
        let observation = Observation(tally, scenario, by: [.hour])
        for percent in [50.0, 90, 95] {
            let measure = try #require(Measure.named("waitingSecondsP\(Int(percent))"))
            let position = try #require(MeasureSet.builtIn.position(of: measure))
            for (hour, own) in waits.enumerated() where own.count > 20 {
                let sorted = own.sorted()
                let rank = Int((percent / 100 * Double(sorted.count)).rounded(.up))
                let value = try #require(observation.ratios(ofPart: hour)[position]?.value)
                let exact = sorted[rank - 1]
                #expect(abs(value - exact) <= 0.004 * exact + 1e-6, "\(percent) at \(hour)")
            }
        }
        #expect(waits.count { $0.count > 20 } > 5)
    }

    /// Satisfaction and truth of hours are means over the conversations that start in them.
    @Test func truthOfHoursAddsUp() throws {
        let scenario = try Self.detailed("help-desk", ["horizonDays": "3"])
        let tally = try simulate(scenario, CustomerStream(seed: 1, number: 0))
        let observation = Observation(tally, scenario, by: [.hour])
        for name in ["customerSatisfaction", "trueResolutionRate", "selectiveRisk"] {
            let measure = try #require(Measure.named(name))
            let position = try #require(MeasureSet.builtIn.position(of: measure))
            let ratios = observation.packedParts.compactMap { $0.ratios[position] }
            let whole = try #require(measure.ratio(tally, scenario))
            #expect(ratios.count == 24 && whole.denominator > 100)
            #expect(agree(ratios.reduce(0) { $0 + $1.numerator }, whole.numerator))
            #expect(ratios.reduce(0) { $0 + $1.denominator } == whole.denominator)
        }
    }

    /// Where nobody asks for them hours have no costs; they never have of what is
    /// not kept by hour.
    @Test func whatIsNotKnown() throws {
        let plain = try Workload("help-desk", ["horizonDays": "2"]).scenario.sample(
            2, by: Self.byTime)
        #expect(Self.means("totalCost", plain, by: .hour).isEmpty)
        #expect(Self.means("waitingSecondsP90", plain, by: .hour).isEmpty)
        #expect(Self.means("customerSatisfaction", plain, by: .hour).isEmpty)
        let scenario = try Self.detailed("help-desk", ["horizonDays": "2"])
        let detailed = scenario.sample(2, by: Self.byTime)
        #expect(!Self.means("waitingSecondsP90", detailed, by: .hour).isEmpty)
        #expect(Self.means("aiSessionMinutesP90", detailed, by: .hour).isEmpty)
    }

    /// Where everything gets another price in the course of the run, shrinkage too, the costs of
    /// hours still add up to the whole: each part of it is paid at the price of its time.
    @Test func costsOfHoursAddUpWhenPricesChange() throws {
        var scenario = try Self.detailed(
            "help-desk", ["horizonDays": "9", "ai.prices": #"[{"per": "resolution", "price": 2}]"#])
        var dearer = scenario
        dearer.humans?.groups[0].costPerPaidHour = 100
        dearer.humans?.groups[0].shrinkage = 0.5
        dearer.measurement.losses.minuteOfWaiting = 3
        scenario.changes = [ScenarioChange(at: Self.hours(60), to: dearer)]
        let sample = scenario.sample(2, by: Self.byTime)
        for name in ["totalCost", "totalCostOfAgents", "totalCostOfAI", "totalCostOfLosses"] {
            let whole = try #require(sample.linearised(Measure.named(name) ?? .all[0])?.mean)
            #expect(whole > 0)
            for grouping in Self.byTime {
                let sum = Self.means(name, sample, by: grouping).reduce(0, +)
                #expect(agree(sum, whole), "\(name) by \(grouping)")
            }
        }
    }

    /// Two agents from 9 to 10, for 10 on the first of three days and 40 from its noon on.
    @Test func wagesOfChangingPricesByHand() throws {
        var scenario = Scenario.burst(0, humans: HumanTier(agents: .constant(0)))
        scenario.measurement.horizon = Self.hours(72)
        scenario.measurement.keepsDetailsByInterval = true
        scenario.humans?.groups[0].agents = Timetable(
            interval: .hour, values: (0..<24).map { [9, 13].contains($0) ? 2 : 0 },
            isCyclic: true)
        scenario.humans?.groups[0].costPerPaidHour = 10
        var dearer = scenario
        dearer.humans?.groups[0].costPerPaidHour = 40
        scenario.changes = [ScenarioChange(at: Self.hours(12), to: dearer)]
        let costs = Self.means(
            "totalCostOfAgents", scenario.sample(1, by: Self.byTime), by: .hour)
        // Three days are a tenth of the thirty that costs are said for.
        #expect(agree(costs[9], 10 * (2 * 10 + 4 * 40)) && agree(costs[13], 10 * 6 * 40))
        #expect(costs.enumerated().allSatisfy { [9, 13].contains($0) || $1 == 0 })
    }

    /// The offered load of a day takes the mean session of the run, as its definition says: days
    /// add up to the whole, also those of which nobody was served.
    @Test func offeredLoadOfDaysAddsUp() throws {
        let scenario = try Workload(
            "help-desk", ["horizonDays": "7", "demand.freshPerMonth": "600"]
        ).scenario
        var kept = scenario
        kept.measurement = scenario.measurement.keepingPeriods(of: [.day])
        let tally = try simulate(kept, CustomerStream(seed: 1, number: 0))
        let observation = Observation(tally, kept, by: [.day])
        let measure = try #require(Measure.named("offeredLoad"))
        let position = try #require(MeasureSet.builtIn.position(of: measure))
        let days = observation.packedParts.compactMap { $0.ratios[position]?.value }
        let whole = try #require(measure.ratio(tally, kept)?.value)
        #expect(days.count == 7 && whole > 0)
        #expect(agree(days.reduce(0, +) / 7, whole))
    }

    /// What `isKnown` says is what a run has, measure by measure.
    @Test func knownIsWhatIsThere() throws {
        let scenario = try Self.detailed("help-desk", ["horizonDays": "2"])
        let tally = try simulate(scenario, CustomerStream(seed: 1, number: 0))
        let observation = Observation(tally, scenario, by: [.hour])
        for (position, measure) in Measure.all.enumerated()
        where measure.ratio(tally, scenario) != nil {
            let isThere = observation.packedParts.contains { $0.ratios[position] != nil }
            #expect(isThere == measure.isKnown(of: .hour), "\(measure.name)")
        }
    }
}
