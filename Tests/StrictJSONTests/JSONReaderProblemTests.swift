import StrictJSON
import Testing

/// What is not JSON is refused, with the place, what was found and what would be right.
@Suite struct JSONReaderProblemTests {
    @Test(arguments: [
        // Commas and colons.
        (#"{"a": 3,}"#, "1:8: trailing comma before '}'"),
        ("[1, 2,\n]", "1:6: trailing comma before ']'"),
        ("{\n  \"a\": 1\n  \"b\": 2\n}", "3:3: missing comma before '\"'"),
        ("[1 2]", "1:4: missing comma before '2'"),
        ("[1 -2]", "1:4: missing comma before '-'"),
        ("[{} {}]", "1:5: missing comma before '{'"),
        ("[1 true]", "1:4: missing comma before 't'"),
        ("[1; 2]", "1:3: expected ',' or ']', found ';'"),
        (#"["a": 1]"#, "1:5: expected ',' or ']', found ':'"),
        (#"{"a" 1}"#, #"1:6: expected ':' after the key "a", found '1'"#),
        (#"{"a" = 1}"#, #"1:6: expected ':' after the key "a", found '='"#),
        (#"{"a":, "b": 1}"#, "1:6: expected a value, found ','"),
        ("[1,, 2]", "1:4: expected a value, found ','"),
        ("[,]", "1:2: expected a value, found ','"),
        (#"{, "a": 1}"#, "1:2: expected a key in double quotes, found ','"),
        // Brackets.
        (#"{"a": [1, 2"#, "1:7: '[' is never closed"),
        ("{\"a\": {\"b\": 1}\n", "1:1: '{' is never closed"),
        ("[1,", "1:1: '[' is never closed"),
        ("[1, 2}", "1:6: found '}' where ']' should close what was opened at line 1, column 1"),
        (
            "{\"a\":\n [{\"b\": 1]}",
            "2:10: found ']' where '}' should close what was opened at line 2, column 3"
        ),
        ("{]", "1:2: expected a key in double quotes, found ']'"),
        ("]", "1:1: expected a value, found ']'"),
        ("[1]]", "1:4: expected the end of the file, found ']'"),
        ("{} {}", "1:4: expected the end of the file, found '{'"),
        (#"{"a":"#, "1:6: expected a value, found the end of the file"),
        (#"{"a""#, #"1:5: expected ':' after the key "a", found the end of the file"#),
        // Keys.
        ("{a: 1}", #"1:2: keys are written in double quotes; write "a""#),
        ("{1: 1}", #"1:2: keys are written in double quotes; write "1""#),
        ("{'a': 1}", "1:2: found a single quote; text is written in double quotes"),
        ("{“a”: 1}", "1:2: found a curly quote; text is written in straight double quotes"),
        // Words.
        ("[nan]", "1:2: nan is not a JSON number; write a finite number"),
        ("[-Infinity]", "1:2: -Infinity is not a JSON number; write a finite number"),
        ("[True]", "1:2: found True; write true"),
        ("None", "1:1: found None; write null"),
        (
            "[fals]",
            #"1:2: found the word fals; text is written in double quotes: "fals". "#
                + "Did you mean false?"
        ),
        ("[é, chat]", "1:2: expected a value, found 'é'"),
        ("[chat]", #"1:2: found the word chat; text is written in double quotes: "chat""#),
        ("['chat']", "1:2: found a single quote; text is written in double quotes"),
        ("// hello\n{}", "1:1: JSON has no comments; expected a value"),
        ("{\"a\": 1 /* one */}", "1:9: JSON has no comments; expected ',' or '}'"),
        ("{}\n# end", "2:1: JSON has no comments; expected the end of the file"),
        // Numbers.
        ("[007]", "1:2: a number has no leading zeros; write 7"),
        ("[-01.5]", "1:2: a number has no leading zeros; write -1.5"),
        ("[00]", "1:2: a number has no leading zeros; write 0"),
        ("[+1]", "1:2: a number has no leading plus sign; write 1"),
        ("[.5]", "1:2: a number begins with a digit; write 0.5"),
        ("[-.5]", "1:2: a number begins with a digit; write -0.5"),
        ("[5.]", "1:2: a digit must follow the decimal point; write 5.0"),
        ("[1e]", #"1:2: 1e is not a number; if it is text, write "1e""#),
        ("[0x1F]", #"1:2: 0x1F is not a number; if it is text, write "0x1F""#),
        ("[1_000]", #"1:2: 1_000 is not a number; if it is text, write "1_000""#),
        ("[20min]", #"1:2: 20min is not a number; if it is text, write "20min""#),
        ("[2%]", #"1:2: 2% is not a number; if it is text, write "2%""#),
        ("[1.2.3]", #"1:2: 1.2.3 is not a number; if it is text, write "1.2.3""#),
        ("[-]", #"1:2: - is not a number; if it is text, write "-""#),
        ("[1e999]", "1:2: the number 1e999 is too large; the largest is about 1.8e308"),
        ("[-1e-999]", "1:2: the number -1e-999 is too small; write 0"),
        // Text.
        (
            "{\"a\": \"b,\n \"c\": 1}",
            "1:7: text is not closed on its line; "
                + #"close it with '"' (a line break in text is written \n)"#
        ),
        (#"["abc"#, #"1:2: text is not closed before the end; close it with '"'"#),
        (#"["abc\"#, #"1:2: text is not closed before the end; close it with '"'"#),
        ("[\"a\tb\"]", #"1:4: the character U+0009 in text; write it as \t"#),
        ("[\"é\u{1B}\"]", #"1:4: the character U+001B in text; write it as \u001B"#),
        (
            #"["C:\data"]"#,
            #"1:5: a backslash before 'd' is not an escape; write a plain backslash as \\"#
        ),
        (#"["\u12G4"]"#, #"1:3: \u needs four hexadecimal digits, as in \u00e9"#),
        (#"["\u+123"]"#, #"1:3: \u needs four hexadecimal digits, as in \u00e9"#),
        (#"["\u12"#, #"1:3: \u needs four hexadecimal digits, as in \u00e9"#),
        (
            #"["\ud800x"]"#,
            #"1:3: the escape \uD800 is half of a surrogate pair; "#
                + "write both halves, or the character itself"
        ),
        (
            #"["\udc00"]"#,
            #"1:3: the escape \uDC00 is half of a surrogate pair; "#
                + "write both halves, or the character itself"
        ),
        (
            #"["\ud800\u0041"]"#,
            #"1:3: the escape \uD800 is half of a surrogate pair; "#
                + "write both halves, or the character itself"
        ),
        // Whole files.
        ("", "1:1: the file is empty; expected a JSON value"),
        (" \n\n", "3:1: the file is empty; expected a JSON value"),
        (
            "\u{FEFF}{}",
            "1:1: the file begins with a byte order mark; save it as UTF-8 without one"
        ),
        ("\0\0\u{1}", "1:1: expected a value, found the character U+0000"),
        ("[\u{A0}1]", "1:2: expected a value, found the character U+00A0"),
        ("<html>", "1:1: expected a value, found '<'"),
    ])
    func refused(text: String, expected: String) throws {
        let problem = try onlyProblem(in: Array(text.utf8))
        let place = problem.location.description.dropFirst("t.json:".count)
        #expect("\(place): \(problem.message)" == expected)
    }

    @Test(arguments: [
        ([0xFF, 0xFE, 0x7B, 0x00], "1:1: the file is UTF-16; save it as UTF-8"),
        ([0xFE, 0xFF, 0x00, 0x7B], "1:1: the file is UTF-16; save it as UTF-8"),
        (
            [0x22, 0xC3, 0xA9, 0xE9, 0x22],
            "1:3: the byte 0xE9 is not UTF-8 here; save the file as UTF-8"
        ),
        ([0x22, 0xC0, 0x80, 0x22], "1:2: the byte 0xC0 is not UTF-8 here; save the file as UTF-8"),
        (
            [0x0A, 0x22, 0xED, 0xA0, 0x80, 0x22],
            "2:2: the byte 0xED is not UTF-8 here; save the file as UTF-8"
        ),
        ([0x1F, 0x8B, 0x08], "1:2: the byte 0x8B is not UTF-8 here; save the file as UTF-8"),
        ([0x22, 0xE2, 0x82], "1:2: the byte 0xE2 is not UTF-8 here; save the file as UTF-8"),
    ])
    func refusedBytes(bytes: [UInt8], expected: String) throws {
        let problem = try onlyProblem(in: bytes)
        let place = problem.location.description.dropFirst("t.json:".count)
        #expect("\(place): \(problem.message)" == expected)
    }

    private func onlyProblem(in bytes: [UInt8]) throws -> Problem {
        let (root, problems) = JSONReader.read(SourceText(name: "t.json", bytes: bytes))
        #expect(root == nil)
        #expect(problems.count == 1)
        return try #require(problems.first)
    }
}
