import StrictJSON
import Workloads

/// The inputs of every claim: published figures, and beside them the assumptions.
///
/// What the launch month is simulated with is read from its workload, so that both stay the same.
struct PublishedFigures: Sendable {
    var service: Service
    var agents: Agents
    var practice: Practice
    var money: Money
    var people: People

    /// Reads a file of figures strictly.
    ///
    /// - Throws: `InvalidFigures` with every problem of the file: every figure must be there, no
    ///   other may be, and each must say where it is from.
    init(reading source: SourceText, launchMonth: Workload) throws {
        let file = try FigureFile.checked(source)
        let sources = file.value.publications
        var groups = [file.service, file.agents, file.practice, file.money, file.people].map {
            FigureGroup($0, sources)
        }
        service = Service(&groups[0])
        agents = Agents(&groups[1])
        practice = Practice(&groups[2], launchMonth)
        money = Money(&groups[3])
        people = People(&groups[4])
        let used = groups.reduce(into: Set<String>()) { $0.formUnion($1.usedSources) }
        let problems =
            groups.flatMap(\.problems) + groups.flatMap(\.problemsWithTheRest)
            + file.sources.entries().filter { !used.contains($0.name) }.map {
                $0.value.problem("no figure is from the source \"\($0.name)\"")
            }
        guard problems.isEmpty else { throw InvalidFigures(problems: problems) }
    }

    /// Conversations, shares and minutes.
    struct Service: Sendable {
        var aiConversations: PublishedFigure
        var aiShare: PublishedFigure
        var minutesBefore: PublishedFigure
        var minutesAfter: PublishedFigure
        var humanMinutes: PublishedFigure
        var fewerRepeats: PublishedFigure
        var aiShareLater: PublishedFigure
        var volumeGrowth: PublishedFigure
        var sinceLaunch: PublishedFigure
        var monthsSinceLaunch: PublishedFigure
        var inAYear: PublishedFigure

        init(_ figures: inout FigureGroup) {
            aiConversations = figures.take("aiConversations")
            aiShare = figures.take("aiShare")
            minutesBefore = figures.take("minutesBefore")
            minutesAfter = figures.take("minutesAfter")
            humanMinutes = figures.take("humanMinutes")
            fewerRepeats = figures.take("fewerRepeats")
            aiShareLater = figures.take("aiShareLater")
            volumeGrowth = figures.take("volumeGrowth")
            sinceLaunch = figures.take("sinceLaunch")
            monthsSinceLaunch = figures.take("monthsSinceLaunch")
            inAYear = figures.take("inAYear")
        }

        /// All chats of the launch month.
        var allConversations: ClaimRange { aiConversations.value / aiShare.value }
        /// Those that never met the AI.
        var humanConversations: ClaimRange { allConversations - aiConversations.value }
        /// Session time of humans, whether it stayed as it was or rose.
        var humanMinutesEither: ClaimRange { minutesBefore.value.joined(humanMinutes.value) }
    }

    /// Agents, all of them outsourced and full-time.
    struct Agents: Sendable {
        var before: PublishedFigure
        var left: PublishedFigure
        var leftAsRead: PublishedFigure
        var saved: PublishedFigure
        var savedLater: PublishedFigure
        var savedBetween: PublishedFigure
        var monthsToBetween: PublishedFigure
        var monthsToLater: PublishedFigure

        init(_ figures: inout FigureGroup) {
            before = figures.take("before")
            left = figures.take("left")
            leftAsRead = figures.take("leftAsRead")
            saved = figures.take("saved")
            savedLater = figures.take("savedLater")
            savedBetween = figures.take("savedBetween")
            monthsToBetween = figures.take("monthsToBetween")
            monthsToLater = figures.take("monthsToLater")
        }

        /// Agents left if exactly as many went as the AI does the work of.
        var leftOfPressRelease: ClaimRange { before.value - saved.value }
        /// Agents no longer needed by the interview.
        var goneOfInterview: ClaimRange { before.value - left.value }
    }
}
