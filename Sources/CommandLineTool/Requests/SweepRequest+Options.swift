/// The options of a sweep.
extension SweepRequest {
    static let vary = OptionSpec(
        name: "vary", kind: .text(placeholder: "PATH=VALUES"), isRepeatable: true,
        summary: "Values of an input: PATH=a,b,c or PATH=first:last:step.", group: "Sweep")
    static let tasks = OptionSpec(
        name: "tasks", kind: .text(placeholder: "FIRST-LAST"), defaultText: "all",
        summary: "Do only the tasks from one number to another, such as 0-99.", group: "Sweep")
    static let measure = OptionSpec(
        name: "measure", kind: .text(placeholder: "NAME"), isRepeatable: true, defaultText: "all",
        summary: "Keep only this measure.", group: "Output")
    static let ndjson = OptionSpec(
        name: "ndjson", kind: .flag(),
        summary: "Write a JSON object per line, a header and then the tasks, instead of CSV.",
        group: "Output")
}
