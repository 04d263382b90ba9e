import FieldTables
import StrictJSON
import Testing

/// The documents made from the table; their agreement with the validator is in the fixtures.
@Suite struct SchemaDocumentsTests {
    private let small = Schema.object(
        ObjectRule(
            "Pair", "Two times.",
            [
                .required("first", Fixtures.duration, unit: "seconds", "The one."),
                .optional("second", Fixtures.duration, "The other | last."),
                .optional("count", .integer(1...9), default: "2", unit: "agents", "How many."),
                .optional(
                    "order", .choice([Choice("up", "Up."), Choice("down", "Down.")]),
                    default: "\"up\"", "Which way."),
            ]))

    @Test func jsonSchema() throws {
        let text = small.jsonSchemaText(title: "A pair", id: "https://example.org/pair.json")
        #expect(text.hasPrefix(expectedSchemaStart))
        let (root, problems) = JSONReader.read(SourceText(name: "schema", text: text))
        #expect(problems == [])
        let definitions = try #require(root?["$defs"])
        guard case .object(let members) = definitions.content else { return }
        #expect(members.map(\.key) == ["Duration"])
        let none = try #require(
            definitions.value(at: JSONPath().key("Duration").key("oneOf").index(2)))
        #expect(
            JSONOutput(none).text() == """
                {"description":"No time at all.","type":"object","properties":{"distribution":\
                {"description":"The word \\"none\\".","enum":["none"]}},\
                "required":["distribution"],"additionalProperties":false}
                """)
    }

    private let expectedSchemaStart = """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "$id": "https://example.org/pair.json",
          "title": "A pair",
          "description": "Two times.",
          "type": "object",
          "properties": {
            "first": {
              "description": "The one. Unit: seconds.",
              "$ref": "#/$defs/Duration"
            },
            "second": {
              "description": "The other | last.",
              "$ref": "#/$defs/Duration"
            },
            "count": {
              "description": "How many. Unit: agents.",
              "type": "integer",
              "minimum": 1,
              "maximum": 9,
              "default": 2
            },
            "order": {
              "description": "Which way. up: Up. down: Down.",
              "enum": ["up", "down"],
              "default": "up"
            }
          },
          "required": ["first"],
          "additionalProperties": false,
          "$defs": {
            "Duration": {
              "description": "How long something takes.",
              "oneOf": [
        """

    @Test func markdown() {
        let page = small.markdown(heading: "Pairs")
        #expect(
            page.hasPrefix(
                """
                # Pairs

                The file is [Pair](#pair).

                ## Pair

                Two times.

                | key | type | unit | default | required | meaning |
                | --- | --- | --- | --- | --- | --- |
                | `first` | [Duration](#duration) | seconds |  | yes | The one. |
                | `second` | [Duration](#duration) |  |  |  | The other \\| last. |
                | `count` | a whole number from 1 to 9 | agents | `2` |  | How many. |
                | `order` | `up`, `down` |  | `"up"` |  | Which way. `up`: Up. `down`: Down. |

                ## Duration

                How long something takes.

                ### `distribution`: `exponential`

                """))
        #expect(page.hasSuffix("### `distribution`: `none`\n\nNo time at all.\n"))
        #expect(page.components("## Duration") == 2)
    }

    @Test func oneNameForTwoObjectsTraps() async {
        await #expect(processExitsWith: .failure) {
            let one = Schema.object(ObjectRule("Thing", "One.", []))
            let other = Schema.object(ObjectRule("Thing", "Other.", []))
            let both = Schema.either([one, other], described: "a thing")
            _ = both.markdown(heading: "Things")
        }
    }
}

extension String {
    /// How many parts the text has between the occurrences of a separator.
    fileprivate func components(_ separator: String) -> Int {
        split(separator: separator, omittingEmptySubsequences: false).count
    }
}
