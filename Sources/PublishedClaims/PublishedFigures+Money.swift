extension PublishedFigures {
    /// Savings, rates, prices and expense, in United States dollars.
    struct Money: Sendable {
        var projectedSaving: PublishedFigure
        var saving2024: PublishedFigure
        var saving2025: PublishedFigure
        var expense2023: PublishedFigure
        var expense2024: PublishedFigure
        var expense2025: PublishedFigure
        var transactionGrowth: PublishedFigure
        var savingMonths: PublishedFigure
        var offshoreRate: PublishedFigure
        var onshoreRate: PublishedFigure
        var blendedRate: PublishedFigure
        var ownPrice: PublishedFigure
        var finPrice: PublishedFigure
        var zendeskPrice: PublishedFigure
        var agentforcePrice: PublishedFigure
        var costPerTransaction2023: PublishedFigure
        var costPerTransaction2025: PublishedFigure
        var costReduction: PublishedFigure
        var transactions2023: PublishedFigure
        var transactions2025: PublishedFigure
        var transactionsLater: PublishedFigure
        var marketingSaving: PublishedFigure
        var marketingShare: PublishedFigure
        var imageSaving: PublishedFigure
        var supplierCut: PublishedFigure
        var supplierSaving: PublishedFigure

        init(_ figures: inout FigureGroup) {
            projectedSaving = figures.take("projectedSaving")
            saving2024 = figures.take("saving2024")
            saving2025 = figures.take("saving2025")
            expense2023 = figures.take("expense2023")
            expense2024 = figures.take("expense2024")
            expense2025 = figures.take("expense2025")
            transactionGrowth = figures.take("transactionGrowth")
            savingMonths = figures.take("savingMonths")
            offshoreRate = figures.take("offshoreRate")
            onshoreRate = figures.take("onshoreRate")
            blendedRate = figures.take("blendedRate")
            ownPrice = figures.take("ownPrice")
            finPrice = figures.take("finPrice")
            zendeskPrice = figures.take("zendeskPrice")
            agentforcePrice = figures.take("agentforcePrice")
            costPerTransaction2023 = figures.take("costPerTransaction2023")
            costPerTransaction2025 = figures.take("costPerTransaction2025")
            costReduction = figures.take("costReduction")
            transactions2023 = figures.take("transactions2023")
            transactions2025 = figures.take("transactions2025")
            transactionsLater = figures.take("transactionsLater")
            marketingSaving = figures.take("marketingSaving")
            marketingShare = figures.take("marketingShare")
            imageSaving = figures.take("imageSaving")
            supplierCut = figures.take("supplierCut")
            supplierSaving = figures.take("supplierSaving")
        }
    }
}
