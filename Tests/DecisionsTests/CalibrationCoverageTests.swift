import Experiments
import QueueingTheory
import TestSupport
import Testing

@testable import Decisions

/// What `calibrate` says of inputs whose values are known exactly, seed by seed.
@Suite(.statistical) struct CalibrationCoverageTests {
    private static let seeds: UInt64 = 200

    /// A day of an AI that takes a share of some two hundred customers, in whom no queue is.
    private static let day = CalibratedDesk(
        """
        {"format": 1, "name": "day", "title": "A day", "horizonDays": 1,
          "demand": {"freshPerMonth": 5000},
          "ai": {"share": 0.5, "containment": 1,
            "sessionMinutes": {"distribution": "constant", "value": 1}},
          "humans": {"agents": 50, "sessionMinutes": {"distribution": "constant", "value": 1}}}
        """)

    /// How many of the seeds have the truth in the interval of an input, and in half of it.
    private func coverage(
        _ inputs: [String], to targets: [String], truth: [Double]
    ) async throws -> (whole: [Int], half: [Int]) {
        var (whole, half) = (truth.map { _ in 0 }, truth.map { _ in 0 })
        for seed in 1...Self.seeds {
            let result = try await Self.day.calibrated(
                inputs, to: targets, replications: 10, seed: seed)
            #expect(result.ending == .found, "seed \(seed)")
            for (place, exact) in truth.enumerated() {
                let input = result.inputs[place]
                let (off, halfWidth) = (abs(input.value - exact), input.halfWidth ?? 0)
                if off <= halfWidth { whole[place] += 1 }
                if off <= halfWidth / 2 { half[place] += 1 }
            }
        }
        return (whole, half)
    }

    /// 95 % of 200 are 190, give or take 3.1: four of these below are 178. Of half an interval 67 %
    /// are 134, which is as surely not 178.
    private func check(_ counts: (whole: [Int], half: [Int])) {
        for (whole, half) in zip(counts.whole, counts.half) {
            #expect((178...200).contains(whole), "\(whole) of \(Self.seeds)")
            // Canary: intervals half as wide do not pass.
            #expect(half < 160, "\(half) of \(Self.seeds)")
        }
    }

    @Test func oneInput() async throws {
        check(
            try await coverage(
                ["demand.freshPerMonth"], to: ["offered=200"], truth: [6000]))
    }

    @Test func twoInputs() async throws {
        check(
            try await coverage(
                ["demand.freshPerMonth", "ai.share"], to: ["offered=200", "aiConversations=60"],
                truth: [6000, 0.3]))
    }

    /// Which arrival rate makes an Erlang A queue lose so many: the exact one lies in the interval.
    @Test(arguments: [0.01, 0.05, 0.2])
    func erlangA(abandonment: Double) async throws {
        func exact(_ perMinute: Double) -> Double {
            ErlangA(
                arrivalRate: perMinute, serviceRate: 1.0 / 3, abandonmentRate: 1.0 / 5, servers: 14
            ).abandonmentProbability
        }
        var (low, high) = (0.5, 20.0)
        for _ in 0..<60 {
            let middle = (low + high) / 2
            if exact(middle) < abandonment { low = middle } else { high = middle }
        }
        let desk = try CalibratedDesk(bundled: "theory/erlang-a-14", ["horizonDays": "3"])
        let result = try await desk.calibrated(
            ["demand.freshPerMonth"], to: ["abandonmentRate=\(abandonment)"], replications: 30)
        #expect(result.ending == .found)
        let input = result.inputs[0]
        let halfWidth = try #require(input.halfWidth)
        // Two such intervals: a single one misses once in twenty.
        #expect(abs(input.value - low * 43_200) < 2 * halfWidth)
        #expect(halfWidth < 0.01 * input.value)
        #expect(result.outcomes.allSatisfy { $0.confirmed != nil })
    }

    /// Patience, and the length of a session, behind an abandonment and a wait.
    @Test func erlangAOfTwoInputs() async throws {
        let queue = ErlangA(
            arrivalRate: 10.0 / 3, serviceRate: 1 / 3.6, abandonmentRate: 1.0 / 4, servers: 14)
        let desk = try CalibratedDesk(bundled: "theory/erlang-a-14", ["horizonDays": "3"])
        let result = try await desk.calibrated(
            ["humans.sessionMinutes.mean", "humans.patienceMinutes.mean"],
            to: [
                "abandonmentRate=\(queue.abandonmentProbability)",
                "waitingSeconds=\(60 * queue.meanWait)",
            ], replications: 30)
        #expect(result.ending == .found && result.telling?.isLost == false)
        for (input, exact) in zip(result.inputs, [3.6, 4.0]) {
            let halfWidth = try #require(input.halfWidth)
            #expect(abs(input.value - exact) < 2 * halfWidth)
            #expect(halfWidth < 0.1 * exact)
        }
    }
}
