import Reports
import StrictJSON

/// How rows are written: fields between what comes before each of them.
public enum RowForm: Sendable {
    /// CSV (RFC 4180), with a header; empty where something does not apply.
    case csv
    /// A JSON object per line; null where something does not apply.
    case ndjson

    /// What comes before the first row.
    func head(_ columns: [String]) -> String {
        self == .csv ? columns.joined(separator: ",") + "\r\n" : ""
    }

    /// A text as a field.
    func field(_ text: String) -> String {
        self == .csv ? ResultCSV.field(text) : JSONOutput.string(text).text()
    }
}

/// The words of a form of rows with these columns.
struct RowWords {
    /// What comes before each field; at the end, what comes after the last one.
    let before: [Word]
    /// Of what does not apply.
    let none: Word
    let yes: Word
    let no: Word
    /// What stands on both sides of a text that is not a ready field.
    let quote: Word

    init(_ form: RowForm, _ columns: [String], _ store: WordStore) {
        switch form {
        case .csv:
            before = (columns.indices.map { $0 == 0 ? "" : "," } + ["\r\n"]).map(store.word)
        case .ndjson:
            let keys = columns.map { "\"\($0)\":" }
            before =
                (keys.enumerated().map { ($0 == 0 ? "{" : ",") + $1 } + ["}\n"]).map(store.word)
        }
        none = store.word(form == .csv ? "" : "null")
        yes = store.word("true")
        no = store.word("false")
        quote = store.word(form == .csv ? "" : "\"")
    }
}
