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
    private let first: [Field<Owner>]
    private let last: [Field<Owner>]

    /// Describes a value; different ones need different names.
    ///
    /// - Parameters:
    ///   - name: what it is called in the manual.
    ///   - summary: what it means, in one sentence that ends with a full stop.
    ///   - tag: the key whose word tells which variant it is.
    ///   - first: inputs that every variant has before its own.
    ///   - variants: what it can be.
    ///   - last: inputs that every variant has after its own.
    public init(
        _ name: String, _ summary: String, tag: String, first: [Field<Owner>] = [],
        _ variants: [Variant<Owner>], last: [Field<Owner>] = []
    ) {
        self.name = name
        self.summary = summary
        self.tag = tag
        self.variants = variants
        self.first = first
        self.last = last
    }

    /// The value, for whoever need not know what holds it.
    public var rule: VariantsRule {
        VariantsRule(
            name, summary, tag: tag,
            variants.map { variant in
                let own = variant.rule
                let fields = first.map(\.rule) + own.fields + last.map(\.rule)
                return ObjectRule(own.name, own.summary, fields, exactlyOneOf: own.forms)
            })
    }

    /// What every variant has.
    var shared: [Field<Owner>] { first + last }

    func read(_ datum: Datum) -> Owner {
        guard case .text(let word) = datum[tag],
            let variant = variants.first(where: { $0.rule.name == word })
        else { datum.mismatch("one of \(variants.map(\.rule.name))") }
        var owner = variant.read(datum)
        shared.read(datum, into: &owner)
        return owner
    }

    func write(_ owner: Owner) -> [Datum.Member] {
        let (word, own) = variant(of: owner)
        return [Datum.Member(tag, .text(word))] + first.write(owner) + own + last.write(owner)
    }

    /// The word for what a value is.
    public func word(for owner: Owner) -> String { variant(of: owner).word }

    private func variant(of owner: Owner) -> (word: String, own: [Datum.Member]) {
        for variant in variants {
            if let own = variant.write(owner) { return (variant.rule.name, own) }
        }
        preconditionFailure("\(owner) is none of the variants of \(name)")
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
        self.init(Content.table.name, Content.table.summary, embed, extract: extract)
    }

    /// The same under another word, for contents that variants share.
    public init<Content: Described>(
        _ word: String, _ summary: String,
        _ embed: @escaping @Sendable (Content) -> Owner,
        extract: @escaping @Sendable (Owner) -> Content?
    ) {
        let table = Content.table
        rule = ObjectRule(
            word, summary, table.fields.map(\.rule), exactlyOneOf: table.forms)
        read = { embed(Content($0)) }
        write = { extract($0).map(Content.table.fields.write) }
    }

    /// A variant that has no inputs of its own.
    ///
    /// - Parameters:
    ///   - word: the word for it.
    ///   - summary: what it means, in one sentence that ends with a full stop.
    ///   - value: what is read; inputs that all variants share are set afterwards.
    ///   - isThis: whether a value is this variant.
    public init(
        _ word: String, _ summary: String, _ value: Owner,
        isThis: @escaping @Sendable (Owner) -> Bool
    ) {
        rule = ObjectRule(word, summary, [])
        read = { _ in value }
        write = { isThis($0) ? [] : nil }
    }

    /// A variant that is one value, without inputs of its own.
    public init(_ word: String, _ summary: String, _ value: Owner) where Owner: Equatable {
        self.init(word, summary, value) { $0 == value }
    }
}

/// A value that people write as one of several objects.
public protocol Tagged: Keyed {
    /// Its variants; each value is one of them.
    static var variants: VariantTable<Self> { get }
}

extension Tagged {
    /// One of the variants.
    public static var schema: Schema { .variants(variants.rule) }

    /// The key of a property that every variant has; nil if it is no input.
    public static func key(of property: PartialKeyPath<Self>) -> String? {
        variants.shared.key(of: property)
    }

    /// Reads the variant that the word names.
    public init(_ datum: Datum) { self = Self.variants.read(datum) }

    /// The word and the inputs of the variant that the value is.
    public var datum: Datum { .object(Self.variants.write(self)) }
}
