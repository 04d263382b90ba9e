/// A number that somebody published, or an assumption that says that it is one.
public struct PublishedFigure: Sendable, Equatable {
    /// What the number counts or measures.
    public let name: String
    /// The number, or the range that was given.
    public var value: ClaimRange
    /// What it is counted in.
    public let unit: ClaimUnit
    /// Where it was published.
    public let source: FigureSource

    init(_ name: String, _ value: ClaimRange, _ unit: ClaimUnit, _ source: FigureSource) {
        self.name = name
        self.value = value
        self.unit = unit
        self.source = source
    }
}
