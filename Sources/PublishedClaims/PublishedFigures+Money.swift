extension PublishedFigures {
    /// Savings, rates, prices and expense, in United States dollars.
    struct Money: Sendable {
        var projectedSaving = PublishedFigure(
            "projected profit improvement of 2024", 40e6, .dollars, .pressRelease)
        var saving2024 = PublishedFigure("saving of 2024", 39e6, .dollars, .annualReport)
        var saving2025 = PublishedFigure("saving of 2025", 59e6, .dollars, .annualReport)
        var expense2023 = PublishedFigure(
            "service and operations expense of 2023", 240e6, .dollars, .annualReport)
        var expense2024 = PublishedFigure(
            "service and operations expense of 2024", 203e6, .dollars, .annualReport)
        var expense2025 = PublishedFigure(
            "service and operations expense of 2025", 207e6, .dollars, .annualReport)
        var transactionGrowth = PublishedFigure(
            "growth of transactions from 2024 to 2025", 0.25, .share, .annualReport)
        var savingMonths = PublishedFigure(
            "months of 2024 in which the AI saved", Span(11, 12), .months,
            .assumption("the whole year, or from the launch on"))

        var offshoreRate = PublishedFigure(
            "price of an offshore agent's hour, all in", Span(7, 14), .dollarsPerHour,
            FigureSource(
                title: "Site Selection, March 2024: wages; with benefits and price lists of "
                    + "providers", evidence: .news))
        var onshoreRate = PublishedFigure(
            "price of a Nordic agent's hour", Span(28, 35), .dollarsPerHour,
            .assumption("no price list was found"))
        var blendedRate = PublishedFigure(
            "price of an hour in a European mix of languages", Span(18, 22), .dollarsPerHour,
            .assumption("between nearshore and onshore prices"))

        var ownPrice = PublishedFigure(
            "price of an AI conversation, self-built", Span(0.10, 0.21), .dollars,
            .assumption("a large model, 18,000 tokens in and 1,000 out"))
        var finPrice = PublishedFigure(
            "list price of an AI resolution, Fin", 0.99, .dollars,
            FigureSource(title: "Fin price list (fin.ai), undated", evidence: .vendor))
        var zendeskPrice = PublishedFigure(
            "list price of an AI resolution, Zendesk, from", 1.50, .dollars,
            FigureSource(
                title: "Zendesk prices as listed by Readsignal, undated", evidence: .vendor))
        var agentforcePrice = PublishedFigure(
            "list price of an AI conversation, Agentforce", 2.00, .dollars,
            FigureSource(
                title: "Agentforce prices as listed by Readsignal, undated", evidence: .vendor))

        var costPerTransaction2023 = PublishedFigure(
            "service cost per transaction, first quarter of 2023", 0.32, .dollars, .costReport)
        var costPerTransaction2025 = PublishedFigure(
            "service cost per transaction, first quarter of 2025", 0.19, .dollars, .costReport)
        var costReduction = PublishedFigure(
            "change of service cost per transaction", -0.40, .share, .costReport)
        var transactions2023 = PublishedFigure(
            "transactions a day in 2023, about", 2.0e6, .transactionsPerDay,
            .assumption("commonly quoted; no publication is at hand"))
        var transactions2025 = PublishedFigure(
            "transactions a day in early 2025, about", 3.0e6, .transactionsPerDay,
            .assumption("within the published 2.9 to 3.4 M"))
        var transactionsLater = PublishedFigure(
            "transactions a day in 2025, range", Span(2.9e6, 3.4e6), .transactionsPerDay,
            .annualReport)
    }
}

extension FigureSource {
    static let costReport = FigureSource(
        title: "CX Dive, 2025, on service cost per transaction", evidence: .news)
}
