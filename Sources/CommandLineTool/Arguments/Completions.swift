/// A shell whose completions the tool can write.
enum Shell: String, CaseIterable, Sendable {
    /// The GNU shell.
    case bash

    /// The Z shell.
    case zsh

    /// The friendly interactive shell.
    case fish
}

/// Completion scripts, derived from the specifications.
enum Completions {
    /// The script that teaches the shell to complete the tool's command lines.
    static func script(for shell: Shell, tool: ToolSpec) -> String {
        switch shell {
        case .bash: bash(tool)
        case .zsh: zsh(tool)
        case .fish: fish(tool)
        }
    }

    /// What may follow in one place of a command line.
    enum Candidates {
        /// One of the words.
        case words([String])

        /// A file.
        case files

        /// Names that the tool knows when it is asked, of the kind that its placeholder says; of
        /// workloads also files.
        case asked(String)

        /// Something a script cannot know, such as a number.
        case nothing
    }

    /// The word by which scripts ask the tool for what a placeholder stands for; nil if it cannot
    /// know that.
    static func asked(_ placeholder: String) -> String? {
        switch placeholder {
        case "WORKLOAD": "workload"
        case "MEASURE", "MEASURE=VALUE", "BOUND", "all|MEASURE,...": "measure"
        case "GROUP": "group"
        case _ where placeholder.hasPrefix("PATH="): "path"
        default: nil
        }
    }

    /// The name of the shell function that completes the tool.
    static func function(_ tool: ToolSpec) -> String {
        "_" + String(tool.name.map { $0 == "-" ? "_" : $0 })
    }

    /// The flags every tool understands before a verb.
    static var toolFlags: [String] { OptionSpec.help.allFlags + OptionSpec.version.allFlags }
}

extension ValueKind {
    /// What completes a value of this kind.
    var candidates: Completions.Candidates {
        switch self {
        case .choice(let words): .words(words)
        case .file: .files
        case .text(let placeholder): Completions.asked(placeholder).map { .asked($0) } ?? .nothing
        case .flag, .integer, .number, .duration, .durationOr, .bytes: .nothing
        }
    }
}

extension PositionalSpec {
    /// What completes such an argument.
    var candidates: Completions.Candidates {
        guard choices.isEmpty else { return .words(choices) }
        return Completions.asked(name).map { .asked($0) } ?? .files
    }
}
