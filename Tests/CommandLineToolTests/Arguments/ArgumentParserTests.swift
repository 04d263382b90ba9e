import Testing

@testable import CommandLineTool

@Suite struct ArgumentParserTests {
    @Test(arguments: [
        ("run acme", "run <acme>"),
        ("run acme --seed 5", "run <acme> seed=5"),
        ("run acme --seed=5", "run <acme> seed=5"),
        ("run acme -s 5", "run <acme> seed=5"),
        ("run acme -s5", "run <acme> seed=5"),
        ("run acme -s=5", "run <acme> seed=5"),
        ("run --seed 5 acme -r 3", "run <acme> replications=3 seed=5"),
        ("run -r30 --quiet acme", "run <acme> replications=30 quiet=true"),
        ("run acme -q", "run <acme> quiet=true"),
        ("run acme --progress", "run <acme> progress=true"),
        ("run acme --no-progress", "run <acme> progress=false"),
        ("run acme --offset -5", "run <acme> offset=-5"),
        ("run acme --offset=-5", "run <acme> offset=-5"),
        ("run acme --shift -.5", "run <acme> shift=-.5"),
        ("run acme --shift -1e3", "run <acme> shift=-1e3"),
        ("run acme --share 0", "run <acme> share=0"),
        ("run acme --share 1", "run <acme> share=1"),
        ("run acme --horizon 1.5h", "run <acme> horizon=1.5h"),
        ("run acme --set a=1 --set=b=2=3", "run <acme> set=a=1 set=b=2=3"),
        ("run acme --set a[0].b=-1", "run <acme> set=a[0].b=-1"),
        ("run acme --output=--odd", "run <acme> output=--odd"),
        ("run acme -o -", "run <acme> output=-"),
        ("run acme -ofile.json", "run <acme> output=file.json"),
        ("run acme -f csv", "run <acme> format=csv"),
        ("run -", "run <->"),
        ("run -3", "run <-3>"),
        ("run acme --", "run <acme>"),
        ("run -- --seed", "run <--seed>"),
        ("run --seed 5 -- -s", "run <-s> seed=5"),
        ("compare a b c -s 1", "compare <a> <b> <c> seed=1"),
        ("compare a -- b --", "compare <a> <b> <-->"),
        ("convert a b c", "convert <a> <b> <c>"),
        ("completions zsh", "completions <zsh>"),
        ("schema", "schema"),
        ("schema result", "schema <result>"),
        ("verify", "verify"),
    ])
    func understood(line: String, expected: String) {
        #expect(outcome(line) == expected)
    }

    private static let usage = "Usage: sample run WORKLOAD [options]"
    private static let help = "See 'sample run --help'."

