import StrictJSON
import Workloads

/// A workload that cannot be used.
struct BadWorkload: ToolError {
    let name: String
    let problems: [Problem]

    init(name: String, problems: [Problem]) {
        self.name = name
        self.problems = problems
    }

    /// Several of them as one.
    init(_ several: [BadWorkload]) {
        name = several.map(\.name).joined(separator: ", ")
        problems = several.flatMap(\.problems)
    }

    var exitCode: ExitCode { .badData }
    var description: String {
        "the workload \(name) cannot be used\n"
            + Problem.render(
                problems, limit: 20, hint: "See 'switchboard schema' for every key.")
    }
}

/// Where a workload comes from: a bundled name or a file.
struct WorkloadReference: Sendable {
    let source: SourceText
    /// Path of the file, or nil if it is bundled.
    let path: String?

    /// Finds what the user named: a bundled workload, else a file; `-` is standard input.
    init(_ name: String) throws(FileNotRead) {
        if let bundled = WorkloadLibrary.source(named: name) {
            source = bundled
            path = nil
            return
        }
        let looksLikeFile = name == "-" || name.contains("/") || name.hasSuffix(".json")
        if !looksLikeFile, !InputFile.exists(name) {
            let hint =
                didYouMean(name, WorkloadLibrary.names)
                ?? "'switchboard workloads' lists the bundled ones."
            throw FileNotRead(
                description: "'\(name)' is neither a bundled workload nor a file\n\(hint)")
        }
        let bytes = try InputFile.read(name)
        source = SourceText(name: name == "-" ? "standard input" : name, bytes: bytes)
        path = name
    }

    /// Reads the workload with its inputs changed.
    ///
    /// - Parameter isToBeStaffed: whether it may have too few agents as yet.
    func workload(_ settings: [Setting] = [], isToBeStaffed: Bool = false) throws -> Workload {
        try Workload(
            reading: source, settings: settings, isToBeStaffed: isToBeStaffed,
            readFile: readBeside)
    }

    /// The same, with problems as the tool reports them.
    ///
    /// - Throws: `BadWorkload`.
    func checked(_ settings: [Setting], isToBeStaffed: Bool = false) throws -> Workload {
        do {
            return try workload(settings, isToBeStaffed: isToBeStaffed)
        } catch let error as InvalidWorkload {
            throw BadWorkload(name: canonicalName, problems: error.problems)
        }
    }

    /// The inputs without a source, and how far they may be off.
    func perturbations(_ settings: [Setting]) throws -> [Perturbation] {
        try Workload.perturbations(of: source, settings: settings, readFile: readBeside)
    }

    /// Reads a file whose path is as in the workload.
    private var readBeside: Workload.FileReading {
        { [path] name in
            do {
                return try InputFile.read(path.map { InputFile.path(name, beside: $0) } ?? name)
            } catch let error as FileNotRead {
                throw Workload.FileProblem(error.description)
            }
        }
    }

    /// The workload with further changes, which go before settings of the same inputs.
    func workload(_ settings: [Setting], changedBy changes: [Setting]) throws -> Workload {
        let kept = settings.filter { own in !changes.contains { $0.replaces(own) } }
        return try workload(kept + changes)
    }

    /// The workload that this one names as its baseline.
    func baseline(named name: String) throws(FileNotRead) -> WorkloadReference {
        guard name != "-" else {
            throw FileNotRead(description: "a baseline cannot be standard input")
        }
        if WorkloadLibrary.source(named: name) != nil { return try WorkloadReference(name) }
        return try WorkloadReference(path.map { InputFile.path(name, beside: $0) } ?? name)
    }

    /// How results name it: bundled name or last part of the path, nothing of this machine.
    var canonicalName: String {
        guard let path else { return String(source.name.dropLast(".json".count)) }
        return path.split(separator: "/").last.map(String.init) ?? path
    }
}

extension ParsedArguments {
    /// The changed inputs of `--set`, `--horizon` and `--warm-up`, sorted by path.
    func settings() throws(UsageError) -> [Setting] {
        var settings: [Setting] = []
        for text in texts(.set) { settings.append(try Setting(typed: text)) }
        for (option, key) in [(OptionSpec.horizon, "horizonDays"), (.warmUp, "warmUpDays")] {
            guard let seconds = seconds(option) else { continue }
            let days = JSONOutput.number(seconds / 86_400).text()
            settings.append(Setting(path: JSONPath([.key(key)]), text: days))
        }
        settings.sort { $0.path.name < $1.path.name }
        for (one, next) in zip(settings, settings.dropFirst()) where one.path == next.path {
            throw UsageError(
                message: "'\(one.path.name)' is set twice, to \(one.text) and to \(next.text)",
                hint: "Set each input once; --horizon sets horizonDays, --warm-up warmUpDays.")
        }
        return settings
    }
}

extension Setting {
    /// Reads `path=value`.
    init(typed text: String) throws(UsageError) {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[1].isEmpty, let path = JSONPath(String(parts[0])),
            !path.steps.isEmpty
        else {
            throw UsageError(
                message: "'\(text)' is not a setting",
                hint: "Write path=value, such as humans.fullTimeEquivalents=2000.")
        }
        self.init(path: path, text: String(parts[1]))
    }
}

/// A workload with other inputs and a name of its own: `--variant fewer:humans.agents=12`.
struct Variant {
    let name: String
    /// Sorted by path.
    let settings: [Setting]

    /// Reads `name:path=value,path=value`; commas inside brackets belong to a value.
    init(typed text: String) throws(UsageError) {
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !parts[0].contains("="), !parts[1].isEmpty else {
            throw UsageError(
                message: "'\(text)' is not a variant",
                hint: "Write name:path=value,path=value, such as fewer:humans.agents=12.")
        }
        name = String(parts[0])
        var settings: [Setting] = []
        for word in JSONReader.items(of: parts[1]) { settings.append(try Setting(typed: word)) }
        self.settings = settings.sorted { $0.path.name < $1.path.name }
        for (one, next) in zip(self.settings, self.settings.dropFirst())
        where one.path == next.path {
            throw UsageError(
                message: "the variant '\(name)' sets '\(one.path.name)' twice",
                hint: "Set each input once.")
        }
    }

    /// The variant as it is typed.
    var text: String {
        name + ":" + settings.map { "\($0.path.name)=\($0.text)" }.joined(separator: ",")
    }

    /// The settings of the command line with those of the variant instead of them where both
    /// change the same input.
    func settings(over common: [Setting]) -> [Setting] {
        common.filter { own in !settings.contains { $0.replaces(own) } } + settings
    }
}
