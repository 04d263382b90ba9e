import ContactRouting
import Experiments
import Testing

extension Scenario {
    /// What some replications come to.
    package func sample(
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
