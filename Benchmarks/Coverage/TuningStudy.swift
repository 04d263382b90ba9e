import Decisions
import Experiments
import Foundation
import QueueingTheory
import RandomVariates
import StrictJSON
import Workloads

/// An AI that answers above a threshold before an Erlang A queue, with a price for everything: the
/// best threshold is known, because what the AI hands over is a Poisson stream.
struct PricedNetwork: Sendable {
    let accuracy: Double
    let agents: Int
    let wrongAnswer: Double
    let minuteOfWaiting: Double
    let abandonment: Double

    private static let arrivalsPerMinute = 10.0
    /// sqrt 2 times the normal quantile of the discrimination .8.
    private static let separation = 1.190_231_8

    /// A network with parameters drawn evenly from wide ranges.
    init(number: Int, seed: UInt64) {
        let stream = KeyedStream(seed: seed, replication: UInt64(number), purpose: 200)
        func draw(_ entity: UInt64, _ low: Double, _ high: Double) -> Double {
            low + stream.uniform(entity: entity) * (high - low)
        }
        accuracy = draw(0, 0.3, 0.9)
        agents = Int(draw(1, 4, 32))
        wrongAnswer = draw(2, 2, 12)
        minuteOfWaiting = draw(3, 0, 2)
        abandonment = draw(4, 0, 6)
    }

    func workload(_ changes: [Setting]) throws -> Workload {
        let losses =
            "{\"wrongAnswer\":\(wrongAnswer),\"humanConversation\":1,"
            + "\"minuteOfWaiting\":\(minuteOfWaiting),\"abandonment\":\(abandonment)}"
        let own = [
            "ai.accuracy": "\(accuracy)", "humans.agents": "\(agents)", "horizonDays": "1",
            "warmUpDays": "0.125", "measures.losses": losses,
        ].compactMap { path, text in JSONPath(path).map { Setting(path: $0, text: text) } }
        guard let source = WorkloadLibrary.source(named: "theory/ai-threshold") else {
            fatalError("the workload is bundled")
        }
        return try Workload(reading: source, settings: own + changes)
    }

    /// The expected loss per conversation at a threshold.
    func loss(at threshold: Double) -> Double {
        guard threshold > 0 else { return (1 - accuracy) * wrongAnswer }
        let model = BinormalConfidence(accuracy: accuracy, separation: Self.separation)
        let logit = log(threshold / (1 - threshold))
        let coverage = threshold < 1 ? model.coverage(fromLogit: logit) : 0
        let risk = coverage > 1e-12 ? model.selectiveRisk(fromLogit: logit) : 0
        let handed = max(1 - coverage, 1e-12)
        let queue = ErlangA(
            arrivalRate: Self.arrivalsPerMinute * handed, serviceRate: 1 / 3,
            abandonmentRate: 1 / 5, servers: agents)
        let lost = queue.abandonmentProbability
        let human = (1 - lost) + queue.meanWait * minuteOfWaiting + lost * abandonment
        return coverage * risk * wrongAnswer + handed * human
    }

    /// The threshold of the least loss, to .001.
    var optimum: Double {
        (0...1_000).map { Double($0) / 1_000 }.min { loss(at: $0) < loss(at: $1) } ?? 0
    }

    /// Tunes it and says how that compares with the truth.
    func tuned(seed: UInt64, firstStage: Int, threads: Int) async throws -> String {
        let workload = try workload([])
        var question = try TuningQuestion(
            Objective("lossPerConversation", isMinimised: true), firstStage: firstStage)
        question.mayBeginWithFewer = firstStage == 5
        let result = try await tune(
            workload, try TuningSpace(workload), question,
            ReplicationPlan(replications: 1, seed: seed, threads: threads),
            variant: { try self.workload($0) })
        guard let place = result.recommended, let region = result.regions.first,
            let best = result.candidates[place].values?.first
        else { return ",,,,,,,,,,," }
        let (optimum, least) = (optimum, loss(at: optimum))
        let isInside =
            region.worseBelow ?? -1 < optimum && optimum < region.worseAbove ?? 2
        let excess = loss(at: best) / least - 1
        let gain = loss(at: best) - loss(at: 0.6)
        let isAlike = region.indistinguishable.contains(optimum)
        let isCovered = result.gainOverCurrent.map { $0.interval.contains(gain) }
        let fields: [Any] = [
            accuracy, agents, wrongAnswer, minuteOfWaiting, abandonment, optimum, best, excess,
            isInside ? 1 : 0,
            isAlike ? 1 : 0, isCovered.map { $0 ? "1" : "0" } ?? "", result.replicationsRun,
        ]
        return fields.map { "\($0)" }.joined(separator: ",")
    }
}
