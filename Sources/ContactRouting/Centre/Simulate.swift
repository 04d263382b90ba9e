import SimulationKernel

/// Runs one replication.
///
/// A pure function: the same arguments give the same tally, bit for bit, on any machine. Policies
/// of one's own stand in the scenario: see `Answering.policy` and `HumanTier.routing`.
///
/// - Parameters:
///   - scenario: what to simulate.
///   - stream: which customers come.
/// - Returns: the folds over the conversations that started in the measured part.
/// - Throws: everything that is wrong with the scenario.
public func simulate(
    _ scenario: Scenario, _ stream: CustomerStream
) throws(InvalidScenario) -> Tally {
    try run(scenario, stream, stopsIfCancelled: false)
}

/// Runs one replication, and gives it up when the task is cancelled: within an interval of the run.
///
/// - Throws: everything that is wrong with the scenario; `CancellationError`.
package func simulateUnlessCancelled(
    _ scenario: Scenario, _ stream: CustomerStream
) throws -> Tally {
    let tally = try run(scenario, stream, stopsIfCancelled: true)
    try Task.checkCancellation()
    return tally
}

private func run(
    _ scenario: Scenario, _ stream: CustomerStream, stopsIfCancelled: Bool
) throws(InvalidScenario) -> Tally {
    try scenario.check()
    var centre = ContactCentre(scenario, stream, observer: Recorder(scenario, stream))
    centre.stopsIfCancelled = stopsIfCancelled
    var agenda = Agenda<ContactEvent>()
    let events = centre.runToTheEnd(&agenda)
    return centre.observer.tally(events: events, leftBehind: centre.inSession)
}

/// Runs one replication while an observer looks on; what happens is what `simulate` makes happen
/// without one.
///
/// - Parameters:
///   - scenario: what to simulate.
///   - stream: which customers come.
///   - observer: is told of every conversation, those of the warm-up included.
/// - Returns: the folds over the conversations that started in the measured part.
/// - Throws: everything that is wrong with the scenario.
public func simulate<Observer: RunObserver>(
    _ scenario: Scenario, _ stream: CustomerStream, observer: inout Observer
) throws(InvalidScenario) -> Tally {
    try run(scenario, stream, &observer, stopsIfCancelled: false)
}

/// The same, given up when the task is cancelled: within an interval of the run.
///
/// - Throws: everything that is wrong with the scenario; `CancellationError`.
package func simulateUnlessCancelled<Observer: RunObserver>(
    _ scenario: Scenario, _ stream: CustomerStream, observer: inout Observer
) throws -> Tally {
    let tally = try run(scenario, stream, &observer, stopsIfCancelled: true)
    try Task.checkCancellation()
    return tally
}

private func run<Observer: RunObserver>(
    _ scenario: Scenario, _ stream: CustomerStream, _ observer: inout Observer,
    stopsIfCancelled: Bool
) throws(InvalidScenario) -> Tally {
    try scenario.check()
    var centre = ContactCentre(
        scenario, stream, observer: Observed(Recorder(scenario, stream), by: observer))
    centre.stopsIfCancelled = stopsIfCancelled
    var agenda = Agenda<ContactEvent>()
    let events = centre.runToTheEnd(&agenda)
    if let seen = centre.observer.observer as? Observer { observer = seen }
    return centre.observer.recorder.tally(events: events, leftBehind: centre.inSession)
}

extension ContactCentre where Observer: ~Copyable {
    /// The run from its start until nothing is left to happen.
    ///
    /// - Parameter look: sees every event before it is handled; see `Model.run`.
    /// - Returns: how many events were handled.
    mutating func runToTheEnd(
        _ agenda: inout Agenda<ContactEvent>,
        _ look: (inout ContactCentre, ContactEvent, inout Agenda<ContactEvent>) -> Bool = {
            _, _, _ in true
        }
    ) -> Int {
        start(&agenda)
        let events = run(&agenda, onEach: look)
        tellOfThoseLeft()
        observer.runEnds()
        return events
    }
}
