import StrictJSON
import Workloads

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
    var readBeside: Workload.FileReading {
        { [path] name in
            do {
                return try InputFile.readRegular(
                    path.map { InputFile.path(name, beside: $0) } ?? name)
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

    /// How a command names it: as it was typed, but never as what looks like an option.
    var typedName: String {
        path.map(Self.typed) ?? canonicalName
    }

    /// A file as it was typed, but never as what looks like an option.
    static func typed(_ path: String) -> String {
        path.hasPrefix("-") && path != "-" ? "./" + path : path
    }

    /// How the command of a result names it.
    var nameInResults: String { path.map(Self.inResults) ?? canonicalName }

    /// How the command of a result names a file: as it was typed, so that the command works where
    /// it was given, but of a path from the root only the last part: results are sent to others,
    /// and tell nothing of this machine.
    static func inResults(_ path: String) -> String {
        path.hasPrefix("/") ? path.split(separator: "/").last.map(String.init) ?? path : typed(path)
    }

    /// How results name it: bundled name or last part of the path, nothing of this machine.
    var canonicalName: String {
        guard let path else { return String(source.name.dropLast(".json".count)) }
        return path.split(separator: "/").last.map(String.init) ?? path
    }
}
