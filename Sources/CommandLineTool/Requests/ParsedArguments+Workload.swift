import StrictJSON
import Workloads

extension OptionSpec {
    /// For verbs that decide about the inputs of a workload.
    static let write = OptionSpec(
        name: "write", kind: .file,
        summary: "Write the workload as decided to this file, whole or not at all.",
        group: "Output")
}

/// A workload as a file.
extension ParsedArguments {
    /// Fails before the work if the file of `--write` could not be written.
    func checkWorkloadFile() throws {
        guard let path = text(.write) else { return }
        guard path != "-" else {
            throw UsageError(
                message: "--write needs a file: standard output has the result",
                hint: "Give a name, such as --write mine.json.")
        }
        try AtomicFile.checkPlace(path, overwrite: flag(.overwrite) ?? false)
    }

    /// Writes a workload where `--write` says, if it does: called like the file, so that it can be
    /// compared with what it was. Files that it names are found from there.
    ///
    /// - Parameter reference: where it comes from.
    func write(
        _ workload: Workload, from reference: WorkloadReference, _ output: Output
    ) throws {
        try write(workload.inputs, from: reference, output)
    }

    /// The same of inputs.
    func write(_ inputs: Inputs, from reference: WorkloadReference, _ output: Output) throws {
        guard let path = text(.write) else { return }
        var inputs = inputs.moved(from: reference.path, to: path)
        inputs.name = InputFile.name(of: path) ?? inputs.name
        try output.interruption.shield {
            try AtomicFile.write(
                Array(inputs.text.utf8), to: path, overwrite: flag(.overwrite) ?? false)
        }
    }
}

extension Inputs {
    /// The same inputs for a file in another folder.
    func moved(from old: String?, to new: String) -> Inputs {
        guard let old, InputFile.folder(of: old) != InputFile.folder(of: new) else { return self }
        func found(_ name: String) -> String {
            InputFile.absolute(InputFile.path(name, beside: old))
        }
        var inputs = self
        if let trace = demand.trace { inputs.demand.trace?.file = found(trace.file) }
        if let baseline, WorkloadLibrary.source(named: baseline) == nil {
            inputs.baseline = found(baseline)
        }
        return inputs
    }
}
