/// What each random number is for.
///
/// The raw values are part of every published result: never change one, only add.
enum DrawPurpose: UInt64, CaseIterable {
    case arrivalGap = 1
    case dayFactor = 2
    case arrivalInInterval = 3
    case intent = 4
    case routedToAI = 5
    case asksForHuman = 6
    case aiSession = 7
    case contained = 8
    case patience = 9
    case humanSession = 10
    case returns = 11
    case returnDelay = 12
    case complexity = 13
    case segment = 14
    case correct = 15
    case confidence = 16
    case turns = 17
    case lateAsking = 18
    case valueAtRisk = 19
    case humanResolves = 20
    case contextLoss = 21
    case silentLoss = 22
    case loopBack = 23
    case sessionAgain = 24
    case judged = 25
    case judgement = 26
    case staticAnswer = 27
    case callBackDelay = 28
    case agentQuality = 29
    case timeBetweenOutages = 30
    case timeToRepair = 31
    case containedAgain = 32
    case correctAgain = 33
    case confidenceAgain = 34
    case turnsAgain = 35
    case afterContactWork = 36
    case noAnswer = 37
    case silentAbandonment = 38
    case balking = 39
    case callBackAcceptance = 40
    case preference = 41
    case ownAgent = 42
    case transfer = 43
    case transferWork = 44
    case tenure = 45
    case leaving = 46
    case transferOfPeople = 47
    case absence = 48
    case timeBetweenIncidents = 49
    case lengthOfIncident = 50
    case told = 51
    case intervalFactor = 52
}
