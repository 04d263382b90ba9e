/// Text that is written often, as bytes at hand: those beyond its end up to a multiple of 16 may
/// be read.
struct Word {
    /// Bytes beyond the end of a row that writing a word may touch.
    static let slack = 16

    let bytes: UnsafePointer<UInt8>
    let count: Int
}

/// Owns the words of a log.
final class WordStore {
    private var owned: [UnsafeMutablePointer<UInt8>] = []

    deinit { for bytes in owned { bytes.deallocate() } }

    /// A word, which lives as long as this does.
    func word(_ text: String) -> Word {
        let utf8 = Array(text.utf8)
        let bytes = UnsafeMutablePointer<UInt8>.allocate(
            capacity: (utf8.count + Word.slack) / Word.slack * Word.slack)
        bytes.update(from: utf8, count: utf8.count)
        owned.append(bytes)
        return Word(bytes: UnsafePointer(bytes), count: utf8.count)
    }
}
