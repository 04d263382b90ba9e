import ContactRouting
import StrictJSON
import Testing
import Workloads

@testable import Experiments

extension Scenario {
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
