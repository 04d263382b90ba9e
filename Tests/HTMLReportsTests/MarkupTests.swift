import Testing

@testable import HTMLReports

@Suite struct MarkupTests {
    @Test func textIsTextWhateverItHolds() {
        #expect(
            Markup("</script><img onerror=\"x('y')\"> & co").html
                == "&lt;/script&gt;&lt;img onerror=&quot;x(&#39;y&#39;)&quot;&gt; &amp; co")
        #expect(Markup("a\u{202E}b\u{7}c\u{1B}[31m").html == "a\u{FFFD}b\u{FFFD}c\u{FFFD}[31m")
        #expect(("a < \(1)" as Markup).html == "a &lt; 1")
    }

    @Test func elements() {
        #expect(
            Markup.element("p", ["class": "a\"b", "id": nil, "hidden": ""], "x<y").html
                == "<p class=\"a&quot;b\" hidden>x&lt;y</p>")
        #expect(Markup.element("br").html == "<br>")
    }

    /// Data ends where we end it.
    @Test func dataCannotEndItsElement() {
        // A mark before it makes a bracket part of another character, and it is still a bracket.
        let joined = Markup.data("\u{600}</script>", id: "r").html
        #expect(joined.unicodeScalars.filter { $0 == "<" }.count == 2)
        let html = Markup.data("{\"a\":\"</script><!--\u{2028}\"}", id: "r").html
        #expect(
            html == "<script type=\"application/json\" id=\"r\">"
                + "{\"a\":\"\\u003c/script>\\u003c!--\\u2028\"}</script>")
    }
}
