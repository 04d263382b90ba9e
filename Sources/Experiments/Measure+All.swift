import StrictJSON

extension Measure {
    /// Every measure, in the order of the reports.
    public static let all =
        volumes + automation + truth + handOffs + humanService + times + resources + people
        + costs + comparisons

    /// The measure called `name`.
    public static func named(_ name: String) -> Measure? { all.first { $0.name == name } }

    /// The measure that is built in under this name, which is written in the program itself.
    ///
    /// - Precondition: there is one.
    package static func builtIn(_ name: String) -> Measure {
        guard let measure = named(name) else { preconditionFailure("no measure \(name)") }
        return measure
    }

    /// The measures of a single run: all but those that need a baseline.
    public static let ofSingleRuns = all.filter {
        if case .againstBaseline = $0.source { false } else { true }
    }

    /// The measure of that name; `serviceLevel[fraud]` is the one of an intent, a segment, a
    /// complexity or a group of agents, `serviceLevel[2025-12]` that of a month, and
    /// `serviceLevel[fraud][2025-12]` that of both.
    ///
    /// - Throws: `InvalidQuestion` with the nearest name if there is none, or if it is not known by
    ///   such parts.
    public static func find(_ name: String) throws -> Measure {
        if let measure = named(name) { return measure }
        if name.hasSuffix("]"), let start = name.startOfLastPart {
            let part = PartName(text: String(name[name.index(after: start)...].dropLast()))
            return try find(String(name[..<start])).of(part)
        }
        let question = Suggestion.nearest(to: name, among: all.map(\.name))
            .map { "Did you mean '\($0)'? " }
        throw InvalidQuestion(
            message: "there is no measure '\(name)'",
            hint: (question ?? "") + "'switchboard explain' lists them all.")
    }
}

extension String {
    /// Where the brackets of the last part of `measure[part][part]` begin; a name may have brackets
    /// itself.
    fileprivate var startOfLastPart: Index? {
        ranges(of: "][").last.map { index(after: $0.lowerBound) } ?? firstIndex(of: "[")
    }
}
