extension Claim {
    /// 11 minutes become 2: whose?
    static func time(_ figures: PublishedFigures) -> [Claim] {
        let agents = figures.agents
        let left = agents.leftOfPressRelease.joined(agents.left.value)
        let displaced = figures.displacement(
            left: left, minutes: figures.service.humanMinutes.value)
        return [
            aiSession(figures), meanOfAll(figures, displaced),
            meanOfAll(figures, 1, name: "mean-without-hand-overs"), handOver(figures),
        ]
    }

    private static func aiSession(_ figures: PublishedFigures) -> Claim {
        let (service, practice) = (figures.service, figures.practice)
        return Claim(
            "ai-session", .time, "\(service.minutesAfter) as the AI's session alone: minutes",
            "minutes", .minutes, implied: practice.aiMinutes.value,
            .atMost(service.minutesAfter.value), from: [service.minutesAfter, practice.aiMinutes],
            because: """
                A session of \(practice.aiMinutes) on average was chosen to fit, and says nothing \
                of the customers who are handed over.
                """)
    }

    /// The mean over all customers, if the AI's part in them that removed no human is handed over.
    private static func meanOfAll(
        _ figures: PublishedFigures, _ displaced: ClaimRange, name: String = "mean-of-all"
    ) -> Claim {
        let (service, agents, practice) = (figures.service, figures.agents, figures.practice)
        let (share, human) = (service.aiShare.value, service.humanMinutes.value)
        let touched = practice.aiMinutes.value + (1 - displaced) * human
        let mean = human + share * (practice.aiMinutes.value - displaced * human)
        let change = mean / service.minutesBefore.value - 1
        return Claim(
            name, .time,
            """
            \(service.minutesBefore) to \(service.minutesAfter) for all customers, \
            \(displaced, .share) displaced
            """,
            "minutes, mean of all customers", .minutes, implied: mean,
            .equals(service.minutesAfter.value, within: 0.1 * service.minutesAfter.value.middle),
            from: [
                service.aiConversations, service.aiShare, service.minutesBefore,
                service.minutesAfter, service.humanMinutes, practice.aiMinutes, agents.before,
            ] + (displaced == 1 ? [] : [agents.saved, agents.left]),
            because: """
                All customers take \(mean, .minutes) (\(change, .share)), those whom the AI met \
                \(touched, .minutes).
                """)
    }

    private static func handOver(_ figures: PublishedFigures) -> Claim {
        let (service, agents, practice) = (figures.service, figures.agents, figures.practice)
        let session = practice.aiMinutes.value.joined(practice.shortestAIMinutes.value)
        let largest = (service.minutesAfter.value - session) / service.humanMinutes.value
        let left = agents.leftOfPressRelease.joined(agents.left.value)
        let implied = 1 - figures.displacement(left: left, minutes: service.humanMinutesEither)
        return Claim(
            "hand-over", .time,
            "\(service.minutesAfter) for all whom the AI met: largest share handed over",
            "largest share handed over", .share, implied: largest, .atLeast(implied),
            from: [
                service.aiConversations, service.aiShare, service.minutesBefore,
                service.minutesAfter, service.humanMinutes, practice.aiMinutes,
                practice.shortestAIMinutes, agents.before, agents.saved, agents.left,
            ],
            because: """
                With AI sessions of \(session, .minutes), no more than \(largest, .share) may be \
                handed over to \(service.humanMinutes) with a human; the agents left have work \
                from \(implied, .share).
                """)
    }
}
