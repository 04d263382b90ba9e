/// A report as it is meant, before it is decided how it looks.
///
/// Reports build documents and renderers write them, so that a new form of output is one more
/// renderer and no change of any report.
public struct Document: Sendable, Equatable {
    /// Blocks that belong together; sections are set apart from each other.
    public struct Section: Sendable, Equatable, ExpressibleByArrayLiteral {
        /// What is in it, in the order of reading.
        public var blocks: [Block]

        /// A section of these blocks; without any, the document leaves it out.
        public init(_ blocks: [Block] = []) {
            self.blocks = blocks
        }

        /// The same, written as a literal.
        public init(arrayLiteral blocks: Block...) {
            self.init(blocks)
        }
    }

    /// Its sections, in the order of reading, none of them empty.
    public let sections: [Section]

    /// A document of these sections, but for the empty ones.
    public init(_ sections: [Section]) {
        self.sections = sections.filter { !$0.blocks.isEmpty }
    }
}

/// A part of a document that is written in one way; texts are plain, without any markup.
public enum Block: Sendable, Equatable {
    /// What the document is about, on one line.
    case heading(String)

    /// Sentences in lines of whatever length suits.
    case paragraph(String)

    /// Sentences whose line ends, if they have any, are meant.
    case note(String, Tone = .plain)

    /// Things of one kind, one after the other.
    case list(List)

    /// Rows and columns.
    case table(Table)

    /// Something to type as it stands, after what it is for: `Reproduce:`.
    case command(String, label: String)
}
