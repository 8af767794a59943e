# version.t - the program and its database engine
. tests/cli/lib.sh

run version
check 'version succeeds' [ "$status" -eq 0 ]
check 'it names the program' contains "$out" 'proctor '
check 'and SQLite with its source id' contains "$out" 'SQLite 3.'
text=$out
run --version
check '--version is the same' [ "$out" = "$text" ]
run version --json
check 'as JSON' contains "$out" '"schema": "proctor.version/1"' '"sqlite": '
run version
check 'it opens nothing' [ ! -e "$data" ]
finish
