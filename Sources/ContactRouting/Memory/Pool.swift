/// What can lie in a pool: it has room for a link.
protocol PoolMember: BitwiseCopyable {
    /// Of a free place, the one that was freed before it.
    var next: UInt32 { get set }
}

/// Values each at a numbered place that is used again after it was freed.
///
/// Memory is proportional to their number at the busiest moment.
///
/// - Complexity: inserting O(1) amortised; looking and removing O(1).
struct Pool<Element: PoolMember>: ~Copyable {
    private var places: FixedArray<Element>
    /// Places that were in use and are free again: the last one, linked by `next` to the others.
    private var free = UInt32.max
    private var used: Int
    /// Values at their places.
    private(set) var count: Int

    /// An empty pool.
    ///
    /// - Parameter filler: lies where nothing is yet.
    init(filler: Element) { self.init([], filler: filler) }

    /// A pool of these, at places from zero.
    init(_ elements: [Element], filler: Element) {
        count = elements.count
        used = elements.count
        places = FixedArray(repeating: filler, count: max(64, elements.count))
        for (place, element) in elements.enumerated() { places[place] = element }
    }

    /// The value at a place, where it lies.
    subscript(place: UInt32) -> Element {
        @inline(__always)
        unsafeAddress { unsafe places.address(of: Int(place)) }
        @inline(__always)
        nonmutating unsafeMutableAddress { unsafe places.mutableAddress(of: Int(place)) }
    }

    /// Where a value lies, valid for as long as nobody inserts another.
    @inline(__always)
    func address(of place: UInt32) -> UnsafePointer<Element> {
        unsafe places.address(of: Int(place))
    }

    /// Puts a value at a free place.
    @inline(__always)
    mutating func insert(_ element: Element) -> UInt32 {
        let place = takePlace()
        count += 1
        self[place] = element
        return place
    }

    private mutating func takePlace() -> UInt32 {
        if free != UInt32.max {
            let place = free
            free = self[place].next
            return place
        }
        if used == places.count { places.grow(to: used * 2, filling: places[0]) }
        used += 1
        return UInt32(used - 1)
    }

    /// The places in use, in order.
    ///
    /// - Complexity: O(places).
    var placesInUse: [UInt32] {
        var unused: Set<UInt32> = []
        var place = free
        while place != UInt32.max {
            unused.insert(place)
            place = self[place].next
        }
        return (0..<UInt32(used)).filter { !unused.contains($0) }
    }

    /// Frees a place.
    mutating func remove(_ place: UInt32) {
        self[place].next = free
        free = place
        count -= 1
    }
}
