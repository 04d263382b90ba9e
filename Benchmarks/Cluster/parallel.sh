#!/bin/bash
# A sweep by GNU parallel, in the folder that its parts are to be in: on this machine, or with
# HOSTS=a,b on others, where `switchboard` is on the PATH. A second call does what is missing, and
# nothing else.
set -euo pipefail
shards=${SHARDS:-16}
sweep=${SWEEP:-launch-month --vary humans.fullTimeEquivalents=2000:2500:100}
parts=$(seq -f "part-%g.ndjson" "$shards")
merge() { switchboard merge $parts --output "${WHOLE:-whole.ndjson}"; }

if [ -z "${HOSTS:-}" ]; then
    parallel --jobs "${JOBS:-100%}" "switchboard sweep $sweep --ndjson --shard {}/$shards \
        --threads 1 --output part-{}.ndjson --resume --no-progress" ::: $(seq "$shards")
else
    # Rows come back on standard output: hosts need no common folder, and nothing is copied. What
    # of the parts is missing is said by merge, as 2,5-7.
    missing=$( (merge || true) 2>&1 | sed -n 's/.*--array=//p')
    compgen -G 'part-*.ndjson' >/dev/null || missing=1-$shards
    numbers=$(tr , '\n' <<<"$missing" | sed 's/-/ /' | while read -r a b; do seq $a ${b:-$a}; done)
    [ -z "$numbers" ] || parallel --sshlogin "$HOSTS" --results part-{}.ndjson \
        "switchboard sweep $sweep --ndjson --shard {}/$shards --no-progress" ::: $numbers >/dev/null
fi
[ -e "${WHOLE:-whole.ndjson}" ] || merge
