import ContactRouting
import Foundation
import QueueingTheory
import SimulationStatistics
import TestSupport
import Testing
import WorkloadTestSupport
import Workloads

@testable import Decisions
@testable import Experiments

/// An AI that answers above a threshold before an Erlang A queue, with prices for everything.
struct PricedNetwork: Sendable, CustomTestStringConvertible {
    var accuracy = 0.6
    var agents = 16
    var wrongAnswer = 4.0
    var humanConversation = 1.0
    var minuteOfWaiting = 0.0
    var abandonment = 0.0

    private static let arrivalsPerMinute = 10.0
    /// sqrt 2 times the normal quantile of the discrimination .8.
    private static let separation = 1.190_231_8

    var testDescription: String {
        "accuracy \(accuracy), \(agents) agents, wrong \(wrongAnswer), wait \(minuteOfWaiting)"
    }

    func workload(_ settings: [Setting] = [], horizonDays: Double = 0.2) throws -> Workload {
        let losses =
            "{\"wrongAnswer\": \(wrongAnswer), \"humanConversation\": \(humanConversation), "
            + "\"minuteOfWaiting\": \(minuteOfWaiting), \"abandonment\": \(abandonment)}"
        let own = [
            "ai.accuracy": "\(accuracy)", "humans.agents": "\(agents)",
            "horizonDays": "\(horizonDays)", "warmUpDays": "0.0416666666666666667",
            "measures.losses": losses,
        ].filter { path, _ in !settings.contains { $0.path.name == path } }
        return try Workload(
            "theory/ai-threshold",
            own.merging(settings.map { ($0.path.name, $0.text) }) { $1 })
    }

    /// The expected loss per conversation at a threshold: what the AI gets wrong, and an Erlang A
    /// queue with what it hands over.
    func loss(at threshold: Double) -> Double {
        let model = BinormalConfidence(accuracy: accuracy, separation: Self.separation)
        guard threshold > 0 else { return (1 - accuracy) * wrongAnswer }
        let logit = log(threshold / (1 - threshold))
        let coverage = threshold < 1 ? model.coverage(fromLogit: logit) : 0
        let risk = coverage > 1e-9 ? model.selectiveRisk(fromLogit: logit) : 0
        let handed = 1 - coverage
        let queue = ErlangA(
            arrivalRate: Self.arrivalsPerMinute * handed, serviceRate: 1 / 3,
            abandonmentRate: 1 / 5, servers: agents)
        let lost = queue.abandonmentProbability
        return coverage * risk * wrongAnswer
            + handed
            * ((1 - lost) * humanConversation + queue.meanWait * minuteOfWaiting
                + lost * abandonment)
    }

    /// The share that gives up with so many agents, at the file's threshold of .6.
    func abandonment(agents: Int) -> Double {
        let handed =
            1
            - BinormalConfidence(accuracy: accuracy, separation: Self.separation)
            .coverage(fromLogit: log(0.6 / 0.4))
        return ErlangA(
            arrivalRate: Self.arrivalsPerMinute * handed, serviceRate: 1 / 3,
            abandonmentRate: 1 / 5, servers: agents
        ).abandonmentProbability
    }

    /// The threshold of the least loss, to .001.
    var optimum: Double {
        let grid = (1..<1000).map { Double($0) / 1000 }
        return grid.min { loss(at: $0) < loss(at: $1) } ?? 0
    }

    func tuned(
        _ space: TuningSpace? = nil, targets: [String] = [], threads: Int = 2,
        replications: Int = 8
    ) async throws -> TuningResult {
        let workload = try workload()
        let question = try TuningQuestion(
            Objective("lossPerConversation", isMinimised: true),
            targets: try targets.map { try Target($0) }, searchReplications: 4,
            firstStage: replications, mostReplications: 12)
        return try await tune(
            workload, try space ?? TuningSpace(workload), question,
            ReplicationPlan(replications: 1, threads: threads),
            variant: { try self.workload($0) })
    }
}

