import Testing

@testable import CommandLineTool

@Suite struct InvocationTests {
    @Test(arguments: [
        ("", "help -"),
        ("--help", "help -"),
        ("-h", "help -"),
        ("--help run", "help run"),
        ("--help rnu", "help -"),
        ("--version", "version"),
        ("run --help", "help run"),
        ("run -h", "help run"),
        ("run --seed nonsense --unknown -h", "help run"),
        ("run -- --help", "run <--help>"),
        ("run --version", "unknown option '--version' for 'run' / See 'sample run --help'."),
        ("comapre a b", "unknown verb 'comapre' / Did you mean 'compare'?"),
        ("comp a b", "unknown verb 'comp' / See 'sample --help'."),
        ("RUN a", "unknown verb 'RUN' / Did you mean 'run'?"),
        ("zzzzzz", "unknown verb 'zzzzzz' / See 'sample --help'."),
        ("--verison", "unknown option '--verison' before the verb / Did you mean '--version'?"),
        (
            "--seed 5 run a",
            "unknown option '--seed' before the verb"
                + " / Options follow the verb: 'sample VERB --seed'."
        ),
    ])
    func invocation(line: String, expected: String) {
        #expect(outcome(line) == expected)
    }

    @Test func errorsEndWithTheUsageCode() {
        let error = UsageError(message: "unknown verb 'x'", hint: "See 'sample --help'.")
        #expect(error.exitCode.rawValue == 64)
        #expect("\(error)" == "unknown verb 'x'\nSee 'sample --help'.")
    }
}
