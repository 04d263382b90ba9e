import Experiments

/// A shard as variables of the environment give it: those of schedulers that start a program
/// several times, each time with another number.
struct SchedulerShard: Equatable {
    let shard: Shard
    /// The variables that it is read from, for the user.
    let origin: String

    /// Reads the variables.
    ///
    /// - Throws: `UsageError` if there are none, or they name no shard that there is.
    init(_ environment: [String: String]) throws(UsageError) {
        var variables = SchedulerVariables(environment)
        let (number, count) = try variables.element()
        origin = variables.used.joined(separator: ", ")
        guard let shard = Shard(number, of: count) else {
            throw UsageError(
                message: "there is no shard \(number) of \(count) (\(origin))",
                hint: "Shards are numbered from 1: for a Slurm array, --array=1-\(max(1, count)).")
        }
        self.shard = shard
    }
}

/// The variables by which schedulers tell the elements of an array from each other.
struct SchedulerVariables {
    /// The variable that says how many shards there are, whatever the scheduler.
    static let count = "SWITCHBOARD_SHARDS"

    /// All the variables.
    static let names =
        [
            count, "SLURM_ARRAY_TASK_ID", "SLURM_ARRAY_TASK_MIN", "SLURM_ARRAY_TASK_MAX",
            "SLURM_ARRAY_TASK_STEP", "SLURM_ARRAY_TASK_COUNT", "SLURM_STEP_ID", "SLURM_PROCID",
            "SLURM_NTASKS",
        ] + arrays.map(\.number) + arrays.compactMap(\.count)

    /// Numbers of elements, their first, and how many there are, where the scheduler says.
    private static let arrays: [(number: String, first: Int, count: String?)] = [
        ("JOB_COMPLETION_INDEX", 0, nil),
        ("AWS_BATCH_JOB_ARRAY_INDEX", 0, "AWS_BATCH_JOB_ARRAY_SIZE"),
        ("NOMAD_ALLOC_INDEX", 0, nil), ("PBS_ARRAY_INDEX", 1, nil), ("PBS_ARRAYID", 1, nil),
        ("SGE_TASK_ID", 1, nil), ("LSB_JOBINDEX", 1, nil),
    ]

    private let values: [String: String]
    /// What was read, as `NAME=value`.
    private(set) var used: [String] = []

    init(_ environment: [String: String]) {
        // Grid Engine says "undefined" and LSF 0 to a job that is no array.
        values = environment.filter {
            !$0.value.isEmpty && $0.value != "undefined"
                && !($0.key == "LSB_JOBINDEX" && $0.value == "0")
        }
    }

    /// The number of the element, from 1, and how many there are.
    mutating func element() throws(UsageError) -> (number: Int, count: Int) {
        if values["SLURM_ARRAY_TASK_ID"] != nil { return try slurmArray() }
        // A batch script has the number of a process, too, although there is only one of it; what
        // srun starts has a step.
        if values["SLURM_STEP_ID"] != nil, values["SLURM_PROCID"] != nil {
            let number = try read("SLURM_PROCID") + 1
            if let count = try given() { return (number, count) }
            return (number, try read("SLURM_NTASKS"))
        }
        for array in SchedulerVariables.arrays where values[array.number] != nil {
            let number = try read(array.number) - array.first + 1
            if let count = try given() { return (number, count) }
            if let count = array.count, values[count] != nil { return (number, try read(count)) }
            throw unknownCount("\(array.number) does not say how many there are")
        }
        throw UsageError(
            message: "no variable says which shard this is",
            hint: "--shard auto is for job arrays (\(SchedulerVariables.names[1]), "
                + SchedulerVariables.arrays.map(\.number).joined(separator: ", ")
                + ") and for srun; elsewhere write --shard 3/16.")
    }

    /// An element of a Slurm array. Without the number of shards it is counted by the array's own
    /// limits, which are others when some elements are sent again.
    private mutating func slurmArray() throws(UsageError) -> (number: Int, count: Int) {
        let id = try read("SLURM_ARRAY_TASK_ID")
        if let count = try given() { return (id, count) }
        let (first, last) = (try read("SLURM_ARRAY_TASK_MIN"), try read("SLURM_ARRAY_TASK_MAX"))
        let step = values["SLURM_ARRAY_TASK_STEP"] == nil ? 1 : try read("SLURM_ARRAY_TASK_STEP")
        guard step > 0, last >= first, id >= first, (id - first) % step == 0 else {
            throw unknownCount("the array's limits do not fit its element \(id)")
        }
        let count = (last - first) / step + 1
        guard count > 1 else {
            throw unknownCount("an array of one element may be one that is sent again")
        }
        if values["SLURM_ARRAY_TASK_COUNT"] != nil {
            guard try read("SLURM_ARRAY_TASK_COUNT") == count else {
                throw unknownCount("the array has gaps")
            }
        }
        return ((id - first) / step + 1, count)
    }

    /// How many shards the user says there are.
    private mutating func given() throws(UsageError) -> Int? {
        values[SchedulerVariables.count] == nil ? nil : try read(SchedulerVariables.count)
    }

    private mutating func read(_ name: String) throws(UsageError) -> Int {
        let text = values[name] ?? ""
        guard let number = Int(text), (0..<Int.max / 2).contains(number) else {
            throw UsageError(
                message: values[name] == nil
                    ? "--shard auto needs \(name), which is not set"
                    : "\(name)=\(text) is not a whole number",
                hint: "Write the shard out instead: --shard 3/16.")
        }
        used.append("\(name)=\(number)")
        return number
    }

    private func unknownCount(_ reason: String) -> UsageError {
        UsageError(
            message: "--shard auto does not know how many shards there are: \(reason)",
            hint: "Set \(SchedulerVariables.count) to their number, which stays the same when some "
                + "are sent again.")
    }
}
