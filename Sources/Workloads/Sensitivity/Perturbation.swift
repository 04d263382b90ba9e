import StrictJSON

/// An input that has no source, and how far it may be off: what a sensitivity analysis varies,
/// one at a time.
public struct Perturbation: Sendable, Equatable {
    /// The input: an assumption, or a number below one.
    public let path: JSONPath
    /// The change that makes it smaller (of a shape: flatter); nil if there is none.
    public let low: Setting?
    /// The change that makes it larger (of a shape: sharper); nil if there is none.
    public let high: Setting?
    /// Why one of the changes is missing, or both; nil if none is.
    public let reason: String?

    /// States how far an input may be off.
    public init(path: JSONPath, low: Setting?, high: Setting?, reason: String? = nil) {
        self.path = path
        self.low = low
        self.high = high
        self.reason = reason
    }
}

extension Workload {
    /// How far the inputs without a source may be off, in the order of `assumptions`.
    ///
    /// - Numbers move by a share of themselves, as far as the format allows; whole numbers by at
    ///   least one.
    /// - Lists of numbers move as a whole. Lists of which only the shape counts, such as
    ///   `demand.hours`, get flatter and sharper: distances from their mean move by the share.
    /// - Shares of a whole, such as those of markets, take from the others and give to them.
    /// - Distributions move with their mean, median or value, their shape being kept.
    /// - Each number below an object moves alone, unless it has a source or an entry of its own.
    ///
    /// Words are not varied, nor is what would not be a valid workload; the reason is given.
    ///
    /// - Parameters:
    ///   - source: the workload file.
    ///   - settings: changed inputs, on top of which one more is changed.
    ///   - share: how far a number moves, as a share of itself.
    ///   - readFile: reads files that the workload names.
    /// - Throws: `InvalidWorkload` if the workload is not valid as it is.
    public static func perturbations(
        of source: SourceText, settings: [Setting] = [], by share: Double = 0.2,
        readFile: @escaping FileReading = { _ throws in
            throw FileProblem("files beside the workload are not available here")
        }
    ) throws -> [Perturbation] {
        func read(_ change: Setting?) throws -> Workload {
            let kept = settings.filter { own in change?.replaces(own) != true }
            return try Workload(
                reading: source, settings: kept + (change.map { [$0] } ?? []), readFile: readFile)
        }
        let assumptions = try read(nil).assumptions.compactMap { JSONPath($0.path) }
        let root = try checkedTree(source, settings)
        let perturber = Perturber(root: root, assumptions: assumptions, share: share)
        return try assumptions.flatMap(perturber.perturbations).map { perturbation in
            try perturbation.checked { try read($0) }
        }
    }
}

extension Perturbation {
    /// The perturbation without the changes that do not give a valid workload.
    fileprivate func checked(_ read: (Setting) throws -> Workload) throws -> Perturbation {
        var reason = reason
        func valid(_ change: Setting?) throws -> Setting? {
            guard let change else { return nil }
            do {
                _ = try read(change)
                return change
            } catch let error as InvalidWorkload {
                let message = error.problems.first?.message ?? ""
                reason = "\(change.path.name)=\(change.text) is not valid: \(message)"
                return nil
            }
        }
        return Perturbation(path: path, low: try valid(low), high: try valid(high), reason: reason)
    }
}
