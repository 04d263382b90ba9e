import FieldTables
import StrictJSON

/// Where the inputs of a file come from, and which have no source.
///
/// An input is a number or a word that says something about the centre or its customers. One
/// that neither `sources` nor `assumptions` covers counts as an assumption: nothing can be
/// left out by not mentioning it.
struct Provenance {
    private(set) var assumptions: [Assumption] = []
    private(set) var problems: [Problem] = []
    /// The labels of sources that settings left.
    private(set) var sources: [(path: JSONPath, text: String)] = []
    private let root: JSONValue

    init(of inputs: Reading<Inputs>, _ root: JSONValue, changedBy settings: [Setting]) {
        self.root = root
        let changed = settings.map(\.path) + Setting.otherForms(replacedBy: settings)
        sources = labels(inputs.sources, changed)
        let declared = labels(inputs.assumptions, changed)
        assumptions = declared.filter { label in !changed.contains { label.path.contains($0) } }
            .map { Assumption(path: $0.path.name, reason: $0.text) }
        let ordered = settings.sorted { $0.path.name < $1.path.name }
        for setting in ordered where Provenance.isInput(setting.path) {
            let change = setting.isNull ? "taken away" : "set to \(setting.text)"
            assumptions.append(
                Assumption(path: setting.path.name, reason: "\(change) for this run"))
        }
        let covered = sources.map(\.path) + declared.map(\.path) + changed
        for path in given where !covered.contains(where: { $0.contains(path) }) {
            assumptions.append(Assumption(path: path.name, reason: "no source given"))
        }
    }

    /// What says something about the centre or its customers, at the top of the file.
    private static let sections = Inputs.table.fields.map(\.rule)
        .filter { $0.role == .input || $0.role == .tier }.map(\.key)

    private static func isInput(_ path: JSONPath) -> Bool {
        guard case .key(let section) = path.steps.first else { return false }
        return sections.contains(section)
    }

    private mutating func labels(
        _ labels: Reading<Entries<String>>, _ changed: [JSONPath]
    ) -> [(path: JSONPath, text: String)] {
        labels.entries().compactMap { name, label in
            let path = JSONPath(name)
            // What a setting replaced may have had other parts.
            if let path, changed.contains(where: { $0.contains(path) }) { return nil }
            guard let path, Provenance.isInput(path), root.value(at: path) != nil,
                Inputs.schema.field(at: path, in: root)?.role != .label
            else {
                problems.append(label.problem("there is no input \"\(name)\" in this file"))
                return nil
            }
            return (path, label.value)
        }
    }

    /// Paths of the inputs that the file gives; lists of numbers count as one input.
    private var given: [JSONPath] {
        Provenance.sections.flatMap { section in
            root[section].map { leaves($0, JSONPath([.key(section)])) } ?? []
        }
    }

    private func leaves(_ value: JSONValue, _ path: JSONPath) -> [JSONPath] {
        switch value.content {
        // A series is one input, whatever its points.
        case .object where path.steps.count == 2 && path.steps[0] == .key("overTime"): [path]
        case .object(let members):
            members.flatMap { member -> [JSONPath] in
                let path = path.key(member.key)
                let role = Inputs.schema.field(at: path, in: root)?.role
                return role == .label ? [] : leaves(member.value, path)
            }
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
