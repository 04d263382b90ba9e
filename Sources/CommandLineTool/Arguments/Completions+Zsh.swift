extension Completions {
    /// The zsh script; it works from `$fpath` and when evaluated.
    static func zsh(_ tool: ToolSpec) -> String {
        let verbs = tool.verbs.map { quoted("\($0.name):\($0.summary)") }
        let name = function(tool)
        return """
            #compdef \(tool.name)
            \(name)() {
                if (( CURRENT == 2 )); then
                    local -a verbs=(
                        \(verbs.joined(separator: "\n            "))
                    )
                    _describe verb verbs
                    compadd -- \(toolFlags.joined(separator: " "))
                    return
                fi
                shift words
                (( CURRENT-- ))
                case $words[1] in
            \(tool.verbs.map(branch).joined(separator: "\n"))
                esac
            }
            if [[ "$funcstack[1]" == "\(name)" ]]; then
                \(name) "$@"
            else
                compdef \(name) \(tool.name)
            fi

            """
    }

    private static func branch(of verb: VerbSpec) -> String {
        let arguments = verb.allOptions.flatMap(lines) + positionals(of: verb)
        let list = arguments.map { " \\\n                " + quoted($0) }.joined()
        return "        \(verb.name))\n            _arguments\(list) ;;"
    }

    /// One `_arguments` specification for each form of the option.
    private static func lines(for option: OptionSpec) -> [String] {
        let once = option.isRepeatable ? "*" : "(\(option.allFlags.joined(separator: " ")))"
        return option.allFlags.map { flag in
            guard let placeholder = option.kind.placeholder else {
                return "\(once)\(flag)[\(escaped(option.summary))]"
            }
            let value = ":\(escaped(placeholder)):\(action(option.kind.candidates))"
            let mark = flag.hasPrefix("--") ? "=" : "+"
            return "\(once)\(flag)\(mark)[\(escaped(option.summary))]\(value)"
        }
    }

    private static func positionals(of verb: VerbSpec) -> [String] {
        verb.positionals.enumerated().map { index, spec in
            let place = spec.count.upperBound == 1 ? "\(index + 1)" : "*"
            let optional = spec.count == 0...1 ? ":" : ""
            return "\(place):\(optional)\(escaped(spec.name)):\(action(spec.candidates))"
        }
    }

    private static func action(_ candidates: Candidates) -> String {
        switch candidates {
        case .words(let words): "(\(words.joined(separator: " ")))"
        case .files: "_files"
        case .nothing: " "
        }
    }

    private static func escaped(_ text: String) -> String {
        String(text.flatMap { "\\:[]".contains($0) ? ["\\", $0] : [$0] })
    }

    private static func quoted(_ text: String) -> String {
        "'"
            + text.split(separator: "'", omittingEmptySubsequences: false)
            .joined(separator: "'\\''") + "'"
    }
}
