import Experiments
import StrictJSON
import Synchronization

/// The checkpoints of all shards of a command, of which each has some of the replications: read
/// together, they are what one checkpoint would be.
///
/// No file is open but while a replication is read, so that there may be any number of them.
final class JoinedCheckpoints: ReplicationStore {
    private let paths: [String]
    private let places: [[Int: Range<Int>]]
    private let asked = Mutex(0)

    /// Looks through the files; one that is not there has nothing.
    ///
    /// - Throws: `BadCheckpoint` for replications of another command, and `FileNotWritten` for
    ///   those that another process is still making.
    init(_ paths: [String], identity: JSONOutput) throws {
        self.paths = paths
        places = try paths.map { path in
            guard InputFile.exists(path) else { return [:] }
            return try CheckpointFile(path, identity: identity).places
        }
    }

    func reserve(_ count: Int) -> Int {
        asked.withLock { asked in
            defer { asked += count }
            return asked
        }
    }

    func replication(_ number: Int) throws -> [UInt8]? {
        let shard = number % paths.count
        guard let place = places[shard][number] else { throw missing() }
        let reader = try InputFile.bytes(place, of: paths[shard])
        guard reader.count == place.count else { throw failure(ofReplication: number) }
        return reader
    }

    /// Never asked: what is not there is an error.
    func keep(_ replication: [UInt8], as number: Int) {}

    func failure(ofReplication number: Int) -> any Error {
        BadCheckpoint(
            description: "'\(paths[number % paths.count])' does not hold what this command keeps: "
                + "replication \(number) cannot be read. Remove the file and do its shard again.")
    }

    /// All that the shards have not done.
    private func missing() -> MissingTasks {
        let count = asked.withLock { $0 }
        let missing = (0..<count).filter { places[$0 % paths.count][$0] == nil }
        return MissingTasks(
            MissingTasks.ranges(missing), of: count,
            shards: .init(count: paths.count, tasks: [0..<count]))
    }
}
