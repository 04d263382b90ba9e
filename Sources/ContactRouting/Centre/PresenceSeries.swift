import SimulationKernel

/// The mean number of customers in the human tier, waiting or served, in each slice of one
/// replication from its very start, warm-up included: the series that shows an initial
/// transient. Without humans, the mean number in AI sessions, each session counted where it starts.
///
/// - Parameters:
///   - scenario: what to simulate.
///   - length: of a slice, positive; what remains after the last whole one is left out.
///   - stream: which customers come.
/// - Throws: everything that is wrong with the scenario.
/// - Complexity: that of `simulate`, and O(intervals of the week) per slice.
public func presenceSeries(
    _ scenario: Scenario, every length: TimeSpan, _ stream: CustomerStream
) throws(InvalidScenario) -> [Double] {
    try scenario.check()
    var whole = scenario
    whole.measurement.horizon = scenario.measurement.end - .zero
    whole.measurement.warmUp = .zero
    let ends = whole.slices(of: length).map(\.measurement.end).filter {
        ($0 - .zero).ticks.isMultiple(of: length.ticks)
    }
    var areas: [Int128] = [0]
    var centre = ContactCentre(whole, stream, observer: Recorder(whole, stream))
    _ = centre.runToTheEnd(stoppingAt: ends) { centre, _ in
        areas.append(centre.observer.presenceArea(ofHumans: centre.humans.exists))
    }
    return zip(areas.dropFirst(), areas).map { Double($0 - $1) / Double(length.ticks) }
}
