import Testing
import Workloads

@testable import CommandLineTool

@Suite struct WorkloadsVerbTests {
    @Test func workloadsAreListed() async throws {
        let ending = try await Session().run("workloads")
        #expect(ending.code == .success)
        let names = ending.output.split(separator: "\n").dropFirst()
            .filter { $0.first != " " }
            .compactMap { $0.split(separator: " ").first.map(String.init) }
        #expect(names == WorkloadLibrary.names)
    }

    @Test func aWorkloadIsPrintedAsItIs() async throws {
        let session = try Session()
        #expect(await session.run("workloads", "launch-month", "--csv").code == .usage)
        let ending = await session.run("workloads", "launch-month")
        let source = try #require(WorkloadLibrary.source(named: "launch-month"))
        #expect(Array(ending.output.utf8) == source.bytes)
        #expect(
            await session.run("workloads", "hybrid", "--output", "{mine.json}").code == .success)
        #expect(
            await session.run("validate", "{mine.json}").output.hasPrefix(
                "\(session.path("mine.json")): valid, "))
        let misspelt = await session.run("workloads", "luanch-month")
        #expect(misspelt.code == .cannotRead)
        #expect(
            misspelt.messages == """
                error: there is no bundled workload 'luanch-month'
                Did you mean 'launch-month'?

                """)
    }
}
