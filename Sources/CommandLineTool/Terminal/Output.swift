/// Where the tool writes: data to standard output, messages to standard error.
///
/// Everything the tool says passes through one of these, so that tests can capture it.
struct Output: Sendable {
    /// One of the two streams.
    struct Stream: Sendable {
        /// Whether a person watches, so that a line may be redrawn.
        let isTerminal: Bool

        /// Takes the bytes, all of them or throws.
        let sink: @Sendable ([UInt8]) throws -> Void

        /// Writes bytes as they are.
        func write(_ bytes: [UInt8]) throws {
            try sink(bytes)
        }

        /// Writes text as UTF-8.
        func write(_ text: String) throws {
            try sink(Array(text.utf8))
        }
    }

    /// The stream for data.
    let standardOutput: Stream

    /// The stream for messages.
    let standardError: Stream

    /// The characters that fit on a line.
    let width: Int

    /// What happens if the user stops the program.
    var interruption = Interruption()

    /// The streams of this process: descriptors 1 and 2, unbuffered.
    ///
    /// `COLUMNS` sets the width, else it is 80. Writing throws `BrokenPipe` or `OutputFailed`;
    /// call `ignoreBrokenPipes()` first.
    static func system(environment: [String: String]) -> Output {
        func stream(_ descriptor: Int32) -> Stream {
            Stream(isTerminal: isTerminal(descriptor)) { bytes in
                try writeAll(bytes, to: descriptor)
            }
        }
        return Output(
            standardOutput: stream(1), standardError: stream(2), width: width(environment),
            interruption: .ofProcess)
    }

    /// The line width that `COLUMNS` asks for, at least 20; 80 if it asks for nothing sensible.
    static func width(_ environment: [String: String]) -> Int {
        environment["COLUMNS"].flatMap { Int($0) }.flatMap { $0 > 0 ? max($0, 20) : nil } ?? 80
    }
}
