import BundledWorkloads
import StrictJSON

/// The workloads that travel inside the binary.
public enum WorkloadLibrary {
    /// Their names, in the order in which they are listed.
    public static var names: [String] { BundledWorkloads.files.map(\.name) }

    /// The file called `name`, or nil if there is none.
    public static func source(named name: String) -> SourceText? {
        BundledWorkloads.files.first { $0.name == name }
            .map { SourceText(name: "\(name).json", bytes: $0.bytes) }
    }
}
