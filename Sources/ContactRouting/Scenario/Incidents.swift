import RandomVariates
import SimulationKernel

/// Times in which something breaks: more customers come, with other questions, and the AI, which
/// does not know of it, is wrong more often or down.
///
/// Whoever comes while it lasts is a customer of the incident.
public struct Incidents: Sendable, Equatable {
    /// Those known beforehand; they may overlap, and then are one.
    public var windows: [Outages.Window] = []
    /// Time from the end of one that chance brings to the start of the next, seconds; nil for none.
    public var timeBetween: Distribution?
    /// Length of one that chance brings, seconds.
    public var length = Distribution.constant(0)
    /// Times the rate at which fresh issues come.
    public var demandFactor = 1.0
    /// Times the share of each intent among them; empty for the same shares.
    public var intentFactors: [Double] = []
    /// Times the AI's probability of a correct answer, or what it contains, without its knowing.
    public var accuracyFactor = 1.0
    /// Times the work of human sessions.
    public var workFactor = 1.0
    /// Whether the AI is down while they last, with the fallback of its outages.
    public var breaksAI = false

    /// None.
    public init() {}
}

extension Scenario {
    /// What is true while an incident lasts.
    func duringIncident(_ incidents: Incidents) -> Scenario {
        var now = self
        if !incidents.intentFactors.isEmpty {
            for number in segments.indices {
                now.segments[number].intentShares = segments[number].intentShares.map {
                    incidents.mixed($0)
                }
            }
            let shares = incidents.mixed(intents.map(\.share))
            for number in intents.indices { now.intents[number].share = shares[number] }
        }
        for number in intents.indices {
            now.intents[number].containment = min(
                1, intents[number].containment * incidents.accuracyFactor)
        }
        now.ai?.answering?.hiddenAccuracyFactor = incidents.accuracyFactor
        for number in complexities.indices {
            now.complexities[number].workFactor *= incidents.workFactor
        }
        return now
    }
}

extension Incidents {
    /// Shares of intents while one lasts; the same if none is left.
    fileprivate func mixed(_ shares: [Double]) -> [Double] {
        let weights = zip(shares, intentFactors).map(*)
        let sum = weights.reduce(0, +)
        return sum > 0 ? weights.map { $0 / sum } : shares
    }
}
