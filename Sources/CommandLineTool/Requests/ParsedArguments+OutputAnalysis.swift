import Experiments
import Reports

extension OptionSpec {
    static let warmUpOrAuto = OptionSpec(
        name: "warm-up", kind: .durationOr("auto"),
        summary: "Initial part that does not count: sets warmUpDays. auto finds it for each "
            + "replication by MSER-5 on the number of customers in the human tier, and measures "
            + "for the whole horizon from there.",
        group: "Simulation")
    static let batches = OptionSpec(
        name: "batches", kind: .integer(2...100_000),
        summary: "One long replication with intervals from so many batches of it, in place of "
            + "independent replications.",
        group: "Simulation")
    static let precision = OptionSpec(
        name: "precision", kind: .text(placeholder: "SIZE"),
        summary: "Add replications until half-widths are that small: 2% of the mean, or 0.5 in "
            + "the unit of the one measure of --precise.",
        group: "Simulation")
    static let precise = OptionSpec(
        name: "precise", kind: .text(placeholder: "MEASURE"), isRepeatable: true,
        defaultText: alternatives(Precision.defaultMeasures).replacing(" or ", with: " and "),
        summary: "What must be that precise.", group: "Simulation")

    /// Options that say how replications become intervals.
    static let outputAnalysis: [OptionSpec] = [.batches, .precision, .precise, .maxReplications]
}

extension ParsedArguments {
    /// How replications become intervals.
    func outputAnalysis() throws -> OutputAnalysis {
        var analysis = OutputAnalysis()
        analysis.findsWarmUp = isWord(.warmUpOrAuto)
        analysis.batches = integer(.batches)
        analysis.precision = try precision()
        analysis.choosesReplications =
            ![OptionSpec.replications, .batches, .precision].contains(where: isSet)
        return analysis
    }

    /// Replications of a run: ten to judge a precision by, one to cut into batches, whatever the
    /// environment says of runs in general.
    var planOfRun: ReplicationPlan {
        var plan = plan(defaultReplications: isSet(.batches) ? 1 : isSet(.precision) ? 10 : 5)
        if isSet(.batches), case .environment = source(of: .replications) { plan.replications = 1 }
        return plan
    }

    /// The options of the analysis as they are repeated in results.
    var canonicalAnalysis: [String] {
        var words = isWord(.warmUpOrAuto) ? ["--warm-up auto"] : []
        if let batches = integer(.batches) { words.append("--batches \(batches)") }
        guard let precision = text(.precision) else { return words }
        words.append("--precision " + shellQuoted(precision))
        words += texts(.precise).map { "--precise " + shellQuoted($0) }
        if let most = integer(.maxReplications) { words.append("--max-replications \(most)") }
        return words
    }

    private func precision() throws -> Precision? {
        guard let tolerance = try tolerance(.precision, of: "mean") else {
            guard let option = [OptionSpec.precise, .maxReplications].first(where: isSet) else {
                return nil
            }
            throw UsageError(
                message: "\(option.flag) needs --precision",
                hint: "Say how precise: --precision 2%.")
        }
        return try Precision(
            tolerance, measures: texts(.precise).map { try Measure.find($0) },
            mostReplications: integer(.maxReplications) ?? 1_000)
    }
}

extension NoSteadyState: ToolError {
    var exitCode: ExitCode { .failure }
}
