import ContactRouting
import TestSupport
import Testing

@testable import Decisions
@testable import Experiments

@Suite struct StaffingRosterTests {
    private static let group = AgentGroup(
        agents: .constant(1), shrinkage: 0.3, paidHoursPerWeek: 40, costPerPaidHour: 10)

    /// 14 agents all day and night: 20 in a shift at 30 % shrinkage (14 x 1.3 would be 18.2), so
    /// 480 paid hours a day, 84 full-time agents.
    @Test func aConstantNumber() throws {
        let roster = try StaffingRoster(
            Array(repeating: 14, count: 168), Self.group, patterns: [try ShiftPattern("8h")])
        #expect(roster.requirement.count == 24)
        #expect(roster.requirement.allSatisfy { abs($0 - 20) < 1e-9 })
        #expect(roster.onDuty == Array(repeating: 14, count: 24))
        #expect(roster.paidHoursPerWeek == 3_360)
        #expect(roster.fullTimeEquivalents == 84)
        #expect(abs(roster.costPer30Days - 144_000) < 1e-6)
    }

    /// Days that differ are covered as one week, across its end; on duty is never below what was
    /// asked for.
    @Test(.statistical) func aWeek() throws {
        let agents = (0..<168).map { hour in
            hour / 24 < 5 ? (8..<20).contains(hour % 24) ? 60 : 20 : 10
        }
        let roster = try StaffingRoster(
            agents, Self.group,
            patterns: [try ShiftPattern("8h:1h@4h"), try ShiftPattern("4h/8-20")])
        #expect(roster.onDuty.count == 168)
        #expect(zip(roster.onDuty, agents).allSatisfy { $0 >= $1 })
        let perShift = roster.covering.starts.reduce(0) {
            $0 + Double($1.count) * $1.pattern.paidHours
        }
        #expect(roster.paidHoursPerWeek == perShift)
        #expect(roster.covering.paidHours >= roster.covering.lowerBound)
        #expect(Double(roster.covering.paidHours) < 1.05 * Double(roster.covering.lowerBound))
    }

    @Test func hoursWithoutAShift() throws {
        #expect(throws: InvalidQuestion.self) {
            try StaffingRoster(
                Array(repeating: 1, count: 168), Self.group,
                patterns: [try ShiftPattern("8h/6,14")])
        }
    }
}
