import RandomVariates
import SimulationKernel

/// What happens between customers and agents beside queueing, and whether anything does.
struct ContactRules {
    let ringing: Ringing
    let silentAbandonment: SilentAbandonment?
    let balksAbove: Distribution?
    let callBackOffer: CallBackOffer?
    let preferredAgent: PreferredAgent?
    let transfers: [Transfer]
    /// By rule and queue, the queue to which conversations are passed on; nil if nobody may take
    /// them there.
    let transferQueues: [[Int?]]
    /// Whether conversations ring at agents.
    let rings: Bool
    /// Whether customers are told how long they will wait.
    let announcesWaits: Bool
    /// Whether agents have more to do than conversations, or not all conversations end with them.
    let hasMore: Bool

    init(_ scenario: Scenario) {
        let humans = scenario.humans
        ringing = humans?.ringing ?? Ringing()
        silentAbandonment = humans?.silentAbandonment
        balksAbove = humans?.balksAbove
        callBackOffer = humans?.callBackOffer
        preferredAgent = humans?.preferredAgent
        transfers = humans?.transfers ?? []
        transferQueues = scenario.transferQueues
        rings = ringing.time > .zero || ringing.noAnswer > 0
        announcesWaits = balksAbove != nil || callBackOffer != nil
        hasMore =
            rings || silentAbandonment != nil || preferredAgent != nil || !transfers.isEmpty
            || scenario.intents.contains { $0.afterContactWork != nil }
    }
}
