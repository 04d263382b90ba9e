import ContactRouting
import SimulationKernel
import SimulationStatistics
import TestSupport
import Testing
import WorkloadTestSupport
import Workloads

@testable import Experiments
@testable import Verification

/// The reference cases on about a hundredth of their customers: theory lies within four standard
/// errors, and the interval is not so wide that it would prove nothing.
struct ReferenceCaseTests {
    /// A twentieth of the length and fewer replications make intervals more than ten times as wide,
    /// and chance moves their own width by half.
    private static let widening = 20.0

    private static func shortened(_ referenceCase: ReferenceCase) throws -> (Scenario, Int) {
        let settings = referenceCase.settings.map { ($0.path.name, $0.text) }
        var scenario = try Workload(
            referenceCase.workload, Dictionary(uniqueKeysWithValues: settings)
        ).scenario
        if !referenceCase.workload.contains("/") {
            scenario.measurement.horizon = TimeSpan(ticks: 5 * TimeSpan.day.ticks)
            scenario.measurement.warmUp = TimeSpan(ticks: 14 * TimeSpan.day.ticks)
            return (scenario, 10)
        }
        // Cases of a fixed length have thousands of replications instead: of covariances, whose
        // products are skewed, a tenth of them.
        let replications = referenceCase.replications
        if replications > 100 { return (scenario, max(60, replications >= 30_000 ? 3_000 : 0)) }
        let measurement = scenario.measurement
        // Below some hours, chance would be too skewed for Student's interval.
        let shortest = TimeSpan(seconds: 6 * 3_600)
        scenario.measurement.horizon = max(
            shortest, TimeSpan(ticks: measurement.horizon.ticks / 20))
        scenario.measurement.warmUp = TimeSpan(ticks: measurement.warmUp.ticks / 10)
        return (scenario, 15)
    }

    private static func results(
        _ referenceCase: ReferenceCase, change: @Sendable (inout Scenario) -> Void = { _ in }
    ) throws -> [CaseResult] {
        let (scenario, replications) = try shortened(referenceCase)
        var simulated = scenario
        change(&simulated)
        let observations = try (0..<UInt64(replications)).map {
            referenceCase.observe(
                try simulate(simulated, CustomerStream(seed: 1, number: $0)), simulated)
        }
        return try referenceCase.results(scenario, observations)
    }

    private static func agrees(_ result: CaseResult) -> Bool {
        guard let halfWidth = result.simulated.halfWidth else { return false }
        return abs(result.standardErrors) <= 4
            && halfWidth <= widening * result.largestHalfWidth
    }

