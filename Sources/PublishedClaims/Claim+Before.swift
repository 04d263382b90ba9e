extension Claim {
    /// Volume, minutes and agents of the month before.
    static func before(_ figures: PublishedFigures) -> [Claim] {
        [
            baselineConcurrency(figures), baselineAgents(figures), baselineByTheHour(figures),
            allInsteadOfAI(figures),
        ]
    }

    private static func baselineConcurrency(_ figures: PublishedFigures) -> Claim {
        let (service, agents, practice) = (figures.service, figures.agents, figures.practice)
        let all = service.allConversations
        let hours = all * service.minutesBefore.value / 60
        let chats = hours / (agents.before.value * practice.handlingHoursRange)
        return Claim(
            "baseline-concurrency", .before,
            """
            \(all, .conversations) chats of \(service.minutesBefore) by \(agents.before) agents: \
            chats at once
            """,
            "chats at once", .chatsAtOnce, implied: chats,
            .equals(practice.usualChatsAtOnce.value),
            from: [
                service.aiConversations, service.aiShare, service.minutesBefore, agents.before,
                practice.usualChatsAtOnce,
            ] + practice.rangeInputs,
            because: """
                \(hours, .hours) session hours a month over \(agents.before) agents are \
                \(chats, .chatsAtOnce) chats at once, so that \(service.minutesBefore) is elapsed \
                time, of which an agent works \
                \(agents.before.value * practice.handlingHours * 60 / all, .minutes).
                """)
    }

    private static func baselineAgents(_ figures: PublishedFigures) -> Claim {
        let (service, agents, practice) = (figures.service, figures.agents, figures.practice)
        let hours = service.allConversations * service.minutesBefore.value / 60
        let perAgent = practice.handlingHours(
            shrinkage: practice.shrinkage, occupancy: practice.occupancyCap)
        let needed = hours / practice.chatsAtOnce.value / perAgent
        return Claim(
            "baseline-agents", .before,
            "The same at \(practice.chatsAtOnce) chats at once: agents needed",
            "agents needed", .agents, implied: needed,
            .equals(agents.before.value, within: 0.05 * agents.before.value.middle),
            from: [
                service.aiConversations, service.aiShare, service.minutesBefore, agents.before,
                practice.chatsAtOnce, practice.paidHoursPerWeek, practice.shrinkage,
                practice.occupancyCap,
            ],
            because: """
                At an occupancy of \(practice.occupancyCap) and \(practice.shrinkage) of paid \
                time not available they take \(needed, .agents) agents; the chats at once were \
                chosen in the light of the line above.
                """)
    }

    private static func baselineByTheHour(_ figures: PublishedFigures) -> Claim {
        let (service, agents) = (figures.service, figures.agents)
        let staffing = HourlyStaffing(practice: figures.practice)
        let least = ClaimRange(
            staffing.agents(
                conversationsPerMonth: service.allConversations.middle,
                minutes: service.minutesBefore.value.middle))
        return Claim(
            "baseline-by-the-hour", .before,
            "The same hour by hour, with patience (Erlang A): least agents",
            "least agents", .agents, implied: least, .atMost(agents.before.value),
            from: [
                service.aiConversations, service.aiShare, service.minutesBefore, agents.before,
            ] + staffing.inputs,
            because: """
                If shifts followed the demand exactly, \(least, .agents) agents would keep those \
                who give up at \(figures.practice.abandonment) of each hour; \
                \(agents.before) leave \(agents.before.value / least - 1, .share) for shifts \
                and for quiet.
                """)
    }

    /// The other reading of the press release: 2.3 M is everything.
    private static func allInsteadOfAI(_ figures: PublishedFigures) -> Claim {
        let (service, agents, practice) = (figures.service, figures.agents, figures.practice)
        let all = service.aiConversations.value
        let kept = all * (1 - service.aiShare.value)
        let left = agents.leftOfPressRelease
        let before =
            all * service.minutesBefore.value / 60
            / (agents.before.value * practice.handlingHours)
        let effort = left * practice.handlingHours * 60 / kept
        return Claim(
            "all-instead-of-ai", .before,
            "\(all, .conversations) read as all chats: work in each that humans kept",
            "minutes of work per chat", .minutes,
            implied: left * practice.handlingHoursRange * 60 / kept,
            .atMost(service.humanMinutes.value),
            onlyIf: .displacement(
                figures.displacement(left: left, minutes: service.humanMinutes.value)),
            from: [
                service.aiConversations, service.aiShare, service.minutesBefore,
                service.humanMinutes, agents.before, agents.saved,
            ] + practice.handlingInputs + practice.rangeInputs.dropFirst(),
            because: """
                \(left, .agents) agents would work \(effort, .minutes) on a chat that lasts \
                \(service.humanMinutes), after \(before, .chatsAtOnce) chats at once before, where \
                \(service.allConversations, .conversations) in all make it \
                \(before / service.aiShare.value, .chatsAtOnce).
                """)
    }
}

extension Claim.Condition {
    /// That of the AI conversations only a share removed one of a human.
    static func displacement(
        _ required: ClaimRange, possible: ClaimRange = ClaimRange(0, 1)
    ) -> Claim.Condition {
        Claim.Condition(
            unknown: "the AI conversations that removed one of a human are", unit: .share,
            required: required, possible: possible)
    }
}

extension PublishedFigures {
    /// The share of AI conversations that must have removed one of a human, so that `left` agents
    /// are as busy as before: their number goes with volume times session time.
    func displacement(left: ClaimRange, minutes: ClaimRange) -> ClaimRange {
        let ratio = left / agents.before.value
        return (1 - ratio * service.minutesBefore.value / minutes) / service.aiShare.value
    }
}
