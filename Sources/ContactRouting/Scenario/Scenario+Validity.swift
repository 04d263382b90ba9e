import SimulationKernel

/// What is wrong with a scenario, and where.
public struct InvalidScenario: Error, Equatable, CustomStringConvertible {
    /// One thing that is wrong.
    public struct Problem: Sendable, Equatable, CustomStringConvertible {
        /// The property, such as `intents[2].complexityShares`.
        public let path: String
        /// What it must be, and what was found.
        public let message: String

        /// Both.
        public var description: String { "\(path) \(message)" }
    }

    /// Everything that is wrong; never empty.
    public let problems: [Problem]

    /// All problems, a line each.
    public var description: String {
        problems.map(\.description).joined(separator: "\n")
    }
}

extension Scenario {
    /// Everything that must hold for a run and does not; empty if the scenario can be simulated.
    ///
    /// - Complexity: O(intents x complexities + intervals of the timetables).
    public var problems: [InvalidScenario.Problem] {
        var checks = ScenarioChecks()
        checks.check(self)
        return checks.problems
    }

    /// Throws everything that is wrong.
    public func check() throws(InvalidScenario) {
        let problems = problems
        guard problems.isEmpty else { throw InvalidScenario(problems: problems) }
    }
}

/// The rules, one after another.
private struct ScenarioChecks {
    private(set) var problems: [InvalidScenario.Problem] = []

    private mutating func require(
        _ condition: Bool, _ path: String, _ message: @autoclosure () -> String
    ) {
        if condition { return }
        problems.append(InvalidScenario.Problem(path: path, message: message()))
    }

    private mutating func requireShare(_ value: Double, _ path: String) {
        require((0...1).contains(value), path, "must be between 0 and 1 (found \(value))")
    }

    /// One share for each of so many things.
    private mutating func requireShares(
        _ values: [Double], _ count: Int, of things: String, _ path: String
    ) {
        require(
            values.count == count, path,
            "must have one element for each of the \(count) \(things) (found \(values.count))")
        for (place, value) in values.enumerated() { requireShare(value, "\(path)[\(place)]") }
    }

    private mutating func requireNotNegative(_ value: Double, _ path: String) {
        require(value >= 0 && value.isFinite, path, "must be 0 or above (found \(value))")
    }

    private mutating func requireWhole(_ shares: [Double], _ path: String) {
        let sum = shares.reduce(0, +)
        require(abs(sum - 1) <= 1e-6, path, "shares must add up to 1 (found \(sum))")
    }

    /// Checks the intents of a segment, which together must be those of all customers.
    private mutating func check(
        _ shares: [Double]?, of scenario: Scenario, _ path: String
    ) {
        let others = scenario.segments.compactMap(\.intentShares)
        require(
            others.isEmpty || others.count == scenario.segments.count, path,
            "all segments must have it or none")
        guard let shares, others.count == scenario.segments.count else { return }
        require(
            others.allSatisfy { $0.count == scenario.intents.count }, path,
            "must have a number for every intent (found \(shares.count))")
        requireWhole(shares, path)
        guard others.allSatisfy({ $0.count == scenario.intents.count }) else { return }
        for (number, intent) in scenario.intents.enumerated() {
            let mean = scenario.segments.indices.reduce(0) {
                $0 + scenario.share(ofIntent: number, segment: $1)
            }
            require(
                abs(mean - intent.share) <= 1e-6, path,
                "must make \(intent.share) of \(intent.name) in all (found \(mean))")
        }
    }

    mutating func check(_ scenario: Scenario) {
        check(scenario.demand)
        let shares = scenario.demand.segmentShares?.values ?? []
        require(
            shares.allSatisfy { $0.count == scenario.segments.count }, "demand.segmentShares",
            "must have a number for every segment")
        for own in Set(shares) { requireWhole(own, "demand.segmentShares") }
        check(scenario.measurement)
        checkParts(of: scenario)
        check(scenario.changes, of: scenario)
    }

    /// Checks what changes in the course of the run.
    private mutating func check(_ changes: [ScenarioChange], of scenario: Scenario) {
        var before = TimeSpan.zero
        for (place, change) in changes.enumerated() {
            let path = "changes[\(place)]"
            require(
                change.at > before, "\(path).at",
                "must come after the start of the run and the change before")
            before = change.at
            require(
                change.at.ticks.isMultiple(of: max(1, scenario.measurement.interval.ticks)),
                "\(path).at", "must be whole intervals of the measurement plan")
            var later = ScenarioChecks()
            let next = scenario.taking(change.scenario)
            later.checkParts(of: next)
            problems += later.problems.map {
                InvalidScenario.Problem(path: "\(path).scenario.\($0.path)", message: $0.message)
            }
            guard problems.isEmpty else { continue }
            let obstacle = scenario.obstacle(toChangingTo: next)
            require(
                obstacle == nil, "\(path).scenario",
                "cannot have another \(obstacle ?? "") than before")
        }
    }

