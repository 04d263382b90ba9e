import Testing

@testable import CommandLineTool

@Suite struct HelpTextTests {
    @Test func verbPage() {
        #expect(
            HelpText.page(for: sampleTool.verbs[0], of: sampleTool) == """
                OVERVIEW
                  Simulate one workload.

                  Each replication has its own random streams.

                USAGE
                  sample run WORKLOAD [options]

                EXAMPLES
                  Thirty replications:
                    sample run acme -r 30

                ARGUMENTS
                  WORKLOAD  A name or a file.

                SIMULATION OPTIONS
                  -r, --replications N        Independent runs of the workload. (default: 10)
                  -s, --seed N                Where the randomness starts. (default: 1)
                      --offset N              Any whole number.
                      --share X               A share.
                      --shift X               Any number.
                      --horizon TIME          How long the run is.
                      --set PATH=VALUE        Change a parameter: 'agents' [a count].
                                              (repeatable)

                OUTPUT OPTIONS
                  -f, --format table|json|csv
                                              How results look.
                  -o, --output FILE           Where results go.
                  -q, --quiet                 Say less.
                      --[no-]progress         Show how far the work is.

                GENERAL OPTIONS
                  -h, --help                  Show this help.

                ENVIRONMENT
                  SAMPLE_REPLICATIONS  Used when --replications is not given.
                  SAMPLE_SEED          Used when --seed is not given.
                  SAMPLE_HORIZON       Used when --horizon is not given.
                  SAMPLE_FORMAT        Used when --format is not given.
                  SAMPLE_QUIET         Used when --quiet is not given.

                """)
    }

    @Test func toolPage() {
        #expect(
            HelpText.page(for: sampleTool) == """
                OVERVIEW
                  Simulates customer service.

                USAGE
                  sample VERB [arguments] [options]

                EXAMPLES
                  Start here:
                    sample run acme

                VERBS
                  run          Simulate one workload.
                  compare      Compare workloads.
                  convert      Copy files.
                  completions  Write a completion script.
                  schema       Write a schema.
                  verify       Check against theory.

                GENERAL OPTIONS
                  -h, --help     Show this help.
                      --version  Show the version.

                ENVIRONMENT
                  NO_COLOR  If not empty, no colour.

                'sample VERB --help' explains a verb.

                """)
    }

    @Test func emptySectionsAreLeftOut() {
        let page = HelpText.page(for: sampleTool.verbs[5], of: sampleTool)
        #expect(
            page.split(separator: "\n").filter { !$0.hasPrefix(" ") } == [
                "OVERVIEW", "USAGE", "GENERAL OPTIONS",
            ])
    }

    @Test(arguments: [50, 60, 80, 120])
    func linesKeepToTheWidth(width: Int) {
        let page = HelpText.page(for: sampleTool.verbs[0], of: sampleTool, width: width)
        #expect(page.split(separator: "\n").allSatisfy { $0.count <= width })
        #expect(page.split(separator: "\n").allSatisfy { $0.last != " " })
    }

    @Test func wrappingBreaksBetweenWordsOnly() {
        #expect(HelpText.wrap("one two three", width: 7) == ["one two", "three"])
        #expect(HelpText.wrap("unbreakable no", width: 4) == ["unbreakable", "no"])
        #expect(HelpText.wrap("größe hält", width: 10) == ["größe hält"])
        #expect(HelpText.wrap("  ", width: 4) == [])
    }
}
