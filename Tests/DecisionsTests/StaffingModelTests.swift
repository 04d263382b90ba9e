import ContactRouting
import QueueingTheory
import Testing
import WorkloadTestSupport
import Workloads

@testable import Decisions
@testable import Experiments

@Suite struct StaffingModelTests {
    /// The model that a short run of a workload leads to, all hours together.
    static func model(_ name: String, _ settings: [String: String] = [:]) throws -> StaffingModel {
        let inputs = ["horizonDays": "0.25", "warmUpDays": "0"].merging(settings) { $1 }
        let scenario = try Workload(name, inputs).scenario
        let checks = try #require(
            RunChecks.pooled(scenario.sample(2).observations.lazy.map(\.checks)))
        return try #require(
            StaffingModel(
                checks, StaffingUnit.constant.intervals(in: scenario.measurement)[0], scenario))
    }

    @Test func theFewestAreErlangs() throws {
        let model = try Self.model("theory/erlang-c-14")
        let exact = ErlangC.fewestServers(
            arrivalRate: model.arrivalRate, serviceRate: model.serviceRate, serviceLevel: 0.8,
            within: model.acceptableWait)
        let target = try Target("serviceLevel>=0.8")
        #expect(model.fewestAgents(target, bound: 0.8) == exact)
        #expect(model.leastAgents == Int(model.offeredLoad) + 1)
        #expect(model.value(of: target.measure, agents: model.leastAgents - 1) == nil)
    }

    /// What is seen is put on Erlang's scale: the value of k agents is k agents.
    @Test(arguments: ["serviceLevel>=0.9", "abandonmentRate<=2%", "waitingSeconds<=5"])
    func agentsShort(text: String) throws {
        let model = try Self.model("theory/erlang-a-14")
        let target = try Target(text)
        let needed = model.fewestAgents(target, bound: target.bound)
        for agents in needed - 3...needed + 3 {
            let seen = try #require(model.value(of: target.measure, agents: agents))
            #expect(model.agentsShort(target, of: target.bound, seen: seen) == needed - agents)
        }
    }

    @Test func anAgentWithThreeChatsIsThreeServers() throws {
        let model = try Self.model("theory/erlang-a-14", ["humans.rates": "[1,1.6,2]"])
        #expect(model.concurrency == 3)
        // Two units of work at a time, however many chats.
        #expect(abs(model.agentLoad - model.offeredLoad / 2) < 1e-9)
    }

    /// A day with two kinds of hours is two queues: the crowded one decides, which the average of
    /// both would hide.
    @Test func crowdedHoursAreNotAveragedAway() throws {
        let hours = (0..<24).map { $0 < 12 ? "1" : "3" }.joined(separator: ",")
        let model = try Self.model(
            "theory/erlang-a-14", ["demand.hours": "[\(hours)]", "horizonDays": "1"])
        let kinds = model.kinds.sorted { $0.arrivalRate < $1.arrivalRate }
        #expect(kinds.map(\.share) == [0.5, 0.5])
        #expect(abs(kinds[1].arrivalRate / kinds[0].arrivalRate - 3) < 0.3)
        let target = try Target("abandonmentRate<=5%")
        let crowded = ErlangA(
            arrivalRate: kinds[1].arrivalRate, serviceRate: model.serviceRate,
            abandonmentRate: model.abandonmentRate, servers: 14
        ).abandonmentProbability
        let quiet = ErlangA(
            arrivalRate: kinds[0].arrivalRate, serviceRate: model.serviceRate,
            abandonmentRate: model.abandonmentRate, servers: 14
        ).abandonmentProbability
        let weight = kinds[1].arrivalRate / (kinds[0].arrivalRate + kinds[1].arrivalRate)
        let mixed = try #require(model.value(of: target.measure, agents: 14))
        #expect(abs(mixed - weight * crowded - (1 - weight) * quiet) < 1e-12)
    }

    /// Hours of equal demand are one queue, so that chance makes no crowded ones; and days that
    /// differ at random are several.
    @Test func hoursOfEqualDemandAreOneQueue() throws {
        #expect(try Self.model("theory/erlang-c-14").kinds.count == 1)
        let busy = try Self.model("busy-desk", ["horizonDays": "3"])
        #expect(busy.kinds.count == 5)
        let rates = busy.kinds.map(\.arrivalRate)
        #expect(rates == rates.sorted() && rates[4] > 1.1 * rates[0])
        #expect(abs(busy.arrivalRate - rates.reduce(0, +) / 5) < 1e-9 * busy.arrivalRate)
    }

    /// A measure that is called otherwise would silently not be known any more.
    @Test func whatIsKnownIsMeasured() throws {
        for quantity in StaffingModel.Quantity.allCases {
            #expect(throws: Never.self) { try Measure.find(quantity.rawValue) }
        }
        for name in Target.agentCounts + Target.agentUses {
            #expect(throws: Never.self) { try Measure.find(name) }
        }
    }

    @Test func whatTheModelDoesNotKnow() throws {
        let model = try Self.model("theory/erlang-c-14")
        #expect(model.knows(try Measure.find("occupancy")))
        #expect(!model.knows(try Measure.find("abandonmentRate")))
        #expect(!model.knows(try Measure.find("humanSessionMinutes")))
    }
}
