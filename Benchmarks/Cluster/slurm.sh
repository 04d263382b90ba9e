#!/bin/bash
# A sweep as a Slurm job array. From the folder that the parts are to be in:
#
#     sbatch --array=1-16 slurm.sh
#     switchboard merge part-{1..16}-of-16.ndjson -o whole.ndjson
#
# merge names what is missing; `sbatch --array=2,5-7 slurm.sh` does it again, and goes on where
# each part was stopped. The number of shards stays what it is here.
#SBATCH --job-name=sweep --cpus-per-task=4 --time=04:00:00 --signal=B:TERM@60
export SWITCHBOARD_SHARDS=${SWITCHBOARD_SHARDS:-16}
exec switchboard sweep ${SWEEP:-launch-month --vary humans.fullTimeEquivalents=2000:2500:100} \
    --ndjson --shard auto --output 'part-{shard}.ndjson' --resume --no-progress
