extension Claim {
    /// The work of 853 agents in 2025, with the displacement of the launch month.
    static func later(_ figures: PublishedFigures) -> [Claim] {
        let service = figures.service
        let perMonth = service.sinceLaunch.value / service.monthsSinceLaunch.value
        return [
            equivalents(
                figures, "flat", "chats as at the launch", service.allConversations, []),
            equivalents(
                figures, "grown", "chats up by \(service.volumeGrowth)",
                service.allConversations * (1 + service.volumeGrowth.value),
                [service.volumeGrowth]),
            equivalents(
                figures, "cumulative", "\(perMonth, .conversations) AI conversations a month",
                perMonth / service.aiShareLater.value,
                [service.sinceLaunch, service.monthsSinceLaunch]),
        ]
    }

    private static func equivalents(
        _ figures: PublishedFigures, _ name: String, _ world: ClaimText, _ chats: ClaimRange,
        _ source: [PublishedFigure]
    ) -> Claim {
        let (service, agents) = (figures.service, figures.agents)
        let (share, later) = (service.aiShareLater.value, agents.savedLater)
        let minutes = service.humanMinutes.value / service.minutesBefore.value
        let atLaunch = figures.displacement(
            left: agents.leftOfPressRelease, minutes: service.humanMinutes.value)
        let without = agents.before.value * chats / service.allConversations
        let saved = without - without * (1 - share * atLaunch) * minutes
        let required = (1 - (1 - later.value / without) / minutes) / share
        let possible = figures.displacement(
            left: agents.leftOfPressRelease, minutes: service.minutesBefore.value
        ).joined(figures.displacement(left: agents.left.value, minutes: service.humanMinutes.value))
        return Claim(
            "later-\(name)", .displacement,
            "The work of \(later) agents in 2025, \(world)",
            "agents whose work the AI does at the displacement of the launch", .agents,
            implied: saved,
            .equals(later.value, within: 0.1 * later.value.middle),
            onlyIf: .displacement(required, possible: possible),
            from: [
                service.aiConversations, service.aiShare, service.aiShareLater,
                service.minutesBefore, service.humanMinutes, agents.before, agents.saved,
                agents.left, later,
            ] + source,
            because: """
                With \(chats, .conversations) chats and \(service.aiShareLater) of them to the \
                AI, \(later) agents mean that \(required, .share) of its conversations removed one \
                of a human, after \(atLaunch, .share) at the launch.
                """)
    }
}
