#!/bin/sh
# Runs public batteries on the product's generator, in three orders of its draws.
# usage: battery.sh GENERATOR-BITS [RESULTS]        (FULL=1 adds the long runs)
# A tool that is not installed is skipped. Raw outputs and verdict.txt go into RESULTS.
generator=${1:?usage: battery.sh GENERATOR-BITS [RESULTS]}
here=$(cd "$(dirname "$0")" && pwd)
results=${2:-$here}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir -p "$results"

# dieharder prints short names and takes numbers.
number() {
    set -- "$1" diehard_birthdays=0 diehard_operm5=1 diehard_rank_32x32=2 diehard_rank_6x8=3 \
        diehard_bitstream=4 diehard_opso=5 diehard_oqso=6 diehard_dna=7 diehard_count_1s_str=8 \
        diehard_count_1s_byt=9 diehard_parking_lot=10 diehard_2dsphere=11 diehard_3dsphere=12 \
        diehard_squeeze=13 diehard_sums=14 diehard_runs=15 diehard_craps=16 \
        marsaglia_tsang_gcd=17 sts_monobit=100 sts_runs=101 sts_serial=102 rgb_bitdist=200 \
        rgb_minimum_distance=201 rgb_permutations=202 rgb_lagged_sum=203 rgb_kstest_test=204 \
        dab_bytedistrib=205 dab_dct=206 dab_filltree=207 dab_filltree2=208 dab_monobit2=209
    for pair in "$@"; do [ "${pair%=*}" = "$1" ] && [ "$pair" != "$1" ] && echo "${pair#*=}"; done
}

# A WEAK p-value comes up once in a hundred by chance: ten times the sample decides.
repeat_weak() {
    awk -F'|' '/WEAK/ { gsub(/ /, ""); print $1, $2 }' "$results/dieharder-$1.txt" | sort -u |
        while read -r name ntuple; do
            "$generator" "$1" | dieharder -d "$(number "$name")" -n "$ntuple" -p 1000 -g 200
        done > "$results/dieharder-$1-weak-again.txt"
}

run_dieharder() {
    if [ "$FULL" = 1 ] || [ "$1" = entities ]; then
        "$generator" "$1" | dieharder -a -g 200
    else
        for test in 0 1 2 3 4 8 10 12 13 15 16 100 101 102 204 205 206 208 209; do
            "$generator" "$1" | dieharder -d $test -g 200
        done
    fi > "$results/dieharder-$1.txt" 2>&1
    repeat_weak "$1"
}

run_testu01() {
    for part in both high low; do
        "$generator" "$1" | "$scratch/testu01" small $part > "$results/smallcrush-$1-$part.txt" 2>&1
    done
    if [ "$FULL" = 1 ] || [ "$1" = entities ]; then
        "$generator" "$1" | "$scratch/testu01" crush both > "$results/crush-$1-both.txt" 2>&1
    fi
}

command -v dieharder > "$scratch/null" || echo "dieharder: skipped, not installed"
cc -O2 -o "$scratch/testu01" "$here/testu01.c" -ltestu01 -ltestu01probdist -ltestu01mylib -lm \
    2> "$scratch/null" || echo "TestU01: skipped, not installed"
for order in entities indices purposes; do
    [ -x "$scratch/testu01" ] && run_testu01 $order
    command -v dieharder > "$scratch/null" && run_dieharder $order
done

cd "$results" && for file in dieharder-*.txt *crush-*.txt; do
    [ -s "$file" ] && echo "$file: $(grep -c PASSED "$file") passed," \
        "$(grep -c WEAK "$file") weak, $(grep -c FAILED "$file") failed" \
        "$(grep 'All tests were passed' "$file")"
done | tee verdict.txt
