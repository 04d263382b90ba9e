extension ParsedArguments {
    /// The file of `--output`; nil for standard output.
    var outputPath: String? { text(.output).flatMap { $0 == "-" ? nil : $0 } }

    /// Writes results where `--output` says, or to standard output.
    func write(_ text: String, _ output: Output) throws {
        try output.interruption.shield {
            if let path = outputPath {
                try AtomicFile.write(
                    Array(text.utf8), to: path, overwrite: flag(.overwrite) ?? false)
            } else {
                try output.standardOutput.write(text)
            }
            output.interruption.describe { "after everything was written" }
        }
    }

    /// Fails before the work if its result could not be written.
    func checkOutputFile() throws {
        if let path = outputPath { try AtomicFile.checkFolder(of: path) }
    }
}