    /// Checks all that can change in the course of a run.
    private mutating func checkParts(of scenario: Scenario) {
        require(!scenario.intents.isEmpty, "intents", "must not be empty")
        require(scenario.intents.count <= 65_535, "intents", "must be 65535 at most")
        require(!scenario.complexities.isEmpty, "complexities", "must not be empty")
        require(scenario.complexities.count <= 65_535, "complexities", "must be 65535 at most")
        require(!scenario.segments.isEmpty, "segments", "must not be empty")
        require(scenario.segments.count <= 256, "segments", "must be 256 at most")
        requireWhole(scenario.intents.map(\.share), "intents")
        requireWhole(scenario.segments.map(\.share), "segments")
        for (place, complexity) in scenario.complexities.enumerated() {
            requireNotNegative(complexity.workFactor, "complexities[\(place)].workFactor")
        }
        for (place, segment) in scenario.segments.enumerated() {
            requireNotNegative(segment.share, "segments[\(place)].share")
            requireNotNegative(segment.accuracyFactor, "segments[\(place)].accuracyFactor")
            requireNotNegative(segment.workFactor, "segments[\(place)].workFactor")
            check(segment.intentShares, of: scenario, "segments[\(place)].intentShares")
            require(
                (0..<1_000).contains(segment.priorityClass ?? 0),
                "segments[\(place)].priorityClass",
                "must be from 0 to 999 (found \(segment.priorityClass ?? 0))")
        }
        for (place, intent) in scenario.intents.enumerated() {
            check(intent, complexities: scenario.complexities.count, "intents[\(place)]")
        }
        if let ai = scenario.ai { check(ai, intents: scenario.intents.count) }
        if let humans = scenario.humans {
            check(humans, during: scenario.measurement)
            checkSkills(of: humans, in: scenario)
        }
        check(scenario.repeats)
        if let incidents = scenario.incidents { check(incidents, of: scenario) }
        if let satisfaction = scenario.satisfaction {
            let count = scenario.complexities.count
            requireShares(satisfaction.ai, count, of: "complexities", "satisfaction.ai")
            requireShares(satisfaction.human, count, of: "complexities", "satisfaction.human")
        }
    }

    private mutating func check(_ intent: Intent, complexities: Int, _ path: String) {
        requireShare(intent.share, "\(path).share")
        requireShare(intent.containment, "\(path).containment")
        require(
            (0..<1_000).contains(intent.priorityClass), "\(path).priorityClass",
            "must be from 0 to 999 (found \(intent.priorityClass))")
        for (values, name) in [
            (intent.complexityShares, "complexityShares"), (intent.aiAccuracy, "aiAccuracy"),
            (intent.humanResolution, "humanResolution"),
        ] {
            requireShares(values, complexities, of: "complexities", "\(path).\(name)")
        }
        requireWhole(intent.complexityShares, "\(path).complexityShares")
    }

    private mutating func check(_ demand: Demand) {
        let values = demand.issues.values
        let isReplay = demand.arrivals == .replay
        if let place = values.firstIndex(where: { !($0 >= 0 && $0 < 1e12) }) {
            require(
                false, "demand.issues.values[\(place)]",
                "must be 0 or above, and below 1e12 (found \(values[place]))")
        }
        if let place = demand.workFactor?.values.firstIndex(where: { !($0 >= 0 && $0 <= 1e6) }) {
            require(
                false, "demand.workFactor.values[\(place)]",
                "must be from 0 to 1,000,000 (found \(demand.workFactor?.values[place] ?? 0))")
        }
        if isReplay, let place = values.firstIndex(where: { $0 != $0.rounded() }) {
            require(
                false, "demand.issues.values[\(place)]",
                "must be whole in a replay (found \(values[place]))")
        }
    }

