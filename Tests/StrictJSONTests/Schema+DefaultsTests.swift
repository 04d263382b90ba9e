import FieldTables
import StrictJSON
import Testing

@Suite struct SchemaDefaultsTests {
    private static let delay: Schema = .variants(
        VariantsRule(
            "delay", "A delay.", tag: "law",
            [
                ObjectRule("fixed", "Always the same.", [.required("value", .number(.any), "It.")]),
                ObjectRule(
                    "random", "Drawn.",
                    [.optional("of", .object(inner), default: "{}", "What is drawn.")]),
            ]))
    private static let inner = ObjectRule("inner", "A thing.", [.note])
    private static let schema: Schema = .object(
        ObjectRule(
            "file", "A file.",
            [
                .optional("delay", delay, default: #"{"law": "fixed", "value": 3}"#, "A delay."),
                .optional("rest", .object(inner), "Has no default."),
                .optional("list", .array(of: delay, count: 0...9), "Delays."),
            ]))

    @Test(arguments: [
        ("{}", "delay.value", #"{"delay":{"law":"fixed","value":3}}"#),
        // The last step is what is to be set: it is not filled.
        ("{}", "delay", "{}"),
        ("{}", "rest.note", "{}"),
        ("{}", "xyzzy.note", "{}"),
        ("{}", "list[0].value", "{}"),
        (
            #"{"list": [{"law": "random"}]}"#, "list[0].of.note",
            #"{"list":[{"law":"random","of":{}}]}"#
        ),
        (#"{"delay": {"value": 5}}"#, "delay.value", #"{"delay":{"value":5}}"#),
        (#"{"delay": {"law": "fixed"}}"#, "delay.of.note", #"{"delay":{"law":"fixed"}}"#),
        ("[]", "delay.value", "[]"),
    ])
    func fillsWhatIsOnTheWay(text: String, path: String, expected: String) throws {
        let root = try #require(JSONReader.read(SourceText(name: "t", text: text)).root)
        let filled = Self.schema.fillingDefaults(of: root, towards: try #require(JSONPath(path)))
        #expect(JSONOutput(filled).text() == expected)
    }
}
