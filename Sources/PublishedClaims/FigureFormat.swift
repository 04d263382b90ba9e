import FieldTables
import StrictJSON

/// The file of published figures, format 1, as one table.
enum FigureFormat {
    /// The objects with figures, whose keys `PublishedFigures` takes.
    static let groups = ["service", "agents", "practice", "money", "people"]

    /// The whole file.
    static let schema: Schema = .object(
        ObjectRule(
            "figures", "Figures that somebody published, and assumptions beside them.",
            [
                .required("format", .integer(1...1), "Version of this format."),
                .required("title", .string(.nonEmpty), "What the figures are about, in a line."),
                .required("sources", .map(of: source), "Publications by the names used below."),
            ] + groups.map { .required($0, .map(of: figure), "Figures by their keys.") }
                + [.note]))

    private static let source: Schema = .object(
        ObjectRule(
            "source", "A publication.",
            [
                .required("title", .string(.nonEmpty), "Title and date, as they are quoted."),
                .optional("date", .string(date), "When it was published; if absent, undated."),
                .required(
                    "evidence", .choice(FigureSource.Evidence.published.map { word($0.rawValue) }),
                    "How far a figure of it can be relied on."),
                .note,
            ]))

    private static let figure: Schema = .object(
        ObjectRule(
            "figure", "A number with its source, or an assumption that says why.",
            [
                .required("name", .string(.nonEmpty), "What the number counts or measures."),
                .required(
                    "value",
                    .either(
                        [.number(.any), .array(of: .number(.any), count: 2...2)],
                        described: "a number or the two ends of a range"),
                    "The number, or the range that was given."),
                .required(
                    "unit", .choice(ClaimUnit.allCases.map { word($0.rawValue) }),
                    "What it is counted in."),
                .optional("source", .string(.nonEmpty), "Where it was published."),
                .optional("assumption", .string(.nonEmpty), "Why it was assumed."),
                .note,
            ]))

    private static func word(_ word: String) -> Choice { Choice(word, "As in results.") }

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

    /// The file, free of any problem that the table sees.
    static func checked(_ source: SourceText) throws(InvalidFigures) -> Reading {
        let (root, syntaxProblems) = JSONReader.read(source)
        guard let root, syntaxProblems.isEmpty else {
            throw InvalidFigures(problems: syntaxProblems)
        }
        let problems = schema.problems(in: root)
        guard problems.isEmpty else { throw InvalidFigures(problems: problems) }
        return Reading(root, as: schema)
    }

    /// The publications of a checked file, by name.
    static func sources(_ file: Reading) -> [String: FigureSource] {
        let sources = file["sources"].members.map { name, source in
            guard let evidence = FigureSource.Evidence(rawValue: source["evidence"].string) else {
                preconditionFailure("the table has no such word")
            }
            return (
                name,
                FigureSource(
                    title: source["title"].string, evidence: evidence,
                    date: source.optional("date")?.string)
            )
        }
        return Dictionary(uniqueKeysWithValues: sources)
    }
}
