import Experiments
import Reports
import StrictJSON
import Workloads

/// Results of runs that are to be set beside each other: nothing is simulated.
struct ComparedResults {
    private let comparison: ResultComparison
    private let command: String

    /// What was named, if that is results; nil if it is workloads.
    ///
    /// - Throws: `UsageError` for results beside workloads, or with options of a simulation;
    ///   `BadResult`; `InvalidQuestion`.
    init?(_ arguments: ParsedArguments) throws {
        let files = arguments.positionals
        let isResult = files.map(ResultFile.isResult)
        guard isResult.contains(true) else { return nil }
        if let place = isResult.firstIndex(of: false) {
            throw UsageError(
                message: "'\(files[place])' is no result, and others are",
                hint: "Run it first, and name what --json or --html wrote.")
        }
        let ofSimulations = arguments.verb.allOptions.filter { option in
            !ComparedResults.options.contains { $0.name == option.name }
        }
        let given = ofSimulations.first { option in
            if case .option = arguments.source(of: option) { true } else { false }
        }
        if let given {
            throw UsageError(
                message: "\(given.flag) is of a simulation, and results are not simulated again",
                hint: "Leave it out, or compare workloads.")
        }
        let control = arguments.text(CompareVerb.Option.against)
        let results = try files.flatMap { file in
            try ResultFile.read(file).map { (file: file, result: $0) }
        }
        comparison = try ResultComparison(results, control: control)
        command =
            (["switchboard", CompareVerb.spec.name]
            + files.map { shellQuoted(WorkloadReference.inResults($0)) }
            + (control.map { ["--against \(shellQuoted($0))"] } ?? [])).joined(separator: " ")
    }

    /// What can be asked of results.
    private static let options =
        [CompareVerb.Option.against, .html, .measures, .verbose, .progress, .threads, .memory]
        + OptionSpec.formats + OptionSpec.file

    func write(_ detail: ReportDetail, _ arguments: ParsedArguments, _ output: Output) throws {
        let forms = ResultForms(
            document: { ComparisonReport.document(comparison, command: command, detail: detail) },
            json: {
                ResultJSON.text(comparison, version: ToolVersion.current, command: command)
            },
            csv: { ResultCSV.text(comparison) })
        try arguments.write(forms, output)
    }
}
