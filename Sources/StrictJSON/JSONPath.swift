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
