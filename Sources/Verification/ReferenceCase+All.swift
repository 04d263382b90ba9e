import ContactRouting
import Experiments
import QueueingTheory

extension ReferenceCase {
    /// Every case, in the order of the report. The numbers T1 to T27 are those of the project's
    /// list of reference values, named in the workload files.
    static let all =
        [
            erlangC("m-m-1", [.delayed, .wait]),
            erlangC("m-m-3", [.delayed, .wait]),
            erlangC("m-m-4", [.delayed, .wait]),
            erlangC("erlang-c-14"),
            erlangC("erlang-c-15"),
            erlangC("erlang-c-12", [.delayed, .wait]),
            erlangC("erlang-c-13", [.wait]),
            // Its mean wait would need weeks of machine time for 2 %: the load is .96.
            erlangC("erlang-c-50", [.delayed, .level, .occupancy]),
            erlangA("erlang-a-14"),
            erlangA("erlang-a-13"),
            erlangA("erlang-a-9"),
            erlangA("erlang-a-50"),
            ReferenceCase(
                "theory/erlang-b-ai", [Expectation("aiBlockingRate") { $0.aiBlocking() }]),
            blocking("erlang-b-room"),
            blocking("m-m-2-3"),
            finiteHorizon,
            demandStep,
            attrition,
            processorSharing,
            chats("chat-one-agent"),
            chats("chat-two-agents"),
            singleServer("m-d-1"), singleServer("m-e2-1"), singleServer("m-m-1-80"),
            singleServer("m-ln-1"), singleServer("m-g-1"),
            priorities("priority-1"), priorities("priority-12"),
            aiToHumans,
            aiToImpatientHumans,
            aiCap("ai-cap-18"), aiCap("ai-cap-20"), aiCap("ai-cap-25"),
            repeatLoop,
            busyDays,
            busyHours,
            outcomes,
            threshold,
        ] + discriminations + predictions + identities + skills

    private static func erlangC(
        _ name: String, _ expectations: [Expectation] = [.delayed, .wait, .level, .occupancy]
    ) -> ReferenceCase {
        ReferenceCase("theory/\(name)", expectations)
    }

    private static func erlangA(_ name: String) -> ReferenceCase {
        ReferenceCase(
            "theory/\(name)",
            [
                Expectation("delayedShare") { $0.erlangA().waitProbability },
                Expectation("abandonmentRate") { $0.erlangA().abandonmentProbability },
                Expectation("waitingSeconds") { $0.erlangA().meanWait },
                Expectation("occupancy") { $0.erlangA().occupancy },
                Expectation("serviceLevelOffered") {
                    $0.erlangA().servedWithin($0.acceptableSeconds)
                },
                Expectation("serviceLevel") {
                    $0.erlangA().serviceLevels(within: $0.acceptableSeconds)
                        .ignoringEarlyAbandonments
                },
            ])
    }

    private static func blocking(_ name: String) -> ReferenceCase {
        ReferenceCase(
            "theory/\(name)",
            [
                Expectation("blockingRate") { $0.erlangA().blockingProbability },
                Expectation("occupancy") { $0.erlangA().occupancy },
            ])
    }

    private static let finiteHorizon = ReferenceCase(
        "theory/finite-horizon", replications: 4_000,
        [
            Expectation("humanOffered") { $0.transient().expectedArrivals },
            Expectation("serviceLevelOffered") {
                $0.transient().serviceLevel(within: $0.acceptableSeconds)
            },
            Expectation("waitingSeconds") { $0.transient().meanWait },
            Expectation("occupancy") { $0.transient().occupancy },
        ])

    /// A step in demand when the measured part begins, from the state in which an hour at the old
    /// rate has left the queue.
    private static let demandStep = ReferenceCase(
        "theory/demand-step", replications: 4_000,
        [
            Expectation("humanOffered") { $0.afterStep().expectedArrivals },
            Expectation("abandonmentRate") { $0.afterStep().abandonmentProbability },
            Expectation("waitingSeconds") { $0.afterStep().meanWait },
            Expectation("occupancy") { $0.afterStep().occupancy },
        ])

    /// Head counts without hiring are a pure death process, and seats follow them.
    private static let attrition = ReferenceCase(
        "theory/attrition",
        [
            Expectation("employeesAtEnd") { $0.peopleLeft(onDay: $0.days - 1) },
            Expectation("departures") {
                $0.peopleLeft(onDay: 0) - $0.peopleLeft(onDay: $0.days - 1)
            },
            Expectation("employees") { $0.meanPeopleLeft },
            Expectation("agentsOnDuty") {
                Double($0.agents) * $0.meanPeopleLeft / $0.peopleLeft(onDay: 0)
            },
        ])

