import ContactRouting
import QueueingTheory

/// The exact model nearest to a run's human tier, and how far the run is from it.
public struct NearestModel: Sendable {
    /// From what the model starts.
    public enum State: String, Sendable {
        /// A steady state in every hour.
        case steady
        /// An empty centre, over the length of the run.
        case fromEmpty
    }

    /// From what the model starts.
    public let state: State
    /// What it predicts for the share of customers who give up.
    public let abandonmentRate: Double
    /// What it predicts for the mean wait, seconds.
    public let waitingSeconds: Double
    /// What the run says of the same hours.
    public let simulated: (abandonmentRate: Double, waitingSeconds: Double)
    /// What the model takes for granted and the run has not.
    public let departures: [String]

    /// Erlang A (Erlang C for patient customers where it is stable) in every hour of the week, at
    /// the rates of the inputs where they tell them, else those of the run; nil without humans, or
    /// where no hour can be solved.
    ///
    /// Hours that are alike are one queue: their rates would differ by chance, and what they wait
    /// more when these are high is more than what they wait less when they are low. Where all hours
    /// are alike and a steady state takes long beside the run, the queue is solved from empty.
    init?(_ checks: RunChecks, _ scenario: Scenario) {
        guard scenario.humans != nil else { return nil }
        let kinds = scenario.hoursAlike(checks).compactMap { HourQueue($0, checks, scenario) }
        var (offered, waits, losses, settling) = (0.0, 0.0, 0.0, 0.0)
        var seen = Flow()
        let isUniform =
            kinds.count == 1 && scenario.isAlikeThroughout && !scenario.handOversBeginLate
        var state = State.steady
        for queue in kinds {
            var exact = queue.steady
            if isUniform, queue.isShort(scenario.measurement),
                let transient = queue.fromEmpty(scenario.measurement)
            {
                (exact, state) = (transient, .fromEmpty)
            }
            guard let exact else { continue }
            let count = Double(queue.flow.humanOffered)
            offered += count
            waits += count * exact.wait
            losses += count * exact.loss
            settling = max(settling, queue.settlingTime)
            seen += queue.flow
        }
        guard offered > 0 else { return nil }
        self.state = state
        abandonmentRate = losses / offered
        waitingSeconds = waits / offered
        simulated = (
            Double(seen.abandoned) / Double(seen.humanOffered),
            Double(seen.waitTicks) / 1e6 / Double(seen.humanOffered)
        )
        var departures = scenario.departuresFromErlang
        if seen.neverServed > 0 { departures.append("some are never served") }
        if seen.leftAtClosing > 0 { departures.append("some leave when the last agent does") }
        if scenario.handOversBeginLate {
            departures.append(
                "the AI's sessions are long beside the run, and hand-overs begin late")
        }
        if state == .steady {
            let isShort =
                isUniform ? kinds[0].isShort(scenario.measurement) : settling > 3_600
            let span = kinds.count == 1 ? "the run" : "an hour"
            if isShort { departures.append(NearestModel.words(settling, span)) }
        }
        self.departures = departures
    }

    private static func words(_ settling: Double, _ span: String) -> String {
        guard settling.isFinite else { return "\(span) has no steady state" }
        let hours = Int(min((settling / 3_600).rounded(.up), 1e15))
        let time = hours < 48 ? "\(hours) hours" : "\((hours + 23) / 24) days"
        return "\(span) is too short for a steady state, which takes about \(time)"
    }
}

/// Hours that are alike as one of Erlang's queues; all rates are per second.
private struct HourQueue {
    let flow: Flow
    let arrivalRate: Double
    let serviceRate: Double
    let servers: Int
    /// 0 for patient customers.
    let abandonmentRate: Double

