extension Completions {
    /// The bash script; it keeps to bash 3.2, which macOS still has.
    static func bash(_ tool: ToolSpec) -> String {
        let start = (tool.verbs.map(\.name) + toolFlags).joined(separator: " ")
        return """
            # bash completion for \(tool.name)
            \(function(tool))() {
                local current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD-1]}"
                local words="" files="" asked=""
                COMPREPLY=()
                # bash makes the '=' of --name=value a word of its own.
                if [[ "$current" == "=" ]]; then
                    current=""
                elif [[ "$previous" == "=" ]]; then
                    previous="${COMP_WORDS[COMP_CWORD-2]}"
                fi
                if ((COMP_CWORD == 1)); then
                    words="\(start)"
                else
                    case "${COMP_WORDS[1]} $previous" in
            \(tool.verbs.flatMap(branches).map { "            " + $0 }.joined(separator: "\n"))
                    esac
                fi
                if [[ -n "$asked" ]]; then
                    local IFS=$'\\n'
                    local line=("${COMP_WORDS[@]:2}")
                    words="$("${COMP_WORDS[0]}" complete "$asked" -- "${line[@]}" 2>/dev/null)"
                    COMPREPLY=($(compgen -W "$words" -- "$current"))
                    case "$asked" in
                        path|measure) compopt -o nospace 2>/dev/null ;;
                        workload) [[ -n "$COMPREPLY" ]] || files=yes ;;
                    esac
                    [[ -n "$files" ]] || return
                fi
                if [[ -n "$files" ]]; then
                    local IFS=$'\\n'
                    compopt -o filenames 2>/dev/null
                    COMPREPLY=($(compgen -f -- "$current"))
                else
                    COMPREPLY=($(compgen -W "$words" -- "$current"))
                fi
            }
            complete -F \(function(tool)) \(tool.name)

            """
    }

    /// The branches of one verb: after an option with a value, then anywhere else.
    private static func branches(of verb: VerbSpec) -> [String] {
        let valued = verb.options.filter { $0.kind.placeholder != nil }
        let afterOption = valued.map { option in
            let patterns = option.allFlags.map { "\"\(verb.name) \($0)\"" }
            return "\(patterns.joined(separator: " | "))) \(assignment(option.kind.candidates)) ;;"
        }
        let flags = verb.allOptions.flatMap(\.allFlags).joined(separator: " ")
        let otherwise = verb.positionals.last.map { assignment($0.candidates) } ?? ":"
        return afterOption + [
            "\"\(verb.name) \"*)",
            "    if [[ \"$current\" == -* ]]; then words=\"\(flags)\"; else \(otherwise); fi ;;",
        ]
    }

    private static func assignment(_ candidates: Candidates) -> String {
        switch candidates {
        case .words(let words): "words=\"\(words.joined(separator: " "))\""
        case .files: "files=yes"
        case .asked(let kind): "asked=\(kind)"
        case .nothing: ":"
        }
    }
}
