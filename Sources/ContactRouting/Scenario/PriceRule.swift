import FieldTables
import SimulationKernel

/// One rule by which an AI is billed.
public struct PriceRule: Sendable, Equatable {
    /// What is billed.
    public enum Basis: Sendable, Equatable {
        /// Every conversation that entered an AI session.
        case conversation
        /// Every contained conversation whose customer stays away for the window: deducted when
        /// the customer comes back.
        case resolution(window: TimeSpan)
        /// The same, and the judge calls the answer correct.
        case verifiedResolution(window: TimeSpan)
        /// Every hand-over to a human.
        case handOver
        /// A thousand tokens, of which each turn takes so many.
        case thousandTokens(perTurn: Double)
        /// Thirty days of an agent's seat: full-time agents on the payroll.
        case seatMonth
    }

    /// Its name in reports, if it has one of its own.
    public var ownName: String?
    /// What is billed.
    public var basis: Basis
    /// Money for one of it.
    public var price: Double

    /// Creates a price rule.
    public init(name: String? = nil, basis: Basis, price: Double) {
        ownName = name
        self.basis = basis
        self.price = price
    }

    /// Its name in reports: its own, or what it bills.
    public var name: String { ownName ?? "per \(PriceRule.variants.word(for: self))" }

    /// Whether it bills resolutions, so that who comes back matters.
    public var billsResolutions: Bool {
        switch basis {
        case .resolution, .verifiedResolution: true
        case .conversation, .handOver, .thousandTokens, .seatMonth: false
        }
    }
}

extension PriceRule: Tagged {
    /// What it bills, each with its inputs.
    public static let variants = VariantTable<PriceRule>(
        "price", "A rule by which an AI is billed.", tag: "per",
        first: [
            .required("price", \.price, .number(.nonNegative), unit: "money", "Money for one.")
        ],
        [
            of("conversation", "For every AI conversation.", .conversation),
            Variant("resolution", "For every contained conversation without a return.") {
                (window: ReturnWindow) in
                of(.resolution(window: window.length))
            } extract: {
                if case .resolution(let window) = $0.basis { ReturnWindow(window) } else { nil }
            },
            Variant(
                "verifiedResolution", "The same, if the judge also calls the answer correct."
            ) { (window: ReturnWindow) in
                of(.verifiedResolution(window: window.length))
            } extract: {
                if case .verifiedResolution(let window) = $0.basis {
                    ReturnWindow(window)
                } else {
                    nil
                }
            },
            of("handOver", "For every hand-over to a human.", .handOver),
            Variant { (tokens: Tokens) in
                of(.thousandTokens(perTurn: tokens.perTurn))
            } extract: {
                if case .thousandTokens(let tokens) = $0.basis {
                    Tokens { $0.perTurn = tokens }
                } else {
                    nil
                }
            },
            of("seatMonth", "For every full-time agent on the payroll and 30 days.", .seatMonth),
        ],
        last: [
            .optional("name", \.ownName, .string(.line), role: .label, "Its name in reports."),
            .note,
        ])

    private static func of(_ basis: Basis) -> PriceRule { PriceRule(basis: basis, price: 0) }

    private static func of(_ word: String, _ summary: String, _ basis: Basis) -> Variant<PriceRule>
    {
        Variant(word, summary, of(basis)) { $0.basis == basis }
    }

    /// How long a customer has to stay away.
    private struct ReturnWindow: Described {
        var length = TimeSpan(seconds: 72 * 3_600)

        init() {}

        init(_ length: TimeSpan) { self.length = length }

        static let table = FieldTable<ReturnWindow>(
            "return window", "How long a customer has to stay away.",
            [
                .optional(
                    "returnWindowHours", \.length.hours, .number(.upTo(1e6)), unit: "hours",
                    "Deducted if the customer comes back within this time.")
            ])
    }

    private struct Tokens: Described {
        var perTurn = 0.0

        static let table = FieldTable<Tokens>(
            "thousandTokens", "For every thousand tokens.",
            [
                .required(
                    "tokensPerTurn", \.perTurn, .number(.nonNegative), unit: "tokens",
                    "Tokens, read and written, that a turn takes on average.")
            ])
    }
}