    /// An agent who shares rate 1 among up to 4: the content is that of M/M/1 with room for 4.
    private static let processorSharing = ReferenceCase(
        "theory/processor-sharing",
        [
            Expectation("blockingRate") { scenario in
                let load = scenario.arrivalRate * scenario.meanService
                let weights = (0...4).map { (0..<$0).reduce(1.0) { weight, _ in weight * load } }
                return weights[4] / weights.reduce(0, +)
            }
        ])

    private static func chats(_ name: String) -> ReferenceCase {
        ReferenceCase(
            "theory/\(name)",
            [
                Expectation("delayedShare") { try $0.leastLoaded().waitProbability },
                Expectation("waitingSeconds") { try $0.leastLoaded().meanWait },
                Expectation("conversationsPerBusyAgent") {
                    try $0.leastLoaded().meanConcurrencyWhileBusy
                },
            ])
    }

    private static func singleServer(_ name: String) -> ReferenceCase {
        ReferenceCase(
            "theory/\(name)",
            [Expectation("waitingSeconds") { try $0.singleServer().meanWait }])
    }

    private static func priorities(_ name: String) -> ReferenceCase {
        ReferenceCase(
            "theory/\(name)",
            [
                Expectation(quantity: .measureOfIntent("waitingSeconds", 0)) {
                    try $0.priorities().meanWaits[0]
                },
                Expectation(quantity: .measureOfIntent("waitingSeconds", 1)) {
                    try $0.priorities().meanWaits[1]
                },
            ])
    }

    private static let aiToHumans = ReferenceCase(
        "theory/ai-to-humans",
        [
            Expectation("aiSessionsInProgress") { $0.aiLoad },
            Expectation("delayedShare") {
                try $0.erlangC(arrivalRate: $0.handOverRate).waitProbability
            },
            Expectation("waitingSeconds") {
                try $0.erlangC(arrivalRate: $0.handOverRate).meanWait
            },
            Expectation("serviceLevel") {
                try $0.erlangC(arrivalRate: $0.handOverRate).waitAtMost($0.acceptableSeconds)
            },
        ])

    private static let aiToImpatientHumans = ReferenceCase(
        "theory/ai-to-humans-patience",
        [
            Expectation("delayedShare") {
                $0.erlangA(arrivalRate: $0.handOverRate).waitProbability
            },
            Expectation("abandonmentRate") {
                $0.erlangA(arrivalRate: $0.handOverRate).abandonmentProbability
            },
            Expectation("waitingSeconds") { $0.erlangA(arrivalRate: $0.handOverRate).meanWait },
        ])

    private static func aiCap(_ name: String) -> ReferenceCase {
        ReferenceCase("theory/\(name)", [Expectation("aiBlockingRate") { $0.aiBlocking() }])
    }

    private static let repeatLoop = ReferenceCase(
        "theory/repeat-loop",
        [
            Expectation("repeatRate") { $0.repeats.afterHuman },
            Expectation("delayedShare") {
                try $0.erlangC(arrivalRate: $0.loopRate).waitProbability
            },
            Expectation("waitingSeconds") { try $0.erlangC(arrivalRate: $0.loopRate).meanWait },
            Expectation("serviceLevel") {
                try $0.erlangC(arrivalRate: $0.loopRate).waitAtMost($0.acceptableSeconds)
            },
        ])

    private static let busyDays = ReferenceCase(
        "theory/busy-days", replications: 6_000,
        [
            Expectation("issues") { $0.expectedIssues },
            Expectation(
                quantity: .mean("varianceOfIssues") { tally, scenario in
                    let deviation = Double(tally.total.fresh) - scenario.expectedIssues
                    return deviation * deviation
                }
            ) { scenario in
                let shape = 1 / (scenario.demand.dayFactor?.variance ?? 0)
                return BusynessDay(mean: scenario.expectedIssues, shape: shape).variance
            },
        ])
}

extension ReferenceCase.Expectation {
    fileprivate static let delayed = Self("delayedShare") { try $0.erlangC().waitProbability }
    fileprivate static let wait = Self("waitingSeconds") { try $0.erlangC().meanWait }
    fileprivate static let occupancy = Self("occupancy") { try $0.erlangC().occupancy }
    fileprivate static let level = Self("serviceLevel") {
        try $0.erlangC().waitAtMost($0.acceptableSeconds)
    }
}

extension Scenario {
    /// Fresh issues and returns together.
    fileprivate var loopRate: Double {
        RepeatLoop(freshRate: arrivalRate, returnProbability: repeats.afterHuman).totalRate
    }
}
