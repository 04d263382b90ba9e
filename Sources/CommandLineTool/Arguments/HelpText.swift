/// The help pages, derived from the specifications.
enum HelpText {
    /// The help of one verb, wrapped to `width` characters.
    static func page(for verb: VerbSpec, of tool: ToolSpec, width: Int = 80) -> String {
        var page = HelpPage(width: width)
        page.section("OVERVIEW")
        page.paragraphs(verb.summary)
        if let discussion = verb.discussion {
            page.lines.append("")
            page.paragraphs(discussion)
        }
        page.section("USAGE")
        page.paragraphs(tool.usage(of: verb))
        page.examples(verb.examples)
        page.rows("ARGUMENTS", verb.positionals.map { ($0.name, $0.summary) })
        page.options(verb.allOptions)
        page.rows(
            "ENVIRONMENT",
            verb.options.compactMap { option in
                option.environment.map { ($0, "Used when \(option.flag) is not given.") }
            })
        return page.text
    }

    /// The help of the whole tool, wrapped to `width` characters.
    static func page(for tool: ToolSpec, width: Int = 80) -> String {
        var page = HelpPage(width: width)
        page.section("OVERVIEW")
        page.paragraphs(tool.summary)
        page.section("USAGE")
        page.paragraphs("\(tool.name) VERB [arguments] [options]")
        page.examples(tool.examples)
        page.rows("VERBS", tool.verbs.map { ($0.name, $0.summary) })
        page.options([.help, .version])
        page.rows("ENVIRONMENT", tool.environment.map { ($0.key, $0.value) })
        page.lines.append("")
        page.paragraphs("'\(tool.name) VERB --help' explains a verb.", indent: "")
        return page.text
    }

    /// The help of the verb, or of the whole tool if there is none.
    static func page(for verb: VerbSpec?, of tool: ToolSpec, width: Int) -> String {
        verb.map { page(for: $0, of: tool, width: width) } ?? page(for: tool, width: width)
    }

    /// Breaks text into lines of at most `width` characters, between words only.
    static func wrap(_ text: String, width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(whereSeparator: \.isWhitespace) {
            if !line.isEmpty, line.count + 1 + word.count > width {
                lines.append(line)
                line = ""
            }
            line += line.isEmpty ? word : " " + word
        }
        return line.isEmpty ? lines : lines + [line]
    }
}

/// The lines of a help page under construction.
private struct HelpPage {
    let width: Int
    var lines: [String] = []

    var text: String { lines.joined(separator: "\n") + "\n" }

    mutating func section(_ title: String) {
        if !lines.isEmpty { lines.append("") }
        lines.append(title)
    }

    mutating func paragraphs(_ text: String, indent: String = "  ") {
        for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let wrapped = HelpText.wrap(String(paragraph), width: width - indent.count)
            lines += wrapped.isEmpty ? [""] : wrapped.map { indent + $0 }
        }
    }

    mutating func examples(_ examples: KeyValuePairs<String, String>) {
        guard !examples.isEmpty else { return }
        section("EXAMPLES")
        for (explanation, command) in examples {
            paragraphs(explanation)
            // A command is never wrapped: it is there to be copied.
            lines.append("    " + command)
        }
    }

    mutating func options(_ options: [OptionSpec]) {
        var titles: [String] = []
        for option in options where !titles.contains(option.group) { titles.append(option.group) }
        let widest = options.map { label($0).count }.max()
        for title in titles {
            let members = options.filter { $0.group == title }.map { (label($0), explanation($0)) }
            rows(title.uppercased() + " OPTIONS", members, widest: widest)
        }
    }

    /// Two columns; a label too long for its column stands on a line of its own.
    mutating func rows(
        _ title: String, _ rows: [(label: String, text: String)], widest: Int? = nil
    ) {
        guard !rows.isEmpty else { return }
        section(title)
        let column = min(widest ?? rows.map(\.label.count).max() ?? 0, 26)
        for (label, text) in rows {
            var start = "  " + label
            if label.count > column {
                lines.append(start)
                start = ""
            }
            for line in HelpText.wrap(text, width: max(20, width - column - 4)) {
                let padding = String(repeating: " ", count: column + 4 - start.count)
                lines.append(start + padding + line)
                start = ""
            }
        }
    }

    private func label(_ option: OptionSpec) -> String {
        let short = option.short.map { "-\($0), " } ?? "    "
        let name = option.negativeFlag == nil ? option.flag : "--[no-]\(option.name)"
        return short + name + (option.kind.placeholder.map { " " + $0 } ?? "")
    }

    private func explanation(_ option: OptionSpec) -> String {
        var notes: [String] = []
        if let text = option.defaultText { notes.append("default: \(text)") }
        if option.isRepeatable { notes.append("repeatable") }
        return option.summary + (notes.isEmpty ? "" : " (\(notes.joined(separator: "; ")))")
    }
}