@Suite struct TuneTests {
    /// The optimum lies between the nearest thresholds that were found to be worse, and what the
    /// recommended threshold gains over the file's .6 is covered by its interval.
    @Test(
        .statistical,
        arguments: [
            // Enough agents for everything: no queue, so that the rule of Chow (1970) holds.
            (PricedNetwork(agents: 60), 0.75),
            // A queue that forbids what would be best without it.
            (PricedNetwork(agents: 14, wrongAnswer: 10, minuteOfWaiting: 1, abandonment: 4), nil),
        ] as [(PricedNetwork, Double?)])
    func theKnownOptimumIsFound(network: PricedNetwork, bayes: Double?) async throws {
        let optimum = network.optimum
        if let bayes { #expect(abs(optimum - bayes) < 0.002) }
        let result = try await network.tuned()
        let region = try #require(result.regions.first)
        #expect(region.worseBelow ?? 0 < optimum)
        #expect(region.worseAbove ?? 1 > optimum)
        let recommended = try #require(result.recommended)
        let best = try #require(result.candidates[recommended].values?.first)
        let least = network.loss(at: optimum)
        #expect(network.loss(at: best) - least < 0.01 * least)
        if let gain = result.gainOverCurrent {
            let exact = network.loss(at: best) - network.loss(at: 0.6)
            #expect(gain.interval.contains(exact), "\(gain) does not cover \(exact)")
        }
        #expect(result.contradictions == [])
    }

    @Test(.statistical) func threadsChangeNothing() async throws {
        let network = PricedNetwork(agents: 14, minuteOfWaiting: 1)
        let space = try TuningSpace(varying: ["ai.escalation.threshold=0.4,0.6,0.7"])
        let alone = try await network.tuned(space, threads: 1, replications: 2)
        let many = try await network.tuned(space, threads: 7, replications: 2)
        #expect(alone.replicationsRun == many.replicationsRun)
        #expect(alone.candidates.map(\.values) == many.candidates.map(\.values))
        let estimates = alone.candidates.map { $0.measures.map(\.estimate) }
        #expect(estimates == many.candidates.map { $0.measures.map(\.estimate) })
        #expect(alone.recommended == many.recommended)
    }

    /// A bound on the queue moves the threshold below the optimum without it, and no candidate
    /// that is recommended misses it.
    @Test(.statistical) func targetsBind() async throws {
        let network = PricedNetwork(agents: 12, wrongAnswer: 10)
        #expect(network.optimum > 0.8)
        let result = try await network.tuned(targets: ["abandonmentRate<=5%"], replications: 5)
        let recommended = result.recommended.map { result.candidates[$0] }
        let threshold = try #require(recommended?.values?.first)
        #expect(threshold < 0.6)
        #expect(recommended?.targets.map(\.verdict) == [.met])
        #expect(result.candidates.contains { $0.standing == .missesTarget })
    }

    /// A search that is stopped says which of its points is the best so far, and recommends none.
    @Test func aSearchThatIsStopped() async throws {
        let network = PricedNetwork(agents: 12)
        let workload = try network.workload()
        let space = try TuningSpace(varying: ["ai.escalation.threshold=0.2,0.4,0.6,0.8"])
        let question = try TuningQuestion(
            Objective("lossPerConversation", isMinimised: true), targets: [],
            searchReplications: 4, firstStage: 4, mostReplications: 12)
        func tuned(stoppingAt count: Int) async throws -> TuningResult {
            try await Task {
                try await tune(
                    workload, space, question, ReplicationPlan(replications: 1, threads: 2),
                    progress: ProgressReport { _, done, _ in
                        if done >= count { withUnsafeCurrentTask { $0?.cancel() } }
                    }, variant: { try network.workload($0) })
            }.value
        }
        // The workload as it stands is first, and then all points together.
        let result = try await tuned(stoppingAt: 19)
        let best = try #require(result.bestSoFar)
        #expect(result.isCutShort && result.candidates.isEmpty && result.recommended == nil)
        #expect((1...4).contains(result.visited.count))
        let losses = result.visited.compactMap { point in
            point.measures.first { $0.measure.name == "lossPerConversation" }?.estimate.mean
        }
        let least = best.point.measures.first { $0.measure.name == "lossPerConversation" }
        #expect(least?.estimate.mean == losses.min())
        #expect(best.settings.map(\.path.name) == ["ai.escalation.threshold"])
        await #expect(throws: CancellationError.self) { _ = try await tuned(stoppingAt: 1) }
    }

    @Test func whatCannotBeMetIsNotRecommended() async throws {
        let space = try TuningSpace(varying: ["ai.escalation.threshold=0.4,0.6,0.8"])
        let result = try await PricedNetwork(agents: 12)
            .tuned(space, targets: ["coverage>=0.5", "selectiveRisk<=5%"], replications: 2)
        #expect(result.recommended.map { result.candidates[$0].values } == nil)
        #expect(result.regions.isEmpty)
        #expect(result.candidates.allSatisfy { $0.standing == .missesTarget })
    }

    /// Whole numbers between two ends are searched, and the best of them is found.
    @Test(.statistical) func wholeNumbersAreSearched() async throws {
        let network = PricedNetwork()
        let space = try TuningSpace(varying: ["humans.agents=10:24"])
        let question = try TuningQuestion(
            Objective("fullTimeEquivalents", isMinimised: true),
            targets: [Target("abandonmentRate<=10%")], searchReplications: 4, firstStage: 8,
            mostReplications: 16)
        let result = try await tune(
            network.workload(), space, question, ReplicationPlan(replications: 1, threads: 2),
            variant: { try network.workload($0) })
        let recommended = try #require(result.recommended)
        let agents = try #require(result.candidates[recommended].values?.first)
        let exact = try #require((10...24).first { network.abandonment(agents: $0) <= 0.1 })
        #expect((exact...exact + 1).contains(Int(agents)))
        #expect(result.visited.allSatisfy { $0.values[0].rounded() == $0.values[0] })
    }

    @Test func targetsWithoutAValue() async {
        await #expect(throws: InvalidQuestion.self) {
            _ = try await PricedNetwork()
                .tuned(
                    TuningSpace(varying: ["ai.escalation.threshold=0.4,0.6"]),
                    targets: ["customerSatisfaction>=0.5"])
        }
    }
}
