import ContactRouting
import SimulationKernel
import StrictJSON

extension ScenarioBuilder {
    /// Reports a tier that gets conversations but has nobody to take them.
    mutating func checkTiers(of scenario: Scenario) {
        let allToAI = scenario.ai.map { $0.share == 1 && $0.askForHuman == 0 } ?? false
        let staffed = scenario.humans.map { $0.agents.values.contains { $0 > 0 } } ?? false
        if allToAI || staffed { return }
        if let humans = inputs.humans.given() {
            report(
                humans,
                "has no agents, but conversations are routed to it: give it agents, "
                    + "or send every conversation to the AI (ai.share 1, ai.askForHuman 0)")
        } else if scenario.ai == nil {
            report(inputs, "has neither an \"ai\" nor a \"humans\" tier: give it one of them")
        } else {
            report(
                inputs,
                "has no \"humans\" tier, but not every conversation is routed to the AI: "
                    + "give it one, or set ai.share to 1 and ai.askForHuman to 0")
        }
    }

    /// Reports a truth that only half the centre knows.
    mutating func checkTruth(of scenario: Scenario) {
        guard let ai = scenario.ai, ai.answering == nil, scenario.humans?.canFail == true,
            let resolution = inputs.humans.given()?.resolution
        else { return }
        report(
            resolution,
            "needs an AI whose answers can be wrong too: give ai.accuracy, not ai.containment")
    }

    /// Warns of a constant number of agents where nobody comes for whole hours of the week: they
    /// are paid for being there.
    mutating func checkEmptyHours(of scenario: Scenario) {
        guard let humans = inputs.humans.given(), let agents = humans.value.agents, agents > 0
        else {
            return
        }
        let empty = scenario.emptyHoursOfWeek
        guard empty > 0 else { return }
        let paid = Double(agents * empty) / (1 - humans.value.group.shrinkage)
        report(
            humans.agents,
            "nobody new comes in \(empty) hours of the week, for which \(agents) agents are paid "
                + "\(rounded(paid)) hours: give agentsPerWeekHour, or fullTimeEquivalents, which "
                + "follow the demand",
            severity: .warning)
    }

    /// A queue that grows without bound has no steady state to report; over a finite horizon
    /// from empty it has a definite, if unhappy, course.
    mutating func checkStability(of scenario: Scenario) {
        guard let humans = inputs.humans.given(), scenario.humanCapacity > 0 else { return }
        let load = scenario.humanOfferedLoad
        guard load >= scenario.humanCapacity else { return }
        let figures =
            "offered load \(rounded(load)) erlangs, \(rounded(scenario.humanCapacity)) slots"
        guard scenario.isUnstable else {
            report(humans, "overloaded: \(figures), on average", severity: .warning)
            return
        }
        let hasHorizon =
            inputs.value.horizonDays != nil || inputs.value.demand.freshPerMonth == nil
        if hasHorizon, scenario.measurement.warmUp == .zero {
            report(
                humans, "unstable: \(figures); waits grow until the horizon", severity: .warning)
        } else {
            report(
                humans,
                "unstable: \(figures), and customers wait for ever: there is no steady state. "
                    + "Add agents or patienceMinutes, or give a horizonDays and no warmUpDays")
        }
    }

    /// At most two decimals, rounded down to whole numbers where they do not matter.
    private func rounded(_ value: Double) -> String {
        let scaled = (value * 100).rounded() / 100
        return JSONOutput.number(scaled).text()
    }
}

extension Scenario {
    /// Hours of the week that come and in which nobody new does; 0 where less than a day is known.
    fileprivate var emptyHoursOfWeek: Int {
        let issues = demand.issues
        var expected = [Double?](repeating: nil, count: 168)
        for (number, value) in issues.values.enumerated() {
            // A timetable that comes round begins with the phase.
            let count = issues.values.count
            let intervals =
                issues.isCyclic ? (number - issues.phase + count) % count : number
            let time = TimeSpan(ticks: Int64(intervals) * issues.interval.ticks)
            let hours = max(1, issues.interval.ticks / TimeSpan.hour.ticks)
            for hour in 0..<hours {
                let later = TimeSpan(ticks: time.ticks + hour * TimeSpan.hour.ticks)
                let place = measurement.hourOfWeek(at: later)
                expected[place] = (expected[place] ?? 0) + value
            }
        }
        let known = expected.compactMap { $0 }
        return known.count < 24 ? 0 : known.count { $0 == 0 }
    }
}
