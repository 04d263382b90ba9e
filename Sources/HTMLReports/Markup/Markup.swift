/// A piece of HTML. What is made of text is text, whatever it holds: only elements are markup.
struct Markup: Sendable, Equatable, ExpressibleByStringInterpolation {
    /// The piece as it is written.
    let html: String

    /// Text, which looks as it is.
    init(_ text: String) {
        html = Markup.escaped(text)
    }

    /// Text, which looks as it is.
    init(stringLiteral text: String) {
        self.init(text)
    }

    private init(html: String) {
        self.html = html
    }

    /// Pieces one after the other.
    init(_ pieces: [Markup]) {
        self.init(html: pieces.map(\.html).joined())
    }

    /// An element; attributes without a value are left out, and those whose value is empty stand
    /// by their name alone.
    static func element(
        _ name: String, _ attributes: KeyValuePairs<String, String?> = [:],
        _ content: [Markup] = []
    ) -> Markup {
        let written = attributes.compactMap { key, value in
            value.map { $0.isEmpty ? " \(key)" : " \(key)=\"\(escaped($0))\"" }
        }
        let start = "<\(name)\(written.joined())>"
        return Markup(
            html: voids.contains(name)
                ? start : start + content.map(\.html).joined() + "</\(name)>")
    }

    /// An element with a text in it.
    static func element(
        _ name: String, _ attributes: KeyValuePairs<String, String?> = [:], _ text: String
    ) -> Markup {
        element(name, attributes, [Markup(text)])
    }

    /// A style or script of our own, as it is.
    static func raw(_ name: String, _ content: String) -> Markup {
        Markup(html: "<\(name)>\(content)</\(name)>")
    }

    /// Data, which nothing executes; whatever might end the element is escaped as JSON allows.
    static func data(_ json: String, id: String) -> Markup {
        var inert = ""
        for scalar in json.unicodeScalars {
            switch scalar {
            case "<": inert += "\\u003c"
            case "\u{2028}": inert += "\\u2028"
            case "\u{2029}": inert += "\\u2029"
            default: inert.unicodeScalars.append(scalar)
            }
        }
        return Markup(
            html: "<script type=\"application/json\" id=\"\(escaped(id))\">\(inert)</script>")
    }

    /// The declaration before a document.
    static let doctype = Markup(html: "<!doctype html>\n")

    private static let voids: Set<String> = ["meta", "input", "br", "link"]

    /// The text without anything that would be markup, in content and between double quotes, and
    /// without marks that turn a line around.
    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            case "\u{202A}"..."\u{202E}", "\u{2066}"..."\u{2069}", "\u{200E}", "\u{200F}",
                "\u{61C}":
                result += "\u{FFFD}"
            case "\n", "\t": result.unicodeScalars.append(scalar)
            case _ where scalar.properties.generalCategory == .control: result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

extension [Markup] {
    /// Pieces one after the other.
    var joined: Markup { Markup(self) }
}
