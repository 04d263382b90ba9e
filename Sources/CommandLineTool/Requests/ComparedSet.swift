import Decisions
import Experiments
import Workloads

/// Where the compared workloads come from: the references, then variants of the first of them.
struct ComparedSet {
    let references: [WorkloadReference]
    let settings: [Setting]
    let variants: [Variant]

    private func origin(_ position: Int) -> (reference: WorkloadReference, settings: [Setting]) {
        position < references.count
            ? (references[position], settings)
            : (references[0], variants[position - references.count].settings(over: settings))
    }

    /// Where the workload of that position comes from.
    func reference(of position: Int) -> WorkloadReference { origin(position).reference }

    /// The workload of that position with changes.
    func workload(_ position: Int, changedBy changes: [Setting]) throws -> Workload {
        let (reference, own) = origin(position)
        // Of changes of the same input the last one counts.
        let last = changes.enumerated().filter { place, change in
            !changes[(place + 1)...].contains { $0.replaces(change) }
        }
        return try reference.workload(own, changedBy: last.map(\.element))
    }

    /// The inputs without a source of each workload, on top of the changes made to it.
    func perturbations(_ changes: [[Setting]]) throws -> [[Perturbation]] {
        try changes.enumerated().map { position, changes in
            let (reference, own) = origin(position)
            let kept = own.filter { one in !changes.contains { $0.replaces(one) } }
            // What a variant or staffing decides is no assumption.
            let decided = (variants.flatMap(\.settings) + changes).map(\.path)
            return try reference.perturbations(kept + changes).filter { perturbation in
                !decided.contains { perturbation.path.steps.starts(with: $0.steps) }
            }
        }
    }
}

extension ComparedSet {
    /// The workloads to compare, read and checked, with names that tell them apart.
    ///
    /// - Throws: `BadWorkload` with the problems of all of them, or `UsageError`.
    func workloads() throws -> [Workload] {
        var bad: [BadWorkload] = []
        func read(
            _ reference: WorkloadReference, _ settings: [Setting], as name: String? = nil
        ) throws -> Workload? {
            do {
                let workload = try reference.experiment(settings, withFigures: false).workload
                return name.map(workload.named) ?? workload
            } catch let error as BadWorkload {
                bad.append(
                    BadWorkload(name: name ?? error.name, problems: error.problems))
                return nil
            }
        }
        var workloads = try references.compactMap { try read($0, settings) }
        if let reference = references.first {
            workloads += try variants.compactMap {
                try read(reference, $0.settings(over: settings), as: $0.name)
            }
        }
        if !bad.isEmpty { throw BadWorkload(bad) }
        try ComparedSet.checkNames(workloads.map(\.name))
        try ComparedSet.checkCurrencies(workloads.compactMap(\.inputs.currency))
        return workloads
    }

    private static func checkCurrencies(_ currencies: [String]) throws(UsageError) {
        guard let first = currencies.first, let other = currencies.first(where: { $0 != first })
        else { return }
        throw UsageError(
            message: "amounts in \(first) cannot be compared with amounts in \(other)",
            hint: "Give prices and wages in one currency, and its name in each workload.")
    }

    private static func checkNames(_ names: [String]) throws(UsageError) {
        for (place, name) in names.enumerated() where names[..<place].contains(name) {
            throw UsageError(
                message: "two of the workloads are called '\(name)'",
                hint: "Give one of them another name, so that results can be told apart.")
        }
    }
}
