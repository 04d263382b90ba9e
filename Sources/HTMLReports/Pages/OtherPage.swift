import Reports
import StrictJSON

/// A result that is a table of numbers and needs no charts: verifications, timings, lists.
struct OtherPage {
    let result: JSONValue
    var prefix = ""

    /// The page from its title on.
    var content: [Markup] {
        let kind = result.text("kind")
        let lists = result.members.compactMap { key, value -> Piece.Section? in
            let rows = value.elements.filter { !$0.members.isEmpty }
            guard let first = rows.first else { return nil }
            return Piece.Section(
                prefix + key, key.prefix(1).uppercased() + key.dropFirst(),
                [
                    Piece.table(
                        first.members.map(\.key),
                        rows.map { row in row.members.map { Piece.Cell(text($0.value)) } })
                ])
        }
        return Piece.top(
            kicker: "Switchboard \(result.text("version"))",
            title: kind.prefix(1).uppercased() + kind.dropFirst(), lead: [], note: "")
            + Piece.sections(lists + [Piece.made(result, prefix: prefix)])
    }

    private func text(_ value: JSONValue) -> String {
        switch value.content {
        case .null: ""
        case .boolean(let value): value ? "yes" : "no"
        case .number(let number, _): NumberFormat.measure(number)
        case .string(let text): text
        case .array, .object:
            value.number("mean").map {
                NumberFormat.measure($0, halfWidth: value.number("halfWidth"))
            } ?? ""
        }
    }
}
