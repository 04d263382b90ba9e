import QueueingTheory
import SimulationStatistics
import TestSupport
import Testing
import WorkloadTestSupport
import Workloads

@testable import Decisions
@testable import Experiments

@Suite struct StaffTests {
    private static func staffed(
        _ name: String, _ target: String, unit: StaffingUnit? = nil, seed: UInt64 = 1,
        days: String = "1", hold: StaffingHold = .interval, most: Int = 2_000, threads: Int = 2,
        _ settings: [String: String] = [:]
    ) async throws -> StaffingResult {
        let inputs = ["horizonDays": days, "warmUpDays": "0.25"].merging(settings) { $1 }
        let question = try StaffingQuestion(
            targets: [Target(target)], unit: unit, hold: hold,
            effort: StaffingEffort(replications: most))
        return try await staff(
            Workload(name, inputs), question,
            ReplicationPlan(replications: 3, seed: seed, threads: threads))
    }

    /// Calls of three minutes: what arrives in a month, and the agents to be found.
    private static func patient(perMonth: Int, agents: Int) throws -> (below: Double, at: Double) {
        func level(_ servers: Int) -> Double {
            let queue = try? ErlangC(
                arrivalRate: Double(perMonth) / 43_200, serviceRate: 1 / 3.0, servers: servers)
            return queue?.waitAtMost(1 / 3.0) ?? 0
        }
        return (level(agents - 1), level(agents))
    }

    /// Erlang C's exact number, for targets half-way between two numbers of agents.
    @Test(.statistical, arguments: [(14_400, 2), (14_400, 3), (43_200, 5)])
    func patientCustomers(perMonth: Int, agents: Int) async throws {
        let (below, at) = try Self.patient(perMonth: perMonth, agents: agents)
        let level = (below + at) / 2
        let exact = ErlangC.fewestServers(
            arrivalRate: Double(perMonth) / 43_200, serviceRate: 1 / 3.0, serviceLevel: level,
            within: 1 / 3.0)
        #expect(exact == agents)
        let result = try await Self.staffed(
            "theory/erlang-c-14", "serviceLevel>=\(level)", days: "2",
            ["demand.freshPerMonth": "\(perMonth)"])
        let interval = try #require(result.intervals.first)
        #expect(interval.agents == exact)
        #expect(interval.withFewer == .missed)
        #expect(result.isMet && result.contradictions == [])
        #expect(result.settings.map(\.description) == ["--set humans.agents=\(exact)"])
    }

    /// Erlang A's exact number, for the share that gives up.
    @Test(.statistical, arguments: [2, 3])
    func impatientCustomers(agents: Int) async throws {
        func lost(_ servers: Int) -> Double {
            ErlangA(
                arrivalRate: 1 / 3.0, serviceRate: 1 / 3.0, abandonmentRate: 0.2, servers: servers
            ).abandonmentProbability
        }
        let result = try await Self.staffed(
            "theory/erlang-a-14", "abandonmentRate<=\((lost(agents) + lost(agents - 1)) / 2)",
            days: "2", ["demand.freshPerMonth": "14400"])
        #expect(result.intervals.map(\.agents) == [agents])
        #expect(result.isMet)
    }

    /// On the edge the answer errs on the safe side, and says that it could not tell.
    @Test(arguments: [1, 2])
    func neverFewerThanExact(seed: UInt64) async throws {
        let edge = try Self.patient(perMonth: 14_400, agents: 2).at
        let result = try await Self.staffed(
            "theory/erlang-c-14", "serviceLevel>=\(edge + 0.0005)", seed: seed, most: 0,
            ["demand.freshPerMonth": "14400"])
        let interval = try #require(result.intervals.first)
        #expect(interval.agents == 3)
        #expect(interval.withFewer == .undecided)
    }

    /// A plan with one agent too few does not pass for certified.
    @Test func oneFewerIsCaught() async throws {
        let (below, at) = try Self.patient(perMonth: 14_400, agents: 3)
        let target = try Target("serviceLevel>=\((below + at) / 2)")
        let workload = try Workload(
            "theory/erlang-c-14", ["demand.freshPerMonth": "14400", "horizonDays": "2"])
        var trials = StaffingTrials(
            workload.scenario, try StaffingQuestion(targets: [target]),
            ReplicationPlan(replications: 20), progress: nil)
        for (agents, isMet) in [(2, false), (3, true)] {
            let runs = try #require(try await trials.simulate([agents], replications: 20))
            let certificate = StaffingCertificate(
                [agents], runs, trials, series: 0, confidence: 0.999)
            #expect(certificate.isMet == isMet)
            #expect(certificate.verdict(in: 0) == (isMet ? .met : .missed))
        }
    }

