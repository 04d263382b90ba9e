import ContactRouting
import QueueingTheory
import SimulationStatistics
import StrictJSON
import TestSupport
import Testing
import Workloads

@testable import Decisions
@testable import Experiments

/// Desks small enough that the right plan is known.
struct PlanHiringTests {
    /// Calls of ten minutes at a desk that never closes, for four months, twice as many from
    /// March on; 21 people fill 5 seats.
    static func desk(pool: Int? = nil, days: Int = 120) -> String {
        let group = """
            {"name": "agents", "agents": 5, "costPerPaidHour": 20,
             "careers": {"people": 21, "backfill": 1, "trainingDays": 28, "costPerHire": 500}}
            """
        let onCall = pool.map {
            """
            , {"name": "freelancers", "agents": \($0), "costPerPaidHour": 40, "shrinkage": 0,
               "onCall": {"occupancy": 0.7}}
            """
        }
        return """
            {
              "format": 1, "name": "desk", "title": "A desk", "start": "2026-01-01",
              "horizonDays": \(days), "warmUpDays": 1,
              "demand": {"freshPerMonth": 13000},
              "humans": {
                "groups": [\(group)\(onCall ?? "")], "paidHoursPerWeek": 40,
                "sessionMinutes": {"distribution": "exponential", "mean": 10},
                "patienceMinutes": {"distribution": "exponential", "mean": 5}
              },
              "overTime": [{"input": "demand.freshPerMonth", "steps":
                [{"from": "2026-03-01", "value": 26000}]}]
            }
            """
    }

    private static func plan(
        _ text: String, _ targets: [String], replications: Int = 4, threads: Int = 2,
        _ change: (inout HiringQuestion) -> Void = { _ in }
    ) async throws -> HiringResult {
        let source = SourceText(name: "desk.json", text: text)
        var question = try HiringQuestion(targets: targets.map { try Target($0) })
        change(&question)
        return try await planHiring(
            Workload(reading: source), question,
            ReplicationPlan(replications: replications, threads: threads)
        ) { try Workload(reading: source, settings: $0) }
    }

    /// The share that leaves of so many calls a month with a number of agents.
    private static func leaving(_ perMonth: Double, _ agents: Int) -> Double {
        ErlangA(
            arrivalRate: perMonth / 43_200, serviceRate: 0.1, abandonmentRate: 0.2,
            servers: agents
        ).abandonmentProbability
    }

