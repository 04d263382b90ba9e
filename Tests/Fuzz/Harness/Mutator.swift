import Foundation

/// Changes of text that keep its structure: numbers become other numbers, words other words, and
/// pieces between separators are doubled, swapped or left out.
struct Mutator {
    /// What a number or a word may become, whatever it is.
    private static let values =
        [
            "0", "-0", "1", "-1", "2", "5e-324", "1e-320", "1e-9", "0.9999999999999999", "1e8",
            "1e15", "1e18", "1e308", "-1e308", "9223372036854775807", "-9223372036854775808",
            "9223372036854775808", "18446744073709551616", "4503599627370496", "86400", "31",
            "null", "true", "\"\"", "[]", "{}", "[1]", "[[]]", "nan", "\"\u{202E}\"", "\"\\u0000\"",
            "1970-01-01", "9999-12-31", "0000-00-00", "24:00", "23:59:60", "+14:00",
        ].map { Array($0.utf8) }
    private static let separators = Array(",;:\n|={}[]\" ".utf8)

    /// Words of the well-formed input.
    let words: [[UInt8]]
    private var state: UInt64

    init(words: [[UInt8]], seed: UInt64) {
        self.words = words
        state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    }

    /// Words of texts, each once, in their order.
    static func words(of texts: [[UInt8]]) -> [[UInt8]] {
        var seen: Set<[UInt8]> = []
        return texts.flatMap { $0.split { separators.contains($0) } }.map(Array.init).filter {
            $0.count < 60 && seen.insert($0).inserted
        }
    }

    private mutating func below(_ bound: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state >> 33) % max(1, bound)
    }

    /// The bytes with one piece changed.
    mutating func mutated(_ bytes: [UInt8]) -> [UInt8] {
        guard !bytes.isEmpty else { return words.isEmpty ? [] : words[below(words.count)] }
        let piece = piece(of: bytes, at: below(bytes.count))
        switch below(6) {
        case 0, 1: return replaced(bytes, piece, Mutator.values[below(Mutator.values.count)])
        case 2 where !words.isEmpty: return replaced(bytes, piece, words[below(words.count)])
        case 3: return replaced(bytes, piece, [])
        case 4:
            let wide = piece.lowerBound..<min(bytes.count, piece.upperBound + 1 + below(80))
            return replaced(bytes, wide, Array(bytes[wide]) + Array(bytes[wide]))
        default:
            let other = self.piece(of: bytes, at: below(bytes.count))
            return replaced(bytes, piece, Array(bytes[other]))
        }
    }

    /// What stands between two separators around a place.
    private func piece(of bytes: [UInt8], at place: Int) -> Range<Int> {
        var (start, end) = (place, place)
        while start > 0, !Mutator.separators.contains(bytes[start - 1]) { start -= 1 }
        while end < bytes.count, !Mutator.separators.contains(bytes[end]) { end += 1 }
        return start..<end
    }

    private func replaced(_ bytes: [UInt8], _ range: Range<Int>, _ new: [UInt8]) -> [UInt8] {
        Array(bytes[..<range.lowerBound]) + new + Array(bytes[range.upperBound...])
    }
}
