/// Where the tool writes: data to standard output, messages to standard error.
///
/// Everything the tool says passes through one of these, so that tests can capture it.
struct Output: Sendable {
    /// One of the two streams.
    struct Stream: Sendable {
        /// Whether a person watches, so that a line may be redrawn.
        let isTerminal: Bool

        /// Whether people read it, so that no name may command their terminal.
        var isForPeople = false

        /// Takes the bytes, all of them or throws.
        let sink: @Sendable ([UInt8]) throws -> Void

        /// Writes bytes as they are.
        func write(_ bytes: [UInt8]) throws {
            try sink(bytes)
        }

        /// Writes text as UTF-8.
        func write(_ text: String) throws {
            try sink(Array((isForPeople ? harmless(text) : text).utf8))
        }

        private func harmless(_ text: String) -> String {
            text.split(separator: "\n", omittingEmptySubsequences: false)
                .map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
                .map { $0.map { String($0).harmless }.joined(separator: "\t") }
                .joined(separator: "\n")
        }
    }

    /// The stream for data.
    let standardOutput: Stream

    /// The stream for messages.
    let standardError: Stream

    /// The characters that fit on a line.
    let width: Int

    /// Whether data on a terminal is coloured where nobody says otherwise.
    var isColoured = false

    /// What happens if the user stops the program.
    var interruption = Interruption()

    /// The streams of this process: descriptors 1 and 2, unbuffered.
    ///
    /// Writing data throws `BrokenPipe` or `OutputFailed`; messages that nobody can read are no
    /// reason to lose data. Call `prepareStandardStreams()` first.
    static func system(environment: [String: String]) -> Output {
        let data = Stream(isTerminal: isTerminal(1)) { try writeAll($0, to: 1) }
        let messages = Stream(isTerminal: isTerminal(2), isForPeople: true) {
            try? writeAll($0, to: 2)
        }
        let terminal = [1, 2].lazy.compactMap { terminalWidth($0) }.first
        return Output(
            standardOutput: data, standardError: messages,
            width: width(environment, terminal: terminal),
            isColoured: isColoured(environment, isTerminal: data.isTerminal),
            interruption: .ofProcess)
    }

    /// The line width: what `COLUMNS` asks for, else that of the terminal, else 100; at least 20.
    static func width(_ environment: [String: String], terminal: Int?) -> Int {
        let asked = environment["COLUMNS"].flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
        return max(asked ?? terminal ?? 100, 20)
    }

    /// Whether to colour: on a terminal that can, unless `NO_COLOR` is set (no-color.org), and
    /// elsewhere if `FORCE_COLOR` or `CLICOLOR_FORCE` is.
    static func isColoured(_ environment: [String: String], isTerminal: Bool) -> Bool {
        func isSet(_ name: String) -> Bool { environment[name].map { !$0.isEmpty } ?? false }
        if isSet("NO_COLOR") { return false }
        if ["FORCE_COLOR", "CLICOLOR_FORCE"].contains(where: { isSet($0) && environment[$0] != "0" }
        ) {
            return true
        }
        return isTerminal && environment["TERM"] != "dumb"
    }
}
