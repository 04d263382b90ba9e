/// Several objects, told apart by the word under one key, the tag.
public struct VariantsRule: Sendable {
    /// What the object is called in the manual.
    public let name: String
    /// What it means, in one sentence that ends with a full stop.
    public let summary: String
    /// The key whose word tells which variant it is.
    public let tag: String
    /// The variants, each named by its word, without the tag among its fields.
    public let cases: [ObjectRule]

    /// A tagged object that is called `name`; different objects need different names.
    public init(_ name: String, _ summary: String, tag: String, _ cases: [ObjectRule]) {
        self.name = name
        self.summary = summary
        self.tag = tag
        self.cases = cases
    }

    /// The words of the tag.
    package var choice: Schema { .choice(cases.map { Choice($0.name, $0.summary) }) }

    /// A variant with its tag as the first, required field, which allows only its own word.
    package func tagged(_ variant: ObjectRule) -> ObjectRule {
        let word = Schema.choice([Choice(variant.name, variant.summary)])
        let field = FieldRule.required(tag, word, "The word \"\(variant.name)\".")
        return ObjectRule(
            variant.name, variant.summary, [field] + variant.fields, exactlyOneOf: variant.forms)
    }
}
