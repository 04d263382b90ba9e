import FieldTables
import RandomVariates
import SimulationKernel

extension Inputs {
    /// Conversations that some agents pass on to others.
    public struct Transfer: Described {
        /// Whether the first agent stays until the second one has it.
        public enum Kind: String, Word {
            /// The first agent goes when the conversation is passed on.
            case cold
            /// The first agent stays until another has it, and for a time with both.
            case warm

            /// What it means, for the manual.
            public var summary: String {
                switch self {
                case .cold: "The first agent goes when the conversation is passed on."
                case .warm:
                    "The first agent stays until another has it, at whom it does not ring, and "
                        + "then for a time."
                }
            }
        }

        /// Names of the groups that pass on.
        public var from: [String] = []
        /// Names of the groups that take over.
        public var to: [String] = []
        /// Share of their conversations.
        public var share = PerComplexity.all(0)
        /// Work of the first agent until then.
        public var minutes: Law?
        /// Whether the first agent stays.
        public var kind = Kind.cold
        /// How long both are with the customer.
        public var jointMinutes = 0.0

        /// Nothing is given yet.
        public init() {}

        /// Its inputs.
        public static let table = FieldTable<Transfer>(
            "transfer", "Conversations that some agents pass on to others: tier 1 to tier 2.",
            [
                .required("from", \.from, groups, "Names of the groups that pass on."),
                .required(
                    "to", \.to, groups,
                    "Names of the groups that take over, as far as their skills allow."),
                .required(
                    "share", \.share,
                    "Share of the conversations that the first agent passes on."),
                .required(
                    "minutes", \.minutes, unit: "minutes",
                    "Work of the first agent until then; the second has the whole session before "
                        + "them."),
                .optional("kind", \.kind, "Whether the first agent stays until another has it."),
                .optional(
                    "jointMinutes", \.jointMinutes, .number(.upTo(1e4)), unit: "minutes",
                    "How long both are with the customer, in a warm transfer."),
                .note,
            ])

        private static let groups = Schema.array(of: .string(.line), count: 1...1_000)
    }
}
