import StrictJSON
import Testing
import Workloads

extension Workload {
    /// A bundled workload with settings such as `humans.agents=13`.
    package init(_ name: String, _ settings: [String: String]) throws {
        let source = try #require(WorkloadLibrary.source(named: name))
        try self.init(
            reading: source,
            settings: settings.sorted { $0.key < $1.key }.map { path, text in
                Setting(path: try #require(JSONPath(path)), text: text)
            })
    }
}
