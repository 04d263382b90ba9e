import SimulationKernel

/// A group of agents at work.
struct StaffedGroup: ~Copyable {
    var roster: AgentRoster
    /// Work in hand, kept only while conversations share an agent's rate.
    var sharedWork: SharedWork?
    /// What each agent's resolutions differ from the mean; empty if all are alike.
    var quality: [Double]
    /// What each further conversation that an agent holds takes from the resolution of one.
    var resolutionLoss: Double
    /// By agent, what work is divided by and resolution multiplied by; empty where all are alike.
    var speeds: [Double]
    var resolutions: [Double]
    /// Its people, if they come and go.
    var workforce: Workforce?
    /// Who has been called, if they come when they are needed.
    var calls: Calls?
    /// What tires them, and how busy they have been of late.
    var fatigue: Fatigue?
    var recentOccupancy = 0.0
    /// What tiredness leaves of speed and resolution.
    var freshness = (speed: 1.0, resolution: 1.0)
    /// Conversations held in the last stretch of time, on average.
    var recentlyHeld = 0.0

    /// What the work of an agent is divided by.
    @inline(__always)
    func speed(of agent: Int) -> Double {
        (speeds.isEmpty ? 1 : speeds[agent]) * freshness.speed
    }

    /// Times the probability that an agent resolves an issue.
    @inline(__always)
    func resolution(of agent: Int) -> Double {
        (resolutions.isEmpty ? 1 : resolutions[agent]) * freshness.resolution
    }

    /// Areas since the last call, so long ago.
    mutating func takeAreas(at now: Instant, after span: TimeSpan) -> StaffTime {
        var areas = roster.takeAreas(at: now)
        guard span > .zero else { return areas }
        recentlyHeld = Double(areas.held) / Double(span.ticks)
        tire(areas, span)
        if let workforce {
            areas.employed = Int128(workforce.employed) * Int128(span.ticks)
            areas.overtime = Int128((Double(areas.present) * workforce.overtimeShare).rounded())
        }
        return areas
    }

    /// Lets a stretch of time pass.
    private mutating func tire(_ areas: StaffTime, _ span: TimeSpan) {
        guard let fatigue else { return }
        let occupancy = areas.slots > 0 ? Double(areas.held) / Double(areas.slots) : 0
        let before = fatigue.weightOfBefore(span)
        recentOccupancy = before * recentOccupancy + (1 - before) * occupancy
        let tired = fatigue.tiredness(afterOccupancy: recentOccupancy)
        freshness = (1 - fatigue.speedLoss * tired, 1 - fatigue.resolutionLoss * tired)
    }
}