    @Test(.statistical, arguments: ReferenceCase.all.indices)
    func theoryIsContained(index: Int) throws {
        let referenceCase = ReferenceCase.all[index]
        let results = try ReferenceCaseTests.results(referenceCase)
        #expect(results.count == referenceCase.expectations.count)
        for result in results {
            #expect(
                ReferenceCaseTests.agrees(result),
                "\(result.name): \(result.simulated) is not \(result.exact)")
        }
    }

    private func referenceCase(_ workload: String) throws -> ReferenceCase {
        try #require(ReferenceCase.all.first { $0.workload == "theory/\(workload)" })
    }

    /// A simulation of something else than the theory is about.
    struct Defect: Sendable, CustomTestStringConvertible {
        let workload: String
        let testDescription: String
        let change: @Sendable (inout Scenario) -> Void

        init(
            _ workload: String, _ description: String,
            _ change: @escaping @Sendable (inout Scenario) -> Void
        ) {
            self.workload = workload
            testDescription = description
            self.change = change
        }
    }

    private static let defects = [
        Defect("erlang-a-14", "one agent fewer") { $0.humans?.agents = .constant(13) },
        Defect("erlang-c-14", "impatience") { $0.intents[0].patience = .exponential(mean: 60) },
        Defect("m-d-1", "longer sessions") { $0.intents[0].humanSession = .constant(66) },
        Defect("ai-cap-18", "two sessions more") { $0.ai?.sessionLimit = 20 },
        Defect("processor-sharing", "faster") { $0.humans?.totalRates = [1, 1.3, 1.3, 1.3] },
        Defect("priority-12", "no priorities") { $0.intents[1].priorityClass = 0 },
        Defect("repeat-loop", "fewer returns") { $0.repeats.afterHuman = 0.15 },
        Defect("busy-days", "days alike") { $0.demand.dayFactor = nil },
        Defect("busy-hours", "days that have nothing of each other") {
            $0.demand.dayFactorCorrelation = 0
        },
        Defect("busy-hours", "parts that have less of each other") {
            $0.demand.intervalFactor?.correlation = 0.5
        },
        Defect("outcome-identity", "wronger answers") { $0.intents[0].aiAccuracy = [0.8] },
        Defect("outcome-identity", "humans who fail more") {
            $0.intents[0].humanResolution = [0.85]
        },
        Defect("skills-reserved", "nobody kept") {
            $0.humans?.groups[0].skills[0].reserved = 0
        },
        Defect("skills-n", "specialists as fast as others") {
            $0.humans?.groups[1].skills[1].speedFactor = 1
        },
        Defect("skills-x", "the other group first") {
            $0.humans?.agentSelection = .longestIdle
        },
        Defect("ai-threshold", "over-confidence") {
            $0.ai?.answering?.confidence.shift = 0.5
        },
        Defect("ai-threshold", "less discrimination") {
            $0.ai?.answering?.confidence.discrimination = 0.7
        },
    ]

    /// Canaries: each defect is caught.
    @Test(.statistical, arguments: ReferenceCaseTests.defects)
    func aBrokenModelIsCaught(defect: Defect) throws {
        let results = try ReferenceCaseTests.results(
            try referenceCase(defect.workload), change: defect.change)
        #expect(!results.allSatisfy(ReferenceCaseTests.agrees))
    }

    /// Canary: a wrong formula does not pass either.
    @Test func aWrongExactValueIsCaught() throws {
        let right = try referenceCase("erlang-c-14")
        let wrong = ReferenceCase(
            right.workload,
            right.expectations.map { expectation in
                .init(quantity: expectation.quantity) { try expectation.exact($0) * 1.3 }
            })
        let results = try ReferenceCaseTests.results(wrong)
        #expect(results.count == right.expectations.count)
        #expect(
            !results.contains { ReferenceCaseTests.agrees($0) && $0.name.hasSuffix("occupancy") })
        #expect(!results.allSatisfy(ReferenceCaseTests.agrees))
    }

    @Test(
        arguments: [
            (0.0, 1, true), (3.99, 2, true), (-4, 2, true), (4.01, 1, false), (-4.01, 1, false),
            (0, 2.01, false), (.nan, 0, false), (0, nil, false),
        ] as [(Double, Double?, Bool)])
    func aResultPassesWhenItIsCloseAndNarrow(
        standardErrors: Double, halfWidth: Double?, passes: Bool
    ) {
        let result = CaseResult(
            name: "x", exact: 100, simulated: Estimate(mean: 100, halfWidth: halfWidth),
            standardErrors: standardErrors, largestHalfWidth: 2)
        #expect(result.passes == passes)
    }

    /// What `verify` calls exact is what was published, so that a slip in reading a workload, which
    /// would move theory and simulation alike, is seen.
    @Test(
        arguments: [
            ("m-m-1", 0, 0.5), ("m-m-3", 1, 4.444444 * 60), ("m-m-4", 1, 0.869565 * 60),
            ("erlang-c-14", 0, 0.1741319335950498), ("erlang-c-14", 2, 0.8883500191794669),
            ("erlang-c-15", 2, 0.941127), ("erlang-a-14", 1, 0.01398374),
            ("erlang-a-14", 4, 0.91679209), ("erlang-c-13", 0, 26.5569),
            ("erlang-a-13", 2, 9.9128), ("erlang-a-9", 2, 56.6184), ("erlang-c-50", 1, 0.8999),
            ("erlang-a-50", 2, 3.7095), ("finite-horizon", 1, 0.900432),
            ("finite-horizon", 2, 0.100681 * 60), ("m-m-2-3", 0, 0.04936015),
            ("chat-one-agent", 1, 6.230769 * 60), ("chat-two-agents", 1, 2.130193762751 * 60),
            ("m-ln-1", 0, 4.88 * 60), ("m-g-1", 0, 600), ("priority-1", 1, 5.714286 * 60),
            ("priority-12", 0, 0.038310 * 60), ("ai-to-humans", 2, 0.266035 * 60),
            ("ai-cap-25", 0, 0.005011), ("repeat-loop", 2, 0.373911 * 60),
            ("outcome-identity", 0, 0.075), ("outcome-identity", 2, 0.637),
            ("outcome-identity", 4, 0.9416216), ("outcome-identity", 5, 1.414328),
            ("outcome-identity", 6, 1.314707), ("outcome-identity", 7, 0.245712),
            ("outcome-identity", 8, 0.225405 * 60),
        ] as [(String, Int, Double)])
    func exactValuesArePublishedOnes(name: String, place: Int, published: Double) throws {
        let referenceCase = try referenceCase(name)
        let scenario = try Workload(referenceCase.workload, [:]).scenario
        let exact = try referenceCase.expectations[place].exact(scenario)
        #expect(abs(exact / published - 1) < 2e-4)
    }

    /// Two published simulations of a day of 13 periods, alike but for over-dispersion.
    @Test(.statistical, arguments: ["thirteen-periods-400", "thirteen-periods-10"])
    func publishedSimulationsAreMet(name: String) async throws {
        let workload = try Workload("theory/\(name)", [:])
        let experiment = try RunExperiment(workload, baseline: nil) { _ in workload }
        let result = try await experiment.run(ReplicationPlan(replications: 150, threads: 2))
        #expect(result.figures.count == 3)
        #expect(result.figures.allSatisfy { $0.verdict != .missed })
    }
}