    @Test(arguments: [
        ("run acme --sed 5", "unknown option '--sed' for 'run' / Did you mean '--seed'?"),
        ("run acme --sed=5", "unknown option '--sed' for 'run' / Did you mean '--seed'?"),
        ("run acme --repl 5", "unknown option '--repl' for 'run' / \(help)"),
        ("run acme --zzzzzz", "unknown option '--zzzzzz' for 'run' / \(help)"),
        ("run acme -z", "unknown option '-z' for 'run' / \(help)"),
        ("run acme -output x", "unknown option '-output' for 'run' / Did you mean '--output'?"),
        (
            "run acme --no-progres",
            "unknown option '--no-progres' for 'run' / Did you mean '--no-progress'?"
        ),
        ("run acme --seed", "--seed needs a value / Write --seed N."),
        ("run acme -s", "--seed needs a value / Write --seed N."),
        (
            "run acme --output --quiet",
            "--output needs a value / Write --output=FILE for a value that starts with '-'."
        ),
        ("run acme --seed 1 -s 2", "--seed is given more than once / Give it once."),
        (
            "run acme --progress --no-progress",
            "--progress is given more than once / Give it once."
        ),
        (
            "run acme --progress=no",
            "--progress takes no value / Write --no-progress to switch it off."
        ),
        ("run acme --quiet=1", "--quiet takes no value / \(help)"),
        ("run acme -qs", "--quiet takes no value / Short options cannot be combined."),
        (
            "run acme -r x",
            "'x' is not valid for --replications: must be a whole number, at least 1 / \(help)"
        ),
        (
            "run acme -r0",
            "'0' is not valid for --replications: must be a whole number, at least 1 / \(help)"
        ),
        (
            "run acme --seed=",
            "'' is not valid for --seed: must be a whole number, from 0 to 999 / \(help)"
        ),
        (
            "run acme --horizon 90",
            "'90' is not valid for --horizon: must be a duration such as 90s, 20min, 8h, 2d or 4w"
                + " / Add the unit: 90s, 90min, 90h, 90d or 90w."
        ),
        (
            "run acme --format tabel",
            "'tabel' is not valid for --format: must be table, json or csv"
                + " / Did you mean 'table'?"
        ),
        (
            "run acme --format JSON",
            "'JSON' is not valid for --format: must be table, json or csv / Did you mean 'json'?"
        ),
        ("run acme --output=", "'' is not valid for --output: must not be empty / \(help)"),
        ("run", "missing argument WORKLOAD / \(usage)"),
        ("run acme other", "unexpected argument 'other' / \(usage)"),
        ("verify x", "unexpected argument 'x' / Usage: sample verify [options]"),
        (
            "compare a",
            "'compare' needs at least 2 arguments WORKLOAD (found 1)"
                + " / Usage: sample compare WORKLOAD WORKLOAD [WORKLOAD...] [options]"
        ),
        (
            "convert a",
            "missing argument SOURCE"
                + " / Usage: sample convert SOURCE [SOURCE...] TARGET [options]"
        ),
        (
            "completions bsah",
            "'bsah' is not valid for SHELL: must be bash, zsh or fish / Did you mean 'bash'?"
        ),
        (
            "schema x y",
            "'x' is not valid for KIND: must be workload or result"
                + " / See 'sample schema --help'."
        ),
    ])
    func refused(line: String, expected: String) {
        #expect(outcome(line) == expected)
    }

    @Test(arguments: [
        ("run a", ["SAMPLE_SEED": "7"], "run <a> seed=7"),
        ("run a -s 8", ["SAMPLE_SEED": "7"], "run <a> seed=8"),
        ("run a -s 8", ["SAMPLE_SEED": "nonsense"], "run <a> seed=8"),
        ("run a", ["SAMPLE_SEED": ""], "run <a>"),
        ("run a", ["SAMPLE_SEEDS": "7"], "run <a>"),
        ("run a", ["SAMPLE_QUIET": "1"], "run <a> quiet=1"),
        ("run a", ["SAMPLE_QUIET": "false"], "run <a> quiet=false"),
        ("verify", ["SAMPLE_SEED": "nonsense"], "verify"),
        (
            "run a", ["SAMPLE_QUIET": "maybe"],
            "'maybe' is not valid for environment variable SAMPLE_QUIET:"
                + " must be 1, 0, true or false / \(help)"
        ),
        (
            "run a", ["SAMPLE_REPLICATIONS": "x"],
            "'x' is not valid for environment variable SAMPLE_REPLICATIONS:"
                + " must be a whole number, at least 1 / \(help)"
        ),
        (
            "run a", ["SAMPLE_HORIZON": "8"],
            "'8' is not valid for environment variable SAMPLE_HORIZON:"
                + " must be a duration such as 90s, 20min, 8h, 2d or 4w"
                + " / Add the unit: 8s, 8min, 8h, 8d or 8w."
        ),
    ])
    func environment(line: String, environment: [String: String], expected: String) {
        #expect(outcome(line, environment) == expected)
    }

    @Test func onlyNegatableFlagsHaveANegativeForm() {
        #expect(outcome("run acme --no-quiet").hasPrefix("unknown option '--no-quiet' for 'run'"))
    }

    @Test func wordsMayHoldSpacesAndAccents() {
        #expect(outcome(["run", "Büro Süd.json"]) == "run <Büro Süd.json>")
        #expect(outcome(["run", ""]) == "run <>")
    }
}
