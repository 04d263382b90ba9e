import StrictJSON

/// A changed input: `--set humans.fullTimeEquivalents=2000`; a whole object is one, and so is
/// `--set ai=null`, which takes the input away.
public struct Setting: Sendable, Equatable {
    /// Where the input is in the file.
    public let path: JSONPath
    /// Its new value, as it was written.
    public let text: String

    /// Changes the input at `path` to the JSON value `text`, or to that word if it is not JSON.
    ///
    /// The text is kept as JSON writes the value, so that `2e3` and `2000` are one setting.
    public init(path: JSONPath, text: String) {
        self.path = path
        let (root, problems) = JSONReader.read(SourceText(name: "setting", text: text))
        let isValue =
            problems.isEmpty
            && root.map { if case .string = $0.content { false } else { true } } ?? false
        self.text = isValue ? root.map { JSONOutput($0).text() } ?? text : text
    }

    /// Whether it takes the input away, as if the file did not have it.
    public var isNull: Bool { text == "null" }

    /// The option that makes the change.
    public var description: String { "--set \(path.name)=\(text)" }

    /// Changes the input at `path`.
    init(path: JSONPath, _ value: JSONOutput) {
        self.init(path: path, text: value.text())
    }

    /// Where forms of an input stand that give way to another one, which is set: those that no
    /// setting touches itself.
    static func otherForms(replacedBy settings: [Setting]) -> [JSONPath] {
        settings.filter { !$0.isNull }.flatMap { setting in
            Inputs.schema.otherForms(of: setting.path).filter { form in
                !settings.contains { $0.path.steps.starts(with: form.steps) }
            }
        }
    }

    /// Whether this setting leaves nothing of the other: it changes the same input or an object
    /// around it, or gives another form of it.
    public func replaces(_ other: Setting) -> Bool {
        other.path.steps.starts(with: path.steps)
            || Setting.otherForms(replacedBy: [self]).contains {
                other.path.steps.starts(with: $0.steps)
            }
    }

    /// What is wrong with the JSON of the value, if it is meant to be an object or an array.
    var problem: Problem? {
        guard text.hasPrefix("{") || text.hasPrefix("["),
            let problem = JSONReader.read(SourceText(name: "setting", text: text)).problems.first
        else { return nil }
        return Problem(problem.message, at: .origin(description))
    }

    /// The new value, said to be written where the option is.
    var value: JSONValue {
        let (root, problems) = JSONReader.read(SourceText(name: "setting", text: text))
        let origin = Problem.Location.origin(description)
        if let root, problems.isEmpty { return root.relocated(to: origin) }
        return JSONValue(.string(text), at: origin)
    }
}
