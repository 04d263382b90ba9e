/// How well queue length foretells the wait in M/M/n+M, or M/M/n if nobody gives up.
///
/// Given q customers ahead, the wait of a customer who will be served is a sum of q + 1
/// exponential times, and every one of the predictions is a function of q: so their bias and
/// mean squared error are sums over the stationary law of q (Whitt 1999, "Predicting queueing
/// delays"). Only customers who wait and are served count.
public struct DelayPrediction: Sendable {
    /// What is predicted from the number ahead.
    public enum Rule: Sendable {
        /// (q + 1) / (n mu).
        case queueLength
        /// The sum of 1 / (n mu + k theta) over k = 0 ... q.
        case queueLengthWithAbandonment
    }

    /// Mean predicted wait.
    public let meanPredicted: Double
    /// Mean actual wait.
    public let meanActual: Double
    /// Mean square of predicted less actual wait.
    public let meanSquaredError: Double

    /// Predicted less actual wait, on average.
    public var bias: Double { meanPredicted - meanActual }

    /// Sums over the number ahead until what is left does not matter.
    ///
    /// - Parameters:
    ///   - rule: the prediction.
    ///   - arrivalRate: customers per unit of time, below `servers` x `serviceRate` if nobody
    ///     gives up.
    ///   - serviceRate: of one server.
    ///   - abandonmentRate: of one waiting customer; 0 if nobody gives up.
    ///   - servers: at least 1.
    public init(
        _ rule: Rule, arrivalRate: Double, serviceRate: Double, abandonmentRate: Double,
        servers: Int
    ) {
        let full = Double(servers) * serviceRate
        precondition(abandonmentRate > 0 || arrivalRate < full, "the queue must be stable")
        // Relative to the state in which all servers are busy and nobody waits.
        var (weight, total) = (1.0, 0.0)
        var (predicted, actual, squares) = (0.0, 0.0, 0.0)
        var (mean, variance, foretold) = (0.0, 0.0, 0.0)
        var ahead = 0.0
        while weight > 1e-16 * max(total, 1) || ahead < 1 {
            let rate = full + (ahead + 1) * abandonmentRate
            mean += 1 / rate
            variance += 1 / (rate * rate)
            switch rule {
            case .queueLength: foretold = (ahead + 1) / full
            case .queueLengthWithAbandonment: foretold += 1 / (full + ahead * abandonmentRate)
            }
            let served = weight * full / rate
            total += served
            predicted += served * foretold
            actual += served * mean
            squares += served * (variance + (foretold - mean) * (foretold - mean))
            weight *= arrivalRate / rate
            ahead += 1
        }
        meanPredicted = predicted / total
        meanActual = actual / total
        meanSquaredError = squares / total
    }
}
