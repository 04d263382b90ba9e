import Experiments
import Reports

extension ParsedArguments {
    /// How much the report says: what `--verbose` and `--measures` ask for.
    ///
    /// - Throws: measures that do not exist, or are not those of a report.
    func reportDetail() throws -> ReportDetail {
        guard flag(.verbose) != true, let names = text(.measures) else { return extent }
        if names == "all" { return .measures(Measure.all) }
        return .measures(
            try names.split(separator: ",").map { try Measure.find(String($0)) })
    }

    /// The answer, or everything with `--verbose`.
    var extent: ReportDetail { flag(.verbose) == true ? .everything : .answer }

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

    /// Fails if two files to be written are one: what was written first would be lost.
    func checkFilesDiffer() throws(UsageError) {
        let options = [OptionSpec.html, .output, .write, .checkpoint].filter(lists)
        let files = options.compactMap { option in
            text(option).map { (flag: option.flag, path: $0) }
        }
        for (number, file) in files.enumerated() {
            let same = files[..<number].first { InputFile.areSame($0.path, file.path) }
            guard let same, file.path != "-" else { continue }
            throw UsageError(
                message: "\(same.flag) and \(file.flag) name the same file",
                hint: "Each needs one of its own.")
        }
    }

    /// Fails before the work if its result could not be written.
    func checkOutputFile() throws {
        if let path = outputPath {
            try AtomicFile.checkPlace(path, overwrite: flag(.overwrite) ?? false)
        }
    }
}
