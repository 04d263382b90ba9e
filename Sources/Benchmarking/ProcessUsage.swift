#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What this process has used of its machine.
public enum ProcessUsage {
    /// CPU seconds of the calling thread: other threads and other processes do not count.
    public static var threadSeconds: Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// The most memory that the process has held at a time, KiB.
    ///
    /// Linux is asked for the peak of this program's own memory (`VmHWM`): its `ru_maxrss`
    /// begins with the peak of whoever started the process.
    public static var peakKiB: Int {
        #if os(Linux)
            if let peak = peakOfStatus { return peak }
        #endif
        var usage = rusage()
        // RUSAGE_SELF, which Swift sees as another type on each system.
        getrusage(0, &usage)
        #if canImport(Darwin)
            return Int(usage.ru_maxrss) / 1024
        #else
            return Int(usage.ru_maxrss)
        #endif
    }

    #if os(Linux)
        /// The line `VmHWM:  5678 kB` of the process's status.
        private static var peakOfStatus: Int? {
            guard let file = fopen("/proc/self/status", "r") else { return nil }
            defer { fclose(file) }
            var line = [CChar](repeating: 0, count: 256)
            while fgets(&line, Int32(line.count), file) != nil {
                let bytes = line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
                let words = String(decoding: bytes, as: UTF8.self).split(
                    whereSeparator: \.isWhitespace)
                if words.first == "VmHWM:", words.count > 1 { return Int(words[1]) }
            }
            return nil
        }
    #endif
}

/// What `work` says, and the CPU seconds that this thread took for it.
func timed<Result>(_ work: () throws -> Result) rethrows -> (Result, seconds: Double) {
    let start = ProcessUsage.threadSeconds
    let result = try work()
    return (result, ProcessUsage.threadSeconds - start)
}
