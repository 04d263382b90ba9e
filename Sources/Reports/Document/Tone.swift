/// What a text is to the reader, beside what it says: renderers may show it by colour, and what
/// they show must be said by the words as well.
public enum Tone: Sendable, Equatable {
    /// Nothing but its words.
    case plain
    /// What is looked for first.
    case strong
    /// What helps only on a second look.
    case faint
    /// As it should be: reproduced, met, better.
    case good
    /// As it should not be: missed, wrong, worse.
    case bad
    /// Not known well enough, or easily misread.
    case caution
}
