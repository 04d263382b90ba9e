extension Claim {
    /// What the AI is said to have done, against what that work is.
    static func work(_ figures: PublishedFigures) -> [Claim] {
        [
            agentsOneAtATime(figures), concurrencyOfTheSaved(figures), savedAgainstLeft(figures),
            savedBetween(figures), fewerRepeats(figures),
        ]
    }

    private static func agentsOneAtATime(_ figures: PublishedFigures) -> Claim {
        let (service, saved) = (figures.service, figures.agents.saved)
        let practice = figures.practice
        let hours = service.aiConversations.value * service.minutesBefore.value / 60
        let needed = hours / practice.handlingHours
        return Claim(
            "saved-one-at-a-time", .work,
            """
            \(service.aiConversations) conversations of \(service.minutesBefore) = the work of \
            \(saved) agents
            """,
            "agents at one chat at a time", .agents, implied: needed,
            .equals(saved.value, within: 0.1 * saved.value.middle),
            from: [service.aiConversations, service.minutesBefore, saved, practice.chatsAtOnce]
                + practice.handlingInputs,
            because: """
                One at a time they are the work of \(needed, .agents) agents, \
                \(needed / saved.value, .ratio) times as many, and \
                \(needed / practice.chatsAtOnce.value, .agents) at \(practice.chatsAtOnce) chats \
                at once.
                """)
    }

    private static func concurrencyOfTheSaved(_ figures: PublishedFigures) -> Claim {
        let (service, saved) = (figures.service, figures.agents.saved)
        let practice = figures.practice
        let hours = service.aiConversations.value * service.minutesBefore.value / 60
        let chats = hours / (saved.value * practice.handlingHoursRange)
        return Claim(
            "saved-concurrency", .work, "The same: chats at once of those \(saved) agents",
            "chats at once", .chatsAtOnce, implied: chats,
            .equals(practice.usualChatsAtOnce.value),
            from: [
                service.aiConversations, service.minutesBefore, saved, practice.usualChatsAtOnce,
            ] + practice.rangeInputs,
            because: """
                Over the whole range of shrinkage and occupancy \(saved) agents would hold \
                \(chats, .chatsAtOnce) chats at once; usual are \(practice.usualChatsAtOnce).
                """)
    }

    private static func savedAgainstLeft(_ figures: PublishedFigures) -> Claim {
        let agents = figures.agents
        let left = agents.leftOfPressRelease
        let published = agents.left.value.joined(agents.leftAsRead.value)
        return Claim(
            "saved-against-left", .work,
            "\(agents.saved) of \(agents.before) agents fewer: agents left", "agents left",
            .agents, implied: left, .equals(published, within: 0.05 * published.middle),
            from: [agents.before, agents.saved, agents.left, agents.leftAsRead],
            because: """
                \(agents.saved) fewer leave \(left, .agents), while a little more than \
                \(agents.left) are \(agents.before.value - published, .agents) fewer: both \
                come from the same answer.
                """)
    }

    /// A number of a third date on the straight line between the two that are dated.
    private static func savedBetween(_ figures: PublishedFigures) -> Claim {
        let agents = figures.agents
        let (first, third, last) = (agents.saved, agents.savedBetween, agents.savedLater)
        let passed = agents.monthsToBetween.value / agents.monthsToLater.value
        let onTheLine = first.value + (last.value - first.value) * passed
        return Claim(
            "saved-between", .work,
            "The work of \(first) agents, of \(last) later: on the line in May 2025",
            "agents whose work the AI does, on a straight line", .agents, implied: onTheLine,
            .equals(third.value, within: 0.1 * third.value.middle),
            from: [first, third, last, agents.monthsToBetween, agents.monthsToLater],
            because: """
                After \(agents.monthsToBetween) of \(agents.monthsToLater) months the line is at \
                \(onTheLine, .agents), which \(third) fit; the launch had \(first), so that \
                articles that put \(third) there are off by \
                \(third.value - first.value, .agents).
                """)
    }

    private static func fewerRepeats(_ figures: PublishedFigures) -> Claim {
        let (service, agents) = (figures.service, figures.agents)
        let all = service.allConversations
        let before = figures.practice.repeatRate.value
        let cut = service.fewerRepeats.value.middle
        // The volume is that of the launch month: at the old rate it would have been higher.
        let more = before.map { (1 - $0 * (1 - cut)) / (1 - $0) - 1 }
        let avoided = more * agents.before.value
        return Claim(
            "fewer-repeats", .work,
            "\(service.fewerRepeats) fewer repeat inquiries alone: agents saved", "agents saved",
            .agents, implied: avoided,
            .equals(agents.saved.value, within: 0.1 * agents.saved.value.middle),
            from: [
                service.aiConversations, service.aiShare, service.fewerRepeats, agents.before,
                agents.saved, figures.practice.repeatRate,
            ],
            because: """
                At \(all / agents.before.value, .conversations) chats an agent a month they save \
                \(avoided, .agents) agents: a lever of its own, \
                \(avoided / agents.saved.value, .share) of the \(agents.saved).
                """)
    }
}
