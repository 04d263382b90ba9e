import ContactRouting
import RandomVariates
import SimulationKernel
import StrictJSON

/// What an AI service brings with it: limits, outages, hand-overs and prices.
extension ScenarioBuilder {
    mutating func aiTier(_ ai: Reading<Inputs.AI>) -> AITier {
        var tier = ai.value.tier
        tier.turns = ai.turns.given().map { distribution($0, secondsPerUnit: 1) }
        tier.outages = ai.outages.given().map { outages($0) }
        tier.answering = answering(ai)
        let perConversation = ai.value.pricePerConversation
        // A price that changes is one even while it is 0.
        let isPriced = inputs.value.overTime.contains { $0.input == "ai.pricePerConversation" }
        if perConversation > 0 || isPriced {
            tier.prices.insert(
                PriceRule(basis: .conversation, price: perConversation), at: 0)
        }
        return tier
    }

    private mutating func outages(_ given: Reading<Inputs.Outages>) -> Outages {
        let fallback: Outages.Fallback =
            switch given.value.fallback {
            case .human: .human
            case .queue: .queue
            case .callBack: .callBack(distribution(given.callBackHours, secondsPerUnit: 3_600))
            case .staticAnswer: .staticAnswer(resolution: given.value.staticResolution)
            }
        return Outages(
            windows: given.value.windows.map(window),
            timeBetween: upTime(given).map { distribution($0, secondsPerUnit: 3_600) },
            timeToRepair: distribution(given.repairHours, secondsPerUnit: 3_600),
            fallback: fallback, sessions: given.value.sessions)
    }

    private mutating func upTime(_ given: Reading<Inputs.Outages>) -> Reading<Law>? {
        let (new, old) = (given.upHours.given(), given.betweenHours.given())
        if new != nil, let old { report(old, "is an older name of upHours, which is given too") }
        return new ?? old
    }

    mutating func incidents(_ given: Reading<Inputs.Incidents>) -> Incidents {
        let own = given.value
        var incidents = Incidents()
        incidents.windows = own.windows.map(window)
        incidents.timeBetween = given.upHours.given().map {
            distribution($0, secondsPerUnit: 3_600)
        }
        incidents.length = distribution(given.repairHours, secondsPerUnit: 3_600)
        (incidents.demandFactor, incidents.accuracyFactor) = (own.demandFactor, own.accuracyFactor)
        (incidents.workFactor, incidents.breaksAI) = (own.workFactor, own.breaksAI)
        if own.demandFactor != 1, inputs.value.demand.arrivals == .replay {
            report(given.demandFactor, "must be 1 in a replay, whose counts are known")
        }
        if own.breaksAI, inputs.value.ai == nil {
            report(given.breaksAI, "has no effect: there is no AI", severity: .warning)
            incidents.breaksAI = false
        }
        guard !own.intents.list.isEmpty else { return incidents }
        incidents.intentFactors = intentNames.map { _ in 1 }
        for (name, factor) in given.intents.entries() {
            guard let place = position(of: name, among: intentNames, "intent", factor) else {
                continue
            }
            incidents.intentFactors[place] = factor.value
        }
        return incidents
    }

    private func window(_ given: Inputs.Outages.Window) -> Outages.Window {
        let first = start.dayNumber
        let day = given.date.dayNumber - first
        // What the clock of the centre has been moved by until then.
        let minute = (first + day) * LocalClock.day + Int(given.hour * 60)
        let moved = clock.firstElapsed(at: minute) - (minute - first * LocalClock.day)
        let time =
            TimeSpan(seconds: given.hour * 3_600).ticks
            + Int64(moved) * 60 * TimeSpan.ticksPerSecond
        return Outages.Window(
            start: TimeSpan(ticks: Int64(day) * TimeSpan.day.ticks + time),
            length: TimeSpan(seconds: given.hours * 3_600))
    }
}
