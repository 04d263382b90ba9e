/// The four service levels in use, from the same counts (or probabilities).
///
/// A customer is *in time* if what happened to it, an answer or an abandonment, happened within
/// the threshold. The variants differ in what they make of those who gave up early. Sources: the
/// three Cisco definitions (ignore, negative, positive), and the share of the served.
public struct ServiceLevels: Equatable, Sendable {
    /// Served, however long they waited.
    public let served: Double
    /// Served within the threshold.
    public let servedInTime: Double
    /// Gave up, however long they waited.
    public let abandoned: Double
    /// Gave up within the threshold.
    public let abandonedInTime: Double
    /// Turned away on arrival.
    public let blocked: Double

    /// Takes the counts; those in time are part of the totals.
    public init(
        served: Double, servedInTime: Double, abandoned: Double, abandonedInTime: Double,
        blocked: Double = 0
    ) {
        self.served = served
        self.servedInTime = servedInTime
        self.abandoned = abandoned
        self.abandonedInTime = abandonedInTime
        self.blocked = blocked
    }

    /// All arrivals: served, abandoned and blocked.
    public var offered: Double { served + abandoned + blocked }

    /// Served in time over all offered: an early abandonment counts against.
    public var ofOffered: Double { servedInTime / offered }

    /// Served in time over offered less those who gave up early: S_t / (A - L_t).
    public var ignoringEarlyAbandonments: Double { servedInTime / (offered - abandonedInTime) }

    /// Served or gave up in time over all offered: an early abandonment counts in favour.
    public var countingEarlyAbandonments: Double { (servedInTime + abandonedInTime) / offered }

    /// Served in time over served: abandonments are not looked at.
    public var ofServed: Double { servedInTime / served }
}
