import Testing

@testable import HTMLReports

@Suite struct PageTests {
    /// The examples of RFC 4648.
    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
        ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
    ])
    func base64(text: String, expected: String) {
        #expect(Page.base64(Array(text.utf8)) == expected)
    }

    @Test func aPageFetchesNothingAndHoldsItsResult() {
        let page = Page(
            title: "a </title> b", generator: "switchboard 0", content: ["text <b>"],
            results: ["{\"tool\":\"</script>\"}"])
        let html = page.html
        #expect(html.hasPrefix("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"))
        #expect(html.contains("default-src &#39;none&#39;; style-src &#39;sha256-"))
        #expect(html.contains("<title>a &lt;/title&gt; b</title>"))
        #expect(html.contains("text &lt;b&gt;"))
        for word in ["http://", "https://", "src=", "@import", "url(", " style=\""] {
            #expect(!html.contains(word), "\(word)")
        }
        #expect(HTMLReport.results(in: html) == ["{\"tool\":\"\\u003c/script>\"}"])
        #expect(HTMLReport.results(in: "<html></html>").isEmpty)
        #expect(html == page.html)
    }

    /// What the issue of every page costs, whatever is on it.
    @Test func theScriptIsSmall() {
        #expect(Script.text.utf8.count <= 4_096)
        #expect(Stylesheet.text.utf8.count <= 8_192)
    }
}
