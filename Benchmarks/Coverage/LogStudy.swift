import ContactRouting
import Experiments
import Fitting
import Foundation
import RandomVariates
import RunLogs
import StrictJSON
import Workloads

/// A desk with known parameters, whose log is fitted.
struct LoggedDesk: Sendable {
    let workload: Workload
    /// What the log should tell, by name.
    let truths: [(name: String, value: Double)]

    /// A desk with parameters drawn evenly from wide ranges: from three agents on the telephone,
    /// open day and night, to a chat of sixty that closes and has an AI before it.
    init(number: Int, seed: UInt64) throws {
        let stream = KeyedStream(seed: seed, replication: UInt64(number), purpose: 203)
        var entity: UInt64 = 0
        var truths: [(name: String, value: Double)] = []
        func draw(_ low: Double, _ high: Double) -> Double {
            entity += 1
            return low + stream.uniform(entity: entity) * (high - low)
        }
        let hasAI = number.isMultiple(of: 2)
        let closes = number % 3 != 0
        let families = ["exponential", "lognormal", "gamma", "weibull"]
        func law(_ name: String, _ mean: Double, _ family: Int) -> String {
            truths.append((name, mean))
            let shape = draw(0.6, 1.4)
            let more = ["", ", \"cv\": \(shape)", ", \"cv\": \(shape)", ", \"shape\": \(shape)"][
                family]
            return "{\"distribution\": \"\(families[family])\", \"mean\": \(mean)\(more)}"
        }
        func share(_ name: String, _ low: Double, _ high: Double) -> Double {
            truths.append((name, draw(low, high)))
            return truths[truths.count - 1].value
        }
        let agents = Int(exp(draw(log(3), log(60))).rounded())
        let atOnce = Int(draw(1, 3))
        let talk = draw(3, 12)
        let talkLaw = law("talk", talk, Int(draw(0, 4)))
        let wrap = draw(0.3, 2)
        let wrapLaw = law("wrap", wrap, Int(draw(0, 4)))
        let isWeibull = number % 4 > 1
        let patienceMean = draw(2, 10)
        truths.append(("patience", patienceMean))
        let shape = isWeibull ? draw(0.5, 0.85) : 1
        let patience =
            isWeibull
            ? "{\"distribution\": \"weibull\", \"mean\": \(patienceMean), \"shape\": \(shape)}"
            : "{\"distribution\": \"exponential\", \"mean\": \(patienceMean)}"
        let ai = hasAI ? LoggedDesk.ai(law("ai", draw(1, 4), 1), share) : ""
        let (afterHuman, afterFailure) = (
            share("afterHuman", 0.03, 0.2), share("afterHumanFailure", 0.3, 0.7)
        )
        let afterAbandonment = share("afterAbandonment", 0.1, 0.6)
        let resolution = share("resolution", 0.6, 0.95)
        let load = draw(0.75, 1.05)
        let perDay = Double(agents) * (closes ? 12 : 24) * 60 * load / (talk + wrap)
        // Half of what an AI meets comes to people, and some come again.
        let fresh = perDay * (hasAI ? 2 : 1) / 1.3
        truths.append(("perWeek", fresh * (closes ? 5 : 7)))
        let hours =
            closes
            ? "\"hours\": [0,0,0,0,0,0,0,0,1,1.2,1.3,1.3,1.2,1,1,1.1,1.1,.9,.8,.7,0,0,0,0]"
                .replacing(",.", with: ",0.") + ", \"weekdays\": [1.2,1,1,1,0.9,0,0],"
            : ""
        let text = """
            {
              "format": 1, "name": "logged-\(number)", "title": "A desk with a log",
              "start": "2026-11-02", "horizonDays": 56, "warmUpDays": 7,
              \(closes ? #""openingHours": {"mondayToFriday": ["08:00-20:00"]},"# : "")
              "demand": {\(hours) "freshPerMonth": \(fresh * (closes ? 5 : 7) * 30 / 7),
                "dayFactorCV": \(draw(0.005, 0.1))},
              \(ai)
              "humans": {"agents": \(agents), "finish": "sessions",
                "rates": [\((1...atOnce).map(String.init).joined(separator: ", "))],
                "sessionMinutes": \(talkLaw), "afterContactMinutes": \(wrapLaw),
                "patienceMinutes": \(patience), "resolution": \(resolution)},
              "repeats": {"afterAI": \(hasAI ? share("afterAI", 0.02, 0.1) : 0),
                "afterWrongAnswer": \(hasAI ? share("afterWrongAnswer", 0.4, 0.7) : 0),
                "afterHuman": \(afterHuman), "afterHumanFailure": \(afterFailure),
                "afterAbandonment": \(afterAbandonment)}
            }
            """
        self.truths = truths
        workload = try Workload(reading: SourceText(name: "logged-\(number)", text: text))
    }

