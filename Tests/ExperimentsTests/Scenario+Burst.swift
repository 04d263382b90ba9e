import ContactRouting
import RandomVariates
import SimulationKernel

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
}
