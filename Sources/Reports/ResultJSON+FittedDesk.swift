import Fitting
import StrictJSON

/// What a log of conversations says, as JSON.
extension ResultJSON {
    static func desk(_ desk: FittedDesk) -> JSONOutput {
        let laws: [(String, LawFit?)] = [
            ("talk", desk.talk), ("wrap", desk.wrap), ("aiSession", desk.ai?.sessions),
            ("returnDelay", desk.delay), ("redial", desk.redial),
        ]
        let namesNote: JSONOutput = desk.namesNote.map { .string($0) } ?? .null
        return .object([
            ("log", reading(desk.log)), ("namesNote", namesNote),
            ("times", .object(laws.map { ($0, $1.map(law) ?? .null) })),
            ("patience", patience(desk.patience)),
            ("returns", .array(desk.returns.map(entry))),
            ("ai", desk.ai.map(ai) ?? .null), ("duty", desk.duty.map(duty) ?? .null),
            ("resolution", desk.resolution.map(estimate) ?? .null),
            ("topics", .array(desk.topics.map(topic))),
            ("workByGroup", desk.work.byGroup.map(work) ?? .null),
            ("workByHour", desk.work.byHour.map(work) ?? .null),
        ])
    }

    private static func entry(_ entry: FittedDesk.Return) -> JSONOutput {
        .object([
            ("after", .string(entry.after)), ("ended", .integer(entry.ended)),
            ("share", estimate(entry.share)),
            ("byChance", entry.byChance.map { .number($0) } ?? .null),
        ])
    }

    static func estimate(_ estimate: FittedDemand.Estimate) -> JSONOutput {
        .object([
            ("value", .number(estimate.value)),
            ("halfWidth", estimate.halfWidth.map { .number($0) } ?? .null),
        ])
    }

    private static func reading(_ log: CallLog) -> JSONOutput {
        .object([
            ("layout", log.layout.map { .string($0.rawValue) } ?? .null),
            ("rows", .integer(log.rows)), ("conversations", .integer(log.conversations)),
            ("names", names(log.names)),
            (
                "leftOut",
                .array(
                    log.leftOut.map {
                        .object([("reason", .string($0.reason)), ("rows", .integer($0.count))])
                    })
            ),
            (
                "faults",
                .array(
                    log.faults.kinds.map {
                        .object([
                            ("message", .string($0.message)), ("rows", .integer($0.count)),
                            ("lines", .array($0.lines.map { .integer($0) })),
                        ])
                    })
            ),
            (
                "unnamedOutcomes",
                .array(
                    log.unnamedOutcomes.map {
                        .object([("value", .string($0.value)), ("rows", .integer($0.count))])
                    })
            ),
        ])
    }

    private static func names(_ names: NamedRows) -> JSONOutput {
        let (treatment, reason): (String, String?) =
            switch names.treatment {
            case .complete: ("complete", nil)
            case .corrected: ("corrected", nil)
            case .unknown(let reason): ("unknown", reason.rawValue)
            }
        return .object([
            ("without", .integer(names.unnamed)),
            ("shareOfReturns", .number(names.shareOfReturns)),
            ("treatment", .string(treatment)), ("reason", reason.map { .string($0) } ?? .null),
        ])
    }

    private static func law(_ law: LawFit) -> JSONOutput {
        .object([
            ("family", .string(law.family.rawValue)), ("mean", estimate(law.mean)),
            ("cv", .number(law.cv)), ("count", .integer(law.count)),
            ("kolmogorovSmirnov", .number(law.distance)),
            ("andersonDarling", .number(law.andersonDarling)),
            (
                "quantiles",
                .array(
                    law.quantiles.map {
                        .object([
                            ("share", .number($0.share)), ("log", .number($0.sample)),
                            ("law", .number($0.law)),
                        ])
                    })
            ),
        ])
    }

