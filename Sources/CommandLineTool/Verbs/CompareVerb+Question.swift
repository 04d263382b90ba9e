import Decisions
import Experiments
import Reports

/// What is asked of the compared workloads.
extension CompareVerb {
    /// Which of them is to be set against which, and the best by what.
    func question() throws -> ComparisonQuestion {
        let names = workloads.map(\.name)
        var control: Int?
        if let name = arguments.text(Option.against) {
            control = names.firstIndex(of: name)
            if control == nil {
                throw UsageError(
                    message: "there is no workload '\(name)' to set the others against",
                    hint: didYouMean(name, names) ?? "Compared are \(alternatives(names)).")
            }
        }
        guard let objective = try arguments.objective() else {
            let selecting = [
                OptionSpec.indifference, .maxReplications, .write, Option.sensitivity,
            ]
            if let option = selecting.first(where: arguments.isSet) {
                throw UsageError(
                    message: "\(option.flag) needs --minimise or --maximise",
                    hint: "The best is chosen by that, such as --minimise costPerTrueResolution.")
            }
            return ComparisonQuestion(control: control)
        }
        let replications = arguments.plan().replications
        guard replications > 1 else {
            throw UsageError(
                message: "the best cannot be chosen on a single replication",
                hint: "Give --replications 5 or more to start from.")
        }
        return ComparisonQuestion(
            control: control,
            selection: SelectionQuestion(
                objective, indifference: try arguments.indifference(),
                firstStage: max(replications, SelectionQuestion.fewestReplications),
                mostReplications: arguments.integer(.maxReplications) ?? 1_000))
    }

    /// What each workload is staffed for, if that is asked.
    func staffing() throws -> StaffingQuestion? {
        let targets = try arguments.targets()
        guard arguments.flag(Option.equalService) == true else {
            guard targets.isEmpty else {
                throw UsageError(
                    message: "--target needs --equal-service",
                    hint: "compare bounds nothing; it can staff each workload for targets.")
            }
            return nil
        }
        guard !targets.isEmpty else {
            throw UsageError(
                message: "--equal-service needs a --target",
                hint: "Say what is equal, such as --target 'abandonmentRate<=3%'.")
        }
        // What a search begins with is enough for a comparison, and the same on any machine.
        return try StaffingQuestion(
            targets: targets, hold: .horizon, effort: StaffingEffort(replications: 0))
    }

    /// The options of the comparison as they are repeated in results.
    func canonicalOptions(_ staffing: StaffingQuestion?) -> [String] {
        set.variants.map { "--variant " + shellQuoted($0.text) }
            + (arguments.flag(Option.equalService) == true ? ["--equal-service"] : [])
            + (staffing?.targets ?? []).map { "--target " + shellQuoted($0.text) }
            + [OptionSpec.minimise, .maximise, .indifference, Option.against].compactMap { option in
                arguments.text(option).map { "\(option.flag) " + shellQuoted($0) }
            } + (arguments.flag(Option.sensitivity) == true ? ["--sensitivity"] : [])
            + (arguments.integer(.maxReplications).map { ["--max-replications \($0)"] } ?? [])
    }
}
