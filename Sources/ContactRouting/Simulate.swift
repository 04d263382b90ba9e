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
    return centre.recorder.tally(events: events)
}
