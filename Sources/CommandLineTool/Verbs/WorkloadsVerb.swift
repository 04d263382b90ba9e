import Reports
import Workloads

/// Lists the bundled workloads, or prints one.
struct WorkloadsVerb: Verb {
    static let spec = VerbSpec(
        name: "workloads", summary: "List the bundled workloads, or print one.",
        positionals: [
            PositionalSpec(
                name: "NAME", summary: "The workload to print.", count: 0...1)
        ],
        options: OptionSpec.formats + OptionSpec.file,
        examples: ["a start for your own": "switchboard workloads launch-month > mine.json"])

    private let arguments: ParsedArguments

    init(_ arguments: ParsedArguments) throws {
        try arguments.checkOutput()
        self.arguments = arguments
        let forms = [OptionSpec.json, .csv, .markdown]
        guard let name = arguments.positionals.first,
            let form = forms.first(where: arguments.isSet)
        else { return }
        throw UsageError(
            message: "\(form.flag) is of the list, and '\(name)' is printed as it is",
            hint: "Leave out one of them.")
    }

    func run(_ output: Output) throws {
        if let name = arguments.positionals.first {
            try arguments.write(try source(named: name), output)
        } else {
            try arguments.write(try list(), output)
        }
    }

    private func source(named name: String) throws(FileNotRead) -> String {
        guard let source = WorkloadLibrary.source(named: name) else {
            let hint = didYouMean(name, WorkloadLibrary.names)
            throw FileNotRead(
                description: "there is no bundled workload '\(name)'\n"
                    + (hint ?? "'switchboard workloads' lists them."))
        }
        return String(decoding: source.bytes, as: UTF8.self)
    }

    private func list() throws -> ResultForms {
        let workloads = try WorkloadLibrary.names.map {
            (name: $0, title: try WorkloadReference($0).workload().title)
        }
        return ResultForms(
            document: { WorkloadList.document(workloads) },
            json: { WorkloadList.json(workloads, version: ToolVersion.current) },
            csv: { WorkloadList.csv(workloads) })
    }
}
