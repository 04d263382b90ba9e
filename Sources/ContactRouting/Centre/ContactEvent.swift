import SimulationKernel

/// What can happen in a contact centre. Payloads are places in the pool of conversations.
///
/// Simultaneous events happen in the order of their ranks: what ends makes room before anyone
/// gives up, and everybody present moves before anyone new comes in, those who return first. A
/// conversation that starts exactly when the measured part begins counts; one exactly at its
/// end does not.
enum ContactEvent: ScheduledEvent {
    case humanSessionEnded(UInt32)
    case patienceEnded(UInt32)
    case aiSessionEnded(UInt32)
    case measuringBegins
    case doorsClose
    case intervalBegins
    /// Inputs are others from now on.
    case inputsChange
    case incidentBegins
    case incidentEnds
    case issueArrives
    case customerReturns(UInt32)
    case staffingChanges
    case outageBegins
    case outageEnds
    /// The rate limit lets the next queued session start.
    case aiMayStart
    case callBackIsDue(UInt32)
    /// It has rung long enough: an agent accepts, or another one is sought.
    case ringingEnds(UInt32)
    /// A customer has waited long enough for one agent alone.
    case preferenceEnds(UInt32)
    /// Further groups may take the first customer of a queue.
    case queueOverflows(UInt32)

    var rank: UInt8 {
        switch self {
        case .humanSessionEnded, .ringingEnds: 0
        case .patienceEnded, .preferenceEnds: 1
        case .aiSessionEnded: 2
        case .measuringBegins, .doorsClose, .intervalBegins, .inputsChange, .incidentBegins,
            .incidentEnds, .outageBegins,
            .outageEnds, .aiMayStart, .queueOverflows:
            3
        case .issueArrives, .customerReturns, .callBackIsDue: 4
        case .staffingChanges: 5
        }
    }
}
