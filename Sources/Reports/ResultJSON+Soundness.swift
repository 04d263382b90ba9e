import Experiments
import SimulationStatistics
import StrictJSON

extension ResultJSON {
    /// What the replications say about themselves.
    static func checks(_ soundness: Soundness) -> JSONOutput {
        .object([
            ("contradictions", .array(soundness.contradictions.map { .string($0) })),
            (
                "littlesLaw",
                .object(soundness.stages.map { ($0.name, .number(1 + $0.residual)) })
            ),
            ("neverServedShare", .number(soundness.neverServedShare)),
            ("nearestModel", soundness.nearestModel.map(nearestModel) ?? .null),
        ])
    }

    private static func nearestModel(_ model: NearestModel) -> JSONOutput {
        .object([
            ("state", .string(model.state.rawValue)),
            ("waitingSeconds", .number(model.waitingSeconds)),
            ("abandonmentRate", .number(model.abandonmentRate)),
            ("simulatedWaitingSeconds", .number(model.simulated.waitingSeconds)),
            ("simulatedAbandonmentRate", .number(model.simulated.abandonmentRate)),
            ("departures", .array(model.departures.map { .string($0) })),
        ])
    }

    /// Reliability bins with their counts, and the risk-coverage curve at twenty thresholds.
    static func calibration(_ table: CalibrationTable) -> JSONOutput {
        let bins = table.bins(10).filter { $0.count > 0 }.map { bin in
            JSONOutput.object([
                ("from", .number(bin.bounds.lowerBound)), ("to", .number(bin.bounds.upperBound)),
                ("answers", .integer(bin.count)),
                ("meanConfidence", .number(bin.meanConfidence)),
                ("accuracy", .number(bin.accuracy)),
            ])
        }
        let curve = (0..<20).map { step -> JSONOutput in
            let threshold = Double(step) / 20
            let answers = table.answers(from: threshold)
            return .object([
                ("threshold", .number(threshold)),
                ("coverage", .number(Double(answers.count) / Double(table.count))),
                (
                    "risk",
                    answers.count == 0
                        ? .null : .number(Double(answers.wrong) / Double(answers.count))
                ),
            ])
        }
        return .object([
            ("answers", .integer(table.count)), ("bins", .array(bins)),
            ("riskCoverage", .array(curve)),
        ])
    }

    /// What a price rule comes to in 30 days.
    static func bill(_ bill: Soundness.Bill) -> JSONOutput {
        .object([
            ("name", .string(bill.rule.name)), ("price", .number(bill.rule.price)),
            ("units", .number(bill.units)), ("cost", .number(bill.cost)),
            ("isQuote", .boolean(bill.isQuote)),
            ("priceChanges", .boolean(bill.priceChanges)),
        ])
    }
}
