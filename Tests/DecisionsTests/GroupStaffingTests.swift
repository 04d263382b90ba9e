import QueueingTheory
import StrictJSON
import TestSupport
import Testing
import Verification
import WorkloadTestSupport
import Workloads

@testable import Decisions
@testable import Experiments

/// Several groups: `GroupStaffingSearch`, `GroupStaffingCertifier` and what they are asked.
@Suite struct GroupStaffingTests {
    private static func staffed(
        _ workload: Workload, _ targets: [String], unit: StaffingUnit = .constant,
        most: Int = 2_000, threads: Int = 2, hold: StaffingHold = .interval,
        shifts: [String] = [], kept: [String] = [], least: StaffingObjective? = nil
    ) async throws -> StaffingResult {
        var question = try StaffingQuestion(
            targets: targets.map { try Target($0) }, unit: unit, hold: hold,
            shifts: shifts.map { try ShiftPattern($0) },
            effort: StaffingEffort(replications: most))
        question.kept = kept
        question.least = least
        return try await staff(
            workload, question, ReplicationPlan(replications: 5, seed: 3, threads: threads))
    }

    /// Prices for the groups of one of the bundled designs.
    private static func design(
        _ name: String, prices: [Double], _ settings: [String: String] = [:]
    ) throws -> Workload {
        var inputs = settings
        for (number, price) in prices.enumerated() {
            inputs["humans.groups[\(number)].costPerPaidHour"] = "\(price)"
        }
        return try Workload("theory/skills-\(name)", inputs)
    }

    /// The agents of each group of a result of one interval.
    private static func agents(_ result: StaffingResult) -> [Int] {
        result.groups.map { $0.agents.first.flatMap(\.self) ?? -1 }
    }

    /// The cheapest plan of all, by the exact chain, with up to `most` agents of each group.
    private static func enumerated(
        _ workload: Workload, _ lost: [Double], prices: [Double], most: Int
    ) throws -> [Int] {
        var plans = [[Int]()]
        for _ in prices { plans = plans.flatMap { plan in (0...most).map { plan + [$0] } } }
        func price(_ plan: [Int]) -> Double {
            zip(plan, prices).reduce(0) { $0 + Double($1.0) * $1.1 }
        }
        let found = plans.filter { $0.reduce(0, +) > 0 }.sorted { price($0) < price($1) }
            .first { plan in
                var scenario = workload.scenario
                for (number, agents) in plan.enumerated() {
                    scenario.humans?.groups[number].agents = .constant(agents)
                }
                let queue = scenario.skillBasedQueue()
                return lost.indices.allSatisfy {
                    queue.abandonmentProbability(ofClass: $0) <= lost[$0]
                }
            }
        return try #require(found)
    }

