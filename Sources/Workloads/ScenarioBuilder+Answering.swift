import ContactRouting
import RandomVariates
import SimulationKernel
import StrictJSON

/// The AI that can be wrong.
extension ScenarioBuilder {
    /// The classes of difficulty and their usual shares.
    mutating func complexities(_ file: Reading) -> (classes: [Complexity], shares: [Double]) {
        guard let list = file.optional("complexities") else { return ([Complexity()], [1]) }
        _ = sharesAddUp(list)
        checkNames(list)
        let elements = list.elements
        return (
            elements.map { $0.read() }, elements.map { $0["share"].number }
        )
    }

    mutating func segments(_ file: Reading) -> [Segment] {
        guard let list = file.optional("segments") else { return [Segment()] }
        _ = sharesAddUp(list)
        checkNames(list)
        return list.elements.map { $0.read() }
    }

    /// One number for each complexity, from a list or from a single number for all.
    mutating func perComplexity(_ reading: Reading, count: Int) -> [Double] {
        if case .number = reading.value.content {
            return Array(repeating: reading.number, count: count)
        }
        let numbers = reading.elements.map(\.number)
        if numbers.count != count {
            report(
                reading,
                "must have one share for each of the \(count) complexities "
                    + "(found \(numbers.count))")
            return Array(repeating: 1, count: count)
        }
        return numbers
    }

    /// The second form of an AI, or nil for the first; exactly one of them must be given.
    mutating func answering(_ ai: Reading, intents: [String]) -> Answering? {
        guard exactlyOne(of: .answering, in: ai) else { return nil }
        guard ai.optional("accuracy") != nil else {
            let ownKeys = ["confidence", "escalation", "askLater", "accuracyDriftPerDay"]
            for key in ownKeys where ai.value[key] != nil {
                guard let given = ai.optional(key) else { continue }
                report(
                    given,
                    "needs \"accuracy\" instead of \"containment\": the AI either "
                        + "contains a given share, or decides on its confidence")
            }
            return nil
        }
        guard let policy = ai.optional("escalation") else {
            report(
                ai,
                "has \"accuracy\" but no \"escalation\": say when it hands over, such as "
                    + #"{"policy": "threshold", "threshold": 0.7}"#)
            return nil
        }
        return Answering(
            confidence: ai["confidence"].read(),
            escalation: escalation(policy, intents: intents),
            accuracyDriftPerDay: ai["accuracyDriftPerDay"].number)
    }

    private mutating func escalation(_ policy: Reading, intents: [String]) -> Escalation {
        var rules: [Escalation.Rule] = []
        for rule in policy["rules"].elements { rules.append(self.rule(rule, intents: intents)) }
        return Escalation(
            rules: rules, judgement: judgement(policy, intents: intents),
            handOversPerHour: policy.optional("handOversPerHour")?.integer)
    }

    private mutating func rule(_ rule: Reading, intents: [String]) -> Escalation.Rule {
        switch rule["when"].string {
        case "intent":
            let names = rule["intents"].elements
            return .intents(Set(names.compactMap { position(of: $0.string, $0, in: intents) }))
        case "valueAtRisk": return .valueAtRisk(above: rule["above"].number)
        case "turns": return .turns(rule["atLeast"].integer)
        default: return .customerAsks
        }
    }

    private mutating func judgement(
        _ policy: Reading, intents: [String]
    ) -> Escalation.Judgement {
        switch policy["policy"].string {
        case "never": return .never
        case "always": return .always
        case "threshold": return .threshold(policy["threshold"].number)
        case "perIntent":
            let usual = policy["threshold"].number
            var thresholds = Array(repeating: usual, count: intents.count)
            for (name, threshold) in policy["thresholds"].members {
                if let place = position(of: name, threshold, in: intents) {
                    thresholds[place] = threshold.number
                }
            }
            return .thresholds(thresholds)
        case "congestion": return congestion(policy)
        default:
            return .cost(
                CostRule(
                    wrongAnswer: policy["wrongAnswer"].number, human: policy["human"].number,
                    minuteOfWaiting: policy["minuteOfWaiting"].number))
        }
    }

    private mutating func congestion(_ policy: Reading) -> Escalation.Judgement {
        let points = policy["points"].elements.map {
            CongestionThreshold.Point(
                wait: TimeSpan(seconds: $0["waitSeconds"].number),
                threshold: $0["threshold"].number)
        }
        let rises = zip(points, points.dropFirst()).allSatisfy { $0.wait < $1.wait }
        guard points[0].wait == .zero, rises else {
            report(policy["points"], "waitSeconds must begin at 0 and rise from point to point")
            return .never
        }
        return .congestion(
            CongestionThreshold(
                points: points, isLinear: policy["shape"].string == "linear",
                hysteresis: TimeSpan(seconds: policy["hysteresisSeconds"].number)))
    }

    /// Where the intent called `name` stands, or a problem.
    private mutating func position(
        of name: String, _ reading: Reading, in intents: [String]
    ) -> Int? {
        if let place = intents.firstIndex(of: name) { return place }
        let question = Suggestion.nearest(to: name, among: intents)
            .map { ". Did you mean \"\($0)\"?" }
        report(reading, "there is no intent \"\(name)\"\(question ?? "")")
        return nil
    }

    mutating func satisfaction(_ file: Reading, complexities: Int) -> Satisfaction? {
        guard let reading = file.optional("satisfaction") else { return nil }
        return Satisfaction(
            ai: perComplexity(reading["ai"], count: complexities),
            human: perComplexity(reading["human"], count: complexities),
            unresolved: reading["unresolved"].number,
            lossPerAttempt: reading["lossPerAttempt"].number,
            lossPerMinuteWaited: reading["lossPerMinuteWaited"].number)
    }

    /// Reports names that are used twice.
    mutating func checkNames(_ list: Reading) {
        let elements = list.elements
        let names = elements.map { $0["name"].string }
        for (position, name) in names.enumerated() where names[..<position].contains(name) {
            report(elements[position]["name"], "the name \"\(name)\" is used twice")
        }
    }
}
