import StrictJSON
import Testing

@Suite struct JSONOutputTests {
    @Test(arguments: [
        (3.0, "3"), (0, "0"), (-0.0, "-0"), (0.1, "0.1"), (1e-5, "0.00001"), (1.5e-7, "0.00000015"),
        (1e-8, "1e-08"), (1e15, "1000000000000000"), (1e16, "10000000000000000"),
        (1.2345678901234567e19, "12345678901234567000"), (1e21, "1e+21"),
        (-2.5e16, "-25000000000000000"),
        (0x1.fffffffffffffp1023, "1.7976931348623157e+308"), (0.1 + 0.2, "0.30000000000000004"),
        (.infinity, "null"), (-.infinity, "null"), (.nan, "null"),
    ])
    func numbers(number: Double, expected: String) {
        #expect(JSONOutput.number(number).text() == expected)
        #expect(number.isFinite == (Double(expected) == number))
    }

    @Test(arguments: [
        ("é日😀", "\"é日😀\""), ("\"\\/\n\r\t", #""\"\\/\n\r\t""#),
        ("\0\u{1B}\u{7F}\u{9B}", #""\u0000\u001B\u007F\u009B""#),
        ("a\u{202E}b\u{2028}", #""a\u202Eb\u2028""#), ("👨‍👩‍👧", "\"👨‍👩‍👧\""), ("\r\n", #""\r\n""#),
    ])
    func texts(text: String, expected: String) throws {
        #expect(JSONOutput.string(text).text() == expected)
        let read = JSONReader.read(SourceText(name: "t", text: expected)).root
        #expect(read?.content == .string(text))
    }

    private let sample = JSONOutput.object([
        ("b", .array([.integer(1), .null, .boolean(true)])), ("a", .object([])),
        ("c", .array([.object([("d", .array([]))]), .array([.number(0.5)])])),
    ])

    @Test func oneLine() {
        #expect(sample.text() == #"{"b":[1,null,true],"a":{},"c":[{"d":[]},[0.5]]}"#)
    }

    @Test func pretty() {
        #expect(
            sample.text(pretty: true) == """
                {
                  "b": [1, null, true],
                  "a": {},
                  "c": [
                    {
                      "d": []
                    },
                    [0.5]
                  ]
                }
                """)
    }

    @Test(arguments: [
        #"{"b":1,"a":[0.5,true,null,"x"]}"#, "12345678901234567", "123456789012345680000",
    ])
    func whatWasReadIsWrittenAgain(text: String) throws {
        let value = try #require(JSONReader.read(SourceText(name: "t", text: text)).root)
        #expect(JSONOutput(value).text() == text)
    }
}
