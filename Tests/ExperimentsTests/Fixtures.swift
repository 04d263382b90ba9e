import ContactRouting
import RandomVariates
import SimulationKernel
import StrictJSON
import Testing
import Workloads

@testable import Experiments

extension Scenario {
    /// `count` issues at the very start, agents who take a minute each, an hour measured.
    static func burst(
        _ count: Int, ai: AITier? = nil, humans: HumanTier? = nil, containment: Double = 0,
        aiSeconds: Double = 60, humanSeconds: Double = 60, patience: Distribution? = nil,
        repeats: RepeatContacts = RepeatContacts(), horizon: Double = 3_600,
        returnWindow: Double = 3_600
    ) -> Scenario {
        let issues = Timetable(
            interval: TimeSpan(ticks: 1), values: [Double(count)], isCyclic: false)
        return Scenario(
            demand: Demand(issues: issues, arrivals: .replay),
            intents: [
                Intent(
                    name: "all", share: 1, containment: containment,
                    aiSession: .constant(aiSeconds), humanSession: .constant(humanSeconds),
                    patience: patience, priorityClass: 0)
            ],
            ai: ai, humans: humans, repeats: repeats,
            measurement: MeasurementPlan(
                horizon: TimeSpan(seconds: horizon), acceptableWait: TimeSpan(seconds: 60),
                returnWindow: TimeSpan(seconds: returnWindow)))
    }

    func sample(
        _ replications: UInt64 = 3, seed: UInt64 = 1, by dimensions: [Grouping] = []
    ) -> Sample {
        Sample(
            scenario: self,
            observations: (0..<replications).compactMap { number in
                do {
                    let customers = CustomerStream(seed: seed, number: number)
                    return Observation(try simulate(self, customers), self, by: dimensions)
                } catch {
                    Issue.record(error)
                    return nil
                }
            })
    }
}

extension Workload {
    /// A bundled workload with settings such as `humans.agents=13`.
    init(_ name: String, _ settings: [String: String]) throws {
        let source = try #require(WorkloadLibrary.source(named: name))
        try self.init(
            reading: source,
            settings: settings.sorted { $0.key < $1.key }.map { path, text in
                Setting(path: try #require(JSONPath(path)), text: text)
            })
    }
}
