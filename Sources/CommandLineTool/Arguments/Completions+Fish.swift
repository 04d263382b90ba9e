extension Completions {
    /// The fish script.
    static func fish(_ tool: ToolSpec) -> String {
        let start = "complete -c \(tool.name)"
        var lines = ["# fish completion for \(tool.name)", "\(start) -f"]
        for option in [OptionSpec.help, .version] {
            lines.append("\(start) -n __fish_use_subcommand \(names(option, tool))")
        }
        for verb in tool.verbs {
            let summary = quoted(verb.summary)
            lines.append("\(start) -n __fish_use_subcommand -a \(verb.name) -d \(summary)")
            let condition = "\(start) -n '__fish_seen_subcommand_from \(verb.name)'"
            lines += verb.positionals.suffix(1).map { "\(condition) \(positional($0, tool))" }
            lines += verb.allOptions.map { "\(condition) \(names($0, tool))" }
            lines += verb.options.compactMap(\.negativeFlag).map {
                "\(condition) -l \($0.dropFirst(2))"
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func names(_ option: OptionSpec, _ tool: ToolSpec) -> String {
        let short = option.short.map { "-s \($0) " } ?? ""
        let value =
            switch option.kind.candidates {
            case .words(let words): " -x -a \(quoted(words.joined(separator: " ")))"
            case .files: " -r -F"
            case .asked(let kind): " -x -a \(quoted(ask(kind, tool)))"
            case .nothing: option.kind.placeholder == nil ? "" : " -x"
            }
        return "\(short)-l \(option.name)\(value) -d \(quoted(option.summary))"
    }

    private static func positional(_ spec: PositionalSpec, _ tool: ToolSpec) -> String {
        switch spec.candidates {
        case .words(let words): "-a \(quoted(words.joined(separator: " ")))"
        case .asked(let kind): "-F -a \(quoted(ask(kind, tool)))"
        case .files, .nothing: "-F"
        }
    }

    private static func ask(_ kind: String, _ tool: ToolSpec) -> String {
        "(\(tool.name) complete \(kind) -- (commandline -opc)[3..-1] 2>/dev/null)"
    }

    private static func quoted(_ text: String) -> String {
        "'" + String(text.flatMap { "\\'".contains($0) ? ["\\", $0] : [$0] }) + "'"
    }
}
