# house.t - the repository keeps its own rules
. tests/cli/lib.sh

quiet() {
	"$@" >"$tmp/out" 2>"$tmp/err"
	status=$?
	out=$(cat "$tmp/out") err=$(cat "$tmp/err")
	[ $status -eq 0 ]
}
check 'every include points down' quiet sh tests/lint/layers.sh
check 'every public prototype has a contract' \
	quiet sh tests/lint/headers.sh include/proctor/*.h
if command -v pmccabe >/dev/null; then
	check 'files and functions are short' \
		quiet sh tests/lint/size.sh $(find src include tests -name '*.[ch]')
else
	skip 'files and functions are short' 'pmccabe is not installed'
fi
case $MODE in
release | debug)
	check 'the library has no writable globals' \
		quiet sh tests/lint/globals.sh "$TEST_BUILD/libproctor.a"
	;;
*) skip 'the library has no writable globals' "not told in mode $MODE" ;;
esac
finish
