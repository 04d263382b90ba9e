extension Claim {
    /// What a saving says about the audited expense, and the expense about a transaction.
    static func expense(_ figures: PublishedFigures) -> [Claim] {
        [
            fall2024(figures), counterfactual(figures), transactions(figures),
            costPerTransaction(figures), cheaperTransaction(figures),
        ]
    }

    private static func fall2024(_ figures: PublishedFigures) -> Claim {
        let money = figures.money
        let fall = money.expense2023.value - money.expense2024.value
        return Claim(
            "expense-2024", .money, "\(money.saving2024) saved in 2024: fall of the expense",
            "fall of the expense", .dollars, implied: fall,
            .equals(money.saving2024.value, within: 0.1 * money.saving2024.value.middle),
            from: [money.saving2024, money.expense2023, money.expense2024],
            because: """
                From \(money.expense2023) to \(money.expense2024) the expense fell by \
                \(fall, .dollars); that both agree does not show that one caused the other.
                """)
    }

    private static func counterfactual(_ figures: PublishedFigures) -> Claim {
        let (money, growth) = (figures.money, figures.service.volumeGrowth)
        let fall = money.expense2024.value - money.expense2025.value
        let required =
            (money.expense2025.value + money.saving2025.value)
            / money.expense2024.value - 1
        let saving = money.expense2024.value * (1 + growth.value) - money.expense2025.value
        return Claim(
            "expense-2025", .money, "\(money.saving2025) saved in 2025: fall of the expense",
            "fall of the expense", .dollars, implied: fall,
            .equals(money.saving2025.value, within: 0.1 * money.saving2025.value.middle),
            onlyIf: Condition(
                unknown: "growth of the expense without the AI is", unit: .share,
                required: required,
                possible: growth.value.joined(money.transactionGrowth.value)),
            from: [
                money.saving2025, money.expense2024, money.expense2025, growth,
                money.transactionGrowth,
            ],
            because: """
                The expense changed by \(0 - fall, .dollars): a saving can only be one against \
                what it would have been; grown like volume, by \(growth), that is \
                \(saving, .dollars) more.
                """)
    }

    private static func transactions(_ figures: PublishedFigures) -> Claim {
        let money = figures.money
        let aDay = money.expense2023.value / money.costPerTransaction2023.value / 365
        let published = money.transactions2023.value
        return Claim(
            "transactions-2023", .money,
            "\(money.expense2023) at \(money.costPerTransaction2023) each: transactions a day",
            "transactions a day", .transactionsPerDay, implied: aDay,
            .equals(published, within: 0.1 * published.middle),
            from: [money.expense2023, money.costPerTransaction2023, money.transactions2023],
            because: """
                The cost per transaction of 2023 is this expense over \
                \(aDay, .transactionsPerDay) transactions a day.
                """)
    }

    private static func costPerTransaction(_ figures: PublishedFigures) -> Claim {
        let money = figures.money
        let cost = money.expense2025.value / (money.transactions2025.value * 365)
        let published = money.costPerTransaction2025.value
        return Claim(
            "cost-per-transaction", .money,
            """
            \(money.expense2025) over \(money.transactions2025) transactions a day: cost of \
            each
            """,
            "cost per transaction", .dollars, implied: cost,
            .equals(published, within: 0.05 * published.middle),
            from: [money.expense2025, money.transactions2025, money.costPerTransaction2025],
            because:
                """
                It is the whole expense over all transactions, \(cost, .dollars), not a cost of \
                contacts.
                """
        )
    }

    private static func cheaperTransaction(_ figures: PublishedFigures) -> Claim {
        let money = figures.money
        let change = money.expense2025.value / money.expense2023.value - 1
        let ratio = money.costPerTransaction2025.value / money.costPerTransaction2023.value
        let growth = (1 + change) / ratio - 1
        let volumePart = ratio / (1 + change) - 1
        return Claim(
            "cheaper-transaction", .money,
            """
            \(money.costPerTransaction2023) to \(money.costPerTransaction2025) a transaction: \
            change by cost alone
            """,
            "change of the cost", .share, implied: change,
            .equals(money.costReduction.value, within: 0.02),
            onlyIf: Condition(
                unknown: "growth of transactions is", unit: .share, required: growth,
                possible: money.transactionsLater.value / money.transactions2023.value - 1),
            from: [
                money.expense2023, money.expense2025, money.costPerTransaction2023,
                money.costPerTransaction2025, money.costReduction, money.transactions2023,
                money.transactionsLater,
            ],
            because: """
                The cost changed by \(change, .share) and the rest, \(volumePart, .share), is \
                growth of transactions by \(growth, .share).
                """)
    }
}
