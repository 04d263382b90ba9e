extension EventQueue {
    /// Moves the next events into the empty bottom; false if there are none.
    @usableFromInline
    @inline(never)
    mutating func refill() -> Bool {
        head = bottom
        end = bottom
        while true {
            if depth > 0 {
                if drainNextBucket() { return true }
            } else if topCount == 0 {
                bottomLast = .max
                return false
            } else if topCount <= Rung.inlineSlots {
                sortTop()
                return true
            } else {
                divideTop()
            }
        }
    }

    /// Moves the next bucket of the deepest rung into the bottom, or divides it, or takes an
    /// exhausted rung off the stack; true if the bottom now holds events.
    private mutating func drainNextBucket() -> Bool {
        let rung = depth - 1
        guard let bucket = rungs[rung].nextBucket() else {
            bottomLast = rungs[rung].limit
            removeRung()
            return false
        }
        let count = Int(rungs[rung].counts[bucket])
        guard count <= Rung.inlineSlots else {
            return divideBucket(bucket, of: rung)
        }
        RankSort.sort(
            rungs[rung].slots + bucket * Rung.inlineSlots, count: count, to: bottom)
        end = bottom + count
        rungs[rung].counts[bucket] = 0
        rungs[rung].current = bucket + 1
        bottomLast = rungs[rung].lastKey(ofBucket: bucket)
        return true
    }

    /// Divides a bucket with a chain into a rung of its own, or moves it into the bottom if all
    /// its keys are equal; true in the latter case.
    private mutating func divideBucket(_ bucket: Int, of rung: Int) -> Bool {
        let lastKey = rungs[rung].lastKey(ofBucket: bucket)
        let start = rungs[rung].slots + bucket * Rung.inlineSlots
        var chain = rungs[rung].chains[bucket]
        var (low, high, count) = (UInt64.max, UInt64.min, 0)
        func measure(_ slots: UnsafeMutablePointer<Slot>, _ number: Int) {
            for index in 0..<number {
                low = min(low, slots[index].key)
                high = max(high, slots[index].key)
            }
            count += number
        }
        measure(start, Rung.inlineSlots)
        chain.visit(measure)

        rungs[rung].counts[bucket] = 0
        rungs[rung].chains[bucket] = Chain()
        if low == high {
            // The bucket stays open for later keys of its range.
            rungs[rung].current = bucket
            bottomLast = low
            moveEqualKeys(start, &chain, count)
            return true
        }
        rungs[rung].current = bucket + 1
        // The rung's own slots may be used again at once, so the bucket's are set aside.
        withUnsafeTemporaryAllocation(of: Slot.self, capacity: Rung.inlineSlots) { aside in
            let slots = aside.baseAddress.unsafelyUnwrapped
            slots.initialize(from: start, count: Rung.inlineSlots)
            if UInt64(bucket) == rungs[rung].lastBucket { removeRung() }
            let child = addRung(low: low, high: high, limit: lastKey, count: count)
            bottomLast = low &- 1
            distribute(slots, Rung.inlineSlots, to: child)
            drain(chain, to: child)
        }
        return false
    }

    private mutating func moveEqualKeys(
        _ start: UnsafeMutablePointer<Slot>, _ chain: inout Chain, _ count: Int
    ) {
        if count > bottomCapacity { growBottom(to: count) }
        end.update(from: start, count: Rung.inlineSlots)
        var next = end + Rung.inlineSlots
        chain.drain(&pool) { slots, number in
            next.update(from: slots, count: number)
            next += number
        }
        end = next
    }

    /// Sorts a top of few events into the bottom, which then takes every key.
    private mutating func sortTop() {
        withUnsafeTemporaryAllocation(of: Slot.self, capacity: Rung.inlineSlots) { aside in
            let slots = aside.baseAddress.unsafelyUnwrapped
            var count = 0
            top.drain(&pool) { chunk, number in
                (slots + count).initialize(from: chunk, count: number)
                count += number
            }
            RankSort.sort(slots, count: count, to: bottom)
            end = bottom + count
        }
        topCount = 0
        bottomLast = .max
    }

    /// Divides the top into a first rung whose range covers most of it; the rest stays.
    private mutating func divideTop() {
        let (low, high) = rangeOfTop()
        let rung = addRung(low: low, high: high, limit: high, count: topCount)
        bottomLast = low &- 1
        let old = top
        top = Chain()
        topCount = 0
        drain(old, to: rung)
    }

    /// A range that begins at or below the least key of the top and holds about three quarters
    /// of its events, so that a few in the far future cannot stretch the buckets.
    ///
    /// Judged by a sample. When the sample lies far from where the top may begin, the least key
    /// is looked for.
    private func rangeOfTop() -> (low: UInt64, high: UInt64) {
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 64) { buffer in
            let keys = buffer.baseAddress.unsafelyUnwrapped
            let count = sampleTop(into: keys, wanted: topCount < 4_096 ? 16 : 64)
            let high = keys[count * 3 / 4]
            var low = bottomLast &+ 1
            if keys[0] &- low > high &- keys[0] {
                low = .max
                top.visit { slots, number in
                    for index in 0..<number { low = min(low, slots[index].key) }
                }
            }
            return (low, high)
        }
    }

    /// Writes keys of the top, evenly spaced, in ascending order; returns how many.
    private func sampleTop(into keys: UnsafeMutablePointer<UInt64>, wanted: Int) -> Int {
        let stride = max(1, topCount / wanted)
        var (position, next, count) = (0, stride / 2, 0)
        top.visit { slots, number in
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
        return count
    }

    /// Puts a rung on the stack and returns its position.
    mutating func addRung(low: UInt64, high: UInt64, limit: UInt64, count: Int) -> Int {
        let rung = depth
        precondition(rung < EventQueue.mostRungs, "the stack of rungs is bounded")
        if rung == rungsMade {
            (rungs + rung).initialize(to: Rung(capacity: 0))
            rungsMade += 1
        }
        rungs[rung].setRange(low: low, high: high, limit: limit, count: count)
        limits[rung] = limit
        depth += 1
        return rung
    }

    mutating func removeRung() {
        depth -= 1
        limits[depth] = 0
    }

    /// Empties `chain` into a rung, and into the top what lies beyond it.
    private mutating func drain(_ chain: Chain, to rung: Int) {
        guard var chunk = chain.first, let end = chain.next else { return }
        let last = (end - 1).chunkStart
        while chunk != last {
            distribute(chunk + 1, Chain.chunkSlots - 1, to: rung)
            let following = Chain.link(chunk)
            pool.put(chunk)
            chunk = following
        }
        distribute(chunk + 1, end - chunk - 1, to: rung)
        pool.put(chunk)
    }

    /// Appends slots to the buckets of a rung, and to the top those beyond it. Cancelled events
    /// are dropped on the way.
    private mutating func distribute(
        _ slots: UnsafeMutablePointer<Slot>, _ number: Int, to rung: Int
    ) {
        let target = rungs[rung]
        let dropsCancelled = tickets.cancelledCount > 0
        for index in 0..<number {
            let slot = slots[index]
            if dropsCancelled, slot.isTicket, drop(slot) { continue }
            if slot.key <= target.limit {
                target.append(slot, &pool)
            } else {
                top.append(slot, &pool)
                topCount &+= 1
            }
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