    private static func interval(
        _ value: (value: Double, interval: ClosedRange<Double>)?
    ) -> JSONOutput {
        guard let value else { return .null }
        return .object([
            ("value", .number(value.value)), ("from", .number(value.interval.lowerBound)),
            ("to", .number(value.interval.upperBound)),
        ])
    }

    private static func patience(_ patience: PatienceFit) -> JSONOutput {
        .object([
            ("method", .string(patience.method.rawValue)),
            ("abandoned", .integer(patience.abandoned)),
            ("servedAfterWait", .integer(patience.servedAfterWait)),
            ("meanMinutes", interval(patience.mean)), ("shape", interval(patience.shape)),
            ("longestWaitMinutes", .number(patience.longestWait)),
            ("beyond", .number(patience.beyond)),
            (
                "survival",
                .array(
                    patience.survival.map {
                        .object([
                            ("minutes", .number($0.minutes)), ("law", .number($0.law)),
                            ("kaplanMeier", .number($0.kaplanMeier)),
                        ])
                    })
            ),
        ])
    }

    private static func ai(_ ai: FittedAI) -> JSONOutput {
        .object([
            ("share", estimate(ai.share)), ("laterShare", ai.laterShare.map(estimate) ?? .null),
            ("containment", estimate(ai.containment)),
            ("accuracy", ai.accuracy.map(estimate) ?? .null), ("labelled", .integer(ai.labelled)),
            (
                "confidence",
                ai.confidence.map {
                    .object([
                        ("discrimination", estimate($0.discrimination)),
                        ("slope", .number($0.slope)), ("shift", .number($0.shift)),
                    ])
                } ?? .null
            ),
            (
                "threshold",
                ai.threshold.map {
                    .object([
                        ("value", .number($0.value)), ("misplaced", .number($0.misplaced)),
                    ])
                } ?? .null
            ),
            (
                "reliability",
                .array(
                    ai.reliability.map {
                        .object([
                            ("confidence", .number($0.confidence)), ("right", estimate($0.right)),
                            ("labelled", .integer($0.labelled)),
                        ])
                    })
            ),
        ])
    }

    private static func duty(_ duty: FittedDuty) -> JSONOutput {
        .object([
            ("method", .string(duty.method.rawValue)),
            ("people", duty.people.map { .integer($0) } ?? .null),
            ("concurrency", duty.concurrency.map { .integer($0) } ?? .null),
            ("shareBesideAnother", .number(duty.shareBesideAnother)),
            ("perWeekHour", .array(duty.perWeekHour.map { .number($0) })),
        ])
    }

    private static func topic(_ topic: FittedDesk.Topic) -> JSONOutput {
        .object([
            ("name", .string(topic.name)), ("fresh", .integer(topic.fresh)),
            ("share", .number(topic.share)), ("talk", topic.talk.map(law) ?? .null),
            ("accuracy", topic.accuracy.map(estimate) ?? .null),
            ("containment", topic.containment.map(estimate) ?? .null),
        ])
    }

    private static func work(_ work: WorkFit) -> JSONOutput {
        .object([
            ("differ", .boolean(work.differ)), ("explained", .number(work.explained)),
            (
                "levels",
                .array(
                    work.levels.map {
                        .object([
                            ("name", .string($0.name)), ("factor", estimate($0.factor)),
                            ("count", .integer($0.count)),
                        ])
                    })
            ),
        ])
    }

    static func besides(_ simulated: SimulatedLog) -> JSONOutput {
        .object([
            ("replications", .integer(simulated.replications)),
            (
                "rows",
                .array(
                    simulated.rows.map {
                        .object([
                            ("measure", .string($0.measure)),
                            ("hour", $0.hour.map { .integer($0) } ?? .null),
                            ("log", .number($0.inLog)), ("simulated", .number($0.simulated)),
                            ("from", .number($0.band.lowerBound)),
                            ("to", .number($0.band.upperBound)),
                            ("isWithin", .boolean($0.isWithin)),
                        ])
                    })
            ),
        ])
    }
}
