extension Claim {
    /// What a saving says about the agents who are saved.
    static func savings(_ figures: PublishedFigures) -> [Claim] {
        let (agents, money) = (figures.agents, figures.money)
        let gone = [agents.before, agents.left]
        return [
            rate(figures, "offshore", agents.saved.value, [agents.saved], money.offshoreRate),
            rate(figures, "onshore", agents.saved.value, [agents.saved], money.onshoreRate),
            rate(figures, "European", agents.goneOfInterview, gone, money.blendedRate),
            laterRate(figures), ownAI(figures), boughtAI(figures),
        ]
    }

    private static func rate(
        _ figures: PublishedFigures, _ name: String, _ gone: ClaimRange,
        _ source: [PublishedFigure],
        _ price: PublishedFigure
    ) -> Claim {
        let (money, practice) = (figures.money, figures.practice)
        let aYear = money.projectedSaving.value / gone
        let perHour = aYear / (practice.paidHoursPerMonth * money.savingMonths.value)
        return Claim(
            "saving-\(name.lowercased())", .money,
            """
            \(money.projectedSaving) from \(gone, .agents) \(name) agents: saving per paid \
            hour
            """,
            "saving per paid hour", .dollarsPerHour, implied: perHour, .equals(price.value),
            from: [money.projectedSaving, money.savingMonths, practice.paidHoursPerWeek, price]
                + source,
            because: """
                \(aYear, .dollars) an agent is \(perHour, .dollarsPerHour), and the AI's bill \
                comes on top; such an agent's hour costs \(price).
                """)
    }

    private static func laterRate(_ figures: PublishedFigures) -> Claim {
        let (money, later) = (figures.money, figures.agents.savedLater)
        let aYear = money.saving2025.value / later.value
        let perHour = aYear / figures.practice.paidHoursPerYear
        return Claim(
            "later-saving-offshore", .money,
            "\(money.saving2025) from \(later) offshore agents: saving per paid hour",
            "saving per paid hour", .dollarsPerHour, implied: perHour,
            .equals(money.offshoreRate.value),
            from: [
                money.saving2025, later, figures.practice.paidHoursPerWeek, money.offshoreRate,
                money.onshoreRate,
            ],
            because: """
                \(aYear, .dollars) an agent is \(perHour, .dollarsPerHour), against \
                \(money.offshoreRate) offshore and \(money.onshoreRate) onshore.
                """)
    }

    /// What is left for the AI, per conversation, of wages saved above the claimed profit.
    private static func affordable(_ figures: PublishedFigures) -> (ClaimRange, [PublishedFigure]) {
        let (money, practice, service) = (figures.money, figures.practice, figures.service)
        let wages =
            figures.agents.goneOfInterview * practice.paidHoursPerYear * money.blendedRate.value
        return (
            (wages - money.projectedSaving.value) / (service.aiConversations.value * 12),
            [
                money.projectedSaving, money.blendedRate, service.aiConversations,
                figures.agents.before, figures.agents.left, practice.paidHoursPerWeek,
            ]
        )
    }

    private static func ownAI(_ figures: PublishedFigures) -> Claim {
        let money = figures.money
        let aYear = figures.service.aiConversations.value * 12
        let (affordable, inputs) = affordable(figures)
        return Claim(
            "own-ai", .money,
            "A self-built AI within \(money.projectedSaving): price of a conversation",
            "price of an AI conversation", .dollars, implied: money.ownPrice.value,
            .atMost(ClaimRange(affordable.high)), from: inputs + [money.ownPrice],
            because: """
                The profit is \(money.projectedSaving.value / aYear, .dollars) a conversation; \
                \(figures.agents.goneOfInterview, .agents) agents at \(money.blendedRate) pay it \
                if the AI costs at most \(ClaimRange(affordable.high), .dollars), and its bill is \
                \(money.ownPrice.value * aYear, .dollars).
                """)
    }

    private static func boughtAI(_ figures: PublishedFigures) -> Claim {
        let money = figures.money
        let prices = money.finPrice.value.joined(money.agentforcePrice.value)
        let aYear = figures.service.aiConversations.value * 12
        let (affordable, inputs) = affordable(figures)
        return Claim(
            "bought-ai", .money,
            "An AI at list prices within \(money.projectedSaving): price of a conversation",
            "price of an AI conversation", .dollars, implied: prices,
            .atMost(ClaimRange(affordable.high)),
            from: inputs + [money.finPrice, money.zendeskPrice, money.agentforcePrice],
            because: """
                If every conversation is billed, it is \(money.finPrice.value * aYear, .dollars), \
                \(money.zendeskPrice.value * aYear, .dollars) or \
                \(money.agentforcePrice.value * aYear, .dollars) a year, against \
                \(money.projectedSaving) of profit.
                """)
    }
}
