/// Memory for a fixed number of plain values, for the loops in which `Array`'s checks of
/// uniqueness and exclusive access would be most of the work.
///
/// Noncopyable: it has one owner and frees its memory with it. Every index is checked.
@safe struct FixedArray<Element: BitwiseCopyable>: ~Copyable {
    private var base: UnsafeMutablePointer<Element>
    private(set) var count: Int

    /// Creates `count` copies of `element`.
    init(repeating element: Element, count: Int) {
        self.count = count
        unsafe base = FixedArray.allocate(max(count, 1))
        unsafe base.initialize(repeating: element, count: count)
    }

    /// Creates the elements of an array.
    init(_ elements: [Element]) {
        count = elements.count
        unsafe base = FixedArray.allocate(max(count, 1))
        for (index, element) in elements.enumerated() {
            unsafe (base + index).initialize(to: element)
        }
    }

    /// Memory that begins with a line of the cache, so that an element of a line or two is not
    /// spread over one more.
    private static func allocate(_ count: Int) -> UnsafeMutablePointer<Element> {
        unsafe UnsafeMutableRawPointer.allocate(
            byteCount: count * MemoryLayout<Element>.stride, alignment: 64
        ).bindMemory(to: Element.self, capacity: count)
    }

    deinit {
        unsafe base.deallocate()
    }

    /// The element where it lies.
    subscript(index: Int) -> Element {
        @inline(__always)
        unsafeAddress { unsafe address(of: index) }
        @inline(__always)
        nonmutating unsafeMutableAddress { unsafe mutableAddress(of: index) }
    }

    /// Where an element lies, for types of this folder; valid while this value lives and does not
    /// grow.
    @inline(__always)
    func address(of index: Int) -> UnsafePointer<Element> {
        unsafe UnsafePointer(mutableAddress(of: index))
    }

    /// The same, to write to.
    @inline(__always)
    func mutableAddress(of index: Int) -> UnsafeMutablePointer<Element> {
        precondition(index >= 0 && index < count, "index out of range")
        return unsafe base + index
    }

    /// Lends all elements to a loop, which then need not ask again where they lie.
    @inline(__always)
    func withElements<Result>(_ body: (inout MutableSpan<Element>) -> Result) -> Result {
        var elements = unsafe UnsafeMutableBufferPointer(start: base, count: count).mutableSpan
        return body(&elements)
    }

    /// The elements as an array.
    var elements: [Element] {
        unsafe Array(UnsafeBufferPointer(start: base, count: count))
    }

    /// Moves the values to larger memory whose new places hold `element`.
    mutating func grow(to newCount: Int, filling element: Element) {
        let larger = unsafe FixedArray.allocate(newCount)
        unsafe larger.initialize(repeating: element, count: newCount)
        unsafe larger.update(from: base, count: count)
        unsafe base.deallocate()
        unsafe base = larger
        count = newCount
    }
}
