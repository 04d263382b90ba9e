import ElementaryFunctions
import RandomVariates
import SimulationKernel

/// Traits of newcomers, a block at a time.
extension Customers {
    /// Draws one trait after another for all customers of a block. A draw that cannot matter
    /// is left out; as every draw has an address of its own, that changes no other.
    mutating func drawBlock(from first: UInt64) {
        blockStart = first
        block.withElements { $0.update(repeating: CustomerTraits()) }
        drawIssues(from: first)
        if scenario.repeats.isPossible { draw(returns, from: first) { $0.returnLuck = $1 } }
        guard let ai else {
            drawWork(from: first) { _ in 1 }
            return
        }
        drawMeetings(with: ai, from: first)
        if let law = ai.turns {
            draw(turns, from: first) { $0.turns = Customers.turns(law.quantile($1)) }
        }
        let latency = ai.latencyPerTurn
        drawTimes(
            aiSession, \.aiSession, from: first, into: \.aiTime,
            adjust: latency > 0 ? { $0 + latency * Double($1.turns) } : nil
        ) { $0.meetsAI }
        let anyone = isOpenEnded ? 1 : 0
        drawWork(from: first) { anyone | (1 ^ ($0.meetsAI & ($0.isContained ? 1 : 0))) }
    }

    /// Whether someone whom the AI would contain can come to need a human.
    private var isOpenEnded: Bool {
        !decidesAtDraw || ai?.canTurnAway == true || answers?.drifts == true
    }

    /// Draws the work of human sessions.
    @inline(__always)
    private func drawWork(from first: UInt64, where need: (CustomerTraits) -> Int) {
        let factors = scenario.complexities.map(\.workFactor)
        let ofSegments = scenario.segments.map(\.workFactor)
        let isPlain = (factors + ofSegments).allSatisfy { $0 == 1 }
        drawTimes(
            humanSession, \.humanSession, from: first, into: \.work,
            adjust: isPlain
                ? nil
                : {
                    $0 * (factors[Int($1.complexity)] * ofSegments[Int($1.segment)])
                }, where: need)
    }

    /// Draws what the issues are.
    private func drawIssues(from first: UInt64) {
        if scenario.segments.count > 1 {
            let shares = sharesOfSegments
            draw(segment, from: first) { $0.segment = UInt8(choice(shares, luck: $1)) }
        }
        if scenario.intents.count > 1 {
            let shares = scenario.segments.compactMap(\.intentShares)
            if shares.isEmpty {
                let shares = scenario.intents.map(\.share)
                draw(intentStream, from: first) { $0.intent = UInt16(choice(shares, luck: $1)) }
            } else {
                draw(intentStream, from: first) {
                    $0.intent = UInt16(choice(shares[Int($0.segment)], luck: $1))
                }
            }
        }
        if scenario.complexities.count > 1 {
            let shares = scenario.intents.map(\.complexityShares)
            draw(complexity, from: first) {
                $0.complexity = UInt16(choice(shares[Int($0.intent)], luck: $1))
            }
        }
    }

    /// Draws who meets the AI, and whether it contains them.
    private func drawMeetings(with ai: AITier, from first: UInt64) {
        let (share, asking) = (ai.share, ai.askForHuman)
        if share < 1 {
            draw(routed, from: first) { $0.isRoutedToAI = $1 < share }
        } else {
            block.withElements { block in
                for position in block.indices { block[position].isRoutedToAI = true }
            }
        }
        let excluded = scenario.intents.map(\.isForHumansOnly)
        if excluded.contains(true) {
            block.withElements { block in
                for position in block.indices where excluded[Int(block[position].intent)] {
                    block[position].isRoutedToAI = false
                }
            }
        }
        if asking > 0 { draw(asks, from: first) { $0.asksForHuman = $1 < asking } }
        guard let answers else {
            let containments = scenario.intents.map(\.containment)
            draw(contained, from: first) { $0.isContained = $1 < containments[Int($0.intent)] }
            return
        }
        if !answers.drifts { drawAnswers(answers, from: first) }
    }

