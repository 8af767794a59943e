# settings.t - where files are, the settings file, the environment
. tests/cli/lib.sh
bare() { # bare ARGS...: without --data and --now
	"$PROCTOR" "$@" </dev/null >"$tmp/out" 2>"$tmp/err"
	status=$?
	out=$(cat "$tmp/out") err=$(cat "$tmp/err")
}

bare db path
check 'the data folder is below home' \
	[ "$out" = "$HOME/.local/share/proctor/proctor.db" ]
XDG_DATA_HOME=$tmp/xdg
export XDG_DATA_HOME
bare db path
check 'XDG_DATA_HOME moves it' [ "$out" = "$tmp/xdg/proctor/proctor.db" ]
XDG_DATA_HOME=relative
bare db path
check 'unless it is not absolute' \
	[ "$out" = "$HOME/.local/share/proctor/proctor.db" ]
PROCTOR_DATA=$tmp/env
export PROCTOR_DATA
bare db path
check 'PROCTOR_DATA comes first' [ "$out" = "$tmp/env/proctor.db" ]
bare --data "$tmp/opt" db path
check '--data before it' [ "$out" = "$tmp/opt/proctor.db" ]
bare db path "--data=$tmp/after"
check 'also after the command' [ "$out" = "$tmp/after/proctor.db" ]

mkdir -p "$HOME/.config/proctor"
settings=$HOME/.config/proctor/config
printf '# mine\nplain = yes\nwidth = 40\n' >"$settings"
run version
check 'a sound settings file is silent' [ -z "$err" ]
feed '\n\n\n\nq\n'
check 'plain = yes gives the prompt without a terminal' \
	contains "$out" 'Home (exam'
long=$(printf '%s\n' "$out" | grep -v 'Home (' | awk 'length > 40' | wc -l)
check 'width = 40 wraps' [ "$long" -eq 0 ]
printf 'plian = yes\nplain maybe\ncolor = blue\n' >"$settings"
run version
check 'wrong lines are named and stop nothing' [ "$status" -eq 0 ]
check 'with the line' contains "$err" config:1: config:2: config:3:
rm "$settings"
run --now yesterday version
check 'a wrong --now is exit code 2' [ "$status" -eq 2 ]
run --width 7 version
check 'a wrong --width too' [ "$status" -eq 2 ]
check 'nothing else was made at home' [ ! -e "$HOME/.local" ]

LC_ALL=C
run --plain bank show RHIT-D1-001
check 'in the C locale nothing but ASCII' lacks "$out" "$(printf '\302')"
finish
