/// Something that the tool can do.
///
/// Help, completions, parsing and doing it all derive from the list of verbs in
/// `ToolSpec+Switchboard.swift`: a new one is a type of its own and a line there.
protocol Verb: SendableMetatype {
    /// Its word, arguments, options and examples.
    static var spec: VerbSpec { get }

    /// Reads what was typed, before anything is done or said.
    ///
    /// - Throws: `ToolError` for what cannot be meant or cannot be read.
    init(_ arguments: ParsedArguments) throws

    /// Does it; without an error the tool ends with success.
    ///
    /// - Throws: `ToolError`, which says how the tool ends.
    func run(_ output: Output) async throws
}
