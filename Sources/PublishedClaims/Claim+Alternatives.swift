extension Claim {
    /// Other ways out than partial displacement.
    static func alternatives(_ figures: PublishedFigures) -> [Claim] {
        [effort(figures), telephone(figures)]
    }

    /// M1: the AI took the easy chats only.
    private static func effort(_ figures: PublishedFigures) -> Claim {
        let (service, agents, practice) = (figures.service, figures.agents, figures.practice)
        let hours = practice.handlingHours
        func minutes(_ agents: ClaimRange, _ chats: ClaimRange) -> ClaimRange {
            agents * hours * 60 / chats
        }
        let (few, many) = (agents.saved.value, agents.goneOfInterview)
        func taken(_ saved: ClaimRange) -> ClaimRange {
            minutes(saved, service.aiConversations.value)
        }
        func kept(_ saved: ClaimRange) -> ClaimRange {
            minutes(agents.before.value - saved, service.humanConversations)
        }
        let ratio = (kept(few) / taken(few)).joined(kept(many) / taken(many))
        // What the taken chats lasted with humans, if the kept ones lasted then what they do now.
        let share = service.aiShare.value.middle
        let elapsed =
            (service.minutesBefore.value - service.humanMinutes.value * ClaimRange(1 - share))
            / ClaimRange(share)
        let atOnce = (elapsed / taken(few)).joined(elapsed / taken(many))
        let hardAtOnce = (service.humanMinutes.value / kept(few)).joined(
            service.humanMinutes.value / kept(many))
        let free = atOnce.map { 1 - 1 / $0 }
        let elapsedRatio = service.humanMinutes.value / elapsed
        return Claim(
            "easy-chats-only", .displacement,
            "Easy chats only to the AI (M1): work, kept over taken",
            "work in a chat that humans kept over that in one the AI took", .ratio, implied: ratio,
            .equals(elapsedRatio, within: 0.1 * elapsedRatio.middle),
            onlyIf: Condition(
                unknown: "the customer's own time in an easy chat is", unit: .share, required: free,
                possible: ClaimRange(0, 1)),
            from: [
                service.aiConversations, service.aiShare, service.minutesBefore,
                service.humanMinutes, agents.before, agents.saved, agents.left,
            ] + practice.handlingInputs,
            because: """
                \(few, .agents) fewer agents want \(taken(few), .minutes) of work in a taken chat \
                and \(kept(few), .minutes) in a kept one, but sessions of \(service.minutesBefore) \
                before and \(service.humanMinutes) after make the taken ones \
                \(elapsed, .minutes) long: agents would have held \(atOnce, .chatsAtOnce) easy \
                chats at once, and \(hardAtOnce, .chatsAtOnce) hard ones.
                """)
    }

    /// M3: the agents also answer the telephone.
    private static func telephone(_ figures: PublishedFigures) -> Claim {
        let (service, agents, practice) = (figures.service, figures.agents, figures.practice)
        let left = agents.leftOfPressRelease
        let chat = service.allConversations * service.minutesBefore.value / 60
        let phone = practice.phoneContacts.value * practice.phoneMinutes.value / 60
        let perAgent = practice.handlingHoursRange
        let needed = (chat / practice.chatsAtOnce.value + phone) / perAgent
        let atOnce = perAgent.map {
            (chat / (agents.before.value * ClaimRange($0) - phone)).middle
        }
        let displaced = perAgent.map { hours in
            let rest =
                (left * ClaimRange(hours) - phone)
                / (agents.before.value * ClaimRange(hours) - phone)
            let same = rest * service.minutesBefore.value / service.humanMinutes.value
            return ((1 - same) / service.aiShare.value).middle
        }
        let without = figures.displacement(left: left, minutes: service.humanMinutes.value)
        return Claim(
            "telephone", .displacement,
            "The agents also take \(practice.phoneContacts) calls (M3): agents needed before",
            "agents needed", .agents, implied: needed,
            .equals(agents.before.value, within: 0.1 * agents.before.value.middle),
            onlyIf: Condition(
                unknown: "chats at once are", unit: .chatsAtOnce, required: atOnce,
                possible: practice.usualChatsAtOnce.value),
            from: [
                service.aiConversations, service.aiShare, service.minutesBefore,
                service.humanMinutes, agents.before, agents.saved, practice.chatsAtOnce,
                practice.usualChatsAtOnce, practice.phoneContacts, practice.phoneMinutes,
            ] + practice.rangeInputs,
            because: """
                \(agents.before) agents have the time for both with \(atOnce, .chatsAtOnce) chats \
                at once; the AI must then have displaced \(displaced, .share) of its \
                conversations, and \(without, .share) without calls: work that the AI does not \
                touch asks more of it, not less.
                """)
    }
}
