extension EventQueue {
    /// Moves the next events into the empty bottom; false if there are none.
    @usableFromInline
    @inline(never)
    mutating func refill() -> Bool {
        head = bottom
        end = bottom
        while true {
            let rung = rungs + (depth - 1)
            if let bucket = rung.pointee.nextBucket() {
                if let count = rung.pointee.count(of: bucket) {
                    drain(bucket, count, of: rung)
                    return true
                }
                if divide(bucket, of: depth - 1) { return true }
            } else if depth > 1 {
                bottomLast = rung.pointee.limit
                removeRung()
            } else {
                if size == 0 {
                    rung.pointee.endRange()
                    bottomLast = .max
                    return false
                }
                if divideFarFuture() { return true }
            }
        }
    }

    /// Moves a bucket without a chain into the bottom.
    @inline(__always)
    private mutating func drain(
        _ bucket: Int, _ count: Int, of rung: UnsafeMutablePointer<Rung>
    ) {
        let start = rung.pointee.start(of: bucket)
        RankSort.sort(start, count: count, to: bottom, scratch: scratch)
        end = bottom + count
        rung.pointee.nexts[bucket] = start
        rung.pointee.current = bucket + 1
        bottomLast = rung.pointee.lastKey(of: bucket)
    }

    /// Divides a bucket with a chain into a rung of its own, or moves it into the bottom if all
    /// its keys are equal; true in the latter case.
    @inline(never)
    private mutating func divide(_ bucket: Int, of rung: Int) -> Bool {
        let lastKey = rungs[rung].lastKey(of: bucket)
        let isLast = bucket == rungs[rung].buckets - 1
        // The rung's own memory may be used again at once, so the bucket's is set aside.
        scratch.update(from: rungs[rung].start(of: bucket), count: Rung.ownSlots)
        let chain = rungs[rung].takeChain(of: bucket)
        let (low, high, count) = EventQueue.measure(scratch, chain)
        if low == high {
            // The bucket stays open for later keys of its range.
            rungs[rung].current = bucket
            bottomLast = low
            moveEqualKeys(chain, count)
            return true
        }
        rungs[rung].current = bucket + 1
        if isLast, rung > 0 { removeRung() }
        let child = addRung(low: low, high: high, limit: lastKey, count: count)
        bottomLast = low &- 1
        distribute(scratch, Rung.ownSlots, to: rungs[child])
        distribute(chain, to: rungs[child])
        return false
    }

    /// The least and the greatest key of a bucket's own slots and its chain, and their number.
    private static func measure(
        _ own: UnsafeMutablePointer<Slot>, _ chain: Chain
    ) -> (low: UInt64, high: UInt64, count: Int) {
        var (low, high, count) = (UInt64.max, UInt64.min, 0)
        func add(_ slots: UnsafeMutablePointer<Slot>, _ number: Int) {
            for index in 0..<number {
                low = min(low, slots[index].key)
                high = max(high, slots[index].key)
            }
            count += number
        }
        add(own, Rung.ownSlots)
        chain.visit(add)
        return (low, high, count)
    }

    /// Moves the slots set aside and a chain, all of one key, into the empty bottom.
    private mutating func moveEqualKeys(_ chain: Chain, _ count: Int) {
        if count > bottomCapacity { growBottom(to: count) }
        bottom.update(from: scratch, count: Rung.ownSlots)
        var next = bottom + Rung.ownSlots
        chain.visit { slots, number in
            next.update(from: slots, count: number)
            next += number
        }
        pool.put(chain)
        end = next
    }

    /// Divides the far future into a first rung whose range covers most of it; the rest stays.
    /// True if it was so little that it went into the bottom, which then takes every key.
    @inline(never)
    private mutating func divideFarFuture() -> Bool {
        let bucket = rungs[0].buckets
        if bucket > 0 { bottomLast = rungs[0].limit }
        let start = rungs[0].start(of: bucket)
        if let count = rungs[0].count(of: bucket) {
            RankSort.sort(start, count: count, to: bottom, scratch: scratch)
            end = bottom + count
            rungs[0].nexts[bucket] = start
            rungs[0].endRange()
            bottomLast = .max
            return true
        }
        scratch.update(from: start, count: Rung.ownSlots)
        let chain = rungs[0].takeChain(of: bucket)
        let count = Rung.ownSlots + chain.count
        let (low, high) = range(of: chain, count: count)
        setFirstRange(low: low, high: high, count: count)
        bottomLast = low &- 1
        distribute(scratch, Rung.ownSlots, to: rungs[0])
        distribute(chain, to: rungs[0])
        return false
    }

