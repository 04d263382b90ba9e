import Experiments

/// Which intervals of a result are not to be trusted yet, and what would make them so.
enum TrustReport {
    /// A sentence on the values with a question mark; empty if there are none.
    ///
    /// - Parameter option: what asks for more of what the intervals come from.
    static func section(
        _ values: [MeasuredValue], option: String = "--replications"
    ) -> Document.Section {
        let doubtful = values.compactMap { value in
            value.replicationsToTrust.map { (name: value.measure.name, needed: $0) }
        }
        guard let most = doubtful.max(by: { $0.needed < $1.needed }) else { return [] }
        let looked = doubtful.filter { Trust.measures.contains($0.name) }
        let first = looked.max { $0.needed < $1.needed } ?? doubtful[0]
        let count = values.first?.replications.count ?? 0
        let others =
            first.name == most.name
            ? "" : " (\(most.name), the most skewed, about \(most.needed))"
        let unit = option.dropFirst(2)
        let sentence =
            "? Not to be trusted yet: too skewed for \(count) \(unit), so that the interval is "
            + "likely to miss the truth more often than it says. For \(first.name) about "
            + "\(first.needed) would do: \(option) \(first.needed)\(others)."
        return [.note(sentence, .caution)]
    }
}
