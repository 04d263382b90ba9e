import FieldTables
import SimulationKernel

/// A call back that is offered to whoever would have to wait long: the place in the queue is kept
/// while the customer does something else (virtual hold).
public struct CallBackOffer: Described {
    /// Offered if the predicted wait is above this.
    public var above = TimeSpan.zero
    /// Share of customers who accept.
    public var acceptance = 0.0

    /// Nobody accepts.
    public init() {}

    /// Its inputs.
    public static let table = FieldTable<CallBackOffer>(
        "call-back offer",
        "A call back offered to whoever would wait long; the place in the queue is kept.",
        [
            .required(
                "aboveSeconds", \.above.seconds, .number(.upTo(1e6)), unit: "seconds",
                "It is offered if the predicted wait is above this; see waitPredictor."),
            .required(
                "acceptance", \.acceptance, .number(.share), "Share of customers who accept."),
            .note,
        ])
}
