import FieldTables

/// Title and date of a publication and what it is worth as evidence.
public struct FigureSource: Sendable, Equatable {
    /// How far a figure can be relied on.
    public enum Evidence: String, Word {
        /// The company's own text or interview.
        case primary
        /// An annual filing, known through quotations of others.
        case filing
        /// News and reports.
        case news
        /// A vendor about its own product.
        case vendor
        /// An input of a bundled workload, chosen so that a published figure comes out.
        case calibrated
        /// No published source.
        case assumption

        /// What it means, for messages.
        public var summary: String {
            switch self {
            case .primary: "The company's own text or interview."
            case .filing: "An annual filing, known through quotations of others."
            case .news: "News and reports."
            case .vendor: "A vendor about its own product."
            case .calibrated: "An input chosen so that a published figure comes out."
            case .assumption: "No published source."
            }
        }

        /// Those of what somebody published.
        static let published: [Evidence] = [.primary, .filing, .news, .vendor]
    }

    /// Title and date, or why the value was assumed.
    public let title: String
    /// How far a figure of it can be relied on.
    public let evidence: Evidence
    /// When it was published, `YYYY-MM-DD` or the start of it; nil if undated.
    public let date: String?

    init(title: String, evidence: Evidence, date: String? = nil) {
        self.title = title
        self.evidence = evidence
        self.date = date
    }

    /// Whether somebody published it, rather than us choosing it.
    public var isPublished: Bool { Evidence.published.contains(evidence) }

    static func assumption(_ reason: String) -> FigureSource {
        FigureSource(title: reason, evidence: .assumption)
    }
}
