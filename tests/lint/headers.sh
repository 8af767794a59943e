#!/bin/sh
# headers.sh HEADER... - every public prototype has a contract, every header
# stands alone
#
# A prototype in include/proctor follows a /** block. The block says "errors"
# when the function returns enum pr_status, and "owns" when it takes or
# returns a pointer to one of our structs (struct pr_err always is borrowed).
bad=0
for h in "$@"; do
	awk -v file="$h" '
	function complain(what) { print file ":" line ": " what; bad = 1 }
	function judge() {
		if (doc == "") complain("no contract")
		else {
			if (decl ~ /^(PR_NODISCARD )?enum pr_status / &&
			    doc !~ /(\n \*|\*\*|[.;]) +errors[ :]/)
				complain("returns a status, says nothing of errors")
			gsub(/struct pr_err \*/, "", decl)
			if (decl ~ /struct pr_[a-z_0-9]+ \*/ &&
			    doc !~ /(\n \*|\*\*|[.;]) +owns[ :]/)
				complain("passes an object, says nothing of its owner")
		}
	}
	/^\/\*\*/ { doc = $0; inside = !/\*\//; next }
	inside { doc = doc "\n" $0; if (/\*\//) inside = 0; next }
	body { if (/^}/) { body = 0; doc = "" } next }
	/^\/\*/ { plain = !/\*\//; doc = ""; next }
	plain { if (/\*\//) plain = 0; next }
	decl == "" && !/^[A-Za-z]/ { next }
	{
		if (decl == "") line = NR
		decl = decl == "" ? $0 : decl " " $0
		if (decl ~ /\{/) { body = decl !~ /\}/; decl = ""; doc = "" }
		else if (decl ~ /;/) {
			if (decl ~ /\(/ && decl !~ /^(typedef|_Static_assert)/)
				judge()
			decl = ""; doc = ""
		}
	}
	END { exit bad }
	' "$h" >&2 || bad=1
	printf '#include "%s"\n' "${h#include/}" |
		${CC:-cc} -std=c11 -Wall -Wextra -pedantic -Werror -Iinclude \
			-fsyntax-only -x c - || bad=1
done
exit $bad
