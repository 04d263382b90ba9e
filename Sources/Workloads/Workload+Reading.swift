import ContactRouting
import StrictJSON

extension Workload {
    /// Reads a file that lies beside the workload, such as a trace; throws words for the user.
    public typealias FileReading = @Sendable (_ path: String) throws -> [UInt8]

    /// Why a file beside the workload could not be read.
    public struct FileProblem: Error, Sendable {
        /// What went wrong, in words.
        public let message: String

        /// States a problem.
        public init(_ message: String) { self.message = message }
    }

    /// Reads a workload file strictly and changes its inputs as `settings` say.
    ///
    /// - Parameters:
    ///   - source: the file, with the name to use in messages.
    ///   - settings: changed inputs, applied before anything is checked, objects before what lies
    ///     in them; one of several alternative forms, such as `humans.agents`, replaces the one
    ///     that the file has, and `null` takes an input away.
    ///   - isToBeStaffed: whether its number of agents will be replaced, and may be too small for
    ///     any steady state.
    ///   - readFile: reads files that the workload names; paths are as in the workload.
    /// - Throws: every problem of the file and of the settings together.
    public init(
        reading source: SourceText, settings: [Setting] = [], isToBeStaffed: Bool = false,
        readFile: @escaping FileReading = { _ throws in
            throw FileProblem("files beside the workload are not available here")
        }
    ) throws {
        let (root, gone, wrong) = try Workload.tree(source, settings)
        guard wrong.isEmpty else {
            let others = Workload.otherProblems(root, besides: wrong, readFile: readFile)
            throw InvalidWorkload(problems: wrong + others)
        }
        let inputs = Reading<Inputs>(root)
        var builder = ScenarioBuilder(
            inputs, readFile: readFile, isToBeStaffed: isToBeStaffed)
        let scenario = builder.scenario(root)
        let figures = builder.figures()
        let provenance = Provenance(of: inputs, root, changedBy: settings)
        let problems = builder.problems + provenance.problems + gone
        let errors = problems.filter { $0.severity == .error }
        guard let scenario, errors.isEmpty else { throw InvalidWorkload(problems: errors) }

        name = inputs.value.name
        content = Content(
            inputs, sha256: SHA256.hexDigest(of: source.bytes), scenario: scenario,
            figures: figures, provenance: provenance, settings: settings,
            warnings: problems.filter { $0.severity == .warning })
    }

    /// What is wrong with the meaning of a file whose form is wrong as well, as far as the one has
    /// nothing to do with the other: nobody should mend a file twice.
    private static func otherProblems(
        _ root: JSONValue, besides wrong: [Problem], readFile: @escaping FileReading
    ) -> [Problem] {
        guard let mended = Inputs.schema.mended(root, of: wrong) else { return [] }
        let paths = wrong.compactMap(\.path?.steps)
        var builder = ScenarioBuilder(
            Reading<Inputs>(mended), readFile: readFile, isToBeStaffed: false)
        _ = builder.scenario(mended)
        return builder.problems.filter { problem in
            guard problem.severity == .error, let path = problem.path?.steps else { return false }
            return !paths.contains { $0.starts(with: path) || path.starts(with: $0) }
        }
    }

    /// The tree of the file with the settings applied, free of any problem that the table sees.
    static func checkedTree(_ source: SourceText, _ settings: [Setting]) throws -> JSONValue {
        let (root, _, wrong) = try tree(source, settings)
        guard wrong.isEmpty else { throw InvalidWorkload(problems: wrong) }
        return root
    }

    /// The tree of the file with the settings applied, warnings of what settings took away beside
    /// what they say, and every problem that the table sees.
    private static func tree(
        _ source: SourceText, _ settings: [Setting]
    ) throws -> (root: JSONValue, warnings: [Problem], wrong: [Problem]) {
        let (parsed, syntaxProblems) = JSONReader.read(source)
        guard var root = parsed, syntaxProblems.isEmpty else {
            throw InvalidWorkload(problems: syntaxProblems)
        }
        var problems: [Problem] = []
        // Outer first: what is set within an object is set in the object that was set.
        let layers = Dictionary(grouping: settings, by: \.path.steps.count)
        let replaced = Setting.otherForms(replacedBy: settings)
        for depth in layers.keys.sorted() {
            // A form may stand in an object that was set, too.
            for form in replaced where form.steps.count == depth { root = root.removing(form) }
            for setting in layers[depth] ?? [] {
                do {
                    root = try apply(setting, to: root, after: settings)
                } catch let problem as Problem {
                    problems.append(problem)
                }
            }
        }
        let (kept, warnings) = root.withoutSeries(of: settings)
        root = kept
        problems += Inputs.schema.problems(in: root)
        return (root, warnings, problems)
    }

    private static func apply(
        _ setting: Setting, to root: JSONValue, after settings: [Setting]
    ) throws -> JSONValue {
        let location = setting.value.location
        if let problem = Inputs.problem(withInput: setting.path, at: location) {
            throw problem
        }
        if let problem = setting.problem { throw problem }
        let schema = Inputs.schema
        let filled = schema.fillingDefaults(of: root, towards: setting.path)
        // What is required stays, as a null that the table then finds.
        if setting.isNull, schema.canDoWithout(setting.path, in: filled) {
            return root.removing(setting.path)
        }
        do {
            return try filled.setting(setting.path, to: setting.value)
        } catch let problem as Problem {
            let outer = settings.first {
                $0.isNull && $0.path != setting.path
                    && setting.path.steps.starts(with: $0.path.steps)
            }
            guard let outer else { throw problem }
            throw Problem(
                "\(problem.message), for \(outer.description) took it away", at: location,
                path: problem.path)
        }
    }
}

extension Inputs {
    /// That no workload has such an input, with the one that was probably meant; nil if there is
    /// one.
    public static func problem(
        withInput path: JSONPath, at location: Problem.Location
    ) -> Problem? {
        guard !schema.describes(path) else { return nil }
        let nearest = schema.suggestion(forPath: path)
        let question = nearest.map { ". Did you mean \"\($0.name)\"?" } ?? ""
        return Problem("there is no input \"\(path.name)\"\(question)", at: location)
    }
}
