#!/bin/bash
# Decisions (`tune`, `staff`, `plan`, `compare`), a line of a file each, such as
#
#     staff help-desk --target serviceLevel>=0.8 --seed 1
#
# As a Slurm array: sbatch --array=1-$(wc -l <decisions.txt) decisions.sh decisions.txt
# By GNU parallel:  seq $(wc -l <decisions.txt) | parallel ./decisions.sh decisions.txt {}
#
# A search goes from one simulation to the next and cannot be divided; its replications use the
# cores of one machine. What is there already is not done again; exit code 2 is a result, too.
#SBATCH --job-name=decisions --cpus-per-task=4 --time=04:00:00
line=${2:-$SLURM_ARRAY_TASK_ID}
result=decision-$line.json
[ ! -e "$result" ] || exit 0
read -ra words <<<"$(sed -n "${line}p" "$1")"
switchboard "${words[@]}" --json --output "$result" --no-progress
code=$?
[ $code = 2 ] || exit $code