    /// The same bytes for any number of threads.
    @Test func threadsChangeNothing() async throws {
        let results = try await [1, 2].asyncMap { threads in
            try await Self.staffed(
                "theory/erlang-a-14", "abandonmentRate<=0.1", days: "0.25", threads: threads,
                ["demand.freshPerMonth": "14400"])
        }
        #expect(results[0].measures.map(\.estimate) == results[1].measures.map(\.estimate))
        #expect(results[0].replicationsRun == results[1].replicationsRun)
    }

    /// A quiet night and a day with a peak.
    private static let day = [
        "demand.freshPerMonth": "15000", "horizonDays": "1",
        "demand.hours": "[1,1,1,1,1,1,2,3,4,5,6,7,6,5,5,5,5,5,4,3,2,2,1,1]",
    ]

    @Test(.statistical) func everyHourHasItsOwnNumber() async throws {
        let result = try await Self.staffed(
            "theory/erlang-a-14", "abandonmentRate<=0.1", unit: .hour, days: "1", Self.day)
        #expect(result.intervals.count == 24)
        #expect(result.isMet)
        for interval in result.intervals {
            #expect(interval.targets.allSatisfy { $0.verdict == .met })
        }
        let agents = result.intervals.map(\.agents)
        #expect(agents[3] < agents[12])
        #expect(result.settings[0].path.name == "humans.agentsPerWeekHour")
        #expect(result.scenario?.humans?.agents.values.count == 168)
    }

    /// A desk that is open from 8 to 12 on two days, the first of them twice as busy.
    private static let closing = [
        "start": "2026-11-02", "horizonDays": "7", "warmUpDays": "0",
        "openingHours": #"{"monday": ["08:00-12:00"], "tuesday": ["08:00-12:00"]}"#,
        "demand.weekdays": "[2,1,0,0,0,0,0]", "demand.whenClosed": #""stayAway""#,
        "demand.freshPerMonth": "1500",
    ]

    /// Nobody is planned while a desk is closed; the same number on both days is for the busy one.
    @Test(.statistical) func aDeskThatCloses() async throws {
        func agents(_ unit: StaffingUnit, _ hold: StaffingHold) async throws -> [Int] {
            let result = try await Self.staffed(
                "theory/erlang-a-14", "abandonmentRate<=0.1", unit: unit, days: "7", hold: hold,
                most: 1_000, Self.closing)
            #expect(result.isMet && result.contradictions == [])
            let week = try #require(result.scenario?.humans?.agents.values)
            #expect(week.indices.allSatisfy { week[$0] == 0 || [0, 1].contains($0 / 24) })
            #expect(week.indices.allSatisfy { week[$0] == 0 || (8..<12).contains($0 % 24) })
            return [8, 32].map { hour in week[hour..<hour + 4].reduce(0, +) }
        }
        let byWeek = try await agents(.hourOfWeek, .interval)
        #expect(byWeek[0] > byWeek[1] && byWeek[1] > 0)
        let byDay = try await agents(.hour, .interval)
        #expect(byDay[0] == byDay[1] && abs(byDay[0] - byWeek[0]) <= 1)
        for hold in [StaffingHold.day, .week, .horizon] {
            let plan = try await agents(.hourOfWeek, hold)
            #expect(plan.reduce(0, +) <= byWeek.reduce(0, +), "\(hold)")
        }
    }

    /// Patient customers of a desk that closes: who waits then leaves, and the queue has an end.
    @Test(.statistical) func patientCustomersOfADeskThatCloses() async throws {
        let result = try await Self.staffed(
            "theory/erlang-c-14", "serviceLevel>=0.8", unit: .constant, days: "7", most: 300,
            [
                "start": "2026-11-02", "demand.freshPerMonth": "43200",
                "openingHours": #"{"mondayToFriday": ["08:00-16:00"]}"#,
            ])
        // 60 calls of three minutes an hour while it is open: three erlangs.
        #expect((5...6).contains(result.intervals[0].agents))
        #expect(result.intervals[0].withFewer != .met)
    }

