import ContactRouting
import Experiments

extension Scenario {
    /// What some replications come to.
    package func sample(
        _ replications: UInt64 = 3, seed: UInt64 = 1, by dimensions: [Grouping] = []
    ) -> Sample {
        Sample(
            scenario: self,
            observations: (0..<replications).map {
                Observation(
                    simulate(self, seed: seed, replication: $0), self, by: dimensions)
            })
    }
}
