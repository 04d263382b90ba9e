import Experiments
import StrictJSON
import Workloads

/// What `--shard` asks for of verbs that replicate: some of the replications, or what all of them
/// come to.
enum ReplicationDivision: Equatable {
    /// The replications of one shard, which go to its file.
    case one(Shard)
    /// What the files of so many shards come to.
    case all(Int)

    /// More files than these are not looked for.
    static let mostFiles = 100_000
}

extension OptionSpec {
    /// Of verbs whose replications may be done apart.
    static let replicationShard = OptionSpec(
        name: "shard", kind: .text(placeholder: "I/N|auto|all/N"), defaultText: "all replications",
        summary: "Do a share of the replications and keep them in --checkpoint, where {shard} "
            + "stands for 3-of-16; auto asks the job array that this runs in. all/N makes the "
            + "result of the files of all shards.",
        group: "Execution")
}

extension ParsedArguments {
    /// What `--shard` asks for; nil for everything at once.
    func division() throws(UsageError) -> ReplicationDivision? {
        guard lists(.replicationShard), let text = text(.replicationShard) else { return nil }
        guard isSet(.replications) else {
            throw UsageError(
                message: "--shard needs --replications",
                hint: "All shards must know how many there are: --replications 1000.")
        }
        guard isSet(.checkpoint) else {
            throw UsageError(
                message: "--shard needs --checkpoint",
                hint: "A shard keeps its replications in a file: --checkpoint 'part-{shard}'.")
        }
        guard text.hasPrefix("all/") else { return try shard().map { .one($0.shard) } }
        guard let count = Int(text.dropFirst(4)), (1...ReplicationDivision.mostFiles) ~= count
        else {
            throw UsageError(
                message: "'\(text)' is not a number of shards",
                hint: "Write all/16 to put sixteen shards together.")
        }
        return .all(count)
    }

    /// Fails if a search is asked for, which goes on from what it has seen.
    func checkDivisible(_ searching: [OptionSpec]) throws(UsageError) {
        guard try division() != nil, let option = searching.first(where: isSet) else { return }
        throw UsageError(
            message: "--shard and \(option.flag) exclude each other",
            hint: "What shards have to do must be known before: a number of replications.")
    }

    /// Where the replications of some workloads are kept, and which of them are to be done.
    ///
    /// - Throws: `UsageError`, `FileNotWritten`, or `BadCheckpoint` for files of another command.
    func keepReplications(of workloads: [Workload], _ plan: inout ReplicationPlan) throws {
        switch try division() {
        case nil: plan.store = try checkpoint(of: workloads)
        case .one(let shard):
            plan.shard = shard
            plan.store = try checkpoint(of: workloads)
        case .all(let count):
            let paths = try (1...count).map { number in
                guard let shard = Shard(number, of: count) else { preconditionFailure("no shard") }
                return try checkpointPath(of: shard) ?? ""
            }
            guard Set(paths).count == count else {
                throw UsageError(
                    message: "--shard all/\(count) needs '{shard}' in --checkpoint",
                    hint: "Each shard has a file of its own: --checkpoint 'part-{shard}'.")
            }
            plan.store = try JoinedCheckpoints(paths, identity: identity(of: workloads))
        }
    }

    /// Says that a shard is done.
    func report(_ done: ShardDone, _ output: Output) throws {
        guard case .one(let shard)? = try division() else { return }
        try output.standardError.write(
            "shard \(shard.text): \(done.count) of \(done.total) replications are in "
                + "'\(try checkpointPath(of: shard) ?? "")'\n")
    }
}

extension Shard {
    /// The name of a file with `{shard}` in it filled in.
    func filled(in path: String) -> String {
        path.replacing("{shard}", with: "\(number)-of-\(count)")
    }
}
