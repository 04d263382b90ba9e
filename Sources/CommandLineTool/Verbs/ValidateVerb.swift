import Reports
import StrictJSON

/// Checks workload files and reports every problem.
struct ValidateVerb: Verb {
    static let spec = VerbSpec(
        name: "validate", summary: "Check workload files and report every problem.",
        positionals: [
            PositionalSpec(
                name: "FILE", summary: "Workload files; - is standard input.", count: 1...Int.max)
        ],
        examples: ["two files": "switchboard validate mine.json yours.json"])

    private let names: [String]

    init(_ arguments: ParsedArguments) {
        names = arguments.positionals
    }

    func run(_ output: Output) throws {
        var bad: [BadWorkload] = []
        var missing: FileNotRead?
        for name in names {
            do {
                let experiment = try WorkloadReference(name).experiment([])
                try output.warn(experiment.workload.warnings)
                let count = experiment.workload.assumptions.count
                let lines =
                    ["\(name.harmless): valid, \(count) inputs without a source"]
                    + UnstatedReport.lines(experiment.workload).map { "  \($0)" }
                try output.standardOutput.write(lines.joined(separator: "\n") + "\n")
            } catch let error as BadWorkload {
                bad.append(error)
            } catch let error as FileNotRead {
                try output.standardError.write("error: \(error)\n")
                missing = error
            }
        }
        if !bad.isEmpty { throw BadWorkload(bad) }
        if let missing { throw missing }
    }
}