    /// A range that begins at or below the least key of the far future (the slots set aside and
    /// a chain) and holds about three quarters of it, so that a few outliers cannot stretch the
    /// buckets.
    ///
    /// Judged by a sample. When the sample lies far from where the range may begin, the least
    /// key is looked for.
    private func range(of chain: Chain, count: Int) -> (low: UInt64, high: UInt64) {
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 64) { buffer in
            let keys = buffer.baseAddress.unsafelyUnwrapped
            let wanted = count < 4_096 ? 16 : 64
            let taken = sample(chain, every: max(1, count / wanted), wanted, into: keys)
            let high = keys[taken * 3 / 4]
            var low = bottomLast &+ 1
            if keys[0] &- low > high &- keys[0] {
                low = EventQueue.measure(scratch, chain).low
            }
            return (low, high)
        }
    }

    /// Writes evenly spaced keys in ascending order; returns how many.
    private func sample(
        _ chain: Chain, every stride: Int, _ wanted: Int, into keys: UnsafeMutablePointer<UInt64>
    ) -> Int {
        var (position, next, count) = (0, stride / 2, 0)
        func add(_ slots: UnsafeMutablePointer<Slot>, _ number: Int) {
            while next < position + number, count < wanted {
                let key = slots[next - position].key
                var hole = count
                while hole > 0, keys[hole - 1] > key {
                    keys[hole] = keys[hole - 1]
                    hole -= 1
                }
                keys[hole] = key
                count += 1
                next += stride
            }
            position += number
        }
        add(scratch, Rung.ownSlots)
        chain.visit(add)
        return count
    }

    /// Gives the first rung a new range; it must be empty.
    private mutating func setFirstRange(low: UInt64, high: UInt64, count: Int) {
        let (shift, buckets) = Rung.division(low: low, high: high, count: count)
        makeRoom(buckets + 1, in: 0)
        rungs[0].base = low
        rungs[0].shift = shift
        rungs[0].buckets = buckets
        // The whole of the last bucket belongs to the range, so that one comparison decides.
        let end = low.addingReportingOverflow(UInt64(buckets) << shift)
        let isWhole = !end.overflow && (UInt64(buckets) << shift) >> shift == UInt64(buckets)
        rungs[0].limit = isWhole ? end.partialValue - 1 : .max
        rungs[0].clamp = UInt64(buckets)
        rungs[0].current = 0
    }

    /// Puts a rung on the stack and returns its position.
    mutating func addRung(low: UInt64, high: UInt64, limit: UInt64, count: Int) -> Int {
        let rung = depth
        precondition(rung < EventQueue.mostRungs, "the stack of rungs is bounded")
        if rung == rungsMade {
            (rungs + rung).initialize(to: Rung(capacity: 0))
            rungsMade += 1
        }
        let (shift, buckets) = Rung.division(low: low, high: high, count: count)
        makeRoom(buckets, in: rung)
        rungs[rung].base = low
        rungs[rung].shift = shift
        rungs[rung].buckets = buckets
        rungs[rung].limit = limit
        rungs[rung].clamp = UInt64(buckets - 1)
        rungs[rung].current = 0
        limits[rung] = limit
        depth += 1
        return rung
    }

    /// Replaces the memory of an empty rung if it is short.
    private func makeRoom(_ buckets: Int, in rung: Int) {
        guard buckets > rungs[rung].capacity else { return }
        rungs[rung].deallocate()
        (rungs + rung).initialize(to: Rung(capacity: buckets))
    }

    mutating func removeRung() {
        depth -= 1
        limits[depth] = 0
    }

    /// Appends a chain to the buckets of a rung and returns its chunks to the pool.
    mutating func distribute(_ chain: Chain, to rung: Rung) {
        let last = Chunk.containing(chain.next)
        var chunk = chain.first
        while chunk != last {
            distribute(chunk + 1, Chunk.slots - 1, to: rung)
            let following = Chunk.link(chunk)
            pool.put(chunk)
            chunk = following
        }
        distribute(chunk + 1, chain.next - chunk - 1, to: rung)
        pool.put(chunk)
    }

    /// Appends slots to the buckets of a rung. Cancelled events are dropped on the way.
    mutating func distribute(
        _ slots: UnsafeMutablePointer<Slot>, _ number: Int, to rung: Rung
    ) {
        let dropsCancelled = tickets.cancelledCount > 0
        for index in 0..<number {
            let slot = slots[index]
            if dropsCancelled, slot.isTicket, drop(slot) { continue }
            rung.append(slot, &pool)
        }
    }

    private mutating func drop(_ slot: Slot) -> Bool {
        let number = UInt32(truncatingIfNeeded: slot.word)
        guard tickets.isCancelled(number) else { return false }
        _ = tickets.redeem(number)
        size -= 1
        return true
    }
}

extension Rung {
    /// Leaves the first rung without a range: every key falls into the far future.
    ///
    /// The bucket of the far future must be empty, as it is another one afterwards.
    mutating func endRange() {
        base = 0
        shift = 63
        clamp = 0
        buckets = 0
        current = 0
        limit = 0
    }
}
