/// The way from the root of a JSON text to one of its values, such as `$.groups[0].agents`.
public struct JSONPath: Hashable, Sendable {
    /// One step down.
    public enum Step: Hashable, Sendable {
        /// To the value of a key.
        case key(String)
        /// To an element, from 0.
        case index(Int)
    }

    /// The steps from the root; none for the root itself.
    public let steps: [Step]

    /// The path that takes these steps.
    public init(_ steps: [Step] = []) {
        self.steps = steps
    }

    /// The value of a key of what this path leads to.
    public func key(_ key: String) -> JSONPath { JSONPath(steps + [.key(key)]) }

    /// An element of what this path leads to.
    public func index(_ index: Int) -> JSONPath { JSONPath(steps + [.index(index)]) }

    /// The path without `$`, as it is typed after `--set`; `the file` for the root.
    public var name: String {
        guard !steps.isEmpty else { return "the file" }
        let text = description.dropFirst()
        return String(text.hasPrefix(".") ? text.dropFirst() : text)
    }
}

extension JSONPath: LosslessStringConvertible {
    /// The path as text, with its `$`; keys that are not plain words are quoted: `$["a b"]`.
    public var description: String {
        steps.reduce(into: "$") { text, step in
            switch step {
            case .index(let index): text += "[\(index)]"
            case .key(let key):
                let isPlain =
                    !key.isEmpty && key.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
                text += isPlain ? ".\(key)" : "[\(JSONOutput.string(key).text())]"
            }
        }
    }

    /// Reads a path, with or without the leading `$`; nil if the text is not one.
    public init?(_ description: String) {
        guard !description.isEmpty else { return nil }
        var reader = JSONReader(SourceText(name: "path", text: description))
        var steps: [Step] = []
        let hasRoot = reader.take(Byte.dollar)
        while reader.current != nil {
            if reader.take(Byte.openBracket) {
                if reader.current == Byte.quote, let key = try? reader.text() {
                    steps.append(.key(key))
                } else if let index = Int(reader.takeRun(where: Byte.isDigit)) {
                    steps.append(.index(index))
                } else {
                    return nil
                }
                guard reader.take(Byte.closeBracket) else { return nil }
            } else {
                let isBareStart = steps.isEmpty && !hasRoot
                guard isBareStart || reader.take(Byte.dot) else { return nil }
                let key = reader.takeRun { !".[]\"".utf8.contains($0) }
                guard !key.isEmpty else { return nil }
                steps.append(.key(key))
            }
        }
        self.init(steps)
    }
}
