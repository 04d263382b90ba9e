/// Text on its way out, passed on a quarter of a megabyte at a time, whole lines only.
struct TextBuffer {
    private var bytes: [UInt8] = []
    private let write: ([UInt8]) -> Void

    /// - Parameter write: takes the bytes.
    init(_ write: @escaping ([UInt8]) -> Void) { self.write = write }

    /// Adds a line.
    mutating func line(_ text: String) {
        bytes += text.utf8
        bytes.append(UInt8(ascii: "\n"))
        if bytes.count >= 1 << 18 { flush() }
    }

    /// Passes on what is there.
    mutating func flush() {
        if !bytes.isEmpty { write(bytes) }
        bytes.removeAll(keepingCapacity: true)
    }
}
