import Testing

/// Words that have no place in the code.
@Suite struct WordTests {
    /// Unfinished work and paths of some machine; taken apart, so that this file is clean.
    private static let unwanted = [
        "TO" + "DO", "FIX" + "ME", "/wo" + "rk/", "/ro" + "ot/", "/tm" + "p/", "/ho" + "me/",
    ]

    /// Calls that end the process, or write past the tool's own streams.
    private static let processCalls = ["fatalError", "print"]

    /// Ways to end the process with an exclamation mark.
    private static let forced = ["try", "as"]

    /// C functions whose last digit depends on the processor.
    private static let cFunctions = [
        "log", "exp", "pow", "sin", "cos", "tan", "log1p", "expm1", "log2", "exp2", "log10",
        "lgamma", "tgamma", "erf", "erfc", "cbrt", "hypot",
    ]

    private static func calls(in file: SourceFile) -> [String] {
        // The one prints rounded numbers, the other has functions of these names itself.
        let isExempt = ["QueueingTheory", "ElementaryFunctions"].contains(file.target)
        let forbidden = Set(processCalls + (isExempt ? [] : cFunctions))
        return file.lines.enumerated().flatMap { index, line in
            line.words.indices.compactMap { at -> String? in
                let word = line.words[at]
                let isForced = forced.contains(word.text) && word.after == UInt8(ascii: "!")
                let isDeclared = at > 0 && line.words[at - 1].text == "func"
                let isCalled =
                    word.after == UInt8(ascii: "(") && !word.isMember && !isDeclared
                    && forbidden.contains(word.text)
                return isForced || isCalled ? "\(file.path):\(index + 1): \(word.text)" : nil
            }
        }
    }

    @Test func nothingUnfinishedAndNoPathsOfThisMachine() throws {
        let files = try Repository.sources() + Repository.tests()
        #expect(files.flatMap { $0.places(of: Self.unwanted) } == [])
        let manifest = SourceFile(path: "Package.swift", text: try Repository.text("Package.swift"))
        #expect(manifest.places(of: Self.unwanted) == [])
    }

    @Test func nothingThatEndsTheProcessAndNoMathematicsOfTheMachine() throws {
        #expect(try Repository.sources().flatMap(Self.calls) == [])
    }

    @Test func unwantedWordsAreSeen() {
        func words(_ text: String) -> [String] {
            SourceFile(path: "Sources/A/A.swift", text: text).places(of: Self.unwanted)
        }
        #expect(words("// TO" + "DO: later") == ["Sources/A/A.swift:1: TO" + "DO"])
        #expect(
            words("let a = 1\nlet p = \"/wo" + "rk/x\"") == ["Sources/A/A.swift:2: /wo" + "rk/"])
        #expect(words("let workload = 1") == [])
    }

    @Test func unwantedCallsAreSeen() {
        func calls(_ text: String, in target: String = "A") -> [String] {
            Self.calls(in: SourceFile(path: "Sources/\(target)/A.swift", text: text))
        }
        #expect(
            calls("let a = log(2) + exp(1)") == [
                "Sources/A/A.swift:1: log", "Sources/A/A.swift:1: exp",
            ])
        #expect(calls("let a = log(2)", in: "QueueingTheory") == [])
        #expect(calls("let a = Elementary.log(2) + catalog(3) // log(2)") == [])
        #expect(calls("let a = x.log(log(2))") == ["Sources/A/A.swift:1: log"])
        #expect(calls("static func pow(_ a: Double) {}") == [])
        #expect(calls("fatalError(\"no\")") == ["Sources/A/A.swift:1: fatalError"])
        #expect(calls("let a = try! b()") == ["Sources/A/A.swift:1: try"])
        #expect(calls("let a = \"fatalError(\"") == [])
        #expect(calls("let a = \"\\(log(2))\"") == ["Sources/A/A.swift:1: log"])
    }
}
