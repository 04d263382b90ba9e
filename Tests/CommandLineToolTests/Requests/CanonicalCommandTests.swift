import Experiments
import Testing
import Workloads

@testable import CommandLineTool

@Suite struct CanonicalCommandTests {
    @Test func partsComeInOneOrderAndAreQuotedWhereNeeded() throws {
        let reference = try WorkloadReference("theory/m-m-1")
        let settings = [try Setting(typed: "humans.rates=[1, 2]")]
        let plan = ReplicationPlan(replications: 3, seed: 4, threads: 2)
        #expect(
            CanonicalCommand.text("run", [reference], settings, plan, ["--by hour"])
                == "switchboard run theory/m-m-1 --replications 3 --seed 4 "
                + "--set 'humans.rates=[1,2]' --by hour")
        #expect(
            CanonicalCommand.text("bench", [], [], ["--repeats 1"])
                == "switchboard bench --repeats 1")
    }
}
