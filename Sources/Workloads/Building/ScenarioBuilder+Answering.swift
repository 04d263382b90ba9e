import ContactRouting
import FieldTables
import RandomVariates
import SimulationKernel
import StrictJSON

/// The AI that can be wrong.
extension ScenarioBuilder {
    /// The classes of difficulty and their usual shares.
    mutating func complexities() -> (classes: [Complexity], shares: [Double]) {
        guard let list = inputs.complexities.given() else { return ([Complexity()], [1]) }
        sharesAddUp(list, \.share)
        checkNames(list, \.name)
        return (list.value, list.value.map(\.share))
    }

    /// One number for each complexity, from a list or from a single number for all.
    mutating func perComplexity(
        _ given: Reading<Inputs.PerComplexity>, count: Int
    ) -> [Double] {
        switch given.value {
        case .all(let share): Array(repeating: share, count: count)
        case .each(let shares): perComplexity(given.of(shares), count: count)
        }
    }

    /// The same, from a list.
    mutating func perComplexity(_ given: Reading<[Double]>, count: Int) -> [Double] {
        if given.value.count == count { return given.value }
        report(
            given,
            "must have one share for each of the \(count) complexities "
                + "(found \(given.value.count))")
        return Array(repeating: 1, count: count)
    }

    /// The second form of an AI, or nil for the first.
    mutating func answering(_ ai: Reading<Inputs.AI>) -> Answering? {
        guard ai.value.accuracy != nil else {
            rejectIfGiven(ai.confidence)
            rejectIfGiven(ai.escalation)
            rejectIfGiven(ai[\.tier.askLater])
            rejectIfGiven(ai.accuracyDriftPerDay)
            return nil
        }
        guard let policy = ai.escalation.given() else {
            report(
                ai,
                "has \"accuracy\" but no \"escalation\": say when it hands over, such as "
                    + #"{"policy": "threshold", "threshold": 0.7}"#)
            return nil
        }
        return Answering(
            confidence: ai.value.confidence, escalation: escalation(policy),
            accuracyDriftPerDay: ai.value.accuracyDriftPerDay)
    }

    private mutating func rejectIfGiven<Part>(_ part: Reading<Part>) {
        guard part.isWritten else { return }
        report(
            part,
            "needs \"accuracy\" instead of \"containment\": the AI either "
                + "contains a given share, or decides on its confidence")
    }

    private mutating func escalation(_ policy: Reading<Inputs.Escalation>) -> Escalation {
        var rules: [Escalation.Rule] = []
        for rule in policy.rules.elements() { rules.append(self.rule(rule)) }
        return Escalation(
            rules: rules, judgement: judgement(policy),
            handOversPerHour: policy.value.handOversPerHour)
    }

    private mutating func rule(_ rule: Reading<Inputs.Rule>) -> Escalation.Rule {
        switch rule.value {
        case .customerAsks: return .customerAsks
        case .intents(let locked):
            let names = rule.of(locked).intents.elements()
            return .intents(Set(names.compactMap { position(of: $0.value, $0) }))
        case .valueAtRisk(let bound): return .valueAtRisk(above: bound.above)
        case .turns(let limit): return .turns(limit.atLeast)
        }
    }

    private mutating func judgement(
        _ policy: Reading<Inputs.Escalation>
    ) -> Escalation.Judgement {
        switch policy.value.judgement {
        case .never: return .never
        case .always: return .always
        case .threshold(let one): return .threshold(one.threshold)
        case .perIntent(let each):
            var thresholds = Array(repeating: each.threshold, count: intentNames.count)
            for (name, threshold) in policy.of(each).thresholds.entries() {
                if let place = position(of: name, threshold) {
                    thresholds[place] = threshold.value
                }
            }
            return .thresholds(thresholds)
        case .congestion(let rule):
            if rule.isInOrder { return .congestion(rule) }
            report(
                policy.of(rule).points,
                "waitSeconds must begin at 0 and rise from point to point")
            return .never
        case .cost(let rule): return .cost(rule)
        }
    }

    /// The names of the intents, for rules that name them.
    var intentNames: [String] { inputs.value.intents?.map(\.name) ?? ["all"] }

    /// Where the intent called `name` stands, or a problem.
    private mutating func position<Part>(of name: String, _ place: Reading<Part>) -> Int? {
        position(of: name, among: intentNames, "intent", place)
    }

    /// Where a name stands among those of things of a kind, or a problem.
    mutating func position<Part>(
        of name: String, among names: [String], _ kind: String, _ place: Reading<Part>
    ) -> Int? {
        if let position = names.firstIndex(of: name) { return position }
        let question = Suggestion.nearest(to: name, among: names)
            .map { ". Did you mean \"\($0)\"?" }
        report(place, "there is no \(kind) \"\(name)\"\(question ?? "")")
        return nil
    }

    mutating func satisfaction(complexities: Int) -> Satisfaction? {
        guard let given = inputs.satisfaction.given() else { return nil }
        var satisfaction = given.value.model
        satisfaction.ai = perComplexity(given.ai, count: complexities)
        satisfaction.human = perComplexity(given.human, count: complexities)
        return satisfaction
    }

    /// Reports names that are used twice.
    mutating func checkNames<Element: Keyed>(
        _ list: Reading<[Element]>, _ name: KeyPath<Element, String>
    ) {
        var known: Set<String> = []
        for element in list.elements() {
            let own = element[name]
            if !known.insert(own.value).inserted {
                report(own, "the name \"\(own.value)\" is used twice")
            }
        }
    }

    /// Reports unless the shares of the elements add up to 1.
    mutating func sharesAddUp<Element>(
        _ list: Reading<[Element]>, _ share: KeyPath<Element, Double>
    ) {
        let sum = list.value.reduce(0) { $0 + $1[keyPath: share] }
        if abs(sum - 1) <= 1e-6 { return }
        report(list, "shares must add up to 1 (found \(sum))")
    }
}
