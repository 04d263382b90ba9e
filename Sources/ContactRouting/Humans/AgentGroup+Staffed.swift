import ElementaryFunctions
import SimulationKernel

extension StaffedGroup {
    /// - Parameters:
    ///   - plan: who they are.
    ///   - size: the most agents ever on duty.
    ///   - selection: how agents are chosen.
    ///   - others: agents of the groups before it, by whose number qualities are drawn.
    ///   - workforce: its people, if they come and go.
    ///   - calls: how they are called, if they are.
    ///   - stream: which customers come, and which agents.
    init(
        _ plan: AgentGroup, size: Int, _ selection: Selection, after others: Int,
        _ workforce: Workforce?, calls: Calls?, _ stream: CustomerStream
    ) {
        let grades = plan.gradesOfAgents(size).map { plan.grades[$0] }
        let concurrency = plan.totalRates.count
        self.init(
            roster: AgentRoster(
                size: size, concurrency: concurrency, endOfShift: plan.endOfShift,
                limits: grades.map { $0.limit ?? concurrency }, order: selection.order,
                isTimed: selection.looksAtTimes),
            sharedWork: plan.conversationsAreIndependent
                ? nil : SharedWork(plan.totalRates, agents: size),
            quality: plan.qualities(agents: size, after: others, stream),
            resolutionLoss: plan.resolutionLossPerConversation,
            speeds: [], resolutions: [], workforce: workforce, calls: calls, fatigue: plan.fatigue)
        learn(plan, size: size)
    }

    /// Makes its agents what they are from now on.
    mutating func change(
        to plan: AgentGroup, size: Int, after others: Int, _ stream: CustomerStream
    ) {
        quality = plan.qualities(agents: size, after: others, stream)
        resolutionLoss = plan.resolutionLossPerConversation
        fatigue = plan.fatigue
        if let rule = plan.onCall { calls?.change(to: rule) }
        learn(plan, size: size)
    }

    /// Makes those in each seat what their grade, their tenure and their copilot make them.
    mutating func learn(_ plan: AgentGroup, size: Int) {
        guard plan.agentsDiffer else { return }
        let grades = plan.gradesOfAgents(size).map { plan.grades[$0] }
        speeds = grades.isEmpty ? Array(repeating: 1, count: size) : grades.map(\.speedFactor)
        resolutions =
            grades.isEmpty ? Array(repeating: 1, count: size) : grades.map(\.resolutionFactor)
        for seat in 0..<size {
            var experience = grades.isEmpty ? 1 : grades[seat].experience
            if let learnt = workforce?.learnt(inSeat: seat) {
                speeds[seat] *= learnt.skill.speed
                resolutions[seat] *= learnt.skill.resolution
                experience *= learnt.experience
            }
            guard let help = plan.copilot?.factors(experience: experience, seat: seat) else {
                continue
            }
            speeds[seat] *= help.speed
            resolutions[seat] *= help.resolution
        }
    }
}

extension AgentGroup {
    /// Whether agents differ in what they can do, or become others.
    var agentsDiffer: Bool {
        !grades.isEmpty || copilot != nil || careers.map { !$0.ramp.isEmpty } ?? false
    }

    /// What each of so many agents resolves more or less than the mean; empty if all are alike.
    fileprivate func qualities(
        agents: Int, after others: Int, _ stream: CustomerStream
    ) -> [Double] {
        guard resolutionDeviation > 0 else { return [] }
        let draws = stream.draws(.agentQuality)
        return (others..<others + agents).map {
            resolutionDeviation * Elementary.normalQuantile(draws.uniform(entity: UInt64($0)))
        }
    }
}
