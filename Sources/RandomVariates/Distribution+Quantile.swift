import ElementaryFunctions

extension Distribution.Family {
    /// The quantile of the families that need more than a formula in one line.
    @usableFromInline
    func iteratedQuantile(_ u: Double) -> Double {
        switch self {
        case .gamma(let shape, let scale):
            return scale * Elementary.gammaQuantile(u, shape: shape)
        case .weibull(let shape, let scale):
            let hazard = -Elementary.log(1 - u)
            return scale * Elementary.exp(Elementary.log(hazard) / shape)
        case .triangular(let mode, let width):
            return u * width < mode
                ? min(mode, (u * width * mode).squareRoot())
                : max(mode, width - ((1 - u) * width * (width - mode)).squareRoot())
        case .empirical(let sorted):
            return sorted[min(sorted.count - 1, Int(u * Double(sorted.count)))]
        case .histogram(let edges, let weights):
            let (bin, fraction) = weights.pick(u)
            let width = edges[bin + 1] - edges[bin]
            return min(edges[bin + 1], edges[bin] + fraction * width)
        case .mixture(let components, let weights):
            let (component, fraction) = weights.pick(u)
            return components[component].quantile(max(0x1p-53, min(1 - 0x1p-53, fraction)))
        case .zero, .exponential, .lognormal, .uniform:
            return Distribution(self).quantile(u)
        }
    }
}
