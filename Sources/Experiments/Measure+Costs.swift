import ContactRouting

/// Money, and how well waits are foretold.
extension Measure {
    static let costs = [
        run(
            "costPerConversation", "money",
            "agents' paid hours (time on duty over 1 - shrinkage) and AI price, over offered"
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
            "wrong answers given, conversations handled by humans, minutes waited for a human by "
                + "all offered to them and abandonments, each at its price in measures.losses, "
                + "over offered"
        ) { tally, scenario in
            tally.loss(scenario).map { Ratio($0, per: Double(tally.total.offered)) }
        },
        run("aiCostPerConversation", "money", "what the AI costs, over AI conversations") {
            tally, scenario in
            guard scenario.ai?.prices.isEmpty == false else { return nil }
            return Ratio(tally.aiCost(scenario), per: Double(tally.total.aiConversations))
        },
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
