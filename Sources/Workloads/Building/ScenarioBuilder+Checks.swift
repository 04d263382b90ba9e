import ContactRouting
import SimulationKernel
import StrictJSON

extension ScenarioBuilder {
    /// Reports a tier that gets conversations but has nobody to take them.
    mutating func checkTiers(of scenario: Scenario) {
        let allToAI =
            scenario.ai.map { $0.share == 1 && $0.askForHuman == 0 } ?? false
            && !scenario.intents.contains(where: \.isForHumansOnly)
        let staffed =
            scenario.humans?.groups.contains {
                $0.onDuty(during: scenario.measurement).values.contains { $0 > 0 }
            } ?? false
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

    /// Reports classes of which there are too many combinations: of each the truth is counted.
    mutating func checkCombinations() -> Bool {
        let most = 250_000
        let given = inputs.value
        let counts = [given.intents?.count, given.complexities?.count, given.segments?.count]
        let product = counts.reduce(1) { $0 * ($1 ?? 1) }
        guard product > most else { return true }
        report(
            inputs,
            "has \(counts[0] ?? 1) intents x \(counts[1] ?? 1) complexities x "
                + "\(counts[2] ?? 1) segments, which are \(product) combinations to be counted: "
                + "there may be \(most)")
        return false
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
        guard let humans = inputs.humans.given(), let agents = humans.value.staffing.agents,
            agents > 0
        else {
            return
        }
        let empty = scenario.emptyHoursOfWeek(open: opening?.week)
        guard empty > 0 else { return }
        let paid = Double(agents) * empty / (1 - humans.value.group.shrinkage)
        report(
            humans[\.staffing.agents],
            "nobody new comes in \(rounded(empty)) hours of the week, for which \(agents) agents "
                + "are paid \(rounded(paid)) hours: give openingHours, or fullTimeEquivalents, "
                + "which follow the demand",
            severity: .warning)
    }

    /// Warns of what cannot be meant beside opening hours: a plan with agents for a closed desk, or
    /// customers of a centre without an AI who come to one.
    mutating func checkClosedHours(of scenario: Scenario) {
        guard let opening, let humans = inputs.humans.given(), let agents = scenario.humans?.agents
        else { return }
        let isWeekly =
            humans.value.staffing.agentsPerWeekHour != nil
            || humans.value.staffing.agentsPerWeekInterval != nil
        let plan = scenario.measurement
        if isWeekly, agents.isCyclic {
            let perHour = agents.interval == plan.interval ? plan.intervalsPerHour : 1
            let step = opening.week.count / agents.values.count
            let closed = agents.values.enumerated().reduce(0) {
                $0 + (opening.week[$1.offset * step] ? 0 : $1.element)
            }
            if closed > 0 {
                report(
                    humans,
                    "plans \(rounded(Double(closed) / Double(perHour))) agent-hours a week while "
                        + "the desk is closed: nobody is on duty then",
                    severity: .warning)
            }
        }
        if scenario.ai == nil, openShare < 1, inputs.value.demand.whenClosed == .come {
            report(
                inputs.openingHours,
                "\(rounded(100 * (1 - openShare))) % of the customers come while the desk is "
                    + "closed, and there is no AI: give demand.whenClosed \"stayAway\", or hours "
                    + "of demand as they are",
                severity: .warning)
        }
    }

    /// A queue that grows without bound has no steady state to report; over a finite horizon
    /// from empty it has a definite, if unhappy, course.
    mutating func checkStability(of scenario: Scenario) {
        guard let humans = inputs.humans.given(), scenario.humanCapacity > 0 else { return }
        let load = scenario.humanOfferedLoad
        let isUnstable = scenario.isUnstable
        guard load >= scenario.humanCapacity || isUnstable else { return }
        let figures =
            "offered load \(rounded(load)) erlangs, \(rounded(scenario.humanCapacity)) slots"
            + (load < scenario.humanCapacity ? " but not of those who may take it all" : "")
        guard isUnstable else {
            // Where agents come and go, or inputs change, there is no average to speak of.
            let changes =
                !inputs.value.overTime.isEmpty
                || scenario.humans?.groups.contains { $0.careers != nil } == true
            if !changes {
                report(humans, "overloaded: \(figures), on average", severity: .warning)
            }
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
    ///
    /// - Parameter open: whether the desk is open in an interval of the week; nil for always.
    fileprivate func emptyHoursOfWeek(open: [Bool]?) -> Double {
        let (issues, step) = (demand.issues, measurement.interval.ticks)
        var expected = [Double?](repeating: nil, count: measurement.intervalsPerWeek)
        for (number, value) in issues.values.enumerated() {
            // A timetable that comes round begins with the phase.
            let count = issues.values.count
            let intervals =
                issues.isCyclic ? (number - issues.phase + count) % count : number
            let time = TimeSpan(ticks: Int64(intervals) * issues.interval.ticks)
            for part in 0..<max(1, issues.interval.ticks / step) {
                let later = TimeSpan(ticks: time.ticks + part * step)
                let place = measurement.intervalOfWeek(at: later)
                expected[place] = (expected[place] ?? 0) + value
            }
        }
        let perHour = measurement.intervalsPerHour
        guard expected.count(where: { $0 != nil }) >= 24 * perHour else { return 0 }
        let empty = expected.indices.count { expected[$0] == 0 && open?[$0] ?? true }
        return Double(empty) / Double(perHour)
    }
}
