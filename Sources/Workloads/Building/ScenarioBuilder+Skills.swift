import ContactRouting
import FieldTables
import StrictJSON

/// What groups may take, and what they cannot see of each other.
extension ScenarioBuilder {
    /// Reports selections without what they go by, and what has no effect beside the selections.
    mutating func checkSelections(_ humans: Reading<Inputs.Humans>) {
        let tier = humans.value.tier
        if tier.conversationSelection == .ageing, tier.pointsPerMinute == 0 {
            report(
                humans[\.tier.conversationSelection],
                "needs pointsPerMinute: by how many classes the priority improves in a minute of "
                    + "the wait, such as .1")
        }
        if tier.agentSelection == .score, tier.agentScore == AgentScore() {
            report(
                humans[\.tier.agentSelection],
                "needs agentScore: what skill, idle minutes, conversations and cost count for")
        }
        warn(
            humans[\.tier.pointsPerMinute],
            unless: tier.conversationSelection == .ageing, "conversationSelection is ageing")
        warn(
            humans[\.tier.agentScore],
            unless: tier.agentSelection == .score, "agentSelection is score")
        for intent in inputs.intents.given()?.elements() ?? [] {
            warn(
                intent.waitWeight, unless: tier.conversationSelection == .longestWeightedWait,
                "humans.conversationSelection is longestWeightedWait")
            warn(
                intent.targetSeconds, unless: tier.conversationSelection == .earliestDeadline,
                "humans.conversationSelection is earliestDeadline")
        }
    }

    private mutating func warn<Part>(
        _ part: Reading<Part>, unless applies: Bool, _ condition: String
    ) {
        guard part.isWritten, !applies else { return }
        report(part, "has no effect unless \(condition)", severity: .warning)
    }

    /// Reports kinds of customers whom no group may take, skills that never count, and
    /// reservations that nobody can keep.
    mutating func checkSkills(of scenario: Scenario) {
        guard let humans = inputs.humans.given(), let list = humans.groups.given() else { return }
        let routes = scenario.humanRoutes
        if let first = routes.untaken.first {
            let more = routes.untaken.count - 1
            let others = more == 0 ? "" : " and \(more) more kinds of customers"
            if !humans.value.tier.untakenLeave {
                report(
                    list,
                    "no group may take \(scenario.name(of: first))\(others): give one the skill, "
                        + "or say that they leave unserved with humans.untakenLeave")
            }
        }
        if let first = routes.untakenAtFirst.first {
            report(
                list,
                "nobody takes \(scenario.name(of: first)) at once: every group with the skill has "
                    + "afterSeconds",
                severity: .warning)
        }
        for (number, group) in list.elements().enumerated() {
            guard let skills = group.skills.given() else { continue }
            let most = scenario.humans?.groups[number].agents.values.max() ?? 0
            for (place, skill) in skills.elements().enumerated() {
                let reserved = skill[\.model.reserved]
                if reserved.value > most {
                    report(
                        reserved,
                        "\(reserved.value) agents cannot be kept free of \(most), which is the "
                            + "most that \"\(group.value.name)\" ever has")
                }
                if !routes.usedSkills[number].contains(place) {
                    report(
                        skill,
                        "never counts: the skills before it cover all that it does",
                        severity: .warning)
                }
            }
        }
    }
}

extension Scenario {
    /// A kind of customer, in words.
    fileprivate func name(of kind: CustomerKind) -> String {
        var words = ["intent \"\(intents[kind.intent].name)\""]
        if segments.count > 1 { words.append("segment \"\(segments[kind.segment].name)\"") }
        if complexities.count > 1 {
            words.append("complexity \"\(complexities[kind.complexity].name)\"")
        }
        return words.joined(separator: ", ")
    }
}
