import Experiments
import Testing

@testable import CommandLineTool

@Suite struct SchedulerShardTests {
    private static let slurm = [
        "SLURM_ARRAY_TASK_ID": "7", "SLURM_ARRAY_TASK_MIN": "5", "SLURM_ARRAY_TASK_MAX": "11",
        "SLURM_ARRAY_TASK_STEP": "2", "SLURM_ARRAY_TASK_COUNT": "4", "SLURM_PROCID": "0",
        "SLURM_NTASKS": "2",
    ]

    @Test(
        arguments: [
            (slurm, "2/4"),
            (slurm.merging(["SWITCHBOARD_SHARDS": "16"]) { $1 }, "7/16"),
            (["SLURM_STEP_ID": "0", "SLURM_PROCID": "1", "SLURM_NTASKS": "2"], "2/2"),
            (["JOB_COMPLETION_INDEX": "0", "SWITCHBOARD_SHARDS": "3"], "1/3"),
            (["AWS_BATCH_JOB_ARRAY_INDEX": "2", "AWS_BATCH_JOB_ARRAY_SIZE": "3"], "3/3"),
            (["NOMAD_ALLOC_INDEX": "2", "SWITCHBOARD_SHARDS": "3"], "3/3"),
            (["PBS_ARRAY_INDEX": "2", "SWITCHBOARD_SHARDS": "3"], "2/3"),
            (["SGE_TASK_ID": "undefined", "PBS_ARRAYID": "1", "SWITCHBOARD_SHARDS": "3"], "1/3"),
        ] as [([String: String], String)])
    func variables(environment: [String: String], shard: String) throws {
        #expect(try SchedulerShard(environment).shard.text == shard)
    }

    @Test(
        arguments: [
            ([:], "no variable says which shard this is"),
            // A batch script, which is no step, and elements that are sent again.
            (["SLURM_PROCID": "0", "SLURM_NTASKS": "2"], "no variable says"),
            (
                slurm.merging(["SLURM_ARRAY_TASK_MAX": "7", "SLURM_ARRAY_TASK_MIN": "7"]) { $1 },
                "an array of one element may be one that is sent again"
            ),
            (slurm.merging(["SLURM_ARRAY_TASK_COUNT": "3"]) { $1 }, "the array has gaps"),
            (["SLURM_ARRAY_TASK_ID": "2"], "needs SLURM_ARRAY_TASK_MIN, which is not set"),
            (["JOB_COMPLETION_INDEX": "3"], "JOB_COMPLETION_INDEX does not say how many"),
            (["JOB_COMPLETION_INDEX": "3", "SWITCHBOARD_SHARDS": "3"], "there is no shard 4 of 3"),
            (["SLURM_ARRAY_TASK_ID": "0", "SWITCHBOARD_SHARDS": "3"], "there is no shard 0 of 3"),
            (["PBS_ARRAY_INDEX": "x", "SWITCHBOARD_SHARDS": "3"], "PBS_ARRAY_INDEX=x is not a"),
        ] as [([String: String], String)])
    func whatCannotBeKnown(environment: [String: String], message: String) {
        let error = #expect(throws: UsageError.self) { try SchedulerShard(environment) }
        #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
    }

    @Test func sweepsSayWhereTheShardIsFrom() async throws {
        let session = try Session()
        let words = [
            "sweep", "{small.json}", "--vary", "ai.share=0.1,0.2", "-r", "2", "--ndjson",
            "--measure",
            "offered",
        ]
        let typed = await session.run(words + ["--shard", "2/3"])
        let auto = await session.run(
            words + ["--shard", "auto"],
            environment: ["NOMAD_ALLOC_INDEX": "1", "SWITCHBOARD_SHARDS": "3"])
        #expect(auto.output == typed.output)
        #expect(
            auto.messages
                == "shard 2/3, by NOMAD_ALLOC_INDEX=1, SWITCHBOARD_SHARDS=3\n" + typed.messages)
        #expect(await session.run(words + ["--shard", "auto"]).code == .usage)
        for wrong in ["0/3", "4/3", "1/0", "1", "a/b", "1/3/5", ""] {
            #expect(await session.run(words + ["--shard=" + wrong]).code == .usage, "\(wrong)")
        }
        #expect(
            await session.run(words.filter { $0 != "--ndjson" } + ["--shard", "1/2"]).messages
                .contains("Give --ndjson"))
    }
}
