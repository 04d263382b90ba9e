import RandomVariates
import StrictJSON

extension ScenarioBuilder {
    /// A distribution of seconds; `secondsPerUnit` converts the unit of the file.
    mutating func distribution(_ reading: Reading, secondsPerUnit: Double) -> Distribution {
        guard let datum = reading.value.datum else {
            preconditionFailure("no table accepts null")
        }
        let law = Law(datum)
        let found = law.problems
        for problem in found { report(reading.part(at: problem.steps), problem.message) }
        return found.isEmpty ? law.distribution(times: secondsPerUnit) : .constant(0)
    }
}

extension Reading {
    fileprivate func part(at steps: [Law.Problem.Step]) -> Reading {
        steps.reduce(self) { reading, step in
            switch step {
            case .key(let key): reading[key]
            case .index(let index): reading.elements[index]
            }
        }
    }
}
