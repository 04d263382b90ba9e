extension JSONReader {
    /// The parts of a text between its commas, but for commas inside brackets or quotes: the
    /// values of `[1,2],[3],"a,b",word`.
    ///
    /// The parts need not be JSON; nothing between two commas is an empty part.
    public static func items(of text: some StringProtocol) -> [String] {
        var (items, depth, isQuoted, isEscaped) = ([""], 0, false, false)
        for character in text {
            if isEscaped {
                isEscaped = false
            } else {
                switch character {
                case "\\" where isQuoted: isEscaped = true
                case "\"": isQuoted.toggle()
                case "[" where !isQuoted, "{" where !isQuoted: depth += 1
                case "]" where !isQuoted, "}" where !isQuoted: depth -= 1
                default: break
                }
            }
            if character == ",", depth == 0, !isQuoted {
                items.append("")
            } else {
                items[items.count - 1].append(character)
            }
        }
        return items
    }
}
