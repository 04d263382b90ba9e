import Experiments
import Reports
import StrictJSON
import Workloads

extension VerbSpec {
    static let workloads = VerbSpec(
        name: "workloads", summary: "List the bundled workloads, or print one.",
        positionals: [
            PositionalSpec(
                name: "NAME", summary: "The workload to print.", count: 0...1)
        ],
        options: OptionSpec.file,
        examples: ["a start for your own": "switchboard workloads launch-month > mine.json"])

    static let validate = VerbSpec(
        name: "validate", summary: "Check workload files and report every problem.",
        positionals: [
            PositionalSpec(
                name: "FILE", summary: "Workload files; - is standard input.", count: 1...Int.max)
        ],
        examples: ["two files": "switchboard validate mine.json yours.json"])

    static let schema = VerbSpec(
        name: "schema", summary: "Print the JSON Schema of workload files.",
        options: [.markdown] + OptionSpec.file,
        examples: ["for an editor": "switchboard schema > workload.schema.json"])

    static let explain = VerbSpec(
        name: "explain", summary: "Say what a measure means; without a name, list them all.",
        positionals: [
            PositionalSpec(
                name: "MEASURE", summary: "The measure.", count: 0...1,
                choices: Measure.all.map(\.name))
        ],
        examples: ["one measure": "switchboard explain serviceLevel"])
}

extension OptionSpec {
    static let markdown = OptionSpec(
        name: "markdown", kind: .flag(), summary: "Print the reference page instead.",
        group: "Output")
}

extension CommandLineInterface {
    static func performWorkloads(_ arguments: ParsedArguments, _ output: Output) throws {
        if let name = arguments.positionals.first {
            guard let source = WorkloadLibrary.source(named: name) else {
                let hint = didYouMean(name, WorkloadLibrary.names)
                throw FileNotRead(
                    description: "there is no bundled workload '\(name)'\n"
                        + (hint ?? "'switchboard workloads' lists them."))
            }
            try arguments.write(String(decoding: source.bytes, as: UTF8.self), output)
            return
        }
        var table = TextTable([.text("Workload"), .text("title")])
        for name in WorkloadLibrary.names {
            let title = try WorkloadReference(name).workload().title
            table.append([name, title])
        }
        try arguments.write(table.text, output)
    }

    static func performValidate(_ arguments: ParsedArguments, _ output: Output) throws {
        var bad: [BadWorkload] = []
        var missing: FileNotRead?
        for name in arguments.positionals {
            do {
                let experiment = try prepare(try WorkloadReference(name), [])
                try warn(experiment.workload, output)
                let count = experiment.workload.assumptions.count
                let lines =
                    ["\(name): valid, \(count) inputs without a source"]
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

    static func performSchema(_ arguments: ParsedArguments, _ output: Output) throws {
        let schema = WorkloadFormat.schema
        let text =
            arguments.flag(.markdown) == true
            ? schema.markdown(heading: "Workload files, format 1")
            : schema.jsonSchemaText(
                title: "Switchboard workload, format 1",
                id: "https://switchboard.invalid/workload-1.schema.json")
        try arguments.write(text, output)
    }

    static func performExplain(_ arguments: ParsedArguments, _ output: Output) throws {
        let name = arguments.positionals.first
        let measures = Measure.all.filter { name == nil || $0.name == name }
        let lines = measures.map { "\($0.name) (\($0.unit)): \($0.definition)" }
        try output.standardOutput.write(lines.joined(separator: "\n") + "\n")
    }
}
