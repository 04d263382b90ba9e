import Foundation
import Testing

@testable import CommandLineTool

private let bashPath = ["/bin/bash", "/usr/bin/bash"]
    .first(where: FileManager.default.isExecutableFile(atPath:))

/// What bash says to the script, and how it ended.
private func bash(_ arguments: [String], script: String) throws -> (text: String, status: Int32) {
    let process = Process()
    let input = Pipe()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: try #require(bashPath))
    process.arguments = ["--norc", "--noprofile"] + arguments
    process.standardInput = input
    process.standardOutput = output
    process.standardError = output
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: Data(script.utf8))
    try input.fileHandleForWriting.close()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (String(decoding: data, as: UTF8.self), process.terminationStatus)
}

@Suite struct CompletionsTests {
    private let bashScript = Completions.script(for: .bash, tool: sampleTool)
    private let zshScript = Completions.script(for: .zsh, tool: sampleTool)
    private let fishScript = Completions.script(for: .fish, tool: sampleTool)

    @Test(.enabled(if: bashPath != nil))
    func bashAcceptsTheScript() throws {
        #expect(try bash(["-n"], script: bashScript) == ("", 0))
        #expect(try bash(["-n"], script: bashScript + "\ncase").status != 0)
    }

    @Test(
        .enabled(if: bashPath != nil),
        arguments: [
            ("sample|co", "compare convert completions"),
            ("sample|--v", "--version"),
            ("sample|run|--re", "--replications"),
            ("sample|run|--no", "--no-progress"),
            ("sample|run|acme|-f|", "table json csv"),
            ("sample|run|acme|--format|=", "table json csv"),
            ("sample|run|acme|--format|=|c", "csv"),
            ("sample|run|acme|--seed|", ""),
            ("sample|completions|", "bash zsh fish"),
            ("sample|schema|r", "result"),
            ("sample|run|/etc/passw", "/etc/passwd"),
            ("sample|run|-o|/etc/passw", "/etc/passwd"),
            ("sample|run|--set|/etc/passw", ""),
            ("sample|verify|", ""),
            ("sample|unknown|", ""),
        ])
    func bashCompletes(line: String, expected: String) throws {
        let words = line.split(separator: "|", omittingEmptySubsequences: false)
        let call = """
            COMP_WORDS=(\(words.map { "'\($0)'" }.joined(separator: " ")))
            COMP_CWORD=\(words.count - 1)
            _sample
            # "passwd-" and the like are left behind by some systems.
            for word in "${COMPREPLY[@]}"; do [[ "$word" == *- ]] || echo "$word"; done
            """
        let (text, _) = try bash([], script: bashScript + call)
        #expect(text.split(separator: "\n").joined(separator: " ") == expected)
    }

    /// Names that only the tool knows: a stand-in for it says what it was asked.
    @Test(.enabled(if: bashPath != nil))
    func bashAsksTheTool() throws {
        let call = """
            sample() { printf '%s\\n' "$2.agents=" "humans.rates=" "words-$(($# - 3))"; }
            COMP_WORDS=(sample run acme --set hu)
            COMP_CWORD=4
            _sample
            echo "${COMPREPLY[@]}"
            COMP_WORDS=(sample run acme --set '')
            _sample
            echo "${COMPREPLY[@]}"
            """
        let (text, _) = try bash([], script: bashScript + call)
        #expect(text == "humans.rates=\npath.agents= humans.rates= words-3\n")
    }

    @Test(arguments: [
        "#compdef sample\n",
        "'run:Simulate one workload.'",
        "'(-r --replications)-r+[Independent runs of the workload.]:N: '",
        "'(-r --replications)--replications=[Independent runs of the workload.]:N: '",
        "'(-f --format)--format=[How results look.]:table|json|csv:(table json csv)'",
        "'(-o --output)-o+[Where results go.]:FILE:_files'",
        "'(--progress --no-progress)--no-progress[Show how far the work is.]'",
        #"'*--set=[Change a parameter\: '\''agents'\'' \[a count\].]:PATH=VALUE:_sample_ask path'"#,
        "'1:WORKLOAD:_sample_ask workload'", "'*:WORKLOAD:_sample_ask workload'",
        "'1:SHELL:(bash zsh fish)'",
        "'1::KIND:(workload result)'",
    ])
    func zshScriptHas(line: String) {
        #expect(zshScript.contains(line))
    }

    @Test(arguments: [
        "complete -c sample -f",
        "complete -c sample -n __fish_use_subcommand -l version -d 'Show the version.'",
        "complete -c sample -n __fish_use_subcommand -a run -d 'Simulate one workload.'",
        "complete -c sample -n '__fish_seen_subcommand_from run'"
            + " -F -a '(sample complete workload -- (commandline -opc)[3..-1] 2>/dev/null)'",
        "complete -c sample -n '__fish_seen_subcommand_from completions' -a 'bash zsh fish'",
        "complete -c sample -n '__fish_seen_subcommand_from run'"
            + " -s f -l format -x -a 'table json csv' -d 'How results look.'",
        "complete -c sample -n '__fish_seen_subcommand_from run'"
            + " -s o -l output -r -F -d 'Where results go.'",
        "complete -c sample -n '__fish_seen_subcommand_from run' -l no-progress",
        "complete -c sample -n '__fish_seen_subcommand_from run'"
            + " -l set -x -a '(sample complete path -- (commandline -opc)[3..-1] 2>/dev/null)'"
            + #" -d 'Change a parameter: \'agents\' [a count].'"#,
    ])
    func fishScriptHas(line: String) {
        #expect(fishScript.split(separator: "\n").contains { $0 == line })
    }

    @Test func everyOptionIsCompletedInEveryShell() {
        for option in sampleTool.verbs.flatMap(\.allOptions) {
            #expect(bashScript.contains(option.flag))
            #expect(zshScript.contains(option.flag))
            #expect(fishScript.contains(" -l \(option.name) "))
        }
    }
}
