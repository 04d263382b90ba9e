import ElementaryFunctions
import SimulationKernel

extension StaffedGroup {
    /// - Parameters:
    ///   - plan: who they are.
    ///   - size: the most agents ever on duty.
    ///   - selection: how agents are chosen.
    ///   - others: agents of the groups before it, by whose number qualities are drawn.
    ///   - stream: which customers come, and which agents.
    init(
        _ plan: AgentGroup, size: Int, _ selection: Selection, after others: Int,
        _ stream: CustomerStream
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
            speeds: grades.map(\.speedFactor), resolutions: grades.map(\.resolutionFactor))
    }

    /// Makes its agents what they are from now on.
    mutating func change(
        to plan: AgentGroup, size: Int, after others: Int, _ stream: CustomerStream
    ) {
        let grades = plan.gradesOfAgents(size).map { plan.grades[$0] }
        quality = plan.qualities(agents: size, after: others, stream)
        resolutionLoss = plan.resolutionLossPerConversation
        speeds = grades.map(\.speedFactor)
        resolutions = grades.map(\.resolutionFactor)
    }
}

extension AgentGroup {
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
