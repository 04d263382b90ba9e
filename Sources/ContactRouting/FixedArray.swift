/// Memory for a fixed number of plain values, for the loops in which the checks of `Array`
/// (bounds, uniqueness, exclusive access) would be most of the work.
///
/// Noncopyable: it has one owner and frees its memory with it. Indices are checked in debug
/// builds only.
struct FixedArray<Element: BitwiseCopyable>: ~Copyable {
    private var base: UnsafeMutablePointer<Element>
    private(set) var count: Int

    /// Creates `count` copies of `element`.
    init(repeating element: Element, count: Int) {
        self.count = count
        base = FixedArray.allocate(max(count, 1))
        base.initialize(repeating: element, count: count)
    }

    /// Memory that begins with a line of the cache, so that an element of a line or two is not
    /// spread over one more.
    private static func allocate(_ count: Int) -> UnsafeMutablePointer<Element> {
        UnsafeMutableRawPointer.allocate(
            byteCount: count * MemoryLayout<Element>.stride, alignment: 64
        ).bindMemory(to: Element.self, capacity: count)
    }

    deinit {
        base.deallocate()
    }

    subscript(index: Int) -> Element {
        @inline(__always)
        unsafeAddress {
            assert(index >= 0 && index < count, "index out of range")
            return UnsafePointer(base + index)
        }
        @inline(__always)
        nonmutating unsafeMutableAddress {
            assert(index >= 0 && index < count, "index out of range")
            return base + index
        }
    }

    /// Where an element lies; valid while this value lives and does not grow.
    @inline(__always)
    func address(of index: Int) -> UnsafeMutablePointer<Element> {
        assert(index >= 0 && index < count, "index out of range")
        return base + index
    }

    /// The memory, for filling in one go; valid while this value lives.
    var buffer: UnsafeMutableBufferPointer<Element> {
        UnsafeMutableBufferPointer(start: base, count: count)
    }

    /// Moves the values to larger memory whose new places hold `element`.
    mutating func grow(to newCount: Int, filling element: Element) {
        let larger = FixedArray.allocate(newCount)
        larger.initialize(repeating: element, count: newCount)
        larger.update(from: base, count: count)
        base.deallocate()
        base = larger
        count = newCount
    }
}
