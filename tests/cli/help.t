# help.t - help lists what exists, and misuse says what is near
. tests/cli/lib.sh

run help
check 'help succeeds' [ "$status" -eq 0 ]
check 'help lists every command' contains "$out" \
	'  exam ' '  drill ' '  stats ' '  review ' '  plan ' '  result ' '  ceu ' \
	'  codes ' '  report ' '  bank ' '  db ' '  keys ' '  help ' '  version '
check 'help lists nothing that does not exist yet' lacks "$out" \
	class
check 'help carries the notice' contains "$out" 'Not affiliated with'
check 'nothing on standard error' [ -z "$err" ]

for command in exam drill stats review plan result report \
	'codes import' 'codes find' 'codes show' 'codes check' 'bank import' 'bank check' 'bank list' \
	'bank show' 'bank export' 'db path' 'db check' 'db backup' \
	'db restore' 'ceu hold' 'ceu cycle' 'ceu add' 'ceu list' 'ceu status' \
	'ceu correct' 'ceu sheet' 'ceu reported' 'ceu import' 'ceu export' \
	'ceu packet' 'ceu calendar' 'ceu check' 'ceu rules' 'learner list' 'learner add' 'learner forget' \
	keys help version; do
	# shellcheck disable=SC2086 # two words
	run help $command
	check "help $command has a usage line" \
		contains "$out" "Usage: proctor $command"
	text=$out
	# shellcheck disable=SC2086
	run $command --help
	check "$command --help is the same" [ "$out" = "$text" ]
done
run help bank
check 'a group lists its commands' contains "$out" import check list show export

run exma
check 'an unknown command is exit code 2' [ "$status" -eq 2 ]
check 'with the nearest name' contains "$err" '"exma"' '"exam"'
check 'and nothing on standard output' [ -z "$out" ]
run bank improt x
check 'in a group too' contains "$err" '"bank improt"' '"bank import"'
run xyzzy
check 'nothing near is not guessed' lacks "$err" nearest
run exam --seeed 4
check 'an unknown option is exit code 2' [ "$status" -eq 2 ]
check 'with the nearest option' contains "$err" --seeed --seed
run bank
check 'a group alone is a misuse' [ "$status" -eq 2 ]
run report 1 2
check 'an operand too many is a misuse' [ "$status" -eq 2 ]
run bank show
check 'an operand too few too' contains "$err" 'is missing'
run exam --clock maybe
check 'a word option names its words' contains "$err" 'pause|run'
run exam --items ten --practice
check 'a number option wants a number' contains "$err" 'whole number'
run --data
check 'an option without its value is a misuse' contains "$err" 'needs DIR'
run "$(printf 'x\033[2J')"
check 'no control character comes back' lacks "$err" "$(printf '\033')"
check 'misuse makes no data folder' [ ! -e "$data" ]
finish
