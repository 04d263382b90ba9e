/// A group of agents at work.
struct StaffedGroup: ~Copyable {
    var roster: AgentRoster
    /// Work in hand, kept only while conversations share an agent's rate.
    var sharedWork: SharedWork?
    /// What each agent's resolutions differ from the mean; empty if all are alike.
    let quality: [Double]
    /// What each further conversation that an agent holds takes from the resolution of one.
    let resolutionLoss: Double
}
