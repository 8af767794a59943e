#!/bin/sh
# tui.sh - the screen's budgets, beside well-known programs in the same minutes
#
# Needs the probe of $PROCTOR_PROBES/tui (default ../shared/probes) and libvterm;
# nnn, tig and less are measured when they are installed. Lines:
# screen_PROGRAM_FIGURE<TAB>n<TAB>value, each the median over n runs.
set -u
probes=${PROCTOR_PROBES:-../shared/probes}/tui
runs=${RUNS:-3}
[ -f "$probes/Makefile" ] || {
	echo "# SKIP screen budgets: no probe in $probes"
	exit 0
}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
cp -r "$probes/." "$tmp"
chmod -R u+w "$tmp"
make -s -C "$tmp" all 2>/dev/null || {
	echo "# SKIP screen budgets: the probe does not build here"
	exit 0
}
(cd "$tmp" && ./fixtures.sh >/dev/null 2>&1)
mkdir -p "$tmp/home"
export FIX="$tmp/fixtures" LC_ALL=C.UTF-8

# a timed mock, begun and left, so that the measured start is a resumed exam
printf 'BEGIN\n' | HOME="$tmp/home" "$PROCTOR" --data "$tmp/data" --plain \
	exam RHIT >/dev/null 2>&1
cat >"$tmp/scenarios/proctor.probe" <<EOF
name proctor
size 80x24
ignore 0
env HOME=$tmp/home
run $PROCTOR --data $tmp/data exam --resume
do <Enter>
wait Item 1 of 150
group move 100 <Down> <Down> <Up>
group page 40 n n p
group answer 40 a b c d
group open 20 j <Esc>
group review 20 v <Esc>
group help 20 ? <Esc>
burst 200 <Down>
esc 5 ?
do t
idle 3000
rss rss-end
resize 100x30
resize 40x12
resize 80x24
quit q y
EOF
list=proctor
for p in nnn tig less; do
	command -v "$p" >/dev/null 2>&1 || {
		echo "# $p is not installed; apt-get install $p to compare"
		continue
	}
	list="$list $p"
done
cd "$tmp" || exit 1
i=0
while [ $i -lt "$runs" ]; do
	i=$((i + 1))
	for p in $list; do
		for f in scenarios/$p.probe scenarios/*-$p.probe; do
			[ -f "$f" ] && timeout 180 ./bin/ptyprobe -o out "$f"
		done
	done
done >results.tsv 2>log
awk -F'\t' '
	$4 ~ /^-?[0-9.]+(e[-+]?[0-9]+)?$/ {
		k = $1 "_" $2 "_" $3
		v[k, ++n[k]] = $4 + 0
		if (n[k] == 1) order[++m] = k
	}
	END {
		for (i = 1; i <= m; i++) {
			k = order[i]
			if (k !~ /_(first_p50_ms|first_p95_ms|first_paint_ms|bytes_p50|done_ms|bytes|rss_kb)$/) continue
			c = n[k]
			for (a = 1; a <= c; a++) x[a] = v[k, a]
			for (a = 1; a <= c; a++) for (b = a + 1; b <= c; b++)
				if (x[b] < x[a]) { t = x[a]; x[a] = x[b]; x[b] = t }
			printf "screen_%s\t%d\t%s\n", k, c, x[int((c + 1) / 2)]
		}
	}' results.tsv
