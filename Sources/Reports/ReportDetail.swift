import Experiments

/// How much a report for people says.
public enum ReportDetail: Sendable {
    /// The answer, what is doubtful about it, and where the rest is.
    case answer
    /// The answer, and these measures as well.
    case measures([Measure])
    /// Everything that is known.
    case everything

    /// Whether nothing is left out.
    public var isEverything: Bool { if case .everything = self { true } else { false } }

    /// The measures that are asked for by name.
    public var measures: [Measure] {
        if case .measures(let measures) = self { measures } else { [] }
    }
}