    /// Twice the calls need seven seats, six are too few: people for one or two more begin in
    /// February, in whose four weeks they are trained, and nobody begins in another month.
    @Test(.statistical) func peopleBeginTheMonthBeforeTheyAreNeeded() async throws {
        let bound = (Self.leaving(26_000, 6) + Self.leaving(26_000, 7)) / 2
        #expect(Self.leaving(13_000, 5) < bound)
        let result = try await Self.plan(Self.desk(), ["abandonmentRate<=\(bound)"])
        #expect(result.isMet)
        let hires = result.months.map { $0.hires[0] }
        #expect([hires[0], hires[2], hires[3]] == [0, 0, 0])
        // 21 people fill 5 seats: 26 are more than 6, and 31 more than 7.
        #expect((5...10).contains(hires[1]))
        #expect(result.missedWithoutHiring.map(\.month.name) == ["2026-03", "2026-04"])
        let employed = result.months.map { $0.planned.employees[0]?.mean }
        #expect(
            employed == [21, 21, 21, 21].enumerated().map { $1 + ($0 > 0 ? Double(hires[1]) : 0) })
    }

    /// What is written is what was judged: the same scenario.
    @Test func settingsAreThePlan() async throws {
        let text = Self.desk(pool: 4, days: 59)
            .replacing("\"2026-03-01\"", with: "\"2026-02-01\"")
        let result = try await Self.plan(text, ["abandonmentRate<=0.2"], replications: 2)
        let source = SourceText(name: "desk.json", text: text)
        let planned = try Workload(reading: source, settings: result.settings)
        let written = try Workload(
            reading: SourceText(name: "planned.json", text: planned.inputs.text))
        #expect(written.scenario == planned.scenario)
        #expect(written.warnings.isEmpty)
        let careers = written.scenario.humans?.groups[0].careers
        #expect(careers?.backfill == 0)
        let classes = result.months.filter { $0.hires[0] > 0 }
        #expect(careers?.moves.map(\.people) == classes.map { $0.hires[0] })
    }

    /// Threads change nothing.
    @Test(.statistical) func threadsChangeNothing() async throws {
        let one = try await Self.plan(
            Self.desk(), ["abandonmentRate<=0.25"], replications: 2, threads: 1)
        let two = try await Self.plan(
            Self.desk(), ["abandonmentRate<=0.25"], replications: 2, threads: 2)
        #expect(one.settings == two.settings)
        let estimates = [one, two].map { $0.months.map { $0.planned.targets[0].estimate } }
        #expect(estimates[0] == estimates[1])
    }

    /// Training takes until March: nobody helps in February, and `from` says so.
    @Test(.statistical) func monthsThatNobodyReachesAreSaid() async throws {
        let late = Self.desk().replacing("\"2026-03-01\"", with: "\"2026-01-01\"")
        let bound = "abandonmentRate<=\((Self.leaving(26_000, 6) + Self.leaving(26_000, 7)) / 2)"
        let all = try await Self.plan(late, [bound], replications: 2)
        #expect(all.missed.map(\.month.name) == ["2026-01"])
        let later = try await Self.plan(late, [bound], replications: 2) { $0.from = "2026-02" }
        #expect(later.isMet)
        #expect(later.months[0].planned.targets.isEmpty)
        #expect(later.months[0].hires[0] > 0)
    }

    /// A new desk, for which nobody works yet: as many are hired as fill its seats, and its first
    /// month, in which nobody can be there, is not called met.
    @Test(.statistical) func aDeskWithNobody() async throws {
        let new = Self.desk().replacing("\"people\": 21", with: "\"people\": 0")
        let result = try await Self.plan(new, ["abandonmentRate<=0.2"], replications: 2)
        #expect(result.missed.map(\.month.name) == ["2026-01"])
        #expect(result.months[0].hires[0] > 0)
    }

    /// At most one a month: fewer than are needed can begin, and none of them is left out.
    @Test(.statistical) func aLimitIsKept() async throws {
        let result = try await Self.plan(Self.desk(), ["abandonmentRate<=0.1"], replications: 2) {
            $0.mostHires = 1
        }
        #expect(!result.isMet)
        #expect(result.months.map { $0.hires[0] } == [1, 1, 1, 0])
    }

    @Test(arguments: [
        ("occupancy>=0.7", "only bounds what agents cost"),
        ("repeatRate<=0.1,repeatRate>=0.2", "contradict each other"),
    ])
    func targetsThatAreNone(texts: String, message: String) throws {
        let error = #expect(throws: InvalidQuestion.self) {
            try HiringQuestion(targets: texts.split(separator: ",").map { try Target(String($0)) })
        }
        #expect(error?.message.contains(message) == true)
    }

    @Test func workloadsThatHaveNobodyToHire() async throws {
        let careless = Self.desk().replacing(/,\s*"careers": {[^}]*}/, with: "")
        let nobody = await #expect(throws: InvalidQuestion.self) {
            _ = try await Self.plan(careless, ["abandonmentRate<=0.1"], replications: 2).isMet
        }
        #expect(nobody?.message.contains("has nobody to hire") == true)
        let error = await #expect(throws: InvalidQuestion.self) {
            _ = try await Self.plan(Self.desk(), ["abandonmentRate<=0.1"]) {
                $0.from = "2027-01"
            }.isMet
        }
        #expect(error?.hint.contains("2026-01 to 2026-04") == true)
    }
}
