import StrictJSON

/// Figures of a checked file that are taken by their keys, until none may be left.
struct FigureGroup {
    private let group: Reading
    private let sources: [String: FigureSource]
    private var rest: [(key: String, reading: Reading)]
    /// Keys that were asked for.
    private var known: [String] = []
    /// Names of the sources that the figures taken are from.
    private(set) var usedSources: Set<String> = []
    /// What is wrong with the figures taken, and which of them are missing.
    private(set) var problems: [Problem] = []

    /// All figures of an object.
    init(_ group: Reading, _ sources: [String: FigureSource]) {
        self.group = group
        self.sources = sources
        rest = group.members
    }

    /// The figure of a key; one without meaning, and a problem, if it is missing or wrong.
    mutating func take(_ key: String) -> PublishedFigure {
        known.append(key)
        guard let place = rest.firstIndex(where: { $0.key == key }) else {
            problems.append(group.problem("the figure \"\(key)\" is missing"))
            return PublishedFigure("", 1, .ratio, .assumption(""))
        }
        let figure = rest.remove(at: place).reading
        guard let unit = ClaimUnit(rawValue: figure["unit"].string) else {
            preconditionFailure("the table has no such word")
        }
        return PublishedFigure(figure["name"].string, value(figure["value"]), unit, source(figure))
    }

    /// Figures that nobody asked for.
    var problemsWithTheRest: [Problem] {
        rest.map { key, reading in
            let question = Suggestion.nearest(to: key, among: known)
                .map { ". Did you mean \"\($0)\"?" }
            return reading.problem("there is no figure \"\(key)\"\(question ?? "")")
        }
    }

    private mutating func value(_ value: Reading) -> ClaimRange {
        if case .number(let number, _) = value.value.content { return ClaimRange(number) }
        let ends = value.elements.map(\.number)
        if ends[0] >= ends[1] {
            problems.append(value.problem("a range goes from the lower number to the higher one"))
        }
        return ClaimRange(ends[0], ends[1])
    }

    private mutating func source(_ figure: Reading) -> FigureSource {
        switch (figure.optional("source"), figure.optional("assumption")) {
        case (nil, let assumption?): return .assumption(assumption.string)
        case (let name?, nil):
            if let source = sources[name.string] {
                usedSources.insert(name.string)
                return source
            }
            let question = Suggestion.nearest(to: name.string, among: sources.keys.sorted())
                .map { ". Did you mean \"\($0)\"?" }
            problems.append(
                name.problem("there is no source \"\(name.string)\"\(question ?? "")"))
        case (nil, nil):
            problems.append(figure.problem("neither a source nor an assumption is given"))
        case (_?, _?):
            problems.append(figure.problem("what has a source is no assumption: give one of them"))
        }
        return .assumption("")
    }
}
