import FieldTables
import StrictJSON

/// The file of published figures, format 1: figures that somebody published, and assumptions
/// beside them.
struct FigureFile: Described {
    /// A publication.
    struct Source: Described {
        var title = ""
        var date: String?
        var evidence = FigureSource.Evidence.primary

        static let table = FieldTable<Source>(
            "source", "A publication.",
            [
                .required(
                    "title", \.title, .string(.nonEmpty), "Title and date, as they are quoted."),
                .optional(
                    "date", \.date, .string(date), "When it was published; if absent, undated."),
                .required(
                    "evidence", \.evidence,
                    .choice(
                        FigureSource.Evidence.published.map { Choice($0.rawValue, $0.summary) }),
                    "How far a figure of it can be relied on."),
                .note,
            ])

        private static let date = StringRule(
            described: "a date: YYYY, YYYY-MM or YYYY-MM-DD",
            pattern: "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
        ) { text in
            let parts = text.split(separator: "-", omittingEmptySubsequences: false)
            return (1...3).contains(parts.count)
                && zip(parts, [4, 2, 2]).allSatisfy { part, digits in
                    part.count == digits && part.allSatisfy { $0.isASCII && $0.isNumber }
                }
        }
    }

    /// A number with its source, or an assumption that says why.
    struct Figure: Described {
        var name = ""
        var quantity = Quantity.number(0)
        var unit = ClaimUnit.ratio
        var source: String?
        var assumption: String?

        static let table = FieldTable<Figure>(
            "figure", "A number with its source, or an assumption that says why.",
            [
                .required(
                    "name", \.name, .string(.nonEmpty), "What the number counts or measures."),
                .required("value", \.quantity, "The number, or the range that was given."),
                .required("unit", \.unit, "What it is counted in."),
                .optional("source", \.source, .string(.nonEmpty), "Where it was published."),
                .optional("assumption", \.assumption, .string(.nonEmpty), "Why it was assumed."),
                .note,
            ])
    }

    /// A number, or the two ends of a range.
    enum Quantity: FieldValue {
        case number(Double)
        case range([Double])

        static var schema: Schema {
            .either(
                [.number(.any), .array(of: .number(.any), count: 2...2)],
                described: "a number or the two ends of a range")
        }

        init(_ datum: Datum) {
            if case .list = datum {
                self = .range([Double](datum))
            } else {
                self = .number(Double(datum))
            }
        }

        var datum: Datum {
            switch self {
            case .number(let number): number.datum
            case .range(let ends): ends.datum
            }
        }
    }

    var format = 1
    var title = ""
    var sources: Entries<Source> = [:]
    var service: Entries<Figure> = [:]
    var agents: Entries<Figure> = [:]
    var practice: Entries<Figure> = [:]
    var money: Entries<Figure> = [:]
    var people: Entries<Figure> = [:]

    static let table = FieldTable<FigureFile>(
        "figures", "Figures that somebody published, and assumptions beside them.",
        [
            .required("format", \.format, .integer(1...1), "Version of this format."),
            .required(
                "title", \.title, .string(.nonEmpty), "What the figures are about, in a line."),
            .required("sources", \.sources, "Publications by the names used below."),
            .required("service", \.service, "Figures by their keys."),
            .required("agents", \.agents, "Figures by their keys."),
            .required("practice", \.practice, "Figures by their keys."),
            .required("money", \.money, "Figures by their keys."),
            .required("people", \.people, "Figures by their keys."),
            .note,
        ])

    /// The file, free of any problem that the table sees.
    static func checked(_ source: SourceText) throws(InvalidFigures) -> Reading<FigureFile> {
        let (root, syntaxProblems) = JSONReader.read(source)
        guard let root, syntaxProblems.isEmpty else {
            throw InvalidFigures(problems: syntaxProblems)
        }
        let problems = schema.problems(in: root)
        guard problems.isEmpty else { throw InvalidFigures(problems: problems) }
        return Reading(root)
    }

    /// The publications by name.
    var publications: [String: FigureSource] {
        let publications = sources.list.map { entry in
            let source = entry.value
            return (
                entry.name,
                FigureSource(title: source.title, evidence: source.evidence, date: source.date)
            )
        }
        return Dictionary(uniqueKeysWithValues: publications)
    }
}
