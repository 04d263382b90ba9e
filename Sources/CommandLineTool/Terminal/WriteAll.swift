#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The reader of our output has gone; nothing is wrong, there is only no point in going on.
struct BrokenPipe: ToolError {
    var exitCode: ExitCode { .success }
    var description: String { "the reader of the output has gone" }
}

/// A system call failed while writing.
struct OutputFailed: ToolError, Equatable {
    /// The `errno` of the call.
    let code: Int32

    var exitCode: ExitCode { .inputOutput }
    var description: String { "cannot write the output: \(systemMessage(code))" }
}

/// Makes writing to a closed pipe, or beyond the size that files may have, an error to catch
/// instead of a signal that kills.
func ignoreBrokenPipes() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
}

/// Writes all bytes, however many calls the system needs for them.
///
/// `call` is write(2), or what a test puts in its place.
///
/// - Throws: `BrokenPipe` when the reader has gone, `OutputFailed` for any other failure.
func writeAll(
    _ bytes: [UInt8], to descriptor: Int32,
    call: (Int32, UnsafeRawPointer?, Int) -> Int = { write($0, $1, $2) }
) throws {
    try bytes.withUnsafeBytes { buffer in
        var rest = UnsafeRawBufferPointer(rebasing: buffer[...])
        while !rest.isEmpty {
            let written = call(descriptor, rest.baseAddress, rest.count)
            if written >= 0 {
                rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(written))
                continue
            }
            switch errno {
            case EINTR: continue
            case EPIPE: throw BrokenPipe()
            case let code: throw OutputFailed(code: code)
            }
        }
    }
}
