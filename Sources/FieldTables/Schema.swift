/// What a JSON value may be: one table for the validator, JSON Schema, manual and reader.
///
/// Nothing in a workload accepts `null`: a value that is not given is left out. In results it
/// stands for what does not exist.
public indirect enum Schema: Sendable {
    /// A number.
    case number(NumberRule)
    /// A whole number, written 14 or 14.0.
    case integer(ClosedRange<Int>)
    /// `true` or `false`.
    case boolean
    /// `null`, for what does not exist.
    case null
    /// Text.
    case string(StringRule)
    /// One of several words.
    case choice([Choice])
    /// Values of one kind, with how many there may be.
    case array(of: Schema, count: ClosedRange<Int>)
    /// An object with known keys.
    case object(ObjectRule)
    /// One of several objects, told apart by the word under a key.
    case variants(VariantsRule)
    /// An object with free keys and values of one kind.
    case map(of: Schema)
    /// Any of several kinds, such as a number or an array of numbers.
    ///
    /// The words complete "must be …" in messages.
    case either([Schema], described: String)
}
