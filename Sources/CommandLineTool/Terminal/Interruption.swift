import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What happens when the user stops the program by Ctrl-C, SIGTERM or SIGHUP.
///
/// Work that can end early and still say something is told to: it finishes what is running, and the
/// program reports what is complete. Any other is left within moments, whatever it is simulating;
/// before that, standard error says what is complete and how to go on. A second signal kills at
/// once.
///
/// How it works: a handler puts the signal's number into a pipe, at which one thread waits. It
/// takes the lock under which output is written, and with it leaves the process. So no file is
/// half written, and nothing that simulates has to ask whether to stop. (Blocking the signals and
/// `sigwait` would not do: the main thread of an asynchronous program waits in `sigsuspend`
/// with all of them allowed.)
final class Interruption: Sendable {
    /// The one that `watch` serves; every other one only keeps words, as tests want it.
    static let ofProcess = Interruption()

    /// A signal that stops the program.
    enum Signal: CaseIterable, Sendable {
        /// SIGINT, which Ctrl-C sends.
        case interrupt
        /// SIGTERM.
        case terminate
        /// SIGHUP, which a terminal sends that goes away.
        case hangUp
        /// The program's own, when it takes more memory than it may.
        case outOfMemory

        /// The number that the system has for it; 0 for none.
        var number: Int32 {
            switch self {
            case .interrupt: SIGINT
            case .terminate: SIGTERM
            case .hangUp: SIGHUP
            case .outOfMemory: 0
            }
        }

        var exitCode: ExitCode {
            switch self {
            case .interrupt: .interrupted
            case .terminate: .terminated
            case .hangUp: .hungUp
            case .outOfMemory: .failure
            }
        }

        /// What it does to the program.
        var verb: String {
            switch self {
            case .interrupt: "interrupted"
            case .terminate: "terminated"
            case .hangUp: "hung up"
            case .outOfMemory: "out of memory (--memory allows more), stopped"
            }
        }

        /// What the program says before it ends.
        func message(_ words: String?) -> String {
            guard let words else { return "\(verb); nothing was written\n" }
            // What follows the first line is how to have as much again, which would not fit.
            let shown = self == .outOfMemory ? words.prefix { $0 != "\n" } : words[...]
            return "\(verb) \(shown)\n"
        }
    }

    /// Whether a signal has told the program to stop.
    static var isStopping: Bool { hasNews.load(ordering: .relaxed) }

    private static let hasNews = Atomic(false)
    private let isWriting = Mutex(())
    private let words = Mutex<(@Sendable () -> String)?>(nil)
    private let cancellation = Mutex<(@Sendable () -> Void)?>(nil)
    private let stopped = Mutex<Signal?>(nil)

    /// Says what will be complete if the program is stopped from now on.
    ///
    /// The words complete "interrupted …". They are asked for when nothing is being written, on
    /// another thread, and may themselves put output into order.
    func describe(_ words: @escaping @Sendable () -> String) {
        self.words.withLock { $0 = words }
    }

    /// Does work that can end early: a signal cancels its task, and what the work makes of that is
    /// its result.
    ///
    /// Must not be nested.
    func cancelling<Result: Sendable>(
        _ work: @escaping @Sendable () async throws -> Result
    ) async throws -> Result {
        let task = Task { try await work() }
        cancellation.withLock { $0 = { task.cancel() } }
        defer { cancellation.withLock { $0 = nil } }
        do {
            return try await task.value
        } catch let error as CancellationError {
            try checkStopped("before anything was complete; nothing was written")
            throw error
        }
    }

    /// Cancels the work that can end early.
    ///
    /// - Returns: whether there is any; if not, the program is to be left.
    func cancel(by signal: Signal) -> Bool {
        guard let cancel = cancellation.withLock({ $0 }) else { return false }
        stopped.withLock { $0 = signal }
        cancel()
        return true
    }

    /// Fails if a signal cancelled work, which by now has said what is complete.
    ///
    /// - Parameter words: what is complete; they complete "interrupted …".
    func checkStopped(_ words: String) throws(StoppedWork) {
        guard let signal = stopped.withLock({ $0 }) else { return }
        throw StoppedWork(signal: signal, words: words)
    }

    /// The same, of so many things that are reported.
    ///
    /// - Parameter unwritten: the file that would have got what the work was to decide, if any.
    func checkStopped(
        after count: Int, _ noun: String, _ rest: String = "", unwritten: String? = nil
    ) throws(StoppedWork) {
        let things = count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
        let file = unwritten.map { ", and '\($0)' is not written" } ?? ""
        try checkStopped("after \(things)\(rest); what is complete is reported\(file)")
    }

