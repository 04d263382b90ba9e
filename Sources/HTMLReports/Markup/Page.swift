import StrictJSON

/// A document in one file: nothing is fetched, nothing runs but one script of our own, and
/// everything can be read without it.
struct Page {
    /// What the browser calls it.
    let title: String

    /// What wrote it.
    let generator: String

    /// What is on it.
    let content: [Markup]

    /// The results that it was made of, each JSON on one line.
    let results: [String]

    /// The page as it is written.
    var html: String {
        let policy =
            "default-src 'none'; style-src '\(Self.source(of: Stylesheet.text))'; "
            + "script-src '\(Self.source(of: Script.text))'; base-uri 'none'; form-action 'none'"
        let head: [Markup] = [
            .element("meta", ["charset": "utf-8"]),
            .element(
                "meta", ["name": "viewport", "content": "width=device-width,initial-scale=1"]),
            .element("meta", ["name": "generator", "content": generator]),
            .element(
                "meta", ["http-equiv": "Content-Security-Policy", "content": policy]),
            .element("title", [:], title), .raw("style", Stylesheet.text),
        ]
        let data = results.enumerated().map { number, json in
            Markup.data(json, id: "result-\(number + 1)")
        }
        let body: [Markup] =
            [
                .element("a", ["class": "skip", "href": "#main"], "Skip to the results"),
                .element("main", ["id": "main"], content),
            ] + data + [.raw("script", Script.text)]
        return Markup([
            .doctype,
            .element(
                "html", ["lang": "en"], [.element("head", [:], head), .element("body", [:], body)]),
            "\n",
        ]).html
    }

    /// What a policy calls a style or script that must be exactly this one (CSP 3).
    private static func source(of text: String) -> String {
        "sha256-" + base64(SHA256.digest(of: Array(text.utf8)))
    }

    /// RFC 4648.
    static func base64(_ bytes: [UInt8]) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
        return stride(from: 0, to: bytes.count, by: 3).map { start in
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = (group + [0, 0]).prefix(3).reduce(0) { $0 << 8 | Int($1) }
            let digits = (0...group.count).map { alphabet[bits >> (18 - 6 * $0) & 63] }
            return String(digits) + String(repeating: "=", count: 3 - group.count)
        }.joined()
    }
}
