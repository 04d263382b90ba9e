import StrictJSON

/// How the characters of a file are written.
enum TextEncoding {
    /// That a text is one of bytes, with line feeds.
    ///
    /// - Throws: `InvalidCounts` that says how to save the file.
    static func check(_ bytes: [UInt8], of name: String) throws(InvalidCounts) {
        func refused(_ words: String) -> InvalidCounts {
            InvalidCounts([Problem(words, at: .origin(name))])
        }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            throw refused("the file is UTF-16: save it as UTF-8")
        }
        if bytes.contains(0x0D), !bytes.contains(0x0A) {
            throw refused("its lines end with a carriage return alone: save it with line feeds")
        }
    }
}
