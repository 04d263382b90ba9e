import Reports
import StrictJSON

/// What pages are put together from.
enum Piece {
    /// A part of a page, to which the navigation leads.
    struct Section {
        let id: String
        let title: String
        let content: [Markup]

        /// A part; without content it is left out.
        init(_ id: String, _ title: String, _ content: [Markup]) {
            (self.id, self.title, self.content) = (id, title, content)
        }
    }

    /// A cell of a table.
    struct Cell: ExpressibleByStringInterpolation {
        let text: String
        var style: String?

        init(_ text: String, style: String? = nil) {
            (self.text, self.style) = (text, style)
        }

        init(stringLiteral text: String) {
            self.init(text)
        }
    }

    /// What a page begins with: what it is, the answer, how that came about.
    static func top(kicker: String, title: String, lead: [String], note: String) -> [Markup] {
        [
            .element("p", ["class": "mut sm"], kicker), .element("h1", [:], title),
        ] + lead.map { .element("p", ["class": "lead"], $0) }
            + (note.isEmpty ? [] : [.element("p", ["class": "mut sm"], note)])
    }

    /// The parts that have any content, and before them the way to each.
    static func sections(_ sections: [Section], before: [Markup] = []) -> [Markup] {
        let shown = sections.filter { !$0.content.isEmpty }
        let links = shown.map { Markup.element("a", ["href": "#\($0.id)"], $0.title) }
        let body = shown.flatMap { section in
            [Markup.element("h2", ["id": section.id], section.title)] + section.content
        }
        return [.element("nav", ["aria-label": "On this page"], links)] + before + body
    }

    /// Numbers that are looked for first.
    static func tiles(_ tiles: [(label: String, value: String, note: String)]) -> Markup {
        .element(
            "div", ["class": "tiles"],
            tiles.map { tile in
                .element(
                    "div", ["class": "tile"],
                    [
                        .element("span", [:], tile.label), .element("b", [:], tile.value),
                        .element("span", [:], tile.note),
                    ])
            })
    }

    /// A table whose first column names the rows; columns of words lean to the left.
    static func table(
        _ head: [String], _ rows: [[Cell]], words: Set<Int> = [], id: String? = nil
    ) -> Markup {
        func style(_ column: Int) -> String? { column == 0 || words.contains(column) ? "l" : nil }
        let titles = head.enumerated().map { column, title in
            Markup.element("th", ["scope": "col", "class": style(column)], title)
        }
        let body = rows.map { row in
            Markup.element(
                "tr", [:],
                row.enumerated().map { column, cell in
                    if column == 0 { return .element("th", ["scope": "row"], cell.text) }
                    let styles = [style(column), cell.style].compactMap(\.self)
                    return .element(
                        "td",
                        ["class": styles.isEmpty ? nil : styles.joined(separator: " ")],
                        cell.text)
                })
        }
        return .element(
            "div", ["class": "tw"],
            [
                .element(
                    "table", ["id": id],
                    [
                        .element("thead", [:], [.element("tr", [:], titles)]),
                        .element("tbody", [:], body),
                    ])
            ])
    }

    /// What is opened on demand.
    static func details(_ summary: String, _ content: [Markup]) -> Markup {
        .element("details", [:], [.element("summary", [:], summary)] + content)
    }

    /// The numbers of a chart.
    static func values(
        _ head: [String], _ rows: [[Cell]], words: Set<Int> = [], id: String? = nil,
        title: String = "Values"
    ) -> Markup {
        details(title, [table(head, rows, words: words, id: id)])
    }

    /// Something to type as it stands.
    static func command(_ text: String) -> Markup {
        .element(
            "div", ["class": "cmd"],
            [
                .element("code", [:], text),
                .element("button", ["type": "button", "class": "copy js"], "Copy"),
            ])
    }

    /// A remark that nobody must miss.
    static func note(_ text: String, isBad: Bool = false) -> Markup {
        .element("p", ["class": isBad ? "note bad" : "note"], text)
    }

    static func paragraph(_ text: String, style: String? = nil) -> Markup {
        .element("p", ["class": style], text)
    }

    /// Figures side by side as far as there is room.
    static func grid(_ figures: [Markup]) -> [Markup] {
        figures.isEmpty ? [] : [.element("div", ["class": "grid"], figures)]
    }

    /// Inputs without a source.
    static func assumptions(_ value: JSONValue) -> [Markup] {
        let inputs = value["assumptions"]?.elements ?? []
        let unstated = value["unstated"]?.elements ?? []
        let lines = inputs.map { Cell("\($0.text("path"))") }
        let rows = zip(lines, inputs).map { [$0, Cell($1.text("reason"))] }
        let taken = unstated.map { input in
            Markup.element(
                "li", [:], "Not given: \(input.text("path")), so \(input.text("reason"))")
        }
        return
            (rows.isEmpty
            ? [paragraph("Every input has a source.")]
            : [
                details(
                    "\(rows.count) input\(rows.count == 1 ? " has" : "s have") no source",
                    [table(["input", "why it is so"], rows, words: [1])])
            ]) + (taken.isEmpty ? [] : [.element("ul", ["class": "sm"], taken)])
    }

    /// How a result came about: the command, what was run, by what.
    static func made(
        _ value: JSONValue, prefix: String = "", more: [Markup] = []
    ) -> Section {
        let workload = value["workload"]
        let hash = workload?.text("sha256") ?? ""
        let about = [
            "Switchboard \(value.text("version")), result format "
                + "\(value["format"]?.wholeNumber ?? 1)",
            hash.isEmpty ? nil : "workload \(workload?.text("name") ?? ""), SHA-256 \(hash)",
        ].compactMap(\.self).joined(separator: "; ")
        return Section(
            prefix + "made", "How it was made",
            [
                paragraph("The same command gives the same numbers, on any machine:"),
                command(value.text("command")), paragraph(about, style: "mut sm"),
            ] + more)
    }
}
