/// Things of one kind, one after the other.
public struct List: Sendable, Equatable {
    /// What stands before each item.
    public enum Marker: Sendable {
        /// Nothing but space.
        case space
        /// A dash.
        case dash
        /// Its number, `1.`
        case number
        /// Its number as notes have it, `[1]`.
        case bracket
    }

    /// One of the things.
    public struct Item: Sendable, Equatable {
        /// What it says.
        public let text: String

        /// How far it is set in: one more than the item that it belongs to.
        public let depth: Int

        /// An item.
        public init(_ text: String, depth: Int) {
            self.text = text
            self.depth = depth
        }
    }

    /// What stands before each item.
    public let marker: Marker

    /// The things.
    public let items: [Item]

    /// A list of items.
    public init(_ items: [Item], marker: Marker = .space) {
        self.items = items
        self.marker = marker
    }

    /// Short things on a line each, set in by one step.
    public init(_ lines: [String]) {
        self.init(lines.map { Item($0, depth: 1) })
    }

    /// Things behind a mark each, not set in.
    public init(_ texts: [String], marker: Marker) {
        self.init(texts.map { Item($0, depth: 0) }, marker: marker)
    }
}
