import FieldTables
import RandomVariates
import StrictJSON
import Testing

@testable import Workloads

/// Distributions in files are written as they stand.
@Suite struct InputsDistributionsTests {
    /// The outermost distributions in a value.
    private func laws(in value: JSONValue) -> [JSONValue] {
        if value["distribution"] != nil { return [value] }
        switch value.content {
        case .array(let elements): return elements.flatMap(laws)
        case .object(let members): return members.map(\.value).flatMap(laws)
        default: return []
        }
    }

    @Test func distributionsOfBundledWorkloadsAreWrittenAsTheyStand() throws {
        var count = 0
        for name in WorkloadLibrary.names {
            let source = try #require(WorkloadLibrary.source(named: name))
            for value in laws(in: try #require(JSONReader.read(source).root)) {
                let datum = try #require(value.datum)
                #expect(Law(datum).datum == datum, "\(name) at \(value.location)")
                count += 1
            }
        }
        #expect(count > 100)
    }
}
