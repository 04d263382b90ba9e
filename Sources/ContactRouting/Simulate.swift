import SimulationKernel

/// Runs one replication.
///
/// A pure function: the same arguments give the same tally, bit for bit, on any machine.
///
/// - Parameters:
///   - scenario: what to simulate.
///   - seed: root of all randomness.
///   - replication: number of the replication; different numbers are independent.
/// - Returns: the folds over the conversations that started in the measured part.
public func simulate(_ scenario: Scenario, seed: UInt64, replication: UInt64) -> Tally {
    var agenda = Agenda<ContactEvent>()
    var centre = ContactCentre(scenario, seed: seed, replication: replication)
    centre.start(&agenda)
    let events = centre.run(&agenda)
    centre.recordThoseLeft()
    return centre.tally(events: events)
}

/// Runs one replication with an escalation policy of one's own in place of the scenario's.
///
/// Precondition: the scenario's AI has the second form (`AITier.answering`).
///
/// - Parameters:
///   - scenario: what to simulate.
///   - policy: asked at the end of every AI session, and after the turns at which the customer
///     asks for a human or a rule of the scenario's own policy would end the session.
///   - seed: root of all randomness.
///   - replication: number of the replication; different numbers are independent.
/// - Returns: the folds over the conversations that started in the measured part.
public func simulate(
    _ scenario: Scenario, policy: some EscalationPolicy, seed: UInt64, replication: UInt64
) -> Tally {
    precondition(scenario.ai?.answering != nil, "only an AI that can be wrong has a policy")
    var agenda = Agenda<ContactEvent>()
    var centre = ContactCentre(scenario, policy: policy, seed: seed, replication: replication)
    centre.start(&agenda)
    let events = centre.run(&agenda)
    centre.recordThoseLeft()
    return centre.tally(events: events)
}
