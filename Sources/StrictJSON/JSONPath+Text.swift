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