    private mutating func check(_ ai: AITier, intents: Int) {
        requireShare(ai.share, "ai.share")
        requireShare(ai.askForHuman, "ai.askForHuman")
        require((ai.sessionLimit ?? 0) >= 0, "ai.sessionLimit", "must be 0 or above")
        require((ai.startsPerMinute ?? 1) > 0, "ai.startsPerMinute", "must be above 0")
        requireNotNegative(ai.latencyPerTurn, "ai.latencyPerTurn")
        requireShare(ai.handOver.contextLoss, "ai.handOver.contextLoss")
        requireShare(ai.handOver.silentLoss, "ai.handOver.silentLoss")
        require(
            (0...0.999).contains(ai.handOver.loopBack), "ai.handOver.loopBack",
            "must be from 0 to .999 (found \(ai.handOver.loopBack))")
        guard let answering = ai.answering else { return }
        require(
            (0.5..<1).contains(answering.confidence.discrimination),
            "ai.answering.confidence.discrimination", "must be from .5 to below 1")
        if case .thresholds(let thresholds) = answering.escalation.judgement {
            require(
                thresholds.count == intents, "ai.answering.escalation.judgement",
                "must have one threshold for each of the \(intents) intents "
                    + "(found \(thresholds.count))")
        }
        if case .congestion(let rule) = answering.escalation.judgement {
            require(
                rule.isInOrder, "ai.answering.escalation.judgement",
                "must have points that begin at wait 0 and rise in wait")
        }
        for rule in answering.escalation.rules {
            guard case .intents(let locked) = rule else { continue }
            require(
                locked.allSatisfy((0..<intents).contains), "ai.answering.escalation.rules",
                "names intents that there are not: positions are from 0 to \(intents - 1)")
        }
    }

    private mutating func check(_ humans: HumanTier, during plan: MeasurementPlan) {
        require(!humans.groups.isEmpty, "humans.groups", "must not be empty")
        require(humans.groups.count <= 65_535, "humans.groups", "must be 65535 at most")
        require((humans.waitingRoom ?? 0) >= 0, "humans.waitingRoom", "must be 0 or above")
        for (place, group) in humans.groups.enumerated() {
            let path = "humans.groups[\(place)]"
            require(
                group.agents.values.allSatisfy((0...10_000_000).contains), "\(path).agents",
                "must be from 0 to 10,000,000 in every interval")
            require(
                group.agents.interval.ticks.isMultiple(of: plan.interval.ticks),
                "\(path).agents", "must change with the intervals of the measurement plan")
            require(
                group.open?.interval.ticks.isMultiple(of: plan.interval.ticks) ?? true,
                "\(path).open", "must change with the intervals of the measurement plan")
            require(
                (1...255).contains(group.totalRates.count)
                    && group.totalRates.allSatisfy { $0 > 0 && $0.isFinite },
                "\(path).totalRates", "must be 1 to 255 numbers above 0")
            require(
                (0..<1).contains(group.shrinkage), "\(path).shrinkage",
                "must be from 0 to below 1 (found \(group.shrinkage))")
            require(group.paidHoursPerWeek > 0, "\(path).paidHoursPerWeek", "must be above 0")
        }
    }

    /// Positions, and what the engine takes for granted of skills, grades and transfers.
    private mutating func checkSkills(of humans: HumanTier, in scenario: Scenario) {
        for (place, group) in humans.groups.enumerated() {
            let path = "humans.groups[\(place)]"
            require(!group.skills.isEmpty, "\(path).skills", "must not be empty")
            for (number, skill) in group.skills.enumerated() {
                let own = "\(path).skills[\(number)]"
                requirePositions(skill.intents, scenario.intents.count, "\(own).intents")
                requirePositions(skill.segments, scenario.segments.count, "\(own).segments")
                requirePositions(
                    skill.complexities, scenario.complexities.count, "\(own).complexities")
                require(
                    skill.speedFactor > 0 && skill.speedFactor.isFinite, "\(own).speedFactor",
                    "must be above 0 (found \(skill.speedFactor))")
                requireNotNegative(skill.resolutionFactor, "\(own).resolutionFactor")
                require(
                    (0...10_000_000).contains(skill.reserved), "\(own).reserved",
                    "must be 0 to 10,000,000 (found \(skill.reserved))")
            }
            if !group.grades.isEmpty {
                requireWhole(group.grades.map(\.share), "\(path).grades")
            }
            for (number, grade) in group.grades.enumerated() {
                let own = "\(path).grades[\(number)]"
                require(
                    (1...group.totalRates.count).contains(grade.limit ?? 1), "\(own).limit",
                    "must be 1 to \(group.totalRates.count), as many as the group has rates")
                require(
                    grade.speedFactor > 0 && grade.speedFactor.isFinite, "\(own).speedFactor",
                    "must be above 0 (found \(grade.speedFactor))")
                requireNotNegative(grade.resolutionFactor, "\(own).resolutionFactor")
            }
        }
        require(
            (0...0.99).contains(humans.ringing.noAnswer), "humans.ringing.noAnswer",
            "must be from 0 to .99 (found \(humans.ringing.noAnswer))")
        requireShare(humans.silentAbandonment?.share ?? 0, "humans.silentAbandonment.share")
        requireShare(humans.callBackOffer?.acceptance ?? 0, "humans.callBackOffer.acceptance")
        requireShare(humans.preferredAgent?.share ?? 0, "humans.preferredAgent.share")
        for (place, transfer) in humans.transfers.enumerated() {
            let path = "humans.transfers[\(place)]"
            requirePositions(transfer.from, humans.groups.count, "\(path).from")
            requirePositions(transfer.to, humans.groups.count, "\(path).to")
            requireShares(
                transfer.shares, scenario.complexities.count, of: "complexities",
                "\(path).shares")
        }
        require(
            humans.transfers.circle == nil, "humans.transfers",
            "must not pass conversations on to who passed them on before")
        guard problems.isEmpty else { return }
        let kinds = scenario.kindsOfCustomers
        require(
            kinds <= Scenario.mostKindsOfCustomers, "humans.groups",
            "skills, priorities and targets must tell at most "
                + "\(Scenario.mostKindsOfCustomers) kinds of customers apart (found \(kinds))")
        require(
            humans.untakenLeave || kinds > Scenario.mostKindsOfCustomers
                || scenario.humanRoutes.untaken.isEmpty,
            "humans.untakenLeave", "must be true where no group may take some customers")
    }

