# spec.t - the examples of question_banks/README.md, given to bank check
. tests/spec/lib.sh

is_good() { [ "$status" -eq 0 ] && lacks "$out$err" ': error' 'R1' 'R2'; }
is_bad() { [ "$status" -eq 3 ] && contains "$out$err" "$1"; }

take_examples question_banks/README.md
check_examples question_banks/README.md 15 bank check
finish
