/// A fixed number of values that cannot be copied, each changed where it lies.
struct OwnedList<Element: ~Copyable>: ~Copyable {
    private let base: UnsafeMutablePointer<Element>
    let count: Int

    /// Creates as many elements as said, each by its number.
    init(count: Int, _ element: (Int) -> Element) {
        self.count = count
        base = .allocate(capacity: max(count, 1))
        for index in 0..<count { (base + index).initialize(to: element(index)) }
    }

    deinit {
        base.deinitialize(count: count)
        base.deallocate()
    }

    /// The element where it lies.
    subscript(index: Int) -> Element {
        @inline(__always)
        unsafeAddress { UnsafePointer(address(of: index)) }
        @inline(__always)
        nonmutating unsafeMutableAddress { address(of: index) }
    }

    @inline(__always)
    private func address(of index: Int) -> UnsafeMutablePointer<Element> {
        precondition(index >= 0 && index < count, "index out of range")
        return base + index
    }
}
