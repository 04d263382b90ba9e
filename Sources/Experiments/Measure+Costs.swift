import ContactRouting

/// Money, and how well waits are foretold.
extension Measure {
    static let costs = (totals + averages).map(\.addingUpOverTime) + predictions

    /// Everything, for thirty days, and its parts.
    private static let totals = [
        run(
            "totalCost", "money",
            "agents' wages (paid hours: time on duty over 1 - shrinkage; of people with careers "
                + "contract hours, overtime and hiring), the AI's prices and measures.losses, for "
                + "30 days; of a part of the day, wages are in proportion to time on duty in it"
        ) { tally, scenario in
            tally.totalCost(scenario).map { Ratio($0 / tally.months) }
        },
        agents("totalCostOfAgents", "money", "the part of totalCost that is wages") {
            tally, scenario, groups in
            scenario.paysWages
                ? Ratio(tally.humanCost(scenario, of: groups) / tally.months) : nil
        },
        run("totalCostOfAI", "money", "the part of totalCost that the AI takes") {
            tally, scenario in
            scenario.paysForAI ? Ratio(tally.aiCost(scenario) / tally.months) : nil
        },
        run("totalCostOfLosses", "money", "the part of totalCost that is measures.losses") {
            tally, scenario in
            tally.loss(scenario).map { Ratio($0 / tally.months) }
        },
        run("totalCostPerConversation", "money", "the same total over offered") {
            tally, scenario in
            tally.totalCost(scenario).map { Ratio($0, per: Double(tally.total.offered)) }
        },
        run("totalCostPerTrueResolution", "money", "the same total over issues really resolved") {
            tally, scenario in
            guard scenario.knowsTruth else { return nil }
            return tally.totalCost(scenario).map {
                Ratio($0, per: Double(tally.resolutions.total.resolved))
            }
        },
    ]

    private static let averages = [
        run(
            "costPerConversation", "money",
            "agents' wages and AI price, as in totalCost, over offered"
        ) { tally, scenario in
            Ratio(tally.cost(scenario), per: Double(tally.total.offered))
        },
        run(
            "costPerBilledOutcome", "money",
            "the same cost over what looks resolved: billed (else contained) by the AI, or closed "
                + "by a human"
        ) { tally, scenario in
            Ratio(tally.cost(scenario), per: tally.apparentResolutions(scenario))
        },
        run(
            "costPerTrueResolution", "money", "the same cost over issues really resolved"
        ) { tally, scenario in
            guard scenario.knowsTruth else { return nil }
            return Ratio(tally.cost(scenario), per: Double(tally.resolutions.total.resolved))
        },
        run(
            "lossPerConversation", "money",
            "wrong answers given, issues that humans failed to resolve, conversations handled by "
                + "humans, minutes waited for a human by all offered to them, abandonments and "
                + "customers for whom no human was there, each at its price in measures.losses, "
                + "over offered"
        ) { tally, scenario in
            tally.loss(scenario).map { Ratio($0, per: Double(tally.total.offered)) }
        },
        run("aiCostPerConversation", "money", "what the AI costs, over AI conversations") {
            tally, scenario in
            guard scenario.paysForAI else { return nil }
            return Ratio(tally.aiCost(scenario), per: Double(tally.total.aiConversations))
        },
    ]

    private static let predictions = [
        run(
            "waitPredictionBiasSeconds", "seconds",
            "predicted less actual wait, mean over those who waited and were served"
        ) { tally, _ in
            let errors = tally.predictions
            guard errors.count > 0 else { return nil }
            return Ratio(
                Double(errors.predictedTicks - errors.actualTicks) / 1e6,
                per: Double(errors.count))
        },
        run(
            "waitPredictionErrorSeconds", "seconds",
            "root mean square of predicted less actual wait, over the same"
        ) { tally, _ in
            let errors = tally.predictions
            guard errors.count > 0 else { return nil }
            let square = Double(errors.squaredTicks) / 1e12 / Double(errors.count)
            return Ratio(square.squareRoot())
        },
    ]
}

extension Measure {
    /// The same, known of parts of the week.
    fileprivate var addingUpOverTime: Measure {
        var measure = self
        measure.addsUpOverTime = true
        return measure
    }
}