    private static func ai(
        _ sessions: String, _ share: (String, Double, Double) -> Double
    ) -> String {
        let (accuracy, discrimination) = (
            share("accuracy", 0.4, 0.9), share("discrimination", 0.65, 0.9)
        )
        let threshold = share("threshold", 0.4, 0.8)
        return """
            "ai": {"share": 1, "accuracy": \(accuracy), "sessionMinutes": \(sessions),
              "askForHuman": \(share("askForHuman", 0.02, 0.2)),
              "confidence": {"discrimination": \(discrimination), "slope": 1.4, "shift": 0.3},
              "escalation": {"policy": "threshold", "threshold": \(threshold)}},
            """
    }

    /// What the log of one replication tells.
    func fitted(seed: UInt64) throws -> FittedDesk {
        let scenario = workload.scenario
        let customers = Series(seed: seed).customers(0)
        guard let clock = LogClock(scenario.measurement) else { fatalError("no clock") }
        var pieces: [[UInt8]] = []
        let rows = ConversationRows(scenario, clock, as: .csv) { pieces.append($0) }
        var log = ConversationLog(scenario, customers, rows.add)
        _ = try simulate(scenario, customers, observer: &log)
        rows.finish()
        pieces.reverse()
        let read = try CallLog("log", CallLog.Reading()) { pieces.popLast() ?? [] }
        return FittedDesk(read, try FittedDemand(read.table, holdingOut: 0, seed: seed))
    }

    /// The estimates of a fit, by name; none that the log is too short for.
    static func estimates(_ desk: FittedDesk) -> [String: ClosedRange<Double>] {
        var found: [String: ClosedRange<Double>] = [:]
        func add(_ name: String, _ estimate: FittedDemand.Estimate?) {
            guard let estimate, let half = estimate.halfWidth else { return }
            found[name] = estimate.value - half...estimate.value + half
        }
        add("perWeek", desk.demand.perWeek)
        add("talk", desk.talk?.mean)
        add("wrap", desk.wrap?.mean)
        add("ai", desk.ai?.sessions?.mean)
        add("accuracy", desk.ai?.accuracy)
        add("discrimination", desk.ai?.confidence?.discrimination)
        add("resolution", desk.resolution)
        if let share = desk.ai?.share, let half = share.halfWidth {
            add("askForHuman", .init(value: 1 - share.value, halfWidth: half))
        }
        if let threshold = desk.ai?.threshold?.value {
            found["threshold"] = threshold - 1e-3...threshold + 1e-3
        }
        if let mean = desk.patience.mean { found["patience"] = mean.interval }
        let names = [
            "a right answer of the AI": "afterAI", "a wrong answer of the AI": "afterWrongAnswer",
            "a person who solved it": "afterHuman",
            "a person who did not": "afterHumanFailure", "giving up": "afterAbandonment",
        ]
        for entry in desk.returns {
            if let name = names[entry.after] { add(name, entry.share) }
        }
        return found
    }
}
