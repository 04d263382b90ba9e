import ContactRouting
import Experiments
import QueueingTheory
import StrictJSON
import Workloads

/// Cases with an AI that can be wrong, and with waits that are predicted.
extension ReferenceCase {
    /// T26: everything that conservation says of issues, attempts and money.
    static let outcomes = ReferenceCase(
        "theory/outcome-identity",
        [
            Expectation("repeatRate") { $0.identity().repeatProbability },
            Expectation("containedShare") { $0.identity().containedShare },
            Expectation("assumedResolvedShare") { $0.identity().assumedResolvedShare },
            Expectation("aiTrueResolutionRate") {
                $0.identity().trueResolvedShare / $0.identity().containedShare
            },
            Expectation("trueResolutionRate") {
                $0.identity().trueResolutionRate / $0.identity().issueRate
            },
            Expectation("costPerTrueResolution") { $0.identity().costPerTrueResolution },
            Expectation("costPerBilledOutcome") { $0.identity().naiveCostPerResolution },
            Expectation("delayedShare") { try $0.identity().humanQueue().waitProbability },
            Expectation("waitingSeconds") { try $0.identity().humanQueue().meanWait },
        ])

    /// Coverage and risk of a threshold, and Erlang A behind it.
    static let threshold = ReferenceCase(
        "theory/ai-threshold",
        [
            Expectation("coverage") { $0.selection.coverage },
            Expectation("selectiveRisk") { $0.selection.risk },
            Expectation("areaUnderRiskCoverage") { $0.binormal.areaUnderRiskCoverage() },
            Expectation("delayedShare") { $0.afterThreshold.waitProbability },
            Expectation("abandonmentRate") { $0.afterThreshold.abandonmentProbability },
            Expectation("waitingSeconds") { $0.afterThreshold.meanWait },
        ])

    /// Coverage of an AI that knows next to nothing of its answers, and for one that knows nearly
    /// all: confidence must not be coarser than its spread.
    static let discriminations = [("0.51", "0.6"), ("0.55", "0.7"), ("0.9999", "0.9")].map {
        discrimination, threshold in
        ReferenceCase(
            "theory/ai-threshold",
            settings: [
                ("ai.confidence.discrimination", discrimination),
                ("ai.escalation.threshold", threshold), ("horizonDays", "2"),
            ].compactMap { path, text in
                JSONPath(path).map { Setting(path: $0, text: text) }
            }, suffix: " discrimination \(discrimination)",
            [Expectation("coverage") { $0.selection.coverage }])
    }

    /// Queue length as a predictor, with and without abandonment: bias and error are exact.
    static let predictions = ["erlang-c-14", "erlang-a-14"].flatMap { workload in
        [
            prediction(workload, .queueLength, .queueLength),
            prediction(workload, .queueLengthWithAbandonment, .queueLengthWithAbandonment),
        ]
    }

    /// Every bundled workload with a truth, a twenty-seventh of its customers and agents: as many
    /// issues end, resolved or given up, as begin. Four weeks, because an issue can take several
    /// attempts of a day each, and what is under way must no longer grow.
    static let identities = WorkloadLibrary.names.filter { !$0.contains("/") }.compactMap {
        name -> ReferenceCase? in
        guard let source = WorkloadLibrary.source(named: name),
            let workload = try? Workload(reading: source), workload.scenario.knowsTruth
        else { return nil }
        var settings = [("demand.freshPerMonth", "100000"), ("warmUpDays", "28")]
        settings.append(("horizonDays", "28"))
        if workload.scenario.humans != nil {
            settings.append(("humans.fullTimeEquivalents", "85"))
        }
        return ReferenceCase(
            name,
            settings: settings.compactMap { path, text in
                JSONPath(path).map { Setting(path: $0, text: text) }
            }, replications: 30,
            [
                Expectation(
                    quantity: .ratio("issues ended per issue begun") { tally in
                        let truth = tally.resolutions.total
                        return Ratio(truth.resolved + truth.lost, per: tally.total.fresh)
                    }
                ) { _ in 1 }
            ])
    }

    private static func prediction(
        _ workload: String, _ predictor: WaitPredictor, _ rule: DelayPrediction.Rule
    ) -> ReferenceCase {
        let path = JSONPath([.key("humans"), .key("waitPredictor")])
        return ReferenceCase(
            "theory/\(workload)", settings: [Setting(path: path, text: predictor.rawValue)],
            suffix: " \(predictor.rawValue)",
            [
                Expectation(
                    quantity: .ratio("predicted") {
                        let errors = $0.predictions
                        return Ratio(
                            ticks: errors.predictedTicks, per: errors.count, secondsPerUnit: 1)
                    }
                ) { $0.foretold(rule).meanPredicted },
                Expectation(
                    quantity: .ratio("actual") {
                        let errors = $0.predictions
                        return Ratio(
                            ticks: errors.actualTicks, per: errors.count, secondsPerUnit: 1)
                    }
                ) { $0.foretold(rule).meanActual },
                Expectation(
                    quantity: .ratio("squaredError") {
                        let errors = $0.predictions
                        return Ratio(
                            Double(errors.squaredTicks) / 1e12, per: Double(errors.count))
                    }
                ) { $0.foretold(rule).meanSquaredError },
            ])
    }
}

extension Scenario {
    /// The identity of a scenario whose AI contains all that it meets.
    fileprivate func identity() -> OutcomeIdentity {
        OutcomeIdentity(
            issueRate: arrivalRate, coverage: ai?.share ?? 0,
            selectiveRisk: 1 - intents[0].aiAccuracy[0],
            returnAfterWrongAnswer: repeats.afterWrongAnswer,
            humanFailure: 1 - intents[0].humanResolution[0],
            returnAfterHumanFailure: repeats.afterHumanFailure,
            pricePerBilledAnswer: ai?.prices[0].price ?? 0, paidAgents: agents,
            payRate: (humans?.groups[0].costPerPaidHour ?? 0) / 3_600, meanHandleTime: meanService)
    }

    fileprivate var binormal: BinormalConfidence {
        BinormalConfidence(
            accuracy: intents[0].aiAccuracy[0],
            separation: ai?.answering?.confidence.separation ?? 0)
    }

    /// Coverage and risk of the threshold.
    var selection: (coverage: Double, risk: Double) {
        guard case .threshold(let threshold) = ai?.answering?.escalation.judgement else {
            return (1, 0)
        }
        return (
            binormal.coverage(from: threshold), binormal.selectiveRisk(from: threshold)
        )
    }

    var afterThreshold: ErlangA {
        erlangA(arrivalRate: arrivalRate * (1 - selection.coverage))
    }

    fileprivate func foretold(_ rule: DelayPrediction.Rule) -> DelayPrediction {
        DelayPrediction(
            rule, arrivalRate: arrivalRate, serviceRate: serviceRate,
            abandonmentRate: abandonmentRate, servers: agents)
    }
}
