import FieldTables

extension Inputs {
    /// A published value and how close the simulation must come to it.
    public struct Figure: Described {
        /// How the simulated value should relate to the published one.
        public enum Relation: String, Word {
            /// Within the tolerance on both sides.
            case equals
            /// Not above the published value plus the tolerance.
            case atMost
            /// Not below the published value minus the tolerance.
            case atLeast

            /// What it means, for the manual.
            public var summary: String {
                switch self {
                case .equals: "Within the tolerance on both sides."
                case .atMost: "Not above the published value plus the tolerance."
                case .atLeast: "Not below the published value minus the tolerance."
                }
            }
        }

        /// Whether agreement was built in or is evidence.
        public enum Kind: String, Word {
            /// An input was chosen so that it comes out.
            case calibrated
            /// Nothing was chosen to make it come out.
            case test

            /// What it means, for the manual.
            public var summary: String {
                switch self {
                case .calibrated: "An input was chosen so that it comes out."
                case .test: "Nothing was chosen to make it come out."
                }
            }
        }

        /// Name of the measure; `baseline.` before it means that of the baseline.
        public var measure = ""
        /// The published value.
        public var published = 0.0
        /// How the simulated value should relate to it.
        public var relation = Relation.equals
        /// How far off it may be, in the unit of the measure.
        public var tolerance = 0.0
        /// Whether agreement was built in or is evidence.
        public var kind = Kind.test
        /// Title and date of the publication.
        public var source = ""
        /// Inputs changed for this figure alone, by path.
        public var set: Entries<Double> = [:]
        /// A remark.
        public var note: String?

        /// Nothing is given yet.
        public init() {}

        /// Its inputs.
        public static let table = FieldTable<Figure>(
            "figure", "A published value and how close the simulation must come to it.",
            [
                .required(
                    "measure", \.measure, .string(.nonEmpty),
                    "Name of the measure; `baseline.` before it means that of the baseline."),
                .required("published", \.published, "The published value."),
                .required(
                    "relation", \.relation,
                    "How the simulated value should relate to the published one."),
                .optional(
                    "tolerance", \.tolerance, .number(.nonNegative),
                    "How far off it may be, in the unit of the measure."),
                .required(
                    "kind", \.kind, "Whether agreement was built in or is evidence."),
                .required(
                    "source", \.source, .string(.nonEmpty), "Title and date of the publication."),
                .optional(
                    "set", \.set, "Inputs changed for this figure alone: a path and its value."),
                .note(\.note),
            ])
    }
}
