import ContactRouting
import QueueingTheory
import StrictJSON
import Workloads

/// Groups with skills against their Markov chains, and agents of one's own against single queues.
extension ReferenceCase {
    static let skills =
        [
            skills("n", ["generalists", "specialists"], ["general", "special"]),
            skills("m", ["first", "second", "both"], ["one", "other"]),
            skills("w", ["left hand", "right hand"], ["left", "middle", "right"]),
            skills("x", ["first", "second"], ["one", "other"]),
            skills("reserved", ["agents"], ["first", "second"]),
        ] + [ownAgents, ageing(points: "0.3"), ageing(points: "1000")]

    private static func skills(
        _ design: String, _ groups: [String], _ classes: [String]
    ) -> ReferenceCase {
        let waits = classes.enumerated().flatMap { number, name in
            [
                Expectation("waitingSeconds[\(name)]") {
                    $0.skillBasedQueue().meanWait(ofClass: number)
                },
                Expectation("abandonmentRate[\(name)]") {
                    $0.skillBasedQueue().abandonmentProbability(ofClass: number)
                },
            ]
        }
        let use = groups.enumerated().map { number, name in
            Expectation(groups.count == 1 ? "occupancy" : "occupancy[group=\(name)]") {
                $0.skillBasedQueue().occupancy(ofGroup: number)
            }
        }
        return ReferenceCase("theory/skills-\(design)", waits + use)
    }

    /// Whom an agent takes next changes nothing for all customers together, as long as it does not
    /// depend on how long their service takes: the conservation law of L. Kleinrock (1965), "A
    /// conservation law for a wide class of queueing disciplines", Naval Research Logistics
    /// Quarterly 12(2). Where priority ages fast, both classes are served as they come.
    private static func ageing(points: String) -> ReferenceCase {
        let settings = [
            ("humans.conversationSelection", "ageing"), ("humans.pointsPerMinute", points),
        ].compactMap { path, text in
            JSONPath(path).map { Setting(path: $0, text: text) }
        }
        let classes = points == "1000" ? ["[high]", "[low]"] : []
        return ReferenceCase(
            "theory/priority-1", settings: settings, suffix: " ageing \(points)",
            ([""] + classes).map { part in
                Expectation("waitingSeconds\(part)") { try $0.singleServer().meanWait }
            })
    }

    /// Every customer has an agent of their own and waits for nobody else: as many single queues as
    /// there are agents.
    private static let ownAgents = ReferenceCase(
        "theory/m-m-3",
        settings: [
            JSONPath("humans.preferredAgent").map { Setting(path: $0, text: #"{"who": "own"}"#) }
        ].compactMap(\.self),
        suffix: " own agents", replications: 400,
        [
            Expectation("waitingSeconds") {
                try SingleServerQueue(
                    arrivalRate: $0.arrivalRate / Double($0.agents), meanService: $0.meanService,
                    coefficientOfVariation: 1
                ).meanWait
            }
        ])
}

extension Scenario {
    /// The Markov chain of a scenario with groups, priorities that all differ and everything
    /// exponential; its classes are in the order of the priorities.
    package func skillBasedQueue() -> SkillBasedQueue {
        let order = intents.indices.sorted {
            intents[$0].priorityClass < intents[$1].priorityClass
        }
        let groups = (humans?.groups ?? []).map { group in
            let skills = order.map { intent in
                group.skills.firstIndex { $0.intents?.contains(intent) ?? true }
            }
            return SkillBasedQueue.Group(
                agents: group.agents.values[0],
                serviceRates: zip(order, skills).map { intent, skill in
                    skill.map { group.skills[$0].speedFactor / intents[intent].humanSession.mean }
                },
                kept: skills.map { own in
                    group.skills.indices.reduce(0) {
                        $0 + ($1 == own ? 0 : group.skills[$1].reserved)
                    }
                })
        }
        return SkillBasedQueue(
            classes: order.map { intent in
                SkillBasedQueue.CustomerClass(
                    arrivalRate: arrivalRate * intents[intent].share,
                    abandonmentRate: intents[intent].patience.map { 1 / $0.mean } ?? 0)
            }, groups: groups, mostWaiting: 20)
    }
}
