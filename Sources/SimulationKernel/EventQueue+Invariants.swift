extension EventQueue {
    /// Stops the program if an invariant does not hold.
    ///
    /// Compiled in only with `-D CHECK_INVARIANTS`, because it visits every pending event.
    @inline(__always)
    func checkInvariants() {
        #if CHECK_INVARIANTS
            checkBottom()
            checkLimits()
            var count = 0
            for rung in 0..<depth { count += checkRung(rung) }
            for rung in depth..<rungsMade { checkEmpty(rungs[rung]) }
            precondition(count == stored, "the rungs hold what was stored")
        #endif
    }
}

#if CHECK_INVARIANTS
    extension EventQueue {
        private func checkBottom() {
            precondition(bottom <= head && head <= end && end <= bottom + bottomCapacity)
            for index in 0..<max(end - head, 1) - 1 {
                precondition(head[index].key <= head[index + 1].key, "the bottom is sorted")
            }
            precondition(head == end || (end - 1).pointee.key <= bottomLast)
        }

        private func checkLimits() {
            precondition(1 <= depth && depth <= rungsMade && rungsMade <= EventQueue.mostRungs)
            for index in 1..<depth {
                precondition(limits[index] >= limits[index + 1], "limits fall with depth")
                precondition(limits[index] == rungs[index].limit)
            }
            for index in depth + 1..<EventQueue.mostRungs + 2 { precondition(limits[index] == 0) }
            let (copy, first) = (firstCut, rungs[0].cut)
            precondition(
                copy.base == first.base && copy.shift == first.shift
                    && copy.clamp == first.clamp && copy.nexts == first.nexts)
        }

        private func checkEmpty(_ rung: Rung) {
            for bucket in 0..<rung.capacity {
                precondition(rung.nexts[bucket] == rung.start(of: bucket), "unused rungs are empty")
            }
        }

        /// The number of events in a rung.
        private func checkRung(_ index: Int) -> Int {
            let rung = rungs[index]
            let first = limits[index + 1]
            let last = index == 0 ? UInt64.max : limits[index]
            var count = 0
            for bucket in 0..<rung.capacity {
                let isUsed = bucket <= Int(rung.cut.clamp)
                let start = rung.start(of: bucket)
                func check(_ slots: UnsafeMutablePointer<Slot>, _ number: Int) {
                    for slot in 0..<number {
                        let key = slots[slot].key
                        precondition(first < key && key <= last, "a key lies within its rung")
                        precondition(rung.cut.place(of: key) == rung.nexts + bucket)
                    }
                    count += number
                }
                if let own = rung.count(of: bucket) {
                    precondition(own == 0 || isUsed && bucket >= rung.current)
                    check(start, own)
                } else {
                    precondition(isUsed && bucket >= rung.current, "drained buckets are empty")
                    check(start, Rung.ownSlots)
                    let before = count
                    rung.chain(of: bucket).visit(check)
                    precondition(count - before == rung.chain(of: bucket).count)
                }
            }
            return count
        }
    }
#endif
