import ContactRouting
import SimulationKernel

/// What a run costs.
extension Tally {
    /// Agents' paid hours and what the AI costs by its own price rules, over the measured part.
    func cost(_ scenario: Scenario) -> Double { humanCost(scenario) + aiCost(scenario) }

    /// The sum of something over the times between changes of prices; nil if they stay.
    ///
    /// - Complexity: O(periods + changes).
    private func atOwnPrices(
        _ scenario: Scenario, _ part: (Tally, Scenario) -> Double
    ) -> Double? {
        guard scenario.pricesChange else { return nil }
        let begin = Instant.zero + scenario.measurement.warmUp
        var unchanged = scenario
        unchanged.changes = []
        var next = 0
        return byPeriod.reduce(0) { sum, period in
            let now = (begin + (period.start - start)) - .zero
            while next < scenario.changes.count, scenario.changes[next].at <= now { next += 1 }
            let own = next == 0 ? unchanged : scenario.changes[next - 1].scenario
            return sum + part(period, own)
        }
    }

    /// Time on duty, grossed up for shrinkage, at the cost of a paid hour; of people who come and
    /// go, their paid time, overtime and hiring.
    ///
    /// - Parameter groups: of which agents; all of them if it is nil.
    func humanCost(_ scenario: Scenario, of groups: Range<Int>? = nil) -> Double {
        if let sum = atOwnPrices(scenario, { $0.humanCost($1, of: groups) }) { return sum }
        return (groups ?? staffingByGroup.indices).reduce(0) { cost, number in
            guard let group = scenario.humans?.groups[number] else { return cost }
            let share = sharesOfDuty.isEmpty ? 1 : sharesOfDuty[number]
            return cost + share * pay(ofGroup: number, group)
        }
    }

    /// What one group comes to in the whole measured part.
    private func pay(ofGroup number: Int, _ group: AgentGroup) -> Double {
        let time = staffingByGroup[number]
        guard let careers = group.careers else {
            return Double(time.present) / 3.6e9 / (1 - group.shrinkage) * group.costPerPaidHour
        }
        let usual = Double(time.employed) / 3.6e9 * group.paidHoursPerWeek / 168
        let more = Double(time.overtime) / 3.6e9 / (1 - group.shrinkage) * careers.overtimePay
        return (usual + more) * group.costPerPaidHour
            + Double(peopleByGroup[number].hired) * careers.costPerHire
    }

    /// Full-time agents on the payroll, people who come and go being counted; nil without a human
    /// tier.
    ///
    /// - Parameter groups: of which agents; all of them if it is nil.
    func fullTimeEquivalents(_ scenario: Scenario, of groups: Range<Int>? = nil) -> Double? {
        // What a plan comes to may change with shrinkage and the paid week.
        let begin = Instant.zero + scenario.measurement.warmUp
        let sum = atOwnPrices(scenario) { period, own in
            let from = begin + (period.start - start)
            let plan = own.during(from..<from + period.horizon)
            return (period.fullTimeEquivalents(plan, of: groups) ?? 0) * period.horizon.seconds
        }
        if let sum, scenario.humans != nil { return sum / horizon.seconds }
        return scenario.humans.map { humans in
            (groups ?? humans.groups.indices).reduce(0) { sum, number in
                let group = humans.groups[number]
                let time = staffingByGroup[number]
                if group.careers != nil {
                    return sum + Double(time.employed) / Double(horizon.ticks)
                }
                guard group.onCall != nil else {
                    return sum + scenario.fullTimeEquivalents(of: group)
                }
                let agents = Double(time.present) / Double(horizon.ticks)
                return sum + agents * 168 / (group.paidHoursPerWeek * (1 - group.shrinkage))
            }
        }
    }

    /// What is lost at the prices of `measures.losses`; nil if they are all 0, or if wrong answers
    /// have a price and the AI's are neither right nor wrong.
    func loss(_ scenario: Scenario) -> Double? {
        let knowsWrong = scenario.ai.map { $0.answering != nil } ?? true
        let all = scenario.allLosses
        guard scenario.losesAnything, knowsWrong || all.allSatisfy({ $0.wrongAnswer == 0 })
        else { return nil }
        return knownLoss(scenario)
    }

