import StrictJSON

/// Keys of one object that say the same in different forms: a workload gives exactly one.
struct AlternativeForms: Sendable {
    /// The key of the object, at the top of the file.
    let object: String
    /// The keys that exclude each other.
    let keys: [String]

    static let demand = AlternativeForms(
        object: "demand", keys: ["freshPerMonth", "issuesPerHour", "trace"])
    static let staffing = AlternativeForms(
        object: "humans",
        keys: ["fullTimeEquivalents", "agents", "agentsPerHour", "agentsPerWeekHour"])
    static let answering = AlternativeForms(object: "ai", keys: ["containment", "accuracy"])

    /// All of the format.
    static let all = [demand, staffing, answering]

    private var paths: [JSONPath] { keys.map { JSONPath([.key(object), .key($0)]) } }

    /// Where forms stand that give way to another one, which is set: those that no setting
    /// touches itself.
    static func replaced(by settings: [Setting]) -> [JSONPath] {
        all.flatMap { forms -> [JSONPath] in
            let isSet = forms.paths.contains { form in
                settings.contains { $0.path == form && !$0.isNull }
            }
            guard isSet else { return [] }
            return forms.paths.filter { form in
                !settings.contains { $0.path.steps.starts(with: form.steps) }
            }
        }
    }
}

extension Setting {
    /// Whether this setting leaves nothing of the other: it changes the same input or an object
    /// around it, or gives another form of it.
    public func replaces(_ other: Setting) -> Bool {
        other.path.steps.starts(with: path.steps)
            || AlternativeForms.replaced(by: [self]).contains {
                other.path.steps.starts(with: $0.steps)
            }
    }
}
