import Reports
import Testing

@Suite struct ShellQuotedTests {
    @Test(arguments: [
        ("hybrid", "hybrid"), ("humans.agents=12", "humans.agents=12"),
        ("serviceLevel>=0.8", "'serviceLevel>=0.8'"), ("", "''"),
        ("can't pay", "'can'\\''t pay'"), ("[1,2]", "'[1,2]'"),
    ])
    func oneWord(text: String, word: String) {
        #expect(shellQuoted(text) == word)
    }
}
