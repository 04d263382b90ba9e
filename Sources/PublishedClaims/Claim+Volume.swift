extension Claim {
    /// Conversations a month, at the launch and since.
    static func volume(_ figures: PublishedFigures) -> [Claim] {
        let service = figures.service
        return [
            perMonth(
                figures, "since-launch", service.sinceLaunch, service.monthsSinceLaunch.value,
                [service.monthsSinceLaunch], "since the launch"),
            perMonth(figures, "as-one-year", service.sinceLaunch, 12, [], "read as one year"),
            perMonth(figures, "in-a-year", service.inAYear, 12, [], "in a year"),
        ]
    }

    private static func perMonth(
        _ figures: PublishedFigures, _ name: String, _ total: PublishedFigure, _ months: ClaimRange,
        _ source: [PublishedFigure], _ reading: String
    ) -> Claim {
        let first = figures.service.aiConversations
        let mean = total.value / months
        return Claim(
            "volume-\(name)", .volume,
            "\(first) in the first month, \(total) \(reading): a month", "AI conversations a month",
            .conversations, implied: mean, .equals(first.value, within: 0.1 * first.value.middle),
            from: [first, total] + source,
            because: """
                \(total) over \(months, .months) months are \(mean, .conversations) a month, while \
                the first month's volume would make \(first.value * months, .conversations).
                """)
    }
}
