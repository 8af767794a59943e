#!/bin/sh
# run.sh SECONDS SEED TARGET - fuzzes one target for so long; seed 0: by chance
#
# What is found new is kept in the build folder; an input that breaks a target
# is kept as crash-* there, and belongs into tests/fuzz/corpus with its repair.
seconds=$1 seed=$2 target=$3
name=${target##*/fuzz_}
found=$target.found
seeds=tests/fuzz/corpus/$name
set -- -max_total_time="$seconds" -seed="$seed" -verbosity=0 -timeout=20 \
	-rss_limit_mb=2048 -artifact_prefix="$target-" -print_final_stats=1
[ -f "tests/fuzz/$name.dict" ] && set -- "$@" "-dict=tests/fuzz/$name.dict"
mkdir -p "$found"
[ -d "$seeds" ] || seeds=
"$target" "$@" "$found" $seeds 2>"$target.log" || {
	tail -60 "$target.log" >&2
	echo "fuzz $name: failed"
	exit 1
}
sed -n "s/^stat::number_of_executed_units: */fuzz $name, $seconds s, inputs /p" \
	"$target.log"
