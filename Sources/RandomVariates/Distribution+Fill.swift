import ElementaryFunctions

extension Distribution {
    /// Fills a buffer with the draws of consecutive entities.
    ///
    /// Element `i` has the same bits as
    /// `quantile(stream.uniform(entity: firstEntity + i, index: index))`.
    ///
    /// - Complexity: O(n).
    public func fill(
        _ buffer: UnsafeMutableBufferPointer<Double>, from stream: KeyedStream,
        firstEntity: UInt64, index: UInt64 = 0
    ) {
        if case .zero = family { return buffer.update(repeating: location) }
        stream.fill(buffer, firstEntity: firstEntity, index: index)
        replaceByQuantiles(buffer)
    }

    /// Replaces every uniform number u of a buffer, as `KeyedStream` draws them, by the u-quantile.
    ///
    /// The same bits as `quantile(_:)`, element by element.
    ///
    /// - Complexity: O(n).
    public func replaceByQuantiles(_ buffer: UnsafeMutableBufferPointer<Double>) {
        switch family {
        case .zero: buffer.update(repeating: location)
        case .exponential(let mean):
            for i in buffer.indices {
                buffer[i] = location - mean * Elementary.logOfNormal(1 - buffer[i])
            }
        case .lognormal(let median, let sigma):
            // Uniforms from a stream lie within 8.3 deviations: no exponent can be extreme.
            Elementary.replaceByNormalQuantiles(buffer)
            for i in buffer.indices {
                buffer[i] = location + median * Elementary.expOfModerate(sigma * buffer[i])
            }
        case .uniform(let width):
            for i in buffer.indices { buffer[i] = location + width * buffer[i] }
        default:
            for i in buffer.indices { buffer[i] = quantile(buffer[i]) }
        }
    }
}
