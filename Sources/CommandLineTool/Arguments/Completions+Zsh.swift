extension Completions {
    /// The zsh script; it works from `$fpath` and when evaluated.
    static func zsh(_ tool: ToolSpec) -> String {
        let verbs = tool.verbs.map { quoted("\($0.name):\($0.summary)") }
        let name = function(tool)
        return """
            #compdef \(tool.name)
            \(name)_ask() {
                local -a found
                found=(${(f)"$(\(tool.name) complete $@[-1] -- ${words[2,-1]} 2>/dev/null)"})
                compadd -S '' -a found
                [[ $@[-1] == workload ]] && _files
            }
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
            \(tool.verbs.map { branch(of: $0, ask: name + "_ask") }.joined(separator: "\n"))
                esac
            }
            if [[ "$funcstack[1]" == "\(name)" ]]; then
                \(name) "$@"
            else
                compdef \(name) \(tool.name)
            fi

            """
    }

    private static func branch(of verb: VerbSpec, ask: String) -> String {
        let arguments = verb.allOptions.flatMap { lines(for: $0, ask) } + positionals(of: verb, ask)
        let list = arguments.map { " \\\n                " + quoted($0) }.joined()
        return "        \(verb.name))\n            _arguments\(list) ;;"
    }

    /// One `_arguments` specification for each form of the option.
    private static func lines(for option: OptionSpec, _ ask: String) -> [String] {
        let once = option.isRepeatable ? "*" : "(\(option.allFlags.joined(separator: " ")))"
        return option.allFlags.map { flag in
            guard let placeholder = option.kind.placeholder else {
                return "\(once)\(flag)[\(escaped(option.summary))]"
            }
            let value = ":\(escaped(placeholder)):\(action(option.kind.candidates, ask))"
            let mark = flag.hasPrefix("--") ? "=" : "+"
            return "\(once)\(flag)\(mark)[\(escaped(option.summary))]\(value)"
        }
    }

    private static func positionals(of verb: VerbSpec, _ ask: String) -> [String] {
        verb.positionals.enumerated().map { index, spec in
            let place = spec.count.upperBound == 1 ? "\(index + 1)" : "*"
            let optional = spec.count == 0...1 ? ":" : ""
            return "\(place):\(optional)\(escaped(spec.name)):\(action(spec.candidates, ask))"
        }
    }

    /// What zsh does for a value; `ask` is the function that asks the tool.
    private static func action(_ candidates: Candidates, _ ask: String) -> String {
        switch candidates {
        case .words(let words): "(\(words.joined(separator: " ")))"
        case .files: "_files"
        case .asked(let kind): "\(ask) \(kind)"
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