    init?(_ hours: [Int], _ checks: RunChecks, _ scenario: Scenario) {
        flow = hours.reduce(Flow()) { $0 + checks.byInterval[$1] }
        let staff = hours.reduce(StaffTime()) { $0 + checks.staffingByInterval[$1] }
        let seconds = hours.reduce(0) { $0 + checks.measuredHours[$1] } * 3_600
        guard flow.humanOffered > 0, flow.handled > 0, flow.humanTicks > 0, staff.present > 0,
            seconds > 0
        else { return nil }
        let slots = Double(staff.slots) / 1e6 / seconds
        // As many as a scenario may have; what a file tells may be more.
        guard slots <= 1e8 else { return nil }
        servers = max(1, Int(slots.rounded()))
        let told = scenario.offersToHumans
        let fresh = scenario.issuesPerHourByInterval
        let perHour = hours.reduce(0) { $0 + checks.measuredHours[$1] * fresh[$1] }
        arrivalRate =
            told.map { $0.perIssue * perHour / seconds } ?? Double(flow.humanOffered) / seconds
        let isAlone =
            scenario.humans?.groups.allSatisfy {
                $0.conversationsAreIndependent && !$0.isOfPeople
            } ?? false
        let sampled = Double(flow.handled) / (Double(flow.humanTicks) / 1e6)
        serviceRate = isAlone ? told.map { 1 / $0.meanWork } ?? sampled : sampled
        abandonmentRate = scenario.meanPatience.map { 1 / $0 } ?? 0
        guard arrivalRate > 0, serviceRate > 0, serviceRate.isFinite else { return nil }
    }

    /// The steady state; nil if there is none.
    var steady: (wait: Double, loss: Double)? {
        if abandonmentRate > 0 {
            let queue = ErlangA(
                arrivalRate: arrivalRate, serviceRate: serviceRate,
                abandonmentRate: abandonmentRate, servers: servers)
            return (queue.meanWait, queue.abandonmentProbability)
        }
        return
            (try? ErlangC(arrivalRate: arrivalRate, serviceRate: serviceRate, servers: servers))
            .map { ($0.meanWait, 0) }
    }

    /// Time in which what is left of an initial state shrinks to 1/e: that of M/M/1 with fast
    /// servers (P. M. Morse 1955), of a customer's patience, and of a service.
    var settlingTime: Double {
        let capacity = Double(servers) * serviceRate
        let distance = capacity.squareRoot() - arrivalRate.squareRoot()
        let queue = distance > 0 ? 1 / (distance * distance) : .infinity
        return max(1 / serviceRate, min(queue, 1 / abandonmentRate))
    }

    /// Whether what is left of the empty centre at the start weighs more than 2 % in the run.
    func isShort(_ measurement: MeasurementPlan) -> Bool {
        let settled = measurement.warmUp.seconds / settlingTime
        return settlingTime > 0.02 * measurement.horizon.seconds && settled < 4
    }

    /// Whether the queue can be solved from empty in a moment.
    private func canStartEmpty(_ measurement: MeasurementPlan) -> Bool {
        abandonmentRate.isFinite
            && TransientQueue.cost(
                arrivalRate: arrivalRate, serviceRate: serviceRate, servers: servers,
                abandonmentRate: abandonmentRate,
                horizon: measurement.warmUp.seconds + measurement.horizon.seconds) < 1e8
    }

    /// The queue over the measured part of a run that starts empty; nil if that takes too long.
    func fromEmpty(_ measurement: MeasurementPlan) -> (wait: Double, loss: Double)? {
        guard canStartEmpty(measurement) else { return nil }
        func total(until end: Double) -> Double {
            guard end > 0 else { return 0 }
            return end
                * TransientQueue(
                    arrivalRate: arrivalRate, serviceRate: serviceRate, servers: servers,
                    abandonmentRate: abandonmentRate, horizon: end
                ).meanWait
        }
        let (warmUp, horizon) = (measurement.warmUp.seconds, measurement.horizon.seconds)
        let wait = (total(until: warmUp + horizon) - total(until: warmUp)) / horizon
        return (wait, abandonmentRate * wait)
    }
}

extension Scenario {
    /// The hours of the week that a run measures, those of the same demand and staffing together.
    fileprivate func hoursAlike(_ checks: RunChecks) -> [[Int]] {
        hoursOfEqualDemand(Array(0..<measurement.intervalsPerWeek)).flatMap { hours in
            Dictionary(grouping: hours) { hour -> Int in
                let seconds = checks.measuredHours[hour] * 3_600
                let slots = Double(checks.staffingByInterval[hour].slots) / 1e6
                return seconds > 0 ? Int(min((slots / seconds).rounded(), 1e15)) : 0
            }.sorted { $0.key < $1.key }.map(\.value)
        }
    }

    /// Whether the AI, which starts empty too, hands over less than later for a while that counts.
    fileprivate var handOversBeginLate: Bool {
        guard ai != nil else { return false }
        let longest = intents.map(\.aiSession.mean).max() ?? 0
        return longest > 0.01 * measurement.horizon.seconds
            && longest > 0.25 * measurement.warmUp.seconds
    }

