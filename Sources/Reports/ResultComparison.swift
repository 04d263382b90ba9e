import Experiments
import SimulationStatistics
import StrictJSON

/// Runs that were written before, as JSON or in pages, set beside each other on the same customers.
///
/// With the same seed replication k of each run met the same customers, so that differences are
/// paired as they are when workloads are compared, and come to the same numbers.
public struct ResultComparison {
    /// The runs as they were read, with names that tell them apart.
    let runs: [JSONOutput]
    let compared: ComparedRuns

    /// Sets runs beside each other.
    ///
    /// - Parameters:
    ///   - results: what was read, of the schema of results, and from which file.
    ///   - control: the run that each of the others is set against; nil for every pair.
    /// - Throws: `InvalidQuestion` if they are no runs, fewer than two, or of other customers.
    public init(_ results: [(file: String, result: JSONValue)], control: String?) throws {
        let found = try results.flatMap { try ReadRun.all(in: $0.result, of: $0.file) }
        guard found.count > 1 else {
            throw InvalidQuestion(
                message: "one result cannot be compared with itself",
                hint: "Name two or more results of 'switchboard run'.")
        }
        for run in found.dropFirst() { try run.checkSameCustomers(as: found[0]) }
        let names = ReadRun.names(found)
        let compared = try zip(found, names).map { try $0.compared(named: $1) }
        let position = try control.map { try ResultComparison.position(of: $0, among: names) }
        let difference = Comparison(names, control: position, Measure.all) {
            compared[$0].value($1.name).map { ReplicatedSample($0.linearised) }
        }
        runs = zip(found, names).map { $0.renamed($1) }
        self.compared = ComparedRuns(
            runs: compared, replications: found[0].replications, seed: found[0].seed,
            differences: difference.differences, confidence: difference.confidence)
    }

    private static func position(of name: String, among names: [String]) throws -> Int {
        guard let position = names.firstIndex(of: name) else {
            throw InvalidQuestion(
                message: "there is no result '\(name)' to set the others against",
                hint: "Compared are \(names.joined(separator: ", ")).")
        }
        return position
    }
}

/// A run in a result that was read.
private struct ReadRun {
    let file: String
    let run: JSONValue

    var name: String { run["workload"]?.text("name") ?? "" }
    var replications: Int { run["replications"]?.wholeNumber ?? 0 }
    var seed: String { run["seed"].map { JSONOutput($0).text() } ?? "" }

    /// Every run of a result.
    static func all(in result: JSONValue, of file: String) throws -> [ReadRun] {
        let runs: [JSONValue] =
            switch result.text("kind") {
            case "run": [result]
            case "runs": result["runs"]?.elements ?? []
            case "comparison": result["workloads"]?.elements ?? []
            default:
                throw InvalidQuestion(
                    message: "'\(file)' holds no run, but a result of '\(result.text("kind"))'",
                    hint: "Compared are results of 'switchboard run' or 'compare'.")
            }
        return runs.map { ReadRun(file: file, run: $0) }
    }

    /// What tells runs apart: the name of the workload, else that of the file, else a number too.
    static func names(_ runs: [ReadRun]) -> [String] {
        func count(_ names: [String], _ name: String) -> Int { names.count { $0 == name } }
        let own = runs.map(\.name)
        let files = runs.map { run in
            let last = run.file.split(separator: "/").last.map(String.init) ?? run.file
            return last.lastIndex(of: ".").map { String(last[..<$0]) } ?? last
        }
        let names = runs.indices.map { count(own, own[$0]) > 1 ? files[$0] : own[$0] }
        return names.indices.map { place in
            let before = count(Array(names[..<place]), names[place])
            return before > 0 ? "\(names[place]) (\(before + 1))" : names[place]
        }
    }

    func checkSameCustomers(as other: ReadRun) throws {
        func check(_ what: String, _ value: (ReadRun) -> String?, _ option: String) throws {
            let (mine, theirs) = (value(self) ?? "none", value(other) ?? "none")
            guard mine != theirs else { return }
            throw InvalidQuestion(
                message: "'\(other.file)' has \(what) \(theirs) and '\(file)' has \(mine): they "
                    + "cannot be set beside each other replication by replication",
                hint: "Run one of them again with the same \(option).")
        }
        func text(_ key: String) -> (ReadRun) -> String? {
            { $0.run[key].map { JSONOutput($0).text() } }
        }
        try check("seed", text("seed"), "--seed")
        try check("replications", text("replications"), "--replications")
        try check("batches", text("batches"), "--batches")
        try check("amounts in", { $0.run["workload"]?.text("currency") }, "currency")
    }

    /// What a comparison shows of it.
    func compared(named name: String) throws -> ComparedRun {
        guard run["linearised"] != nil else {
            throw InvalidQuestion(
                message: "'\(file)' was written before results told what each replication gives",
                hint: "Run it again: \(run.text("command"))")
        }
        let workload = run["workload"]
        return ComparedRun(
            name: name, title: workload?.text("title") ?? "",
            description: workload?.text("description") ?? "",
            currency: workload?.text("currency") ?? "",
            assumptions: run["assumptions"]?.elements.count ?? 0,
            measures: Measure.all.compactMap { value(of: $0) })
    }

    private func value(of measure: Measure) -> MeasuredValue? {
        guard let known = run["measures"]?[measure.name],
            let linearised = numbers("linearised", measure), linearised.count > 0
        else { return nil }
        let estimate = Estimate(
            mean: known.number("mean") ?? .nan, halfWidth: known.number("halfWidth"))
        return MeasuredValue(
            measure, estimate, replications: numbers("replicationValues", measure) ?? [],
            linearised: linearised,
            replicationsToTrust: known["replicationsToTrust"]?.wholeNumber)
    }

    private func numbers(_ key: String, _ measure: Measure) -> [Double]? {
        run[key]?[measure.name].map { $0.elements.map { $0.number ?? .nan } }
    }

    /// The run as it was read, but for its name.
    func renamed(_ name: String) -> JSONOutput {
        guard case .object(let members) = JSONOutput(run) else { return JSONOutput(run) }
        return .object(
            members.map { key, value in
                guard key == "workload", case .object(let own) = value else { return (key, value) }
                return (key, .object(own.map { $0 == "name" ? ($0, .string(name)) : ($0, $1) }))
            })
    }
}
