/// Places by names that are hashed already, as a log needs several for each row: open addressing
/// with linear probing (D. E. Knuth 1998, *The Art of Computer Programming* 3, 6.4, algorithms L
/// and R).
///
/// - Complexity: constant on average; at most half of the table is taken.
struct PlaceTable {
    private struct Entry {
        var name: UInt64 = 0
        /// Negative where there is none.
        var place = -1
    }

    private var entries = [Entry](repeating: Entry(), count: 64)
    private var count = 0
    private var shift: UInt64 = 58

    /// Where a name belongs if nothing else is there: the upper bits of a product mix all bits.
    private func home(_ name: UInt64) -> Int {
        Int(truncatingIfNeeded: (name &* 0x9E37_79B9_7F4A_7C15) &>> shift)
    }

    /// Where a name is, or the free entry that it would take.
    private func slot(_ name: UInt64) -> Int {
        var slot = home(name)
        while entries[slot].place >= 0, entries[slot].name != name {
            slot = (slot + 1) & (entries.count - 1)
        }
        return slot
    }

    /// The place of a name.
    subscript(name: UInt64) -> Int? {
        let place = entries[slot(name)].place
        return place >= 0 ? place : nil
    }

    /// Gives a name a place, which is not negative.
    ///
    /// - Returns: the one that it had.
    mutating func exchange(_ name: UInt64, _ place: Int) -> Int? {
        let slot = slot(name)
        let old = entries[slot].place
        entries[slot] = Entry(name: name, place: place)
        guard old < 0 else { return old }
        count += 1
        if count * 2 > entries.count { grow() }
        return nil
    }

    /// Forgets a name if it has this place.
    mutating func forget(_ name: UInt64, at place: Int) {
        let slot = slot(name)
        if entries[slot].place == place { remove(slot) }
    }

    private mutating func grow() {
        let old = entries
        entries = Array(repeating: Entry(), count: 2 * old.count)
        shift -= 1
        for entry in old where entry.place >= 0 { entries[slot(entry.name)] = entry }
    }

    /// Empties an entry, and moves those behind it that were pushed on by it.
    private mutating func remove(_ slot: Int) {
        count -= 1
        var (free, next) = (slot, slot)
        while true {
            next = (next + 1) & (entries.count - 1)
            guard entries[next].place >= 0 else { break }
            let home = home(entries[next].name)
            // It may move if its home does not lie between the free entry and itself.
            let stays = free <= next ? free < home && home <= next : free < home || home <= next
            if stays { continue }
            entries[free] = entries[next]
            free = next
        }
        entries[free].place = -1
    }
}
