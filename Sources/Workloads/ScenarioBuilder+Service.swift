import ContactRouting
import RandomVariates
import SimulationKernel
import StrictJSON

/// What an AI service brings with it: limits, outages, hand-overs and prices.
extension ScenarioBuilder {
    mutating func aiTier(_ reading: Reading, intents: [String], start: CalendarDate?) -> AITier {
        let perConversation = reading["pricePerConversation"].number
        let own = PriceRule(
            name: "per conversation", basis: .conversation, price: perConversation)
        return AITier(
            share: reading["share"].number,
            askForHuman: reading["askForHuman"].number,
            sessionLimit: reading.optional("sessions")?.integer,
            whenFull: reading["whenFull"].read(),
            patienceRestarts: reading["patienceRestarts"].boolean,
            startsPerMinute: reading.optional("startsPerMinute")?.number,
            turns: reading.optional("turns").map { distribution($0, secondsPerUnit: 1) },
            latencyPerTurn: reading["latencySeconds"].number,
            askLater: reading.optional("askLater").map { $0.read() },
            outages: reading.optional("outages").map { outages($0, start: start) },
            handOver: reading["handOver"].read(),
            answering: answering(reading, intents: intents),
            prices: (perConversation > 0 ? [own] : []) + prices(reading["prices"]))
    }

    private mutating func outages(_ reading: Reading, start: CalendarDate?) -> Outages {
        let fallback: Outages.Fallback =
            switch reading["fallback"].string {
            case "queue": .queue
            case "callBack":
                .callBack(distribution(reading["callBackHours"], secondsPerUnit: 3_600))
            case "staticAnswer": .staticAnswer(resolution: reading["staticResolution"].number)
            default: .human
            }
        return Outages(
            windows: reading["windows"].elements.map { window($0, start: start) },
            timeBetween: upTime(reading).map { distribution($0, secondsPerUnit: 3_600) },
            timeToRepair: distribution(reading["repairHours"], secondsPerUnit: 3_600),
            fallback: fallback,
            sessions: reading["sessions"].read())
    }

    private mutating func upTime(_ reading: Reading) -> Reading? {
        let (new, old) = (reading.optional("upHours"), reading.optional("betweenHours"))
        if new != nil, let old { report(old, "is an older name of upHours, which is given too") }
        return new ?? old
    }

    private func window(_ reading: Reading, start: CalendarDate?) -> Outages.Window {
        let first = start?.dayNumber ?? 0
        let day = (CalendarDate(reading["date"].string)?.dayNumber ?? first) - first
        let hour = reading["hour"].number
        // What the clock of the centre has been moved by until then.
        let minute = (first + day) * LocalClock.day + Int(hour * 60)
        let moved = clock.firstElapsed(at: minute) - (minute - first * LocalClock.day)
        let time =
            TimeSpan(seconds: hour * 3_600).ticks + Int64(moved) * 60 * TimeSpan.ticksPerSecond
        return Outages.Window(
            start: TimeSpan(ticks: Int64(day) * TimeSpan.day.ticks + time),
            length: TimeSpan(seconds: reading["hours"].number * 3_600))
    }

    func prices(_ list: Reading) -> [PriceRule] {
        list.elements.map { rule in
            let word = rule["per"].string
            func window() -> TimeSpan {
                TimeSpan(seconds: rule["returnWindowHours"].number * 3_600)
            }
            let basis: PriceRule.Basis =
                switch word {
                case "resolution": .resolution(window: window())
                case "verifiedResolution": .verifiedResolution(window: window())
                case "handOver": .handOver
                case "thousandTokens": .thousandTokens(perTurn: rule["tokensPerTurn"].number)
                case "seatMonth": .seatMonth
                default: .conversation
                }
            return PriceRule(
                name: rule.optional("name")?.string ?? "per \(word)", basis: basis,
                price: rule["price"].number)
        }
    }
}
