import Experiments
import QueueingTheory
import SimulationStatistics
import TestSupport
import Testing
import Workloads

@testable import Decisions

@Suite struct CalibrateTests {
    /// Three people who are there for eight hours of a weekday.
    static func closingDesk(patience: String = #"{"distribution": "constant", "value": 0}"#)
        -> CalibratedDesk
    {
        CalibratedDesk(
            """
            {"format": 1, "name": "desk", "title": "A desk of three that closes",
              "start": "2026-11-02", "horizonDays": 7,
              "openingHours": {"mondayToFriday": ["09:00-17:00"]},
              "demand": {"freshPerMonth": 2000, "weekdays": [1, 1, 1, 1, 1, 0, 0],
                "hours": [0,0,0,0,0,0,0,0,0,1,1,1,1,1,1,1,1,0,0,0,0,0,0,0]},
              "humans": {"agents": 3, "patienceMinutes": \(patience),
                "sessionMinutes": {"distribution": "exponential", "mean": 6}},
              "repeats": {"afterHuman": 0.3, "afterAbandonment": 0.3,
                "delayHours": {"distribution": "exponential", "mean": 0.5}}}
            """)
    }

    /// Everybody comes back with the same probability, soon and to a desk with room for all:
    /// offered = fresh / (1 - r).
    static let loop = CalibratedDesk(
        """
        {"format": 1, "name": "loop", "title": "Who comes back", "horizonDays": 10,
          "warmUpDays": 1, "demand": {"freshPerMonth": 3000},
          "humans": {"agents": 60, "sessionMinutes": {"distribution": "constant", "value": 5}},
          "repeats": {"afterHuman": 0.3,
            "delayHours": {"distribution": "exponential", "mean": 0.5}}}
        """)

    @Test func customersBehindWhatIsOffered() async throws {
        let result = try await Self.loop.calibrated(
            ["demand.freshPerMonth"], to: ["offered=2000"])
        #expect(result.ending == .found && result.isFound && result.contradictions == [])
        let input = try #require(result.inputs.first)
        let exact = 2000 * 3 * (1 - 0.3)
        let halfWidth = try #require(input.halfWidth)
        #expect(input.before == 3000)
        #expect(abs(input.value - exact) < 1.5 * halfWidth && halfWidth < 0.1 * exact)
        #expect(input.ofTargets == 0 && input.ofSimulation == halfWidth)
        #expect(input.value == (input.value / 10).rounded() * 10)
        #expect(result.settings.map(\.path.name) == ["demand.freshPerMonth"])
        let outcome = try #require(result.outcomes.first)
        let searched = try #require(outcome.searched)
        #expect(abs(searched.mean - 2000) < 0.1 * (searched.halfWidth ?? 0))
        #expect(outcome.confirmed?.mean != searched.mean && outcome.confirmed != nil)
        #expect(!result.turns && result.otherRoots.isEmpty)
        // Beside the points of the search stand those of the derivatives and the rounded one.
        #expect(result.visited.contains { $0.values == [input.value] })
    }

    /// The error of the number itself widens the interval, as far as it moves the input.
    @Test func theErrorOfTheNumber() async throws {
        let sharp = try await Self.loop.calibrated(["demand.freshPerMonth"], to: ["offered=2000"])
        let blunt = try await Self.loop.calibrated(
            ["demand.freshPerMonth"], to: ["offered=2000±400"])
        let (one, other) = (sharp.inputs[0], blunt.inputs[0])
        #expect(one.ofSimulation == other.ofSimulation && one.value == other.value)
        let expected = 400 * 3 * 0.7
        #expect(abs((other.ofTargets ?? 0) / expected - 1) < 0.1)
        let parts = (other.ofTargets ?? 0, other.ofSimulation ?? 0)
        #expect(
            abs((other.halfWidth ?? 0) - (parts.0 * parts.0 + parts.1 * parts.1).squareRoot())
                < 1e-9)
    }

    /// Two numbers whose inputs are known exactly: fresh = issues, r = 1 - issues / offered.
    @Test func twoInputs() async throws {
        let result = try await Self.loop.calibrated(
            ["demand.freshPerMonth", "repeats.afterHuman"], to: ["offered=2000", "issues=1200"])
        #expect(result.ending == .found)
        for (input, exact) in zip(result.inputs, [3600, 0.4]) {
            let halfWidth = try #require(input.halfWidth)
            #expect(abs(input.value - exact) < 1.5 * halfWidth && halfWidth < 0.15 * exact)
        }
        #expect(result.outcomes.allSatisfy { $0.confirmed != nil })
        #expect(result.telling?.isLost == false)
        let again = try await Self.loop.calibrated(
            ["demand.freshPerMonth", "repeats.afterHuman=0.1:0.6"],
            to: ["offered=2000", "issues=1200"], threads: 1)
        #expect(abs(again.inputs[1].value - result.inputs[1].value) < 0.005)
    }