    /// Whether nothing changes in the course of the run but by chance.
    fileprivate var isAlikeThroughout: Bool {
        Set(demand.issues.values).count == 1 && (demand.issues.isCyclic || demandLastsTheRun)
            && humans != nil && isStaffedAlike
            && demand.arrivals == .poisson && !demand.isOverDispersed
    }

    /// Whether every group has as many agents at all times.
    private var isStaffedAlike: Bool {
        humans?.groups.allSatisfy { Set($0.onDuty(during: measurement).values).count == 1 } ?? true
    }

    private var demandLastsTheRun: Bool {
        let given = demand.issues.interval.seconds * Double(demand.issues.values.count)
        return given >= measurement.warmUp.seconds + measurement.horizon.seconds
    }

    /// The same of who is served by whom, and of what happens between them.
    private var departuresOfRouting: [String] {
        guard let humans else { return [] }
        var departures: [String] = []
        if humans.groups.contains(where: { $0.skills != [Skill()] || !$0.grades.isEmpty }) {
            departures.append("not all agents take everything equally well and at once")
        }
        if intents.contains(where: { $0.afterContactWork != nil }) || humans.ringing != Ringing()
            || humans.silentAbandonment != nil || !humans.transfers.isEmpty
        {
            departures.append("agents are held by more than sessions with customers")
        }
        if humans.balksAbove != nil || humans.callBackOffer != nil {
            departures.append("some customers do not join the queue, or are called back")
        }
        if humans.preferredAgent != nil {
            departures.append("some customers wait for one agent alone")
        }
        return departures
    }

    /// What Erlang's models take for granted and this scenario has not.
    fileprivate var departuresFromErlang: [String] {
        /// Whether a law has the coefficient of variation of an exponential one.
        func isLike(_ mean: Double, _ variance: Double) -> Bool {
            mean == 0 || abs(variance / (mean * mean) - 1) < 1e-9
        }
        var departures: [String] = []
        if !changes.isEmpty { departures.append("inputs change in the course of the run") }
        if incidents != nil { departures.append("there are incidents") }
        if humans?.groups.contains(where: \.isOfPeople) == true {
            departures.append("people come, learn, tire or leave")
        }
        if demand.workFactor != nil { departures.append("human sessions vary with the time") }
        if demand.segmentShares != nil {
            departures.append("who the customers are varies with the time")
        }
        let work = intents.map(\.humanSession)
        if work.contains(where: { !isLike($0.mean, $0.variance) })
            || work.contains(where: { $0.mean != work[0].mean })
            || complexities.contains(where: { $0.workFactor != 1 })
            || segments.contains(where: { $0.workFactor != 1 })
        {
            departures.append("human sessions are not all exponential with one mean")
        }
        if intents.contains(where: { $0.patience.map { !isLike($0.mean, $0.variance) } ?? false }) {
            departures.append("patience is not exponential")
        }
        let ofSegments = segments.map(\.patience?.mean)
        if Set(intents.map { $0.patience?.mean }).count > 1 || Set(ofSegments).count > 1 {
            departures.append("customers differ in patience")
        }
        if let humans, humans.totalRates.count > 1 {
            departures.append("agents hold several conversations")
        }
        if !isStaffedAlike {
            departures.append("staffing changes from hour to hour, and shifts are finished late")
        }
        departures += departuresOfRouting
        if demand.arrivals == .replay { departures.append("arrivals are replayed") }
        if let ai, ai.sessionLimit != nil || ai.startsPerMinute != nil {
            departures.append("what the AI turns away comes in bursts")
        }
        if humans?.afterHours != .leave { departures.append("who comes after hours waits") }
        if Set(demand.issues.values).count > 1 {
            departures.append("demand changes from hour to hour, and queues carry over")
        }
        if demand.dayFactor != nil { departures.append("days are busier or quieter at random") }
        if demand.intervalFactor != nil {
            departures.append("parts of a day are busier or quieter at random")
        }
        if Set(intents.map(\.priorityClass)).count > 1 {
            departures.append("some customers are served first")
        }
        if humans?.waitingRoom != nil { departures.append("the waiting room is limited") }
        if ai?.outages != nil { departures.append("outages send customers in surges") }
        if ai?.answering?.escalation.looksAtWaits == true {
            departures.append("hand-overs depend on the queue")
        }
        return departures
    }
}

extension AgentGroup {
    /// Whether its agents are people who become others than they were.
    fileprivate var isOfPeople: Bool {
        careers != nil || fatigue != nil || copilot != nil || onCall != nil
    }
}
