# completion.t - "proctor completion": scripts made from the command table
. tests/cli/lib.sh
cd "$tmp" || exit 1

for shell in bash zsh fish; do
	run completion $shell
	check "$shell: there is a script" [ "$status" -eq 0 ]
	printf '%s\n' "$out" >"$shell.script"
	if command -v $shell >/dev/null; then
		check "$shell: its syntax is right" $shell -n "$shell.script"
	else
		skip "$shell: its syntax is right" "no $shell here"
	fi
done
check 'they say nothing else' [ -z "$err" ]
run completion csh
check 'another shell is a wrong use' [ "$status" -eq 2 ]
check 'which says what there is' contains "$err" 'bash, zsh and fish'
run completion
check 'one has to be named' [ "$status" -eq 2 ]

# Every command and every option that help knows is in every script.
sections() { # sections HEADING: first words of its lines in help
	printf '%s\n' "$out" | awk -v of="$1" '
		/^[A-Z]/ { on = index($0, of) == 1 }
		on && /^  [a-z]/ { print $1 }'
}
flags() { # the long options in help
	printf '%s\n' "$out" | sed -n \
		's/^  \(    \|-., \)--\([a-z-]*\).*/\2/p'
}
: >paths
run help
sections Commands >top
flags | sort -u >global
while read -r name; do
	run help "$name"
	sections Commands >subs
	if [ -s subs ]; then
		sed "s/^/$name /" subs >>paths
	else
		echo "$name" >>paths
	fi
done <top
check 'help names the commands' [ "$(wc -l <paths)" -gt 20 ]
check 'and their common options' grep -qx data global

if command -v bash >/dev/null; then
	cat >drive.bash <<'END'
. ./bash.script
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
_proctor
printf '%s\n' "${COMPREPLY[@]}"
END
	complete() { # complete WORD...: the last is to be completed
		bash drive.bash proctor "$@" >got 2>&1
		got=$(tr '\n' ' ' <got)
		got=${got% }
	}
	is() { [ "$got" = "$1" ] || {
		echo "# got: $got"
		return 1
	}; }
	missing=
	while read -r path; do
		# shellcheck disable=SC2086
		run help $path
		# shellcheck disable=SC2086
		complete $path --
		for flag in $(flags) $(cat global); do
			grep -qx -- "--$flag" got || missing="$missing $path:$flag"
		done
		set -- $path
		last=$(eval "printf '%s' \"\${$#}\"")
		if [ $# -eq 2 ]; then complete "$1" ''; else complete ''; fi
		grep -qx -- "$last" got || missing="$missing $path"
	done <paths
	check "bash: every command and option is offered$missing" [ -z "$missing" ]
	complete ba
	check 'bash: a command' is bank
	complete bank im
	check 'bash: a command of a group' is import
	complete --data folder bank pre
	check 'bash: after an option with a value' is preview
	complete --data = folder bank pre
	check 'bash: also written with =' is preview
	complete bank --plain l
	check 'bash: after an option in a group' is 'lint list'
	complete bank --data folder --plain l
	check 'bash: after one with a value in a group' is 'lint list'
	complete exam RHIT --clo
	check 'bash: an option' is --clock
	complete exam RHIT --clock ''
	check 'bash: the words of an option' is 'pause run'
	complete exam --clock = r
	check 'bash: after = too' is run
	complete bank import --on-conflict t
	check 'bash: the words of one in a group' is theirs
	complete completion ''
	check 'bash: operands that are words' is 'bash zsh fish'
	complete help bank exp
	check 'bash: the operands of help' is export
	complete bank import ''
	check 'bash: else file names' is ''
	complete report -o ''
	check 'bash: for the value of an option too' is ''
	check 'bash: which the shell then offers' grep -q \
		'^complete -o default -F _proctor proctor$' bash.script
else
	skip 'bash: replies' 'no bash here'
fi

missing=
while read -r path; do
	# shellcheck disable=SC2086
	run help $path
	for flag in $(flags); do
		grep -q -- "--$flag" zsh.script || missing="$missing zsh:$flag"
		grep -q -- "-l $flag" fish.script || missing="$missing fish:$flag"
	done
	grep -q -- "[ (]${path##* }[ )]" zsh.script || missing="$missing zsh:$path"
	grep -q -- "-a ${path##* } " fish.script || missing="$missing fish:$path"
done <paths
check "zsh and fish: every command and option is there$missing" [ -z "$missing" ]
if command -v fish >/dev/null; then
	HOME=$tmp fish -c 'source fish.script
complete -C "proctor bank import --on-conflict "' >got 2>/dev/null
	check 'fish: the words of an option' contains "$(cut -f1 got)" ours theirs
	for words in 'bank --plain l' '--plain bank l' 'bank --data x l'; do
		HOME=$tmp fish -c "source fish.script
complete -C \"proctor $words\"" >got 2>/dev/null
		check "fish: $words" [ "$(cut -f1 got | tr '\n' ' ')" = 'lint list ' ]
	done
else
	skip 'fish: the words of an option' 'no fish here'
fi
if command -v zsh >/dev/null; then
	cat >drive.zsh <<'END'
compdef() { :; }
. ./zsh.script
compadd() { print -l -- ${(M)${(P)2}:#${words[CURRENT]}*}; }
_files() { :; }
words=("$@")
CURRENT=$#
_proctor
END
	for words in 'bank l' 'bank --plain l' '--data x bank --data x l'; do
		# shellcheck disable=SC2086
		zsh -f drive.zsh proctor $words >got 2>&1
		check "zsh: $words" [ "$(tr '\n' ' ' <got)" = 'lint list ' ]
	done
else
	skip 'zsh: replies' 'no zsh here'
fi
run bank --plain list
check 'what is offered after an option in a group runs' [ "$status" -eq 0 ]
run bank --data "$tmp/other" list --json
check 'with a value too' [ "$status" -eq 0 ]
run bank --json list
check 'an option of the command stands after it' [ "$status" -eq 2 ]
run bank --plain
check 'a command is still due' contains "$err" 'bank: a command is missing'
run bank --plain --help
check 'help of a group, after another option' contains "$out" 'list'
finish
