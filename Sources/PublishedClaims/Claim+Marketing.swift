extension Claim {
    /// A saving that is not of the agents.
    static func marketing(_ figures: PublishedFigures) -> [Claim] {
        let money = figures.money
        let (whole, images, suppliers) = (
            money.marketingSaving, money.imageSaving, money.supplierSaving
        )
        let parts = images.value + suppliers.value
        // The cut is of what was spent before.
        let before = suppliers.value / (0 - money.supplierCut.value)
        return [
            Claim(
                "marketing-parts", .money,
                "\(whole) a year in marketing: \(images) on images, \(suppliers) on suppliers",
                "sum of the published parts", .dollars, implied: parts,
                .equals(whole.value, within: 0.1 * whole.value.middle),
                from: [
                    whole, images, suppliers, money.supplierCut, money.marketingShare,
                ],
                because: """
                    Suppliers cost \(before, .dollars) before, if \(suppliers) are \
                    \(money.supplierCut), and \(money.marketingShare) of a saving of \
                    \(whole.value / money.marketingShare.value, .dollars) are the AI's. Nothing \
                    of it is a queue of customers, so that it cannot be simulated here.
                    """)
        ]
    }
}
