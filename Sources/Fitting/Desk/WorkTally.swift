import ElementaryFunctions

/// Sessions with people by topic and by one thing more: who had them, or when.
struct WorkTally {
    /// Logarithms of some sessions.
    fileprivate struct Cell {
        var count = 0.0
        var sum = 0.0
        var squares = 0.0
    }

    /// Most levels that are told apart: groups of people, hours of a day.
    static let mostLevels = 64

    /// By topic and level.
    private var cells: [[Cell]] = []

    /// Adds a session, by the logarithm of its seconds.
    mutating func add(logarithm: Double, topic: Int, level: Int) {
        guard level < WorkTally.mostLevels else { return }
        while cells.count <= topic { cells.append([]) }
        while cells[topic].count <= level { cells[topic].append(Cell()) }
        cells[topic][level].count += 1
        cells[topic][level].sum += logarithm
        cells[topic][level].squares += logarithm * logarithm
    }
}

/// Whether sessions with people are longer for some groups, or at some hours, than for others, when
/// they are about the same.
///
/// The logarithm of a session is the sum of what its topic makes of it, what its level does, and
/// chance: an analysis of variance with two factors that do not act on each other, by least squares
/// (Scheffe 1959, 4.4). Levels differ if the sum of squares that they explain beyond topics is
/// larger than chance makes it in one of twenty logs.
public struct WorkFit: Sendable {
    /// The group or the hour.
    public struct Level: Sendable {
        /// Its name.
        public let name: String
        /// How many times as long as others about the same its sessions are.
        public let factor: FittedDemand.Estimate
        /// How many there are.
        public let count: Int
    }

    /// Levels with thirty sessions or more.
    public let levels: [Level]
    /// Whether they differ by more than chance.
    public let differ: Bool
    /// Share of the variance of logarithms about the same topic that they explain.
    public let explained: Double

    /// Compares levels; nil if there is only one.
    init?(_ tally: WorkTally, _ names: [String]) {
        let counts = tally.counts
        let kept = counts.indices.filter { $0 < names.count && counts[$0] >= 30 }
        guard kept.count > 1 else { return nil }
        let model = WorkModel(tally.rows(kept))
        let freedom = model.residualFreedom
        guard freedom > 0, model.residual > 0 else { return nil }
        let variance = model.residual / freedom
        let gained = max(0, model.ofTopics - model.residual)
        explained = model.ofTopics > 0 ? gained / model.ofTopics : 0
        differ = gained / variance > chiSquaredLimit(kept.count - 1)
        levels = zip(kept, model.effects).map { level, effect in
            let factor = Elementary.exp(effect)
            let error = (variance / counts[level]).squareRoot()
            return Level(
                name: names[level], factor: .init(value: factor, halfWidth: 1.96 * factor * error),
                count: Int(counts[level]))
        }
    }
}

extension WorkTally {
    /// Sessions of each level.
    fileprivate var counts: [Double] {
        cells.reduce(into: []) { counts, row in
            while counts.count < row.count { counts.append(0) }
            for (level, cell) in row.enumerated() { counts[level] += cell.count }
        }
    }

    /// Cells of some levels, of topics that have any.
    fileprivate func rows(_ levels: [Int]) -> [[Cell]] {
        cells.map { row in levels.map { $0 < row.count ? row[$0] : Cell() } }
            .filter { row in row.contains { $0.count > 0 } }
    }
}

/// The two factors, fitted by turns.
private struct WorkModel {
    /// What levels add, on average nothing.
    var effects: [Double]
    /// Sums of squares around the topics alone, and around both.
    var ofTopics = 0.0
    var residual = 0.0
    var residualFreedom = 0.0

    init(_ rows: [[WorkTally.Cell]]) {
        let levels = rows.first?.count ?? 0
        effects = Array(repeating: 0, count: levels)
        var topics = rows.map { WorkModel.mean($0) { _ in 0 } }
        ofTopics = WorkModel.squares(rows, topics, effects)
        for _ in 0..<200 {
            for level in 0..<levels {
                var (sum, count) = (0.0, 0.0)
                for (row, topic) in zip(rows, topics) {
                    sum += row[level].sum - row[level].count * topic
                    count += row[level].count
                }
                effects[level] = count > 0 ? sum / count : 0
            }
            topics = rows.map { row in WorkModel.mean(row) { effects[$0] } }
        }
        residual = WorkModel.squares(rows, topics, effects)
        let all = rows.reduce(0.0) { $0 + $1.reduce(0.0) { $0 + $1.count } }
        residualFreedom = all - Double(rows.count + levels - 1)
        let middle =
            (0..<levels).reduce(0.0) { sum, level in
                sum + effects[level] * rows.reduce(0.0) { $0 + $1[level].count }
            } / max(all, 1)
        effects = effects.map { $0 - middle }
    }

    private static func mean(_ row: [WorkTally.Cell], _ effect: (Int) -> Double) -> Double {
        var (sum, count) = (0.0, 0.0)
        for (level, cell) in row.enumerated() {
            sum += cell.sum - cell.count * effect(level)
            count += cell.count
        }
        return sum / max(count, 1)
    }

    private static func squares(
        _ rows: [[WorkTally.Cell]], _ topics: [Double], _ effects: [Double]
    ) -> Double {
        var sum = 0.0
        for (row, topic) in zip(rows, topics) {
            for (cell, effect) in zip(row, effects) {
                let middle = topic + effect
                sum += cell.squares - 2 * middle * cell.sum + cell.count * middle * middle
            }
        }
        return sum
    }
}
