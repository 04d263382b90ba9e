/// An object with known keys.
public struct ObjectRule: Sendable {
    /// What it is called in the manual, or the word of its tag if it is a variant.
    public let name: String
    /// What it means, in one sentence that ends with a full stop.
    public let summary: String
    /// Its keys, in the order of the manual.
    public let fields: [FieldRule]
    /// Keys that say the same in different forms, of which exactly one must be given; empty if
    /// there are none.
    public let forms: [String]

    /// An object that is called `name`; different objects need different names.
    public init(
        _ name: String, _ summary: String, _ fields: [FieldRule], exactlyOneOf forms: [String] = []
    ) {
        self.name = name
        self.summary = summary
        self.fields = fields
        self.forms = forms
    }
}
