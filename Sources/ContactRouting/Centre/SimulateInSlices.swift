import SimulationKernel

/// Runs one replication and gives an account of each slice of its measured part by itself.
///
/// What happens is what `simulate` makes happen, and the slices add up to its tally, bit for bit.
/// What is counted as a conversation starts or ends belongs to the slice in which that is known:
/// of most contained AI sessions at their start. Time with agents and in the queue belongs to the
/// slice in which it passes. Who started in the measured part and ends after it belongs to the last
/// slice.
///
/// - Parameters:
///   - scenario: what to simulate.
///   - length: of a slice, positive; the last slice is what remains.
///   - stream: which customers come.
///   - account: what to keep of a slice. It is told the tally and the scenario with the slice
///     for its measured part.
/// - Returns: the accounts in the order of the slices.
/// - Throws: everything that is wrong with the scenario.
/// - Complexity: that of `simulate`, and per slice O(intervals of the week x intents).
public func simulateInSlices<Account>(
    _ scenario: Scenario, of length: TimeSpan, _ stream: CustomerStream,
    account: (Tally, Scenario) -> Account
) throws(InvalidScenario) -> [Account] {
    try scenario.check()
    let slices = scenario.slices(of: length)
    var accounts: [Account] = []
    var eventsBefore = 0
    func settle(_ centre: borrowing ContactCentre<Recorder>, _ events: Int) {
        let slice = slices[accounts.count]
        var tally = centre.observer.tally(
            events: events - eventsBefore, leftBehind: centre.inSession)
        tally.horizon = slice.measurement.horizon
        accounts.append(account(tally, slice))
        eventsBefore = events
    }
    var centre = ContactCentre(scenario, stream, observer: Recorder(scenario, stream))
    let events = centre.runToTheEnd(
        stoppingAt: slices.dropLast().map(\.measurement.end)
    ) { centre, events in
        settle(centre, events)
        centre.observer = Recorder(scenario, stream)
    }
    settle(centre, events)
    return accounts
}

extension ContactCentre where Observer: ~Copyable {
    /// The run from start to end, which at each of the rising `stops` lets `stop` look at the model
    /// before anything happens at that instant, and tells it how many events were handled.
    mutating func runToTheEnd(
        stoppingAt stops: [Instant], stop: (inout ContactCentre, _ events: Int) -> Void
    ) -> Int {
        var (events, passed) = (0, 0)
        var agenda = Agenda<ContactEvent>()
        return runToTheEnd(&agenda) { centre, _, agenda in
            while passed < stops.count, agenda.now >= stops[passed] {
                centre.flushAreas(at: stops[passed])
                stop(&centre, events)
                passed += 1
            }
            events += 1
            return true
        }
    }
}

extension Scenario {
    /// The scenario with each slice of its measured part in place of the whole.
    ///
    /// - Parameter length: positive; the last slice is what remains.
    public func slices(of length: TimeSpan) -> [Scenario] {
        precondition(length > .zero, "a slice has a length")
        let horizon = measurement.horizon.ticks
        return stride(from: 0 as Int64, to: horizon, by: Int(length.ticks)).map { passed in
            var slice = self
            slice.measurement.warmUp = TimeSpan(ticks: measurement.warmUp.ticks + passed)
            slice.measurement.horizon = TimeSpan(ticks: min(length.ticks, horizon - passed))
            return slice
        }
    }
}
