import FieldTables

/// Bins that were counted.
struct HistogramLaw: LawFamily {
    var edges = [0.0, 1]
    var weights = [1.0]

    static let table = FieldTable<HistogramLaw>(
        "histogram", "Bins that were counted, evenly spread within each.",
        [
            .required(
                "edges", \.edges, .array(of: .number(.time), count: 2...100_001), role: .extent,
                "Edges of the bins, rising."),
            .required(
                "weights", \.weights, .array(of: .number(.nonNegative), count: 1...100_000),
                role: .proportions, "Weight of each bin, one fewer than edges."),
        ])

    var problems: [Law.Problem] {
        if weights.count != edges.count - 1 {
            return [
                Law.Problem(
                    "must have one weight per bin: \(edges.count - 1) (found \(weights.count))",
                    at: .key("weights"))
            ]
        }
        if !weights.contains(where: { $0 > 0 }) {
            return [Law.Problem("some weight must be above 0", at: .key("weights"))]
        }
        let rise = zip(edges, edges.dropFirst()).allSatisfy(<)
        return rise ? [] : [Law.Problem("edges must rise", at: .key("edges"))]
    }

    var distribution: Distribution { .histogram(edges: edges, weights: weights) }
}

extension Law {
    /// Bins that were counted: `weights[i]` between `edges[i]` and `edges[i + 1]`.
    public static func histogram(edges: [Double], weights: [Double]) -> Law {
        Law(HistogramLaw { ($0.edges, $0.weights) = (edges, weights) })
    }
}

extension Distribution {
    /// A histogram: bin `i` between `edges[i]` and `edges[i + 1]` is chosen with a probability in
    /// proportion to `weights[i]`, and the value is uniform within it.
    public static func histogram(edges: [Double], weights: [Double]) -> Distribution {
        precondition(edges.count == weights.count + 1, "a histogram has one edge more than bins")
        precondition(
            edges.allSatisfy(\.isFinite) && zip(edges, edges.dropFirst()).allSatisfy(<),
            "edges must be finite and increase")
        return Distribution(Histogram(edges: edges, weights: CategoryWeights(weights)))
    }
}

private struct Histogram: DistributionFamily {
    let edges: [Double]
    let weights: CategoryWeights

    func quantile(_ u: Double) -> Double {
        let (bin, fraction) = weights.pick(u)
        let width = edges[bin + 1] - edges[bin]
        return min(edges[bin + 1], edges[bin] + fraction * width)
    }

    func cumulative(_ x: Double) -> Double {
        let bin = edges.firstIndex(inOrder: { $0 > x }) - 1
        guard bin >= 0 else { return 0 }
        guard bin < weights.count else { return 1 }
        let fraction = (x - edges[bin]) / (edges[bin + 1] - edges[bin])
        return weights.bounds[bin] + fraction * weights.probability(of: bin)
    }

    var mean: Double { weights.mean { (edges[$0] + edges[$0 + 1]) / 2 } }

    var variance: Double {
        let mean = mean
        return weights.mean { bin in
            let (width, sum) = (edges[bin + 1] - edges[bin], edges[bin] + edges[bin + 1])
            return width * width / 12 + (sum / 2 - mean) * (sum / 2 - mean)
        }
    }

    func scaled(by factor: Double) -> Histogram {
        Histogram(edges: edges.map { factor * $0 }, weights: weights)
    }

    func moved(by offset: Double) -> Histogram? {
        Histogram(edges: edges.map { $0 + offset }, weights: weights)
    }
}
