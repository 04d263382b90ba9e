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
                    checkInvariants()
                    return true
                }
                if divide(bucket, of: depth - 1) { break }
            } else if depth > 1 {
                removeRung()
            } else if stored == 0 {
                endFirstRange()
                bottomLast = .max
                return false
            } else if divideFarFuture() {
                break
            }
        }
        checkInvariants()
        return true
    }

    /// Moves a bucket without a chain into the bottom.
    @inline(__always)
    private mutating func drain(
        _ bucket: Int, _ count: Int, of rung: UnsafeMutablePointer<Rung>
    ) {
        let start = rung.pointee.start(of: bucket)
        let low = rung.pointee.firstKey(of: bucket)
        let high = rung.pointee.lastKey(of: bucket)
        RankSort.sort(start, count: count, low: low, high: high, to: bottom)
        end = bottom + count
        stored &-= count
        bottomLast = high
        rung.pointee.nexts[bucket] = start
        rung.pointee.current = bucket + 1
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
        let count = Rung.ownSlots + chain.count
        let (low, high) = range(of: chain, in: rungs[rung].firstKey(of: bucket), lastKey)
        if low == high {
            // The bucket stays open for later keys of its range.
            rungs[rung].current = bucket
            bottomLast = low
            stored -= count
            moveEqualKeys(chain, count)
            return true
        }
        rungs[rung].current = bucket + 1
        if isLast, rung > 0 { removeRung() }
        let child = addRung(low: low, high: high, limit: lastKey, count: count)
        bottomLast = low &- 1
        distribute(scratch, Rung.ownSlots, to: rungs + child)
        distribute(chain, to: rungs + child)
        return false
    }

    /// The least and the greatest key of the slots set aside and a chain, or bounds of them.
    ///
    /// A long chain is cold memory. If its start shows that it fills much of its bucket, the
    /// bucket's own bounds do as well.
    private mutating func range(
        of chain: Chain, in least: UInt64, _ greatest: UInt64
    ) -> (low: UInt64, high: UInt64) {
        if chain.chunks >= 4 {
            let start = EventQueue.range(chain.first + 1, Chunk.slots - 1)
            if start.high - start.low > (greatest - least) / 2 { return (least, greatest) }
        }
        return range(of: chain)
    }

    /// The least and the greatest key of the slots set aside and a chain.
    private mutating func range(of chain: Chain) -> (low: UInt64, high: UInt64) {
        var (low, high) = EventQueue.range(scratch, Rung.ownSlots)
        chain.visit { slots, number in
            let part = EventQueue.range(slots, number)
            low = min(low, part.low)
            high = max(high, part.high)
        }
        return (low, high)
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
            let (low, high) = EventQueue.range(start, count)
            RankSort.sort(start, count: count, low: low, high: high, to: bottom)
            end = bottom + count
            stored -= count
            rungs[0].nexts[bucket] = start
            endFirstRange()
            bottomLast = .max
            return true
        }
        scratch.update(from: start, count: Rung.ownSlots)
        let chain = rungs[0].takeChain(of: bucket)
        let count = Rung.ownSlots + chain.count
        let (low, high) = nextRange(of: chain, count: count)
        setFirstRange(low: low, high: high, count: count)
        bottomLast = low &- 1
        distribute(scratch, Rung.ownSlots, to: rungs)
        distribute(chain, to: rungs)
        return false
    }

    /// A range that begins at or below the least key of the far future (the slots set aside and
    /// a chain) and holds most of it, but not the outliers, which would stretch the buckets.
    ///
    /// Judged by a quantile of samples. When they lie far from where the range may begin, the
    /// least key is looked for.
    private mutating func nextRange(of chain: Chain, count: Int) -> (low: UInt64, high: UInt64) {
        // Coarse rungs can afford more buckets; a fine one should stay in the cache.
        let (samples, top) = Rung.isCoarse(count) ? (4, 14) : (1, 12)
        return withUnsafeTemporaryAllocation(
            of: Slot.self, capacity: (samples + 1) * EventQueue.sampleSize
        ) { buffer in
            let slots = buffer.baseAddress.unsafelyUnwrapped
            let sorted = slots + samples * EventQueue.sampleSize
            take(samples, every: count / (samples * EventQueue.sampleSize), of: chain, slots)
            var (least, high) = (UInt64.max, UInt64(0))
            for sample in 0..<samples {
                let start = slots + sample * EventQueue.sampleSize
                let range = EventQueue.range(start, EventQueue.sampleSize)
                RankSort.sort(
                    start, count: EventQueue.sampleSize, low: range.low, high: range.high,
                    to: sorted)
                least = min(least, range.low)
                high += sorted[top].key / UInt64(samples)
            }
            // A mean in whole numbers may come out below its least part.
            high = max(high, least)
            var low = bottomLast &+ 1
            if least &- low > high &- least { low = range(of: chain).low }
            return (low, high)
        }
    }

    private static let sampleSize = 16

    /// Writes evenly spaced slots of the far future, dealt out to a number of samples in turn.
    private mutating func take(
        _ samples: Int, every stride: Int, of chain: Chain,
        _ target: UnsafeMutablePointer<Slot>
    ) {
        var (position, next, taken) = (0, stride / 2, 0)
        func add(_ slots: UnsafeMutablePointer<Slot>, _ number: Int) {
            while next < position + number, taken < samples * EventQueue.sampleSize {
                let (turn, sample) = taken.quotientAndRemainder(dividingBy: samples)
                target[sample * EventQueue.sampleSize + turn] = slots[next - position]
                taken += 1
                next += stride
            }
            position += number
        }
        add(scratch, Rung.ownSlots)
        chain.visit(add)
    }

    /// The least and the greatest key.
    private static func range(
        _ slots: UnsafeMutablePointer<Slot>, _ count: Int
    ) -> (low: UInt64, high: UInt64) {
        var (low, high) = (UInt64.max, UInt64.min)
        for index in 0..<count {
            low = min(low, slots[index].key)
            high = max(high, slots[index].key)
        }
        return (low, high)
    }

    /// Gives the first rung a new range; it must be empty.
    private mutating func setFirstRange(low: UInt64, high: UInt64, count: Int) {
        let (shift, buckets) = Rung.division(low: low, high: high, count: count)
        makeRoom(buckets + 1, in: 0)
        rungs[0].cut.base = low
        rungs[0].cut.shift = shift
        rungs[0].buckets = buckets
        // The whole of the last bucket belongs to the range, so that one comparison decides.
        let end = low.addingReportingOverflow(UInt64(buckets) << shift)
        let isWhole = !end.overflow && (UInt64(buckets) << shift) >> shift == UInt64(buckets)
        rungs[0].limit = isWhole ? end.partialValue - 1 : .max
        rungs[0].cut.clamp = UInt64(buckets)
        rungs[0].current = 0
        firstCut = rungs[0].cut
    }

    /// Leaves the first rung without a range: every key falls into the far future.
    ///
    /// The bucket of the far future must be empty, as it is another one afterwards.
    mutating func endFirstRange() {
        rungs[0].cut.base = 0
        rungs[0].cut.shift = 63
        rungs[0].cut.clamp = 0
        rungs[0].buckets = 0
        rungs[0].current = 0
        rungs[0].limit = 0
        firstCut = rungs[0].cut
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
        rungs[rung].cut.base = low
        rungs[rung].cut.shift = shift
        rungs[rung].cut.clamp = UInt64(buckets - 1)
        rungs[rung].buckets = buckets
        rungs[rung].limit = limit
        rungs[rung].current = 0
        rungs[rung].cutFor = count
        limits[rung] = limit
        depth += 1
        return rung
    }

    /// Replaces the memory of an empty rung if it is short.
    private mutating func makeRoom(_ buckets: Int, in rung: Int) {
        guard buckets > rungs[rung].capacity else { return }
        rungs[rung].deallocate()
        (rungs + rung).initialize(to: Rung(capacity: buckets))
    }

    /// Removes the deepest rung; its limit becomes that of the bottom.
    mutating func removeRung() {
        limits[depth] = 0
        depth -= 1
    }

    /// Appends a chain to the buckets of a rung and returns its chunks to the pool.
    mutating func distribute(_ chain: Chain, to rung: UnsafeMutablePointer<Rung>) {
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
        _ slots: UnsafeMutablePointer<Slot>, _ number: Int, to rung: UnsafeMutablePointer<Rung>
    ) {
        let cut = rung.pointee.cut
        let dropsCancelled = tickets.cancelledCount > 0
        for index in 0..<number {
            let slot = slots[index]
            if dropsCancelled, slot.isTicket, drop(slot) { continue }
            append(slot, at: cut.place(of: slot.key), in: rung)
        }
    }

    private mutating func drop(_ slot: Slot) -> Bool {
        let number = UInt32(truncatingIfNeeded: slot.word)
        guard tickets.isCancelled(number) else { return false }
        _ = tickets.redeem(number)
        stored -= 1
        return true
    }
}
