import Experiments
import SimulationStatistics

/// Intervals that serve the same constraints together, and how far along their path they are.
struct StaffingBlock: Sendable {
    /// The intervals, by number.
    let intervals: [Int]
    /// The constraints, by number.
    let constraints: [Int]
    /// The plans of the intervals, those of the others being 0.
    let path: StaffingPath
    /// Steps along the path.
    var steps = 0
    /// Steps that are worth finding.
    var stride = 1

    /// The blocks of the constraints that no interval serves alone.
    ///
    /// - Parameter least: agents that each interval has anyhow.
    static func all(_ search: StaffingSearch, least: [Int]) -> [StaffingBlock] {
        var groups: [(intervals: Set<Int>, constraints: [Int])] = []
        for number in search.trials.shared {
            var own = (intervals: Set(search.trials.constraints[number].intervals), [number])
            for group in groups where !group.intervals.isDisjoint(with: own.intervals) {
                own = (own.intervals.union(group.intervals), group.constraints + own.1)
            }
            groups.removeAll { !$0.intervals.isDisjoint(with: own.intervals) }
            groups.append(own)
        }
        return groups.map { group in
            let models = search.models.enumerated().map {
                group.intervals.contains($0.offset) ? $0.element : nil
            }
            let base = least.enumerated().map {
                group.intervals.contains($0.offset) ? $0.element : 0
            }
            return StaffingBlock(
                intervals: group.intervals.sorted(), constraints: group.constraints,
                path: StaffingPath(models, least: base))
        }
    }

    /// The agents of the block after its steps; 0 elsewhere.
    var agents: [Int] { path.agents(after: steps) }
}

extension [StaffingBlock] {
    /// The agents of all blocks together, or more where there must be.
    func agents(_ least: [Int]) -> [Int] {
        reduce(least) { agents, block in zip(agents, block.agents).map { Swift.max($0, $1) } }
    }
}

extension StaffingSearch {
    /// The fewest steps of each block after which the means of its constraints are met, as exactly
    /// as is worth finding; nil if those at the end of a path do not meet them.
    mutating func fewestSteps(_ least: [Int]) async throws -> [StaffingBlock]? {
        var blocks = StaffingBlock.all(self, least: least)
        for place in blocks.indices {
            let block = blocks[place]
            let wanted = block.intervals.reduce(0) { $0 + start[$1] - block.path.base[$1] }
            blocks[place].steps = min(max(wanted, 0), block.path.order.count)
            blocks[place].stride = max(1, block.path.order.count / 64)
        }
        repeat {
            guard try await settle(&blocks, least) else { return nil }
        } while mayGrow()
        return blocks
    }

    /// From where each block stands to where the models say that its means are at their bounds,
    /// again and again until they say no more; where they know nothing outwards, then halving what
    /// is left.
    private mutating func settle(
        _ blocks: inout [StaffingBlock], _ least: [Int]
    ) async throws -> Bool {
        var tooFew = blocks.map { _ in -1 }
        var enough = blocks.map { _ in Int.max }
        var isOpen = blocks.map { _ in true }
        while isOpen.contains(true) {
            let runs = try await trials.simulate(blocks.agents(least), replications: replications)
            for place in blocks.indices where isOpen[place] {
                let (now, end) = (blocks[place].steps, blocks[place].path.order.count)
                if runs.map({ trials.meets(blocks[place].constraints, $0) }) ?? false {
                    enough[place] = min(enough[place], now)
                } else {
                    if now >= end { return false }
                    tooFew[place] = max(tooFew[place], now)
                }
                let gap = enough[place] == .max ? Int.max : enough[place] - tooFew[place]
                let worth = leastSteps(blocks[place], after: min(enough[place], end))
                let inside = tooFew[place] + 1..<min(enough[place], end + 1)
                let wish = runs.flatMap { wantedSteps(blocks[place], $0) }
                if gap <= worth {
                    blocks[place].close(at: enough[place], stride: worth)
                } else if let wish, abs(wish - now) <= worth {
                    // What is missing to the bound comes with what certainty takes.
                    blocks[place].close(at: now, stride: worth)
                } else if let wish, inside.contains(wish) {
                    blocks[place].steps = wish
                    continue
                } else {
                    blocks[place].move(tooFew: tooFew[place], enough: enough[place])
                    continue
                }
                isOpen[place] = false
            }
        }
        return true
    }

    /// Steps that are worth finding: a quarter of the agents that are, so that what is added for
    /// certainty comes on top of little.
    func leastSteps(_ block: StaffingBlock, after steps: Int) -> Int {
        max(1, trials.grain(of: block.path.agents(after: steps).reduce(0, +)) / 4)
    }

    /// The steps after which all means would lie at their bounds; nil if the models do not know one
    /// of the measures.
    private func wantedSteps(_ block: StaffingBlock, _ runs: FocusedReplications) -> Int? {
        let wishes = block.constraints.map {
            wantedSteps(by: $0, of: block, margin: trials.margin($0, runs))
        }
        return wishes.contains(nil) ? nil : wishes.compactMap(\.self).max()
    }

    /// The steps after which the mean of a constraint would lie so far beyond the bound, if the
    /// path changed it by as much as the models say; nil if they do not know the measure.
    ///
    /// - Parameter margin: how far the mean lies beyond the bound after the steps of the block.
    /// - Complexity: O(log steps) solutions of every model.
    func wantedSteps(
        by place: Int, of block: StaffingBlock, margin: Double, beyond wanted: Double = 0
    ) -> Int? {
        let (target, path) = (trials.constraints[place].target, block.path)
        guard let modelled = value(of: target.measure, block, path.agents(after: block.steps))
        else { return nil }
        func isEnough(_ steps: Int) -> Bool {
            value(of: target.measure, block, path.agents(after: steps)).map {
                target.margin($0) - target.margin(modelled) >= wanted - margin
            } ?? false
        }
        var (tooFew, enough) = (-1, path.order.count)
        guard isEnough(enough) else { return enough }
        while enough - tooFew > 1 {
            let middle = (tooFew + enough) / 2
            if isEnough(middle) { enough = middle } else { tooFew = middle }
        }
        return enough
    }

    /// What the models of a block say of a measure, averaged over arrivals.
    private func value(of measure: Measure, _ block: StaffingBlock, _ agents: [Int]) -> Double? {
        var (sum, weight) = (0.0, 0.0)
        for number in block.intervals {
            guard let model = models[number] else { continue }
            guard let value = model.value(of: measure, agents: agents[number]) else { return nil }
            let arrivals = model.arrivalRate * Double(trials.intervals[number].ofWeek.count)
            sum += arrivals * value
            weight += arrivals
        }
        return weight > 0 ? sum / weight : nil
    }
}

extension StaffingBlock {
    /// Ends the search after so many steps.
    fileprivate mutating func close(at steps: Int, stride: Int) {
        (self.steps, self.stride) = (steps, stride)
    }

    /// Steps to a place between what is too few and what is enough: half-way if both are known,
    /// else twice as far as the last time.
    fileprivate mutating func move(tooFew: Int, enough: Int) {
        if tooFew >= 0, enough < .max {
            steps = (tooFew + enough) / 2
        } else {
            steps = enough < .max ? max(0, steps - stride) : min(steps + stride, path.order.count)
            stride *= 2
        }
    }
}
