/// The measures that are kept of every replication: those that are built in, and a user's own.
package struct MeasureSet: Sendable {
    /// The measures, in the order in which they are kept.
    package let all: [Measure]
    private let positions: [String: Int]

    /// Those that are built in.
    package static let builtIn = MeasureSet(beside: [])

    /// Those that are built in, and others that are not among them.
    package init(beside measures: [Measure]) {
        var all = Measure.all
        var positions = Dictionary(
            uniqueKeysWithValues: all.enumerated().map { ($1.name, $0) })
        for measure in measures where positions[measure.name] == nil {
            positions[measure.name] = all.count
            all.append(measure)
        }
        self.all = all
        self.positions = positions
    }

    /// Where a measure stands; nil for one that is not kept.
    func position(of measure: Measure) -> Int? { positions[measure.name] }
}