    /// Writes output that must not be cut short: the program is not stopped before `body` ends.
    ///
    /// Must not be nested.
    func shield<Result>(_ body: () throws -> Result) rethrows -> Result {
        try isWriting.withLock { _ in try body() }
    }

    /// The message of a signal that stops the program now; nothing is written from then on
    /// until `leave` returns.
    func stop(by signal: Signal, leave: (String) -> Void) {
        isWriting.withLock { _ in
            let words = words.withLock { $0 }
            leave(signal.message(words?()))
        }
    }
}

extension Interruption {
    /// Begins to wait for the signals; to be called once, when the program starts.
    ///
    /// A signal that is ignored by then, as for a job in the background, stays ignored.
    static func watch() {
        let watched = Signal.allCases.filter { $0.number > 0 && !isIgnored($0.number) }
        guard !watched.isEmpty, news.input >= 0 else { return }
        for each in watched {
            signal(each.number) { number in
                // A handler may do next to nothing; what follows is up to the waiting thread.
                let before = errno
                var byte = UInt8(truncatingIfNeeded: number)
                _ = write(Interruption.news.input, &byte, 1)
                errno = before
            }
        }
        startThread { _ in
            Interruption.waitForNews()
            return nil
        }
    }

    /// The pipe in which handlers leave the number of their signal; negative if there is none.
    private static let news: (output: Int32, input: Int32) = {
        var ends: [Int32] = [-1, -1]
        return pipe(&ends) == 0 ? (ends[0], ends[1]) : (-1, -1)
    }()

    private static func waitForNews() {
        var byte: UInt8 = 0
        while read(news.output, &byte, 1) != 1 { if errno != EINTR { return } }
        hasNews.store(true, ordering: .relaxed)
        // From here on a second signal kills.
        for each in Signal.allCases where each.number > 0 && !isIgnored(each.number) {
            signal(each.number, SIG_DFL)
        }
        let stopping = Signal.allCases.first { $0.number == Int32(byte) } ?? .interrupt
        if ofProcess.cancel(by: stopping) {
            let words = "\nstopping when what is running is done; once more stops at once\n"
            try? writeAll(Array(words.utf8), to: 2)
            return
        }
        leave(by: stopping)
    }

    /// Ends the program as soon as nothing is being written.
    private static func leave(by signal: Signal) {
        ofProcess.stop(by: signal) { message in
            try? writeAll(Array(message.utf8), to: 2)
            _exit(signal.exitCode.rawValue)
        }
    }

    /// Begins to watch how much memory the program takes; to be called once, before long work.
    ///
    /// Work that can end early is told to when there is more than the limit; it has a quarter
    /// of it to do so.
    ///
    /// - Parameter limit: bytes.
    static func watchMemory(limit: Double) {
        memoryLimit.store(limit.bitPattern, ordering: .relaxed)
        startThread { _ in
            let limit = Double(
                bitPattern: Interruption.memoryLimit.load(ordering: .relaxed))
            while UsableMemory.peak < limit { usleep(50_000) }
            if Interruption.ofProcess.cancel(by: .outOfMemory) {
                while UsableMemory.peak < 1.25 * limit { usleep(10_000) }
            }
            Interruption.leave(by: .outOfMemory)
            return nil
        }
    }

    private static let memoryLimit = Atomic<UInt64>(0)

    private static func isIgnored(_ number: Int32) -> Bool {
        let before = signal(number, SIG_DFL)
        signal(number, before)
        return unsafeBitCast(before, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
    }

    #if canImport(Darwin)
        private static func startThread(
            _ body: @convention(c) (UnsafeMutableRawPointer) -> UnsafeMutableRawPointer?
        ) {
            var thread: pthread_t?
            pthread_create(&thread, nil, body, nil)
        }
    #else
        private static func startThread(
            _ body: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer?
        ) {
            var thread = pthread_t()
            pthread_create(&thread, nil, body, nil)
        }
    #endif
}

/// Work that was stopped by a signal, after it has been reported what was complete.
struct StoppedWork: ToolError {
    let signal: Interruption.Signal
    var words: String

    var exitCode: ExitCode { signal.exitCode }
    var description: String { "\(signal.verb) \(words)" }

    /// The same with what to do to go on, if there is something.
    func goingOn(by advice: String?) -> StoppedWork {
        var stopped = self
        if let advice { stopped.words += "\n\(advice)" }
        return stopped
    }
}
