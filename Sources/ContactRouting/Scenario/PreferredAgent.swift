import FieldTables
import SimulationKernel

/// Customers who are served by an agent of theirs, if that is possible in time.
///
/// Such an agent is not kept for other skills, whatever is reserved, and no routing policy is
/// asked.
public struct PreferredAgent: Described {
    /// Whose agent that is.
    public enum Who: String, Word {
        /// Whoever served the customer in the attempt before.
        case previous
        /// An agent who is the customer's own from the start, any with the same probability.
        case own

        /// What it means, for the manual.
        public var summary: String {
            switch self {
            case .previous: "Whoever served the customer in the attempt before."
            case .own: "An agent who is the customer's own, any with the same probability."
            }
        }
    }

    /// Who it is.
    public var who = Who.previous
    /// Share of the customers with such an agent who are sent to them.
    public var share = 1.0
    /// How long a customer waits for that agent alone while they are on duty; nil for as long as it
    /// takes.
    public var timeout: TimeSpan?
    private var timeoutSeconds: Double? {
        get { timeout?.seconds }
        set { timeout = newValue.map { TimeSpan(seconds: $0) } }
    }

    /// The one who served the customer before, for as long as it takes.
    public init() {}

    /// Its inputs.
    public static let table = FieldTable<PreferredAgent>(
        "preferred agent",
        "Customers who are served by an agent of theirs, if that is possible in time; what is "
            + "reserved for other skills does not keep them from it.",
        [
            .optional("who", \.who, "Who it is."),
            .optional(
                "share", \.share, .number(.share),
                "Share of the customers with such an agent who are sent to them."),
            .optional(
                "timeoutSeconds", \.timeoutSeconds, .number(.upTo(1e6)), unit: "seconds",
                "How long a customer waits for that agent alone, as long as they are on duty; if "
                    + "absent, as long as it takes."),
            .note,
        ])
}
