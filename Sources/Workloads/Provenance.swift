import StrictJSON

/// Where the inputs of a file come from, and which have no source.
///
/// An input is a number or a word under one of the `sections`. One
/// that neither `sources` nor `assumptions` covers counts as an assumption: nothing can be
/// left out by not mentioning it.
struct Provenance {
    private(set) var assumptions: [Assumption] = []
    private(set) var problems: [Problem] = []

    init(of file: Reading, changedBy settings: [Setting]) {
        let changed = settings.map(\.path) + AlternativeForms.replaced(by: settings)
        let sources = labels(file, "sources", changed)
        let declared = labels(file, "assumptions", changed)
        assumptions = declared.filter { label in !changed.contains { label.path.contains($0) } }
            .map { Assumption(path: $0.path.name, reason: $0.text) }
        let ordered = settings.sorted { $0.path.name < $1.path.name }
        for setting in ordered where Provenance.isInput(setting.path) {
            let change = setting.isNull ? "taken away" : "set to \(setting.text)"
            assumptions.append(
                Assumption(path: setting.path.name, reason: "\(change) for this run"))
        }
        let covered = sources.map(\.path) + declared.map(\.path) + changed
        for path in inputs(of: file) where !covered.contains(where: { $0.contains(path) }) {
            assumptions.append(Assumption(path: path.name, reason: "no source given"))
        }
    }

    private static let sections = [
        "demand", "intents", "complexities", "segments", "ai", "humans", "repeats",
        "satisfaction",
    ]

    private static func isInput(_ path: JSONPath) -> Bool {
        guard case .key(let section) = path.steps.first else { return false }
        return sections.contains(section)
    }

    private mutating func labels(
        _ file: Reading, _ key: String, _ changed: [JSONPath]
    ) -> [(path: JSONPath, text: String)] {
        file[key].members.compactMap { name, reading in
            let path = JSONPath(name)
            // What a setting replaced may have had other parts.
            if let path, changed.contains(where: { $0.contains(path) }) { return nil }
            guard let path, Provenance.isInput(path), file.value.value(at: path) != nil else {
                problems.append(reading.problem("there is no input \"\(name)\" in this file"))
                return nil
            }
            return (path, reading.string)
        }
    }

    /// Paths of the inputs that the file gives; lists of numbers count as one input.
    private func inputs(of file: Reading) -> [JSONPath] {
        Provenance.sections.flatMap { section in
            file.value[section].map { leaves($0, JSONPath([.key(section)])) } ?? []
        }
    }

    private func leaves(_ value: JSONValue, _ path: JSONPath) -> [JSONPath] {
        switch value.content {
        case .object(let members):
            members.filter { $0.key != "note" && $0.key != "name" }
                .flatMap { leaves($0.value, path.key($0.key)) }
        case .array(let elements):
            if elements.contains(where: { if case .object = $0.content { true } else { false } }) {
                elements.enumerated().flatMap { leaves($0.element, path.index($0.offset)) }
            } else {
                [path]
            }
        default: [path]
        }
    }
}

extension JSONPath {
    /// Whether `other` is this place or lies below it.
    fileprivate func contains(_ other: JSONPath) -> Bool {
        other.steps.starts(with: steps)
    }
}
