/// Queues: one first-come first-served line per priority class.
///
/// The lines are doubly linked through the conversations themselves, so that joining, serving
/// and giving up all take constant time and no memory of their own.
struct WaitingLines {
    private var first: [UInt32]
    private var last: [UInt32]
    private var counts: [Int]
    /// Who waits in any line.
    private(set) var count = 0
    /// Who ever joined one.
    private(set) var joined = 0

    init(classes: Int) {
        first = Array(repeating: Conversation.noLink, count: classes)
        last = first
        counts = Array(repeating: 0, count: classes)
    }

    var classes: Int { first.count }

    /// Who waits in one line.
    func count(of priorityClass: Int) -> Int { counts[priorityClass] }

    /// Who has waited longest in one line.
    func head(of priorityClass: Int) -> UInt32? {
        let head = first[priorityClass]
        return head == Conversation.noLink ? nil : head
    }

    /// Joins the end of the line of `priorityClass`.
    mutating func append(
        _ place: UInt32, priorityClass: Int, in conversations: borrowing ConversationPool
    ) {
        let tail = last[priorityClass]
        conversations[place].previous = tail
        conversations[place].next = Conversation.noLink
        if tail == Conversation.noLink {
            first[priorityClass] = place
        } else {
            conversations[tail].next = place
        }
        last[priorityClass] = place
        counts[priorityClass] += 1
        count += 1
        joined += 1
    }

    /// Joins the line of `priorityClass` behind all who were offered to humans before.
    ///
    /// - Complexity: O(customers who are later).
    mutating func insert(
        _ place: UInt32, priorityClass: Int, in conversations: borrowing ConversationPool
    ) {
        let offered = conversations[place].offered
        var before = last[priorityClass]
        while before != Conversation.noLink, conversations[before].offered >= offered {
            before = conversations[before].previous
        }
        if before == last[priorityClass] {
            return append(place, priorityClass: priorityClass, in: conversations)
        }
        let after =
            before == Conversation.noLink ? first[priorityClass] : conversations[before].next
        (conversations[place].previous, conversations[place].next) = (before, after)
        conversations[after].previous = place
        if before == Conversation.noLink {
            first[priorityClass] = place
        } else {
            conversations[before].next = place
        }
        counts[priorityClass] += 1
        count += 1
        joined += 1
    }

    /// Leaves the line from anywhere in it.
    mutating func remove(
        _ place: UInt32, priorityClass: Int, in conversations: borrowing ConversationPool
    ) {
        let (before, after) = (
            conversations[place].previous, conversations[place].next
        )
        if before == Conversation.noLink {
            first[priorityClass] = after
        } else {
            conversations[before].next = after
        }
        if after == Conversation.noLink {
            last[priorityClass] = before
        } else {
            conversations[after].previous = before
        }
        counts[priorityClass] -= 1
        count -= 1
    }

    /// Everyone who waits, class by class, in the order of the line.
    func places(in conversations: borrowing ConversationPool) -> [UInt32] {
        var places: [UInt32] = []
        places.reserveCapacity(count)
        for head in first {
            var place = head
            while place != Conversation.noLink {
                places.append(place)
                place = conversations[place].next
            }
        }
        return places
    }

    /// Who is served next: the head of the first class that has anyone waiting.
    var next: UInt32? {
        guard count > 0 else { return nil }
        return first.first { $0 != Conversation.noLink }
    }
}
