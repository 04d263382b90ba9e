/// All that is known of a value that people write as one of several objects, told apart by a word.
public struct VariantTable<Owner: Sendable>: Sendable {
    /// What it is called in the manual.
    public let name: String
    /// What it means, in one sentence that ends with a full stop.
    public let summary: String
    /// The key whose word tells which variant it is.
    public let tag: String
    /// The variants.
    public let variants: [Variant<Owner>]

    /// Describes a value; different ones need different names.
    public init(_ name: String, _ summary: String, tag: String, _ variants: [Variant<Owner>]) {
        self.name = name
        self.summary = summary
        self.tag = tag
        self.variants = variants
    }

    /// The value, for whoever need not know what holds it.
    public var rule: VariantsRule {
        VariantsRule(name, summary, tag: tag, variants.map(\.rule))
    }
}

/// One variant of a value.
public struct Variant<Owner: Sendable>: Sendable {
    let rule: ObjectRule
    let read: @Sendable (Datum) -> Owner
    let write: @Sendable (Owner) -> [Datum.Member]?

    /// A variant whose inputs are those of `Content`, whose table bears the variant's word.
    ///
    /// - Parameters:
    ///   - embed: makes the value of the variant's content.
    ///   - extract: the content, if the value is this variant.
    public init<Content: Described>(
        _ embed: @escaping @Sendable (Content) -> Owner,
        extract: @escaping @Sendable (Owner) -> Content?
    ) {
        rule = Content.table.rule
        read = { embed(Content($0)) }
        write = { extract($0).map(Content.table.write) }
    }

    /// A variant that is one value, without inputs but perhaps a remark.
    public init(_ word: String, _ summary: String, note: Bool = false, _ value: Owner)
    where Owner: Equatable {
        rule = ObjectRule(word, summary, note ? [.note] : [])
        read = { _ in value }
        write = { $0 == value ? [] : nil }
    }
}

/// A value that people write as one of several objects.
public protocol Tagged: FieldValue {
    /// Its variants; each value is one of them.
    static var variants: VariantTable<Self> { get }
}

extension Tagged {
    /// One of the variants.
    public static var schema: Schema { .variants(variants.rule) }

    /// Reads the variant that the word names.
    public init(_ datum: Datum) {
        let table = Self.variants
        guard case .text(let word) = datum[table.tag],
            let variant = table.variants.first(where: { $0.rule.name == word })
        else { datum.mismatch("one of \(table.variants.map(\.rule.name))") }
        self = variant.read(datum)
    }

    /// The word and the inputs of the variant that the value is.
    public var datum: Datum {
        let table = Self.variants
        for variant in table.variants {
            if let members = variant.write(self) {
                return .object([.init(table.tag, .text(variant.rule.name))] + members)
            }
        }
        preconditionFailure("\(self) is none of the variants of \(table.name)")
    }
}
