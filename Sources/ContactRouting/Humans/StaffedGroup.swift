/// A group of agents at work.
struct StaffedGroup: ~Copyable {
    var roster: AgentRoster
    /// Work in hand, kept only while conversations share an agent's rate.
    var sharedWork: SharedWork?
    /// What each agent's resolutions differ from the mean; empty if all are alike.
    var quality: [Double]
    /// What each further conversation that an agent holds takes from the resolution of one.
    var resolutionLoss: Double
    /// By agent, what work is divided by and resolution multiplied by; empty without grades.
    var speeds: [Double]
    var resolutions: [Double]

    /// What the work of an agent is divided by.
    @inline(__always)
    func speed(of agent: Int) -> Double { speeds.isEmpty ? 1 : speeds[agent] }

    /// Times the probability that an agent resolves an issue.
    @inline(__always)
    func resolution(of agent: Int) -> Double { resolutions.isEmpty ? 1 : resolutions[agent] }
}
