import FieldTables
import SimulationKernel

/// Customers who leave a chat without a sign: an agent takes it in its turn and finds nobody.
///
/// A. Castellanos, G. B. Yom-Tov, Y. Goldberg, J. Park, "Silent abandonment in text-based contact
/// centers" (2025, arXiv 2501.08869).
public struct SilentAbandonment: Described {
    /// Share of those who give up waiting.
    public var share = 0.0
    /// What it takes an agent to find out.
    public var work = TimeSpan.zero

    /// Nobody leaves without a sign.
    public init() {}

    /// Its inputs.
    public static let table = FieldTable<SilentAbandonment>(
        "silent abandonment",
        "Customers who leave a chat without a sign: an agent takes it and finds nobody.",
        [
            .required(
                "share", \.share, .number(.share), "Share of those who give up waiting."),
            .required(
                "seconds", \.work.seconds, .number(.upTo(86_400)), unit: "seconds",
                "What it takes an agent, who has no other conversation, to find out."),
            .note,
        ])
}
