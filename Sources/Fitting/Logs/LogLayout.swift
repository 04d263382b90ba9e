/// A kind of log that is known by name.
///
/// Those that are tables are a map of columns; nothing else is known of them.
public enum LogLayout: String, CaseIterable, Sendable {
    /// Conversations as `switchboard trace` writes them.
    case switchboard
    /// Calls of Zendesk Talk, as its export of calls names them.
    case zendeskTalk = "zendesk-talk"
    /// The 17 columns of the log of an anonymous bank that the Technion has.
    case anonymousBank = "anonymous-bank"
    /// Contacts of NICE CXone.
    case niceCXone = "nice-cxone"
    /// The `queue_log` of Asterisk: a line for each event of a call.
    case asterisk
    /// Contact records of Amazon Connect: a JSON object on each line.
    case amazonConnect = "amazon-connect"

    /// What has what, as a map; nil for those that are no tables.
    public var map: String? {
        switch self {
        case .switchboard:
            "id=conversation,issue=issue,attempt=attempt,start=start,ended=end,queue=intent,"
                + "wait=wait_seconds,talk=human_seconds,wrap=wrap_seconds,group=group,agent=agent,"
                + "ai=ai_seconds,handover=hand_over,confidence=confidence,correct=ai_correct,"
                + "resolved=resolved,outcome=outcome(answered:handled;abandoned:abandoned;"
                + "contained:contained)"
        case .zendeskTalk:
            "id=id,customer=customer_requester_id,start=created_at,"
                + "wait=wait_time,talk=talk_time,hold=hold_time,wrap=wrap_up_time,"
                + "queue=call_group_id,agent=agent_id,"
                + "outcome=completion_status(answered:completed;abandoned:abandoned_in_queue)"
        case .anonymousBank:
            "id=call_id,customer=customer_id,date=date,start=vru_entry,"
                + "queued=vru_exit,wait=q_time,talk=ser_time,queue=type,agent=server,"
                + "outcome=outcome(answered:AGENT;abandoned:HANG;other:PHANTOM)"
        case .niceCXone:
            // Holding is a part of the time with the agent.
            "id=contactId,start=contactStart,wait=inQueueSeconds,talk=agentSeconds,"
                + "queue=campaignId,outcome=abandoned(abandoned:True|true|1|Y)"
        case .asterisk, .amazonConnect: nil
        }
    }

    /// The columns of a file, the customer among them if it has that; nil for what is no table.
    func columns(in headers: [[String]]) -> LogColumns? {
        guard let map, var columns = try? LogColumns(map: map) else { return nil }
        if let customer = columns.columns[.customer]?.name,
            !headers.contains(where: { $0.contains(customer) })
        {
            columns.columns[.customer] = nil
        }
        columns.only = only
        return columns
    }

    /// Columns and values that rows must have to count, beside what is asked for.
    public var only: [(name: String, value: String)] {
        self == .zendeskTalk ? [("direction", "inbound")] : []
    }
}