    /// What a run of a day does not measure is planned like that day, as far as the desk is open.
    @Test func daysThatAreNotMeasured() throws {
        let workload = try Workload(
            "theory/erlang-a-14",
            [
                "start": "2026-11-02", "horizonDays": "1", "warmUpDays": "1",
                "openingHours": #"{"mondayToFriday": ["08:00-10:00"], "sunday": ["09:00-11:00"]}"#,
            ])
        let trials = StaffingTrials(
            workload.scenario,
            try StaffingQuestion(targets: [Target("serviceLevel>=0.8")], unit: .hourOfWeek),
            ReplicationPlan(replications: 1), progress: nil)
        #expect(trials.intervals.map(\.name) == ["Mon 08:00", "Mon 09:00"])
        let week = trials.byInterval([3, 5])
        #expect([8, 9, 32, 33, 104, 105].map { week[$0] } == [3, 5, 3, 5, 3, 5])
        #expect([10, 34, 128, 152, 154].map { week[$0] } == [0, 0, 0, 0, 0])
        #expect(week[153] == 5)
    }

    /// Hours to which hardly anybody comes are staffed together.
    @Test func quietHoursTogether() async throws {
        func staffed(
            by unit: StaffingUnit, least: Double, minutes: Int = 60
        ) async throws -> [String] {
            var inputs = Self.closing
            inputs["demand.freshPerMonth"] = minutes == 60 ? "300" : "600"
            inputs["intervalMinutes"] = "\(minutes)"
            var trials = StaffingTrials(
                try Workload("theory/erlang-a-14", inputs).scenario,
                try StaffingQuestion(
                    targets: [Target("abandonmentRate<=0.1")], unit: unit, leastContacts: least),
                ReplicationPlan(replications: 20, threads: 2), progress: nil)
            _ = try await trials.pilot()
            return trials.intervals.map(\.name)
        }
        func names(_ least: Double) async throws -> [String] {
            try await staffed(by: .hourOfWeek, least: least)
        }
        let hours = (8..<12).map { "Mon \($0 < 10 ? "0" : "")\($0):00" }
        #expect(try await names(1).prefix(4) == hours[...])
        let quarters = try await staffed(by: .hour, least: 20, minutes: 15)
        #expect(quarters == ["08:00 to 09:00", "10:00 to 11:00"])
        // 11.7 an hour on Mondays, half of that on Tuesdays.
        #expect(
            try await names(7) == hours + ["Tue 08:00 to Tue 09:00", "Tue 10:00 to Tue 11:00"])
        #expect(
            try await names(15)
                == ["Mon 08:00 to Mon 09:00", "Mon 10:00 to Mon 11:00", "Tue 08:00 to Tue 11:00"])
    }

    /// What ended by a limit ends there again; more replications never make a plan larger by much.
    @Test(.statistical) func theSearchIsRepeated() async throws {
        let results = try await [0, 100, 100].asyncMap { most in
            try await Self.staffed(
                "theory/erlang-a-14", "abandonmentRate<=0.1", unit: .hourOfWeek, days: "7",
                most: most, Self.closing)
        }
        #expect(results[1].intervals.map(\.agents) == results[2].intervals.map(\.agents))
        #expect(results[1].replicationsRun == results[2].replicationsRun)
        #expect(results[0].searchReplications < results[1].searchReplications)
        #expect(results[0].isOutOfTime && results[1].isOutOfTime)
    }

    @Test(.statistical) func overTheWholeRunFewerAgentHoursDo() async throws {
        func hours(_ hold: StaffingHold) async throws -> Double {
            let result = try await Self.staffed(
                "theory/erlang-a-14", "abandonmentRate<=0.1", unit: .hour, days: "1", hold: hold,
                most: 300, Self.day)
            #expect(result.isMet)
            #expect(result.whole.allSatisfy { $0.verdict == .met })
            return result.agentHoursPerWeek
        }
        #expect(try await hours(.horizon) < hours(.interval))
    }

    /// Days that differ at random: the search may see quiet ones only, but what is found is met.
    @Test(.statistical, arguments: [1, 2, 3])
    func busyDays(seed: UInt64) async throws {
        let result = try await Self.staffed(
            "busy-desk", "abandonmentRate<=0.15", unit: .hour, seed: seed, days: "1",
            hold: .horizon, most: 300, ["demand.freshPerMonth": "86400"])
        #expect(result.isMet)
        #expect(result.whole.map(\.verdict) == [.met])
    }

    /// Work that is stopped says which plan is the best so far, and what is known of it: nothing
    /// before a plan is enough for the customers of the search, and more and more after that.
    @Test(arguments: ["theory/erlang-a-13", "theory/skills-n"])
    func aSearchThatIsStopped(name: String) async throws {
        let question = try StaffingQuestion(
            targets: [Target("abandonmentRate<=10%")], unit: .constant,
            effort: StaffingEffort(replications: 60))
        func staffed(stoppingAt count: Int) async throws -> StaffingResult {
            let days = ["horizonDays": "0.05", "warmUpDays": "0"]
            return try await Task {
                try await staff(
                    Workload(name, days), question,
                    ReplicationPlan(replications: 3, threads: 2),
                    progress: ProgressReport { _, done, _ in
                        if done >= count { withUnsafeCurrentTask { $0?.cancel() } }
                    })
            }.value
        }
        await #expect(throws: CancellationError.self) { _ = try await staffed(stoppingAt: 1) }
        let whole = try await staffed(stoppingAt: .max)
        #expect(!whole.isCutShort && whole.isMet)
        var stages: [StaffingStage] = []
        for part in 1..<6 {
            let count = whole.replicationsRun * part / 6
            guard let result = try? await staffed(stoppingAt: count) else { continue }
            let stage = try #require(result.stage)
            stages.append(stage)
            let isSearched = stage != .judged
            #expect(!result.settings.isEmpty && result.intervals.contains { $0.agents > 0 })
            #expect(result.effects.isEmpty)
            #expect(result.measures.isEmpty == isSearched)
            #expect((result.certifyingReplications == 0) == isSearched)
            #expect(!result.isMet || !isSearched)
            #expect(result.replicationsRun <= whole.replicationsRun)
        }
        #expect(stages.first != .judged && stages.last == .judged)
        #expect(stages.firstIndex(of: .judged) == stages.count { $0 != .judged })
    }

    @Test func whatNoStaffingMeets() async throws {
        let certain = try await Self.staffed(
            "theory/erlang-c-13", "serviceLevel>=1", days: "0.5")
        #expect(certain.shortfalls.map(\.reason) == [.beyondStaffing])
        #expect(!certain.isMet && certain.scenario == nil)
        let contained = try await Self.staffed(
            "theory/ai-to-humans", "containmentRate>=0.9", days: "0.5")
        let shortfall = try #require(contained.shortfalls.first)
        #expect(shortfall.reason == .withAmpleAgents)
        #expect(shortfall.result.estimate.map { abs($0.mean - 0.7) < 0.05 } == true)
    }

    @Test func theFewestMayCostTooMuch() async throws {
        let workload = try Workload(
            "theory/erlang-c-14", ["horizonDays": "2", "demand.freshPerMonth": "14400"])
        let targets = try ["serviceLevel>=0.82", "occupancy>=0.95"].map { try Target($0) }
        let result = try await staff(
            workload, StaffingQuestion(targets: targets), ReplicationPlan(replications: 3))
        #expect(result.shortfalls.map(\.reason) == [.atFewestAgents])
        #expect(result.intervals.map(\.agents) == [3])
    }

    @Test func questionsThatCannotBeAsked() async throws {
        #expect(throws: InvalidQuestion.self) { try StaffingQuestion(targets: []) }
        #expect(throws: InvalidQuestion.self) {
            try StaffingQuestion(targets: [Target("costPerConversation<=2")])
        }
        await #expect(throws: InvalidQuestion.self) {
            try await staff(
                Workload("ai-only", [:]), StaffingQuestion(targets: [Target("serviceLevel>=0.8")]),
                ReplicationPlan(replications: 2))
        }
        await #expect(throws: InvalidQuestion.self) {
            try await Self.staffed("theory/erlang-c-13", "containmentRate>=0.5", days: "0.1")
        }
        for inputs in [
            ["humans.rates": "[1e-7]"], ["humans.rates": "[5e-324]"],
            ["humans.sessionMinutes": #"{"distribution": "constant", "value": 1e9}"#],
            ["repeats.afterHuman": "0.9999999999999999"],
            ["openingHours": #"{"sunday": ["08:00-09:00"]}"#, "start": "2026-11-02"],
        ] {
            await #expect(throws: InvalidQuestion.self, "\(inputs)") {
                try await Self.staffed(
                    "theory/erlang-a-14", "serviceLevel>=0.5", unit: .hourOfWeek, days: "0.1",
                    inputs)
            }
        }
    }
}

extension Sequence {
    /// What the transformation makes of each element, one after the other.
    fileprivate func asyncMap<Result>(
        _ transform: (Element) async throws -> Result
    ) async rethrows -> [Result] {
        var results: [Result] = []
        for element in self { results.append(try await transform(element)) }
        return results
    }
}
