/// The human queue: one first-come first-served line per priority class.
///
/// The lines are doubly linked through the conversations themselves, so that joining, serving
/// and giving up all take constant time and no memory of their own.
struct WaitingLines {
    private var first: [UInt32]
    private var last: [UInt32]
    private(set) var count = 0

    init(classes: Int) {
        first = Array(repeating: Conversation.noLink, count: classes)
        last = first
    }

    /// Joins the end of the line of `priorityClass`.
    mutating func append(
        _ place: UInt32, priorityClass: Int, in conversations: borrowing ConversationPool
    ) {
        let tail = last[priorityClass]
        conversations[place].pointee.previous = tail
        conversations[place].pointee.next = Conversation.noLink
        if tail == Conversation.noLink {
            first[priorityClass] = place
        } else {
            conversations[tail].pointee.next = place
        }
        last[priorityClass] = place
        count += 1
    }

    /// Leaves the line from anywhere in it.
    mutating func remove(
        _ place: UInt32, priorityClass: Int, in conversations: borrowing ConversationPool
    ) {
        let (before, after) = (
            conversations[place].pointee.previous, conversations[place].pointee.next
        )
        if before == Conversation.noLink {
            first[priorityClass] = after
        } else {
            conversations[before].pointee.next = after
        }
        if after == Conversation.noLink {
            last[priorityClass] = before
        } else {
            conversations[after].pointee.previous = before
        }
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
                place = conversations[place].pointee.next
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
