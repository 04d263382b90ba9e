extension EventQueue {
    /// Inserts behind all events whose keys are not greater.
    @usableFromInline
    @inline(never)
    mutating func insertIntoBottom(_ slot: Slot) {
        if end == bottom + bottomCapacity { makeRoomInBottom() }
        var hole = end
        while hole > head, (hole - 1).pointee.key > slot.key {
            hole.pointee = (hole - 1).pointee
            hole -= 1
        }
        hole.pointee = slot
        end += 1
        let most = bottomLast == .max ? EventQueue.fewEvents : EventQueue.manyInBottom
        if end - head > most { splitBottom() }
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
    /// Equal keys stay together. If all keys are equal there is nothing to divide, and nothing
    /// to gain: newer equals are appended without a search.
    @inline(never)
    private mutating func splitBottom() {
        var split = head + EventQueue.fewEvents / 2
        while split < end, split.pointee.key == (split - 1).pointee.key { split += 1 }
        guard split < end else { return }
        let count = end - split
        let low = split.pointee.key
        if depth >= EventQueue.mostSplits { collapse() }
        var rung = 0
        if depth > 1 || rungs[0].buckets > 0 || bottomLast != .max {
            rung = addRung(
                low: low, high: (end - 1).pointee.key, limit: bottomLast, count: count)
        }
        for index in 0..<count { rungs[rung].append(split[index], &pool) }
        bottomLast = low &- 1
        end = split
    }

    /// Returns the events of all rungs to the far future.
    ///
    /// Needed only when events keep being pushed before everything pending, each time many more
    /// than are popped: every such burst takes a rung, and the stack must not grow for ever.
    private mutating func collapse() {
        let all = Rung(capacity: 1)
        for rung in (0..<depth).reversed().map({ rungs[$0] }) {
            while let bucket = rung.nextBucket() { move(bucket, of: rung, to: all) }
        }
        move(rungs[0].buckets, of: rungs[0], to: all)
        while depth > 1 { removeRung() }
        rungs[0].endRange()
        move(0, of: all, to: rungs[0])
        all.deallocate()
    }

    private mutating func move(_ bucket: Int, of rung: Rung, to target: Rung) {
        let start = rung.start(of: bucket)
        if let count = rung.count(of: bucket) {
            rung.nexts[bucket] = start
            distribute(start, count, to: target)
        } else {
            let chain = rung.takeChain(of: bucket)
            distribute(start, Rung.ownSlots, to: target)
            distribute(chain, to: target)
        }
    }
}