    /// Two measures of the same thing do not tell two inputs apart.
    @Test func whatMeasuresCannotTell() async throws {
        let result = try await Self.loop.calibrated(
            ["demand.freshPerMonth", "humans.sessionMinutes.value"],
            to: ["offered=2000", "humanOffered=2000"])
        #expect(result.telling?.isLost == true)
        #expect(result.inputs.allSatisfy { $0.halfWidth == nil })
    }

    /// Where two numbers exclude each other, the nearest point says how far each stays off.
    @Test func whatCannotHoldTogether() async throws {
        let result = try await Self.loop.calibrated(
            ["demand.freshPerMonth", "repeats.afterHuman"], to: ["offered=1000", "issues=1200"])
        #expect(result.ending == .unreached && !result.isFound)
        #expect(result.outcomes.allSatisfy { $0.searched != nil && $0.confirmed == nil })
        // Nobody comes back, and demand lies between the two.
        #expect(result.inputs[1].value < 0.01)
        #expect(result.inputs[0].value > 2900 && result.inputs[0].value < 3700)
    }

    /// A number that does not come out of the range: both ends say so.
    @Test func noRootInTheRange() async throws {
        let result = try await Self.loop.calibrated(
            ["demand.freshPerMonth=1000:2000"], to: ["offered=2000"])
        #expect(result.ending == .outOfRange && result.settings.count == 1)
        #expect(result.sides.map(\.values) == [[1000], [2000]])
        let ends = result.sides.compactMap { $0.measures?.first?.mean }
        #expect(ends.count == 2 && ends[0] < ends[1] && ends[1] < 1100)
    }

