import SimulationKernel

/// A run that is looked at from time to time.
extension ContactCentre {
    /// The loop of `run`, which at each of the rising `stops` lets `stop` look at the model before
    /// anything happens at that instant, and tells it how many events were handled.
    mutating func run(
        _ agenda: inout Agenda<ContactEvent>, stoppingAt stops: [Instant],
        stop: (inout ContactCentre, Instant, Int) -> Void
    ) -> Int {
        var (events, passed) = (0, 0)
        while !isFinished, let event = agenda.next() {
            while passed < stops.count, agenda.now >= stops[passed] {
                stop(&self, stops[passed], events)
                passed += 1
            }
            handle(event, agenda: &agenda)
            events += 1
        }
        return events
    }
}
