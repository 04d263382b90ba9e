import ElementaryFunctions

extension Distribution {
    /// Fills a buffer with the draws of consecutive entities.
    ///
    /// Element `i` has the same bits as
    /// `quantile(stream.uniform(entity: firstEntity + i, index: index))`.
    ///
    /// - Complexity: O(n).
    public func fill(
        _ buffer: inout MutableSpan<Double>, from stream: KeyedStream,
        firstEntity: UInt64, index: UInt64 = 0
    ) {
        if case .zero = family { return buffer.update(repeating: location) }
        stream.fill(&buffer, firstEntity: firstEntity, index: index)
        replaceByQuantiles(&buffer)
    }

    /// Replaces every uniform number u of a buffer, as `KeyedStream` draws them, by the u-quantile.
    ///
    /// The same bits as `quantile(_:)`, element by element.
    ///
    /// - Parameters:
    ///   - buffer: numbers between 0 and 1.
    ///   - count: elements to replace, the first ones; all unless given.
    /// - Complexity: O(n).
    public func replaceByQuantiles(
        _ buffer: inout MutableSpan<Double>, first count: Int? = nil
    ) {
        let count = count ?? buffer.count
        precondition(count <= buffer.count)
        switch family {
        case .zero: for i in 0..<count { buffer[i] = location }
        case .exponential(let mean):
            for i in 0..<count {
                buffer[i] = location - mean * Elementary.logOfNormal(1 - buffer[i])
            }
        case .lognormal(let median, let sigma):
            // Uniforms from a stream lie within 8.3 deviations: no exponent can be extreme.
            Elementary.replaceByNormalQuantiles(&buffer, first: count)
            for i in 0..<count {
                buffer[i] = location + median * Elementary.expOfModerate(sigma * buffer[i])
            }
        case .uniform(let width):
            for i in 0..<count { buffer[i] = location + width * buffer[i] }
        case .other(let family):
            for i in 0..<count { buffer[i] = location + family.quantile(buffer[i]) }
        }
    }
}