    @Test func wholeNumbers() async throws {
        let desk = Self.closingDesk(patience: #"{"distribution": "exponential", "mean": 5}"#)
        for input in ["humans.agents", "humans.agents=1:12"] {
            let result = try await desk.calibrated([input], to: ["abandonmentRate=4%"])
            #expect(result.ending == .nearestWhole && result.isFound)
            let other = try #require(result.sides.first)
            #expect(abs(result.inputs[0].value - other.values[0]) == 1)
            let (near, far) = (result.outcomes[0].searched, other.measures?.first)
            let offs = [near, far].compactMap { $0 }.map { $0.mean - 0.04 }
            #expect(offs.count == 2 && offs[0] * offs[1] < 0 && abs(offs[0]) <= abs(offs[1]))
            #expect(result.outcomes[0].isConfirmed == nil && result.outcomes[0].confirmed != nil)
        }
    }

    /// A foreign case: three people, a desk that closes, customers who do not wait at all.
    @Test func aDeskThatClosesBeforeCustomersWithoutPatience() async throws {
        let desk = Self.closingDesk()
        let result = try await desk.calibrated(
            ["demand.freshPerMonth"], to: ["abandonmentRate=20%"])
        #expect(result.ending == .found)
        #expect((1500...4500).contains(result.inputs[0].value))
        let length = try await desk.calibrated(
            ["humans.sessionMinutes.mean=1:30"], to: ["abandonmentRate=20%"])
        #expect(length.ending == .found)
        // From patience 0 outward.
        let patience = try await desk.calibrated(
            ["humans.patienceMinutes.value"], to: ["abandonmentRate=2%"])
        #expect(patience.ending == .found && patience.inputs[0].value > 0.5)
    }

    /// Waits are never longer than the patience of the customers.
    @Test func waitsBeyondAnyPatience() async throws {
        let desk = CalibratedDesk(
            """
            {"format": 1, "name": "patience", "title": "Three minutes", "horizonDays": 2,
              "demand": {"freshPerMonth": 6000},
              "humans": {"agents": 30,
                "sessionMinutes": {"distribution": "constant", "value": 5},
                "patienceMinutes": {"distribution": "constant", "value": 3}},
              "measures": {"serviceLevelSeconds": 20}}
            """)
        let result = try await desk.calibrated(
            ["humans.sessionMinutes.value=100:5000"], to: ["waitingSeconds=20000"])
        #expect(result.ending == .outOfRange && result.sides.count == 2)
    }

    /// Who comes back comes after exactly a day: a window below it sees nobody, one above it all.
    @Test func aLeap() async throws {
        let desk = CalibratedDesk(
            """
            {"format": 1, "name": "leap", "title": "After exactly a day", "horizonDays": 5,
              "demand": {"freshPerMonth": 1500},
              "ai": {"share": 1, "containment": 1,
                "sessionMinutes": {"distribution": "constant", "value": 5}},
              "humans": {"agents": 9,
                "sessionMinutes": {"distribution": "constant", "value": 5}},
              "repeats": {"afterAI": 0.4,
                "delayHours": {"distribution": "constant", "value": 24}}}
            """)
        let result = try await desk.calibrated(
            ["measures.returnWindowHours=1:72"], to: ["assumedResolutionRate=80%"])
        #expect(result.ending == .jump && !result.isFound)
        let sides = result.sides.map { $0.values[0] }
        try #require(sides.count == 2)
        #expect(sides[0] < 24 && sides[1] >= 24 && sides[1] - sides[0] < 0.001)
        #expect(result.sides[0].measures?.first?.mean == 1)
    }

    /// The threshold of an AI before a desk with room for all, from the loss per conversation.
    private func threshold(ofLoss loss: Double) async throws -> CalibrationResult {
        let network = PricedNetwork(agents: 60)
        let question = try CalibrationQuestion(
            [try CalibrationInput("ai.escalation.threshold=0.02:0.98")],
            from: [try CalibrationTarget("lossPerConversation=\(loss)")])
        return try await calibrate(
            network.workload(horizonDays: 0.1), question,
            ReplicationPlan(replications: 8, threads: 2),
            variant: { try network.workload($0, horizonDays: 0.1) })
    }

    /// Where a measure turns back, other roots are told.
    @Test func aMeasureThatTurnsBack() async throws {
        let network = PricedNetwork(agents: 60)
        let result = try await threshold(ofLoss: 0.9)
        #expect(result.ending == .found && result.turns)
        let exact = stride(from: 0.02, to: 0.98, by: 0.001).filter {
            (network.loss(at: $0) - 0.9) * (network.loss(at: $0 + 0.001) - 0.9) < 0
        }
        try #require(exact.count == 2)
        let value = result.inputs[0].value
        let mine = try #require(exact.min { abs($0 - value) < abs($1 - value) })
        #expect(abs(mine - value) < 0.03)
        let other = try #require(exact.first { $0 != mine })
        #expect(result.otherRoots.contains { $0.contains(other) })
    }

    /// A number just above the least that the measure comes to lies between two places that were
    /// looked at; one below it is nowhere, and the report can say that the measure turns.
    @Test func nearTheTurn() async throws {
        let least = PricedNetwork(agents: 60).loss(at: 0.75)
        let near = try await threshold(ofLoss: least * 1.01)
        #expect(near.ending == .found)
        #expect(abs(near.inputs[0].value - 0.75) < 0.15)
        let below = try await threshold(ofLoss: least * 0.9)
        #expect(below.ending == .outOfRange && below.turns)
    }

    @Test func questionsWithoutSense() async throws {
        let desk = Self.closingDesk()
        for (input, target) in [
            ("demand.hours", "offered=5"), ("demand", "offered=5"), ("start", "offered=5"),
            ("humans.fullTimeEquivalents", "offered=5"),
            ("demand.freshPerMonth", "repeatRateChange=-25%"),
            ("demand.freshPerMonth", "customerSatisfaction=80%"),
        ] {
            await #expect(throws: InvalidQuestion.self, "\(input) \(target)") {
                _ = try await desk.calibrated([input], to: [target])
            }
        }
        await #expect(throws: InvalidWorkload.self) {
            _ = try await desk.calibrated(["demand.freshPerMont"], to: ["offered=5"])
        }
    }

    /// What is set beside a baseline is found beside it: the baseline stays as it is.
    @Test func besideABaseline() async throws {
        let before = try Self.loop.workload()
        let result = try await Self.loop.calibrated(
            ["repeats.afterHuman"], to: ["repeatRateChange=-25%"], baseline: before)
        #expect(result.ending == .found)
        let input = result.inputs[0]
        #expect(abs(input.value - 0.225) < 1.5 * (input.halfWidth ?? 0))
    }

    @Test func aSearchThatIsStopped() async throws {
        await #expect(throws: CancellationError.self) {
            try await Task {
                let question = try CalibrationQuestion(
                    [try CalibrationInput("demand.freshPerMonth")],
                    from: [try CalibrationTarget("offered=2000")])
                _ = try await calibrate(
                    Self.loop.workload(), question, ReplicationPlan(replications: 4),
                    progress: ProgressReport { stage, done, _ in
                        if done > 5 || stage == nil { withUnsafeCurrentTask { $0?.cancel() } }
                    }, variant: { try Self.loop.workload($0) })
            }.value
        }
    }
}