    private mutating func requirePositions(_ given: Set<Int>?, _ count: Int, _ path: String) {
        require(
            given?.allSatisfy((0..<count).contains) ?? true, path,
            "must be positions from 0 to \(count - 1)")
    }

    private mutating func check(_ incidents: Incidents, of scenario: Scenario) {
        requireNotNegative(incidents.demandFactor, "incidents.demandFactor")
        requireNotNegative(incidents.accuracyFactor, "incidents.accuracyFactor")
        requireNotNegative(incidents.workFactor, "incidents.workFactor")
        let factors = incidents.intentFactors
        require(
            factors.isEmpty || factors.count == scenario.intents.count, "incidents.intentFactors",
            "must have a number for every intent (found \(factors.count))")
        require(
            factors.allSatisfy { $0 >= 0 && $0.isFinite }, "incidents.intentFactors",
            "must be 0 or above")
        require(
            incidents.demandFactor == 1 || scenario.demand.arrivals == .poisson,
            "incidents.demandFactor", "must be 1 in a replay, whose counts are known")
        require(
            !incidents.breaksAI || scenario.ai?.outages != nil, "incidents.breaksAI",
            "needs ai.outages, which says what happens then")
    }

    private mutating func check(_ repeats: RepeatContacts) {
        for (value, name) in [
            (repeats.afterAI, "afterAI"), (repeats.afterHuman, "afterHuman"),
            (repeats.afterWrongAnswer, "afterWrongAnswer"),
            (repeats.afterHumanFailure, "afterHumanFailure"),
            (repeats.afterAbandonment, "afterAbandonment"),
            (repeats.afterUnserved, "afterUnserved"),
        ] {
            requireShare(value, "repeats.\(name)")
        }
        requireNotNegative(repeats.askForHumanFactor, "repeats.askForHumanFactor")
    }

    private mutating func check(_ plan: MeasurementPlan) {
        require(plan.warmUp >= .zero, "measurement.warmUp", "must not be negative")
        require(plan.horizon > .zero, "measurement.horizon", "must be above 0")
        let minutes = plan.interval.ticks / (60 * TimeSpan.ticksPerSecond)
        let isWhole = plan.interval.ticks.isMultiple(of: 60 * TimeSpan.ticksPerSecond)
        require(
            isWhole && (5...60).contains(minutes) && 60 % minutes == 0, "measurement.interval",
            "must be 5, 6, 10, 12, 15, 20, 30 or 60 minutes (found \(plan.interval.seconds) s)")
        require(
            (0..<10_080).contains(plan.startMinuteOfWeek)
                && plan.startMinuteOfWeek % max(1, Int(minutes)) == 0,
            "measurement.startMinuteOfWeek",
            "must begin an interval, from 0 to 10,079 (found \(plan.startMinuteOfWeek))")
        require(
            plan.periodStarts.allSatisfy {
                $0.ticks.isMultiple(of: max(1, plan.interval.ticks))
            }, "measurement.periodStarts", "must be whole intervals")
        requireShare(plan.judge.sample, "measurement.judge.sample")
        requireShare(plan.judge.sensitivity, "measurement.judge.sensitivity")
        requireShare(plan.judge.specificity, "measurement.judge.specificity")
    }
}