    /// Draws whether the AI is right, and what it believes.
    private func drawAnswers(_ answers: AnswerModel, from first: UInt64) {
        draw(correct, from: first) {
            $0.isCorrect =
                $1
                < answers.accuracy(
                    intent: $0.intent, complexity: $0.complexity, segment: $0.segment)
        }
        withBlock { block, draws in
            confidence.fill(&draws, firstEntity: first)
            Elementary.replaceByNormalQuantiles(&draws)
            for position in block.indices {
                draws[position] = answers.logit(
                    intent: block[position].intent, isCorrect: block[position].isCorrect,
                    noise: draws[position])
                block[position].confidence = ConfidenceLevel.nearest(toLogit: draws[position])
            }
            guard decidesAtDraw else { return }
            for position in block.indices {
                block[position].isContained =
                    draws[position] >= containingLogits[Int(block[position].intent)]
            }
        }
    }

    /// Lends the customers of the block, and a number for each.
    @inline(__always)
    private func withBlock(
        _ body: (inout MutableSpan<CustomerTraits>, inout MutableSpan<Double>) -> Void
    ) {
        block.withElements { block in
            draws.withElements { draws in
                // Said once, so that no loop over the one asks about the other.
                precondition(draws.count == block.count)
                body(&block, &draws)
            }
        }
    }

    @inline(__always)
    private func draw(
        _ stream: KeyedStream, from first: UInt64,
        _ assign: (inout CustomerTraits, Double) -> Void
    ) {
        withBlock { block, draws in
            stream.fill(&draws, firstEntity: first)
            for position in block.indices { assign(&block[position], draws[position]) }
        }
    }

    /// Draws a time for those customers of the block who need one (1) or not (0): only their
    /// uniform numbers are gathered, without branches, and put through the quantile function.
    @inline(__always)
    private func drawTimes(
        _ stream: KeyedStream, _ law: KeyPath<Intent, Distribution>, from first: UInt64,
        into time: WritableKeyPath<CustomerTraits, TimeSpan>,
        adjust: ((Double, CustomerTraits) -> Double)?,
        where need: (CustomerTraits) -> Int
    ) {
        let laws = scenario.intents.map { $0[keyPath: law] }
        withBlock { block, draws in
            stream.fill(&draws, firstEntity: first)
            positions.withElements { positions in
                precondition(positions.count == block.count)
                var count = 0
                for position in block.indices {
                    let need = need(block[position])
                    positions[count] = position
                    draws[count] = draws[position]
                    count &+= need
                }
                if laws.count == 1 {
                    laws[0].replaceByQuantiles(&draws, first: count)
                } else {
                    for index in 0..<count {
                        let intent = Int(block[positions[index]].intent)
                        draws[index] = laws[intent].quantile(draws[index])
                    }
                }
                for index in 0..<count {
                    let position = positions[index]
                    let seconds = adjust?(draws[index], block[position]) ?? draws[index]
                    block[position][keyPath: time] = TimeSpan(seconds: seconds)
                }
            }
        }
    }

    /// The place among `shares` that a uniform number chooses.
    private func choice(_ shares: [Double], luck: Double) -> Int {
        var rest = luck
        for position in shares.indices.dropLast() {
            rest -= shares[position]
            if rest < 0 { return position }
        }
        return shares.count - 1
    }
}

extension CustomerTraits {
    /// 1 for a customer who enters an AI session, if one is free, and else 0: in numbers, so
    /// that a loop over a block has no branch to mispredict.
    fileprivate var meetsAI: Int { (isRoutedToAI ? 1 : 0) & (asksForHuman ? 0 : 1) }
}

extension AITier {
    /// Whether it can send away someone whom it would contain.
    fileprivate var canTurnAway: Bool {
        sessionLimit != nil || startsPerMinute != nil || outages != nil
    }
}
