import Testing

/// Words that have no place in the code.
@Suite struct WordTests {
    /// Unfinished work and paths of some machine; taken apart, so that this file is clean.
    private static let unwanted = [
        "TO" + "DO", "FIX" + "ME", "/wo" + "rk/", "/ro" + "ot/", "/tm" + "p/", "/ho" + "me/",
    ]

    /// Ways to end the process, or to write past the tool's own streams.
    private static let unwantedInCode = ["fatalError(", "try!", "as!", "print("]

    /// C functions whose last digit depends on the processor.
    private static let cFunctions = [
        "log", "exp", "pow", "sin", "cos", "tan", "log1p", "expm1", "log2", "exp2", "log10",
        "lgamma", "tgamma", "erf", "erfc", "cbrt", "hypot",
    ]

    private static func words(in file: SourceFile) -> [String] {
        file.lines.enumerated().flatMap { index, line in
            unwanted.filter(line.contains).map { "\(file.path):\(index + 1): \($0)" }
        }
    }

    private static func calls(in file: SourceFile) -> [String] {
        // The one prints rounded numbers, the other has functions of these names itself.
        let isExempt = ["QueueingTheory", "ElementaryFunctions"].contains(file.target)
        let forbidden = isExempt ? [] : cFunctions
        return file.code.enumerated().flatMap { index, line in
            let words = unwantedInCode.filter(line.contains)
            return (words + forbidden.filter { isCalled($0, in: line) })
                .map { "\(file.path):\(index + 1): \($0)" }
        }
    }

    /// Whether the line calls the global function, rather than a member or a longer name.
    private static func isCalled(_ function: String, in line: String) -> Bool {
        var rest = line[...]
        while let place = rest.firstRange(of: function + "(") {
            let before = rest[..<place.lowerBound].last ?? " "
            let isDeclared = rest[..<place.lowerBound].hasSuffix("func ")
            if !isDeclared, !before.isLetter, !before.isNumber, !"._".contains(before) {
                return true
            }
            rest = rest[place.upperBound...]
        }
        return false
    }

    @Test func nothingUnfinishedAndNoPathsOfThisMachine() throws {
        let files = try Repository.sources() + Repository.tests()
        #expect(files.flatMap(Self.words) == [])
        let manifest = SourceFile(path: "Package.swift", text: try Repository.text("Package.swift"))
        #expect(Self.words(in: manifest) == [])
    }

    @Test func nothingThatEndsTheProcessAndNoMathematicsOfTheMachine() throws {
        #expect(try Repository.sources().flatMap(Self.calls) == [])
    }

    @Test func unwantedWordsAreSeen() {
        func words(_ text: String) -> [String] {
            Self.words(in: SourceFile(path: "Sources/A/A.swift", text: text))
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
        #expect(calls("fatalError(\"no\")") == ["Sources/A/A.swift:1: fatalError("])
        #expect(calls("let a = try! b()") == ["Sources/A/A.swift:1: try!"])
        #expect(calls("let a = \"fatalError(\"") == [])
    }
}
