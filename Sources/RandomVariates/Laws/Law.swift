import FieldTables

/// A distribution as people write it: in the unit of the file, with the parameters that they chose.
///
/// The mean and the coefficient of variation of a lognormal stay what they are, where a
/// `Distribution` has turned them into the numbers that its quantile needs.
public struct Law: Sendable {
    let content: any LawFamily

    init(_ content: any LawFamily) {
        self.content = content
    }

    /// The distribution of `factor` times the variable, as for a change of unit.
    ///
    /// - Precondition: there are no `problems`.
    public func distribution(times factor: Double = 1) -> Distribution {
        content.distribution.scaled(by: factor)
    }

    /// Something wrong that no field can see by itself, such as bounds in the wrong order.
    public struct Problem: Sendable, Equatable {
        /// One step from an object or a list to what is in it.
        public enum Step: Sendable, Equatable {
            /// To the value of a key.
            case key(String)
            /// To an element, from 0.
            case index(Int)
        }

        /// The way from the law to the place.
        public let steps: [Step]
        /// What is wrong there.
        public let message: String

        init(_ message: String, at steps: Step...) {
            self.init(message, steps)
        }

        private init(_ message: String, _ steps: [Step]) {
            self.steps = steps
            self.message = message
        }

        /// The same problem, of a law inside another one.
        func below(_ outer: Step...) -> Problem { Problem(message, outer + steps) }
    }

    /// What is wrong with the parameters taken together.
    public var problems: [Problem] { content.problems }
}

extension Law: Equatable {
    /// Whether both are of one family and have the same parameters.
    public static func == (a: Law, b: Law) -> Bool { a.content.isEqual(to: b.content) }
}

extension Law: Tagged {
    /// The families, each with the fields of its table.
    public static let variants = VariantTable<Law>(
        "distribution", "How a time varies.", tag: "distribution",
        (simpleFamilies + composedFamilies).map { $0.variant(of: { $0 }, { $0 }) })
}
