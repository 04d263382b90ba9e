import Experiments
import Reports
import StrictJSON
import Workloads

extension OptionSpec {
    /// For verbs that simulate long.
    static let checkpoint = OptionSpec(
        name: "checkpoint", kind: .file,
        summary: "Keep finished replications in this file, and take from it those it has.",
        group: "Execution")

    /// Options that change nothing of what is simulated and measured.
    private static let withoutEffect = [
        checkpoint, replicationShard, threads, memory, progress, json, csv, markdown, html, color,
        output, overwrite,
        write,
    ].map(\.name)

    fileprivate var hasEffect: Bool { !Self.withoutEffect.contains(name) }
}

extension ParsedArguments {
    /// The file of `--checkpoint`, of verbs that have it, with `{shard}` in its name filled in.
    ///
    /// - Parameter shard: whose file; unless given, that of `--shard`, if it names one.
    func checkpointPath(of shard: Shard? = nil) throws(UsageError) -> String? {
        guard lists(.checkpoint), let path = text(.checkpoint) else { return nil }
        guard path.contains("{shard}") else { return path }
        var own = shard
        if own == nil, case .one(let asked)? = try division() { own = asked }
        guard let own else {
            throw UsageError(
                message: "'{shard}' in --checkpoint has no meaning without --shard",
                hint: "Give --shard, such as --shard 3/16 or --shard auto.")
        }
        return own.filled(in: path)
    }

    /// How to go on with work that was stopped; nil if nothing was kept.
    var advice: String? {
        guard let path = try? checkpointPath() else { return nil }
        // What is complete was written, and is in the way of the rest.
        let writes = outputPath != nil || (lists(.html) && text(.html) != nil)
        let command = "The same command\(writes ? ", with --overwrite," : "")"
        return "\(command) goes on from '\(path)'."
    }

    /// The file that keeps what is finished of work on some workloads; nil if there is to be none.
    ///
    /// - Throws: `FileNotWritten`, or `BadCheckpoint` if the file is of another command.
    func checkpoint(of workloads: [Workload]) throws -> CheckpointFile? {
        guard let path = try checkpointPath() else { return nil }
        guard path != "-" else {
            throw UsageError(
                message: "--checkpoint needs the name of a file",
                hint: "Give a name, such as --checkpoint mine.replications.")
        }
        return try CheckpointFile(path, identity: identity(of: workloads))
    }

    /// What replications are of: which command, and which workloads.
    func identity(of workloads: [Workload]) -> JSONOutput {
        let options = verb.allOptions.filter { $0.hasEffect && isSet($0) }.flatMap { option in
            texts(option).map { "\(option.flag)=\($0)" }
        }
        let command = ([verb.name] + positionals + options).map(shellQuoted)
        return .object([
            ("kind", .string("checkpoint")), ("format", .integer(1)),
            ("version", .string(ToolVersion.current)),
            ("command", .string(command.joined(separator: " "))),
            ("workloads", .string(SHA256.hexDigest(of: workloads.flatMap(\.fingerprint)))),
        ])
    }
}

extension Workload {
    /// The file and its trace, which may change between one run and the next.
    fileprivate var fingerprint: [UInt8] { Array((sha256 + (traceSHA256 ?? "")).utf8) }
}
