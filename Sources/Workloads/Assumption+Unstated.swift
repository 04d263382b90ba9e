import ContactRouting
import StrictJSON

extension Assumption {
    /// What a file does not say, where that makes the run an optimist's: nobody returns, everybody
    /// waits for ever, humans never fail. What it says is stated, even if it says `{}` or 0.
    static func unstated(in inputs: Reading<Inputs>, _ scenario: Scenario) -> [Assumption] {
        var unstated: [Assumption] = []
        if inputs.value.repeats == nil {
            unstated.append(Assumption(path: "repeats", reason: "nobody returns"))
        }
        guard let humans = scenario.humans else { return unstated }
        let patient = scenario.intents.filter { $0.patience == nil }
        // Where nobody can wait, it does not matter how long.
        if !patient.isEmpty, humans.waitingRoom != 0 {
            let isAll = patient.count == scenario.intents.count
            let who =
                isAll ? "everybody waits" : "those with \(names(of: patient)) wait"
            unstated.append(
                Assumption(path: "humans.patienceMinutes", reason: "\(who) for ever"))
        }
        if !humans.canFail {
            // Beside a given containment there is no truth to fail by.
            let isGiven = scenario.ai.map { $0.answering == nil } ?? false
            unstated.append(
                Assumption(
                    path: "humans.resolution",
                    reason: "humans never fail"
                        + (isGiven ? "; with ai.containment nothing else can be said" : "")))
        }
        return unstated
    }

    private static func names(of intents: [Intent]) -> String {
        let shown = intents.prefix(3).map(\.name).joined(separator: ", ")
        return intents.count > 3 ? "\(shown) and \(intents.count - 3) more intents" : shown
    }
}
