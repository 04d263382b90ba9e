// usage: queue-peers NAME INCREMENTS N HOLDS [--cancel] [--dump FILE]   (--list names them)
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

let subjects = [
    "switchboard", "swift-collections-heap", "packed-4-ary", "packed-8-ary", "ring-buffer",
]

/// Runs the subject; false if there is none of this name and mode.
func run(_ task: Task) -> Bool {
    switch (task.name, task.cancels) {
    case ("switchboard", false): task.run(Hold<SwitchboardQueue>(task))
    case ("swift-collections-heap", false): task.run(Hold<CollectionsHeap>(task))
    case ("packed-4-ary", false): task.run(Hold<PackedHeap<FourAry>>(task))
    case ("packed-8-ary", false): task.run(Hold<PackedHeap<EightAry>>(task))
    case ("ring-buffer", false): task.run(Hold<RingBuffer>(task))
    case ("switchboard", true): task.run(Cancel<SwitchboardQueue>(task), suffix: "-cancel")
    case ("swift-collections-heap", true):
        task.run(Cancel<Lazily<CollectionsHeap>>(task), suffix: "-cancel")
    case ("packed-4-ary", true):
        task.run(Cancel<Lazily<PackedHeap<FourAry>>>(task), suffix: "-cancel")
    case ("packed-8-ary", true):
        task.run(Cancel<Lazily<PackedHeap<EightAry>>>(task), suffix: "-cancel")
    default: return false
    }
    return true
}

let words = Array(CommandLine.arguments.dropFirst())
if words == ["--list"] {
    for subject in subjects { print(subject) }
} else if let task = Task(words), run(task) {
    exit(0)
} else {
    let usage = "usage: queue-peers NAME INCREMENTS N HOLDS [--cancel] [--dump FILE]\n"
    _ = write(2, usage, usage.utf8.count)
    exit(64)
}
