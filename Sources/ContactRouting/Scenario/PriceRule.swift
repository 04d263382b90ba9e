import SimulationKernel

/// One rule by which an AI is billed.
public struct PriceRule: Sendable, Equatable {
    /// What is billed.
    public enum Basis: Sendable, Equatable {
        /// Every conversation that entered an AI session.
        case conversation
        /// Every contained conversation whose customer stays away for the window: deducted when
        /// the customer comes back.
        case resolution(window: TimeSpan)
        /// The same, and the judge calls the answer correct.
        case verifiedResolution(window: TimeSpan)
        /// Every hand-over to a human.
        case handOver
        /// A thousand tokens, of which each turn takes so many.
        case thousandTokens(perTurn: Double)
        /// Thirty days of an agent's seat: full-time agents on the payroll.
        case seatMonth
    }

    /// Its name in reports.
    public var name: String
    /// What is billed.
    public var basis: Basis
    /// Money for one of it.
    public var price: Double

    /// Creates a price rule.
    public init(name: String, basis: Basis, price: Double) {
        self.name = name
        self.basis = basis
        self.price = price
    }

    /// Whether it bills resolutions, so that who comes back matters.
    public var billsResolutions: Bool {
        switch basis {
        case .resolution, .verifiedResolution: true
        case .conversation, .handOver, .thousandTokens, .seatMonth: false
        }
    }
}
