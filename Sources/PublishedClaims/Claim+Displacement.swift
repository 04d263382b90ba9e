extension Claim {
    /// Two thirds of all chats to the AI, and most of the agents still needed.
    static func displacement(_ figures: PublishedFigures) -> [Claim] {
        let agents = figures.agents
        return [
            left(figures, agents.leftOfPressRelease, [agents.saved], "press-release"),
            left(figures, agents.leftAsRead.value, [agents.leftAsRead], "as-read"),
            left(figures, agents.left.value, [agents.left], "interview"),
            resolvedWithoutHuman(figures), leastAgentsAfter(figures),
        ]
    }

    /// M2: only a part of the AI's conversations removed one of a human.
    private static func left(
        _ figures: PublishedFigures, _ left: ClaimRange, _ source: [PublishedFigure], _ name: String
    ) -> Claim {
        let (service, before) = (figures.service, figures.agents.before)
        let minutes = service.humanMinutesEither
        let ifAll =
            before.value * (1 - service.aiShare.value) * minutes
            / service.minutesBefore.value
        let same = figures.displacement(left: left, minutes: service.minutesBefore.value)
        let longer = figures.displacement(left: left, minutes: service.humanMinutes.value)
        return Claim(
            "left-\(name)", .displacement,
            """
            \(service.aiShare) to the AI, \(left, .agents) agents left: needed if all are \
            displaced
            """,
            "agents needed if every AI conversation removed one of a human", .agents,
            implied: ifAll, .equals(left, within: 0.1 * left.middle),
            onlyIf: .displacement(same.joined(longer)),
            from: [
                service.aiConversations, service.aiShare, service.minutesBefore,
                service.humanMinutes, before,
            ] + source,
            because: """
                \(left, .agents) agents are as busy as before if \(same, .share) of the AI \
                conversations (sessions still \(service.minutesBefore)) or \(longer, .share) (now \
                \(service.humanMinutes)) removed one of a human, \
                \(same.joined(longer) * service.aiShare.value, .share) of all chats.
                """)
    }

    /// "Handled" read as resolved with no human touching it.
    private static func resolvedWithoutHuman(_ figures: PublishedFigures) -> Claim {
        let (service, agents, practice) = (figures.service, figures.agents, figures.practice)
        let left = agents.leftOfPressRelease
        let perMonth = practice.paidHoursPerWeek.value / 7 * 30 * (1 - practice.shrinkage.value)
        let work = service.humanConversations * service.humanMinutes.value / 60
        let occupancy = work / (left * perMonth * practice.chatsAtOnce.value)
        return Claim(
            "resolved-without-human", .displacement,
            "\(service.aiShare) resolved with no human, \(left, .agents) agents kept: occupancy",
            "occupancy", .share, implied: occupancy,
            .equals(practice.sustainableOccupancy.value),
            from: [
                service.aiConversations, service.aiShare, service.humanMinutes, agents.before,
                agents.saved, practice.paidHoursPerWeek, practice.shrinkage, practice.chatsAtOnce,
                practice.sustainableOccupancy,
            ],
            because: """
                \(left, .agents) agents for the \(service.humanConversations, .conversations) \
                chats that never met the AI would be busy \(occupancy, .share) of their time.
                """)
    }

    private static func leastAgentsAfter(_ figures: PublishedFigures) -> Claim {
        let (service, agents) = (figures.service, figures.agents)
        let staffing = HourlyStaffing(practice: figures.practice)
        let left = agents.leftOfPressRelease.joined(agents.left.value)
        let least = ClaimRange(
            staffing.agents(
                conversationsPerMonth: service.humanConversations.middle,
                minutes: service.humanMinutes.value.middle))
        return Claim(
            "resolved-by-the-hour", .displacement,
            "The same hour by hour, with patience (Erlang A): least agents",
            "least agents", .agents, implied: least, .equals(left, within: 0.1 * left.middle),
            from: [
                service.aiConversations, service.aiShare, service.humanMinutes, agents.before,
                agents.saved, agents.left,
            ] + staffing.inputs,
            because: """
                If the AI had removed all of its conversations, \(least, .agents) agents could \
                do the rest, if shifts followed the demand exactly: \
                \(1 - least / left, .share) fewer than are left.
                """)
    }
}