    /// Where dear agents who can do everything are worth it, and where they are not: as the chain
    /// of all plans says. Classes are in the order of their priorities.
    @Test(.statistical, arguments: [[20, 25], [20, 60], [30, 20]] as [[Double]])
    func theCheapestOfAllPlans(prices: [Double]) async throws {
        let workload = try Self.design("n", prices: prices)
        let exact = try Self.enumerated(workload, [0.05, 0.1], prices: prices, most: 8)
        let result = try await Self.staffed(
            workload, ["abandonmentRate[general]<=0.05", "abandonmentRate[special]<=0.1"])
        #expect(result.isMet && result.isByCost && result.contradictions == [])
        #expect(Self.agents(result) == exact)
        #expect(
            result.settings.map(\.description)
                == exact.enumerated().map { "--set humans.groups[\($0)].agents=\($1)" })
        #expect(result.effects.count { $0.group == "generalists" } > 3)
    }

    /// Three groups, of which the cross-trained one costs more: the mix is the cheapest.
    @Test(.statistical) func crossTrainedAgainstSplit() async throws {
        let prices = [20.0, 20, 24]
        let workload = try Self.design("m", prices: prices)
        let exact = try Self.enumerated(workload, [0.06, 0.06], prices: prices, most: 4)
        let targets = ["abandonmentRate[one]<=0.06", "abandonmentRate[other]<=0.06"]
        let result = try await Self.staffed(workload, targets)
        #expect(result.isMet)
        let found = zip(Self.agents(result), prices).reduce(0) { $0 + Double($1.0) * $1.1 }
        #expect(found == zip(exact, prices).reduce(0) { $0 + Double($1.0) * $1.1 })
        // Without anybody who is cross-trained it costs more.
        var split = workload
        split = try Self.design("m", prices: prices, ["humans.groups[2].agents": "0"])
        let apart = try await Self.staffed(split, targets, kept: ["both"])
        #expect(apart.isMet && Self.agents(apart)[2] == -1 && apart.groups[2].isKept)
        #expect(
            apart.groups.reduce(0) { $0 + $1.costPer30Days }
                > result.groups.reduce(0) { $0 + $1.costPer30Days })
    }

    /// A quiet and a busy half of the day, by the hour, with a target of an intent in each.
    private static let halves = [
        "demand.hours": "[1,1,1,1,1,1,1,1,1,1,1,1,3,3,3,3,3,3,3,3,3,3,3,3]", "horizonDays": "3",
    ]

    @Test(.statistical, arguments: [StaffingHold.interval, .horizon])
    func byTheHour(hold: StaffingHold) async throws {
        let workload = try Self.design("n", prices: [20, 25], Self.halves)
        let result = try await Self.staffed(
            workload, ["abandonmentRate<=0.15", "abandonmentRate[special]<=0.1"], unit: .hour,
            most: 1_500, hold: hold)
        #expect(result.isMet && result.contradictions == [])
        #expect(result.intervals.count == 24)
        let week = result.groups.map { $0.agents.compactMap(\.self) }
        #expect(week.allSatisfy { $0.count == 24 })
        let total = result.intervals.map(\.agents)
        #expect(total[0..<12].reduce(0, +) < total[12...].reduce(0, +))
        for interval in result.intervals where hold == .interval {
            #expect(
                interval.targets.map(\.target.measure.name).sorted()
                    == ["abandonmentRate", "abandonmentRate[special]"])
            #expect(interval.targets.allSatisfy { $0.verdict == .met })
        }
        #expect(
            result.settings.map(\.path.name)
                == (0..<2).map { "humans.groups[\($0)].agentsPerWeekHour" })
    }

    /// Shifts cover what every group needs, and all of them are judged together.
    @Test(.statistical) func shiftsOfEveryGroup() async throws {
        let workload = try Self.design("n", prices: [20, 25], Self.halves)
        let result = try await Self.staffed(
            workload, ["abandonmentRate<=0.15"], unit: .hour, most: 500, hold: .horizon,
            shifts: ["8h/0,8,12,16"])
        #expect(result.isMet && result.rosters.count == 2)
        for group in result.groups {
            let roster = try #require(group.roster)
            #expect(zip(roster.onDuty, group.agents).allSatisfy { $0 >= $1 ?? 0 })
            #expect(roster.setting.path.name.hasPrefix("humans.groups["))
        }
    }

    /// Agents count where their price does not.
    @Test(.statistical) func theFewest() async throws {
        let workload = try Self.design("x", prices: [20, 90])
        let targets = ["abandonmentRate<=0.1"]
        let cheapest = try await Self.staffed(workload, targets)
        let fewest = try await Self.staffed(workload, targets, least: .agents)
        #expect(cheapest.isMet && fewest.isMet && !fewest.isByCost)
        #expect(
            Self.agents(fewest).reduce(0, +) <= Self.agents(cheapest).reduce(0, +))
    }

    /// A desk of two groups that close at different times, or of others that `groups` describes.
    private static func desk(_ groups: String, more: String = "") throws -> Workload {
        try Workload(
            reading: SourceText(
                name: "desk.json",
                text: #"""
                    {"format": 1, "name": "desk", "title": "A desk", "start": "2026-11-02",
                     "horizonDays": 14, "demand": {"freshPerMonth": 6000,
                       "hours": [0,0,0,0,0,0,0,0,1,1,1,1,1,1,1,1,1,1,1,1,0,0,0,0]},
                     "humans": {"groups": [\#(groups)],
                       "sessionMinutes": {"distribution": "exponential", "mean": 4},
                       "patienceMinutes": {"distribution": "exponential", "mean": 5}}\#(more)}
                    """#), isToBeStaffed: true)
    }

    /// Nobody is left without anybody because those who find nobody on duty are counted nowhere:
    /// neither in the afternoon, nor of an intent in a language.
    @Test(.statistical) func somebodyForEverybody() async throws {
        let halves = try Self.desk(
            #"""
            {"name": "early", "agents": 1, "costPerPaidHour": 20,
             "openingHours": {"mondayToFriday": ["08:00-14:00"],
              "saturday": ["08:00-14:00"], "sunday": ["08:00-14:00"]}},
            {"name": "late", "agents": 1, "costPerPaidHour": 30,
             "openingHours": {"mondayToFriday": ["14:00-20:00"],
              "saturday": ["14:00-20:00"], "sunday": ["14:00-20:00"]}}
            """#)
        let cells = ["xs", "xt", "ys", "yt"].map { name in
            let (intent, segment) = (name.prefix(1), name.suffix(1))
            return #"{"name": "\#(name)", "agents": 1, "skills": [{"intents": ["\#(intent)"], "#
                + #""segments": ["\#(segment)"]}]}"#
        }
        let cross = try Self.desk(
            cells.joined(separator: ","),
            more: #"""
                , "intents": [{"name": "x", "share": 0.5}, {"name": "y", "share": 0.5}],
                "segments": [{"name": "s", "share": 0.5}, {"name": "t", "share": 0.5}]
                """#)
        for (workload, target) in [
            (halves, "serviceLevel>=0.8"), (cross, "averageSpeedOfAnswer<=60"),
        ] {
            let result = try await Self.staffed(workload, [target], most: 300)
            #expect(result.isMet)
            #expect(Self.agents(result).allSatisfy { $0 > 0 }, "\(target)")
            #expect(result.estimate("unservedRate").map { $0.mean < 0.01 } ?? false)
        }
    }

    /// A plan does not depend on the currency, and one slow agent is somebody, too.
    @Test(.statistical) func pricesOfAnySize() async throws {
        func plan(_ fast: Double, _ slow: Double, _ lost: String) async throws -> [Int] {
            let workload = try Self.desk(
                #"""
                {"name": "fast", "agents": 1, "costPerPaidHour": \#(fast)},
                {"name": "slow", "agents": 1, "costPerPaidHour": \#(slow),
                 "skills": [{"speedFactor": 0.5}]}
                """#)
            return Self.agents(
                try await Self.staffed(workload, ["abandonmentRate<=\(lost)"], most: 200))
        }
        let usual = try await plan(30, 10, "0.1")
        #expect(try await plan(0.003, 0.001, "0.1") == usual)
        #expect(try await plan(3e11, 1e11, "0.1") == usual)
        #expect(try await plan(100, 10, "0.9") == [0, 1])
    }

    /// Where a segment never comes nobody has to be there for it.
    @Test(.statistical) func segmentsThatComeAtOtherTimes() async throws {
        let (day, night) = (
            (0..<24).map { $0 < 12 ? "0" : "1" }.joined(separator: ","),
            (0..<24).map { $0 < 12 ? "1" : "0" }.joined(separator: ",")
        )
        let workload = try Self.desk(
            #"""
            {"name": "D", "agents": 1, "skills": [{"segments": ["day"]}]},
            {"name": "N", "agents": 1, "skills": [{"segments": ["night"]}]}
            """#,
            more: #"""
                , "segments": [{"name": "day", "share": 0.5, "hours": [\#(day)]},
                               {"name": "night", "share": 0.5, "hours": [\#(night)]}]
                """#)
        let result = try await Self.staffed(
            workload, ["abandonmentRate<=0.1"], unit: .hour, most: 300)
        #expect(result.isMet && result.intervals.count == 24)
        #expect(result.groups[0].agents.prefix(12).allSatisfy { $0 == 0 })
        #expect(result.groups[1].agents.suffix(12).allSatisfy { $0 == 0 })
    }

    @Test func threadsChangeNothing() async throws {
        let workload = try Self.design("n", prices: [20, 25], ["horizonDays": "2"])
        var plans: [[Int]] = []
        for threads in [1, 2] {
            let result = try await Self.staffed(
                workload, ["abandonmentRate<=0.1"], most: 200, threads: threads)
            plans.append(Self.agents(result) + [result.replicationsRun])
        }
        #expect(plans[0] == plans[1])
    }

    @Test func whatCannotBeAsked() async throws {
        let workload = try Self.design("n", prices: [20, 25])
        for kept in [["generalist"], ["generalists", "specialists"]] {
            await #expect(throws: InvalidQuestion.self) {
                try await Self.staffed(workload, ["abandonmentRate<=0.1"], kept: kept)
            }
        }
        await #expect(throws: InvalidQuestion.self) {
            try await Self.staffed(workload, ["abandonmentRate[nobody]<=0.1"])
        }
    }
}
