extension EventQueue {
    /// The greatest key that belongs in the bottom.
    var bottomLast: UInt64 {
        get { limits[depth] }
        nonmutating set { limits[depth] = newValue }
    }

    /// Inserts an event that does not belong in the first rung.
    @usableFromInline
    @inline(never)
    mutating func insertBeforeFirstRung(_ slot: Slot) {
        let key = slot.key
        if key <= bottomLast {
            insertIntoBottom(slot)
            return
        }
        stored &+= 1
        var rung = 1 &+ (key <= limits[2] ? 1 : 0) &+ (key <= limits[3] ? 1 : 0)
        if rung == 3 {
            while key <= limits[rung &+ 1] { rung &+= 1 }
        }
        append(slot, at: rungs[rung].cut.place(of: key), in: rungs + rung)
    }

    /// Inserts behind all events whose keys are not greater.
    private mutating func insertIntoBottom(_ slot: Slot) {
        let most = bottomLast == .max ? EventQueue.fewEvents : EventQueue.manyInBottom
        if end - head > most, slot.key < (end - 1).pointee.key {
            insertBeforeMass(slot)
        } else {
            insertFromEnd(slot)
        }
        if end - head > most { splitBottom(keeping: most) }
    }

    private mutating func insertFromEnd(_ slot: Slot) {
        if end == bottom + bottomCapacity { makeRoomInBottom() }
        var hole = end
        while hole > head, (hole - 1).pointee.key > slot.key {
            hole.pointee = (hole - 1).pointee
            hole -= 1
        }
        hole.pointee = slot
        end += 1
    }

    /// Inserts from the front, because a bottom that could not be split ends in a mass of equal
    /// keys, which is not to be shifted for every event before it.
    private mutating func insertBeforeMass(_ slot: Slot) {
        if head == bottom { makeRoomBeforeMass() }
        var hole = head
        while hole.pointee.key <= slot.key {
            (hole - 1).pointee = hole.pointee
            hole += 1
        }
        (hole - 1).pointee = slot
        head -= 1
    }

    /// Moves the sorted run away from the start of its memory.
    private mutating func makeRoomBeforeMass() {
        let count = end - head
        let room = max(EventQueue.manyInBottom, count / 2)
        if count + room > bottomCapacity { growBottom(to: count + 2 * room) }
        (bottom + room).update(from: head, count: count)
        head = bottom + room
        end = head + count
    }

    /// Moves the sorted run to the start of its memory, or to larger memory if that is short.
    private mutating func makeRoomInBottom() {
        let count = end - head
        if count > bottomCapacity / 2 {
            growBottom(to: bottomCapacity * 2)
        } else {
            bottom.update(from: head, count: count)
            head = bottom
            end = bottom + count
        }
    }

    /// Gives the bottom room for `capacity` slots, keeping what it holds.
    mutating func growBottom(to capacity: Int) {
        let count = end - head
        let larger = UnsafeMutablePointer<Slot>.allocate(capacity: capacity)
        larger.update(from: head, count: count)
        bottom.deallocate()
        bottom = larger
        bottomCapacity = capacity
        head = bottom
        end = bottom + count
    }

    /// Moves the later part of an overfull bottom into a rung, or into the far future if that is
    /// all there is behind it.
    ///
    /// Equal keys stay together. If all those beyond `most` are equal the bottom stays as it is:
    /// newer equals are appended without a search, and few can come before them.
    @inline(never)
    private mutating func splitBottom(keeping most: Int) {
        guard (head + most).pointee.key != (end - 1).pointee.key else { return }
        let middle = head + EventQueue.fewEvents / 2
        let split = firstGreater(than: middle.pointee.key, from: middle)
        let low = split.pointee.key
        stored += end - split
        if depth == 1, rungs[0].buckets == 0, bottomLast == .max {
            distribute(split, end - split, to: rungs)
        } else {
            hang(split)
        }
        end = split
        bottomLast = low &- 1
        checkInvariants()
    }

    /// The first slot of the bottom whose key is greater; it must exist.
    ///
    /// - Complexity: O(log n), because equal keys may be many.
    private func firstGreater(
        than key: UInt64, from start: UnsafeMutablePointer<Slot>
    ) -> UnsafeMutablePointer<Slot> {
        var (low, high) = (start, end - 1)
        while low < high {
            let middle = low + (high - low) / 2
            if middle.pointee.key > key { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// Distributes the bottom from `split` on into a new rung before all others, which takes in
    /// those before it that are not much larger.
    ///
    /// So rungs grow from the deepest on, and however often early events come in bursts, there
    /// are few of them and an event is moved a logarithmic number of times.
    private mutating func hang(_ split: UnsafeMutablePointer<Slot>) {
        var count = end - split
        var high = (end - 1).pointee.key
        var first = depth
        while first > 1, rungs[first - 1].cutFor <= 2 * count || first > EventQueue.mostSplits {
            first -= 1
            count += rungs[first].cutFor
            high = max(high, rungs[first].lastOwnKey)
        }
        let new = addRung(
            low: split.pointee.key, high: high, limit: limits[first], count: count)
        distribute(split, end - split, to: rungs + new)
        guard first < new else { return }
        for rung in first..<new {
            while let bucket = rungs[rung].nextBucket() {
                rungs[rung].current = bucket + 1
                move(bucket, of: rungs[rung], to: new)
            }
        }
        swap(&rungs[first], &rungs[new])
        while depth > first + 1 { removeRung() }
    }

    private mutating func move(_ bucket: Int, of rung: Rung, to target: Int) {
        let start = rung.start(of: bucket)
        if let count = rung.count(of: bucket) {
            rung.nexts[bucket] = start
            distribute(start, count, to: rungs + target)
        } else {
            let chain = rung.takeChain(of: bucket)
            distribute(start, Rung.ownSlots, to: rungs + target)
            distribute(chain, to: rungs + target)
        }
    }
}
