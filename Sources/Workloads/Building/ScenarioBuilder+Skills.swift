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
        let isAlone = humans.value.groups.map { $0.count == 1 } ?? true
        let comparesGroups: [AgentSelection] = [.mostSkilled, .lowestCost, .score]
        if isAlone, comparesGroups.contains(tier.agentSelection) {
            report(
                humans[\.tier.agentSelection],
                "chooses between groups, of which there is one: its agents are chosen as by "
                    + "listed",
                severity: .warning)
        }
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
        let kinds = scenario.kindsOfCustomers
        guard kinds <= Scenario.mostKindsOfCustomers else {
            report(
                list,
                "skills, priorities and targets tell \(kinds) kinds of customers apart: at most "
                    + "\(Scenario.mostKindsOfCustomers) can be")
            return
        }
        let routes = scenario.humanRoutes
        if let first = routes.untaken.first {
            let more = routes.untaken.count - 1
            let others =
                more == 0 ? "" : " and \(more) more \(more == 1 ? "kind" : "kinds") of customers"
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
        checkTransfers(of: humans, in: scenario)
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
                let resolution = skill[\.model.resolutionFactor]
                if humans.value.resolution == nil, resolution.value != 1 {
                    report(
                        resolution, "has no effect unless humans.resolution is given",
                        severity: .warning)
                }
                let others = skills.value.enumerated().reduce(0) {
                    $0 + ($1.offset == place ? 0 : $1.element.model.reserved)
                }
                if others >= most, most > 0, reserved.value <= most {
                    report(
                        skill,
                        "never counts: other skills of \"\(group.value.name)\" keep \(others) "
                            + "agents free, of \(most) that it ever has")
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

extension ScenarioBuilder {
    /// Warns of transfers that never happen.
    private mutating func checkTransfers(
        of humans: Reading<Inputs.Humans>, in scenario: Scenario
    ) {
        guard let list = humans.transfers.given(), let tier = scenario.humans else { return }
        var known: Set<Int> = []
        for (transfer, own) in zip(tier.transfers, list.elements()) {
            let again = transfer.from.intersection(known)
            if !again.isEmpty {
                let names = again.sorted().map { "\"\(tier.groups[$0].name)\"" }
                report(
                    own.from,
                    "does not count for \(names.joined(separator: ", ")): the first rule of a "
                        + "group is the only one",
                    severity: .warning)
            }
            known.formUnion(transfer.from)
            let isKept = transfer.to.allSatisfy { group in
                transfer.from.allSatisfy { tier.groups[group].sharesNothing(with: tier.groups[$0]) }
            }
            if isKept {
                report(
                    own.to,
                    "has no skill for anything that those who pass on take: no conversation is",
                    severity: .warning)
            }
        }
    }
}

extension AgentGroup {
    /// Whether no intent can be taken by agents of both groups.
    fileprivate func sharesNothing(with other: AgentGroup) -> Bool {
        !skills.contains { own in
            other.skills.contains { skill in
                guard let mine = own.intents, let theirs = skill.intents else { return true }
                return !mine.isDisjoint(with: theirs)
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
