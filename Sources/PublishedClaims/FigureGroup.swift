import FieldTables
import StrictJSON

/// Figures of a checked file that are taken by their keys, until none may be left.
struct FigureGroup {
    private let group: Reading<Entries<FigureFile.Figure>>
    private let sources: [String: FigureSource]
    private var rest: [(name: String, value: Reading<FigureFile.Figure>)]
    /// Keys that were asked for.
    private var known: [String] = []
    /// Names of the sources that the figures taken are from.
    private(set) var usedSources: Set<String> = []
    /// What is wrong with the figures taken, and which of them are missing.
    private(set) var problems: [Problem] = []

    /// All figures of an object.
    init(_ group: Reading<Entries<FigureFile.Figure>>, _ sources: [String: FigureSource]) {
        self.group = group
        self.sources = sources
        rest = group.entries()
    }

    /// The figure of a key; one without meaning, and a problem, if it is missing or wrong.
    mutating func take(_ key: String) -> PublishedFigure {
        known.append(key)
        guard let place = rest.firstIndex(where: { $0.name == key }) else {
            problems.append(group.problem("the figure \"\(key)\" is missing"))
            return PublishedFigure("", 1, .ratio, .assumption(""))
        }
        let figure = rest.remove(at: place).value
        return PublishedFigure(
            figure.value.name, quantity(figure.quantity), figure.value.unit, source(figure))
    }

    /// Figures that nobody asked for.
    var problemsWithTheRest: [Problem] {
        rest.map { key, figure in
            let question = Suggestion.nearest(to: key, among: known)
                .map { ". Did you mean \"\($0)\"?" }
            return figure.problem("there is no figure \"\(key)\"\(question ?? "")")
        }
    }

    private mutating func quantity(_ given: Reading<FigureFile.Quantity>) -> ClaimRange {
        switch given.value {
        case .number(let number): return ClaimRange(number)
        case .range(let ends):
            if ends[0] >= ends[1] {
                problems.append(
                    given.problem("a range goes from the lower number to the higher one"))
            }
            return ClaimRange(ends[0], ends[1])
        }
    }

    private mutating func source(_ figure: Reading<FigureFile.Figure>) -> FigureSource {
        switch (figure.source.given(), figure.value.assumption) {
        case (nil, let assumption?): return .assumption(assumption)
        case (let name?, nil):
            if let source = sources[name.value] {
                usedSources.insert(name.value)
                return source
            }
            let question = Suggestion.nearest(to: name.value, among: sources.keys.sorted())
                .map { ". Did you mean \"\($0)\"?" }
            problems.append(
                name.problem("there is no source \"\(name.value)\"\(question ?? "")"))
        case (nil, nil):
            problems.append(figure.problem("neither a source nor an assumption is given"))
        case (_?, _?):
            problems.append(figure.problem("what has a source is no assumption: give one of them"))
        }
        return .assumption("")
    }
}