    private func knownLoss(_ scenario: Scenario) -> Double {
        if let sum = atOwnPrices(scenario, { $0.knownLoss($1) }) { return sum }
        let (flow, losses) = (total, scenario.measurement.losses)
        let minutes = Double(flow.waitTicks) / 6e7
        let wrong = Double(resolutions.total.containedWrong) * losses.wrongAnswer
        let failed = Double(resolutions.total.humanFailed) * losses.humanFailure
        let human = Double(flow.handled) * losses.humanConversation
        let unserved = Double(flow.unserved + flow.leftAtClosing + flow.neverServed)
        return wrong + failed + human + minutes * losses.minuteOfWaiting
            + Double(flow.abandoned) * losses.abandonment + unserved * losses.unserved
    }

    /// Wages, the AI and what is lost; nil if nothing has a price, or if what is lost is not known.
    func totalCost(_ scenario: Scenario) -> Double? {
        if !scenario.losesAnything {
            return scenario.paysWages || scenario.paysForAI ? cost(scenario) : nil
        }
        return loss(scenario).map { cost(scenario) + $0 }
    }

    /// The measured part in periods of 30 days.
    var months: Double { horizon.seconds / (30 * 86_400) }

    /// What looks resolved: AI outcomes that are billed, or contained conversations if outcomes
    /// are not what is billed, and whatever humans closed.
    func apparentResolutions(_ scenario: Scenario) -> Double {
        let rules = scenario.ai?.prices ?? []
        let resolutions = rules.indices.filter { rules[$0].billsResolutions }
        let byAI =
            resolutions.isEmpty
            ? Double(total.contained)
            : resolutions.map { units(billedBy: $0, scenario) }.max() ?? 0
        return byAI + Double(total.handled)
    }

    /// What the AI's own price rules come to.
    func aiCost(_ scenario: Scenario) -> Double {
        (scenario.ai?.prices ?? []).indices.reduce(0) { $0 + cost(billedBy: $1, scenario) }
    }

    /// What rule number `rule` comes to: of the AI's own rules, then of the quotes.
    func cost(billedBy rule: Int, _ scenario: Scenario) -> Double {
        if let sum = atOwnPrices(scenario, { $0.cost(billedBy: rule, $1) }) { return sum }
        let rules = scenario.priceRules
        return rules[rule].price * units(billedBy: rule, scenario)
    }

    /// What rule number `rule` bills: of the AI's own rules, then of the quotes.
    func units(billedBy rule: Int, _ scenario: Scenario) -> Double {
        let rules = scenario.priceRules
        switch rules[rule].basis {
        case .conversation: return Double(total.aiConversations)
        case .resolution, .verifiedResolution: return Double(billedResolutions[rule])
        case .handOver: return Double(total.handOffs)
        case .thousandTokens(let perTurn): return Double(total.aiTurns) * perTurn / 1_000
        case .seatMonth:
            return seats(scenario) * months
        }
    }

    /// Agents who have a seat; of a part of the week, the share of each group on duty then.
    private func seats(_ scenario: Scenario) -> Double {
        guard !sharesOfDuty.isEmpty else { return fullTimeEquivalents(scenario) ?? 0 }
        return sharesOfDuty.enumerated().reduce(0) { sum, group in
            let seats = fullTimeEquivalents(scenario, of: group.offset..<group.offset + 1) ?? 0
            return sum + group.element * seats
        }
    }
}

extension Scenario {
    /// Whether an hour of an agent has a price.
    var paysWages: Bool {
        ([self] + changes.map(\.scenario)).contains { scenario in
            scenario.humans?.groups.contains {
                $0.costPerPaidHour > 0 || ($0.careers?.costPerHire ?? 0) > 0
            } ?? false
        }
    }

    /// Whether the AI has a price.
    var paysForAI: Bool { ai?.prices.isEmpty == false }

    /// What is lost, one after another.
    fileprivate var allLosses: [Losses] {
        [measurement.losses] + changes.map(\.scenario.measurement.losses)
    }

    /// Whether anything is lost that has a price.
    fileprivate var losesAnything: Bool { allLosses.contains { !$0.areNone } }
}
