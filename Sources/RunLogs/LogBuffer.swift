/// Rows on their way out: bytes that are collected and passed on a quarter of a megabyte at a
/// time, whole rows only.
///
/// A row is written through a `RowCursor`, without a check for each byte: whoever writes rows says
/// how long the longest can be.
///
/// - Complexity: memory is constant.
final class LogBuffer {
    private static let size = 1 << 18

    private let start: UnsafeMutablePointer<UInt8>
    private var next: UnsafeMutablePointer<UInt8>
    private let limit: UnsafeMutablePointer<UInt8>
    private let write: ([UInt8]) -> Void
    /// Rows written so far.
    private(set) var rows = 0

    /// - Parameters:
    ///   - longestRow: bytes of the longest row.
    ///   - write: takes the bytes.
    init(longestRow: Int, _ write: @escaping ([UInt8]) -> Void) {
        start = .allocate(capacity: LogBuffer.size + longestRow + Word.slack)
        next = start
        limit = start + LogBuffer.size
        self.write = write
    }

    deinit { start.deallocate() }

    /// Where the next row begins.
    @inline(__always)
    var cursor: RowCursor { RowCursor(next: next) }

    /// Ends the row that was written from `cursor`.
    @inline(__always)
    func endRow(_ cursor: RowCursor) {
        next = cursor.next
        rows += 1
        if next >= limit { flush() }
    }

    /// Passes on what is there.
    func flush() {
        guard next > start else { return }
        write(Array(UnsafeBufferPointer(start: start, count: next - start)))
        next = start
    }
}
