# no_cut.t - an exam whose scale has no usable cut can still be sat to its end
. tests/cli/lib.sh

cat >"$tmp/bank.json" <<'E'
{"format":"certbank","format_version":"1.1",
"bank":{"uuid":"6f0b6cc4-6f0a-5f0b-9c55-0d6c1e0a0b01","title":"No cut"},
"exams":[{"uuid":"6f0b6cc4-6f0a-5f0b-9c55-0d6c1e0a0b02","identifier":"NOCUT",
"title":"An exam with a raw cut on a piecewise scale","time_limit_seconds":600,
"form":{"scored_items":2},
"scoring":{"scale":{"min":100,"max":400,"method":"piecewise_linear",
"points":[[0,100],[100,400]]},"cut":{"raw":1}},
"domains":[{"identifier":"A","title":"All","weight":{"percent":100}}]}],
"items":[
{"identifier":"N1","type":"true_false","stem":"Two is even.","answer":true,
"rationale":"By definition.","objectives":[{"exam":"NOCUT","domain":"A"}]},
{"identifier":"N2","type":"true_false","stem":"Three is even.","answer":false,
"rationale":"By definition.","objectives":[{"exam":"NOCUT","domain":"A"}]}]}
E
run bank import "$tmp/bank.json"
check 'the bank comes in' [ "$status" -eq 0 ]
check 'with a warning that says so' contains "$err" 'warning R243 exam NOCUT ' \
	'no scaled score can be given'
feed 'BEGIN\na\na\nend\nEND\n\n' --seed 5 --plain exam NOCUT
check 'the mock ends' [ "$status" -eq 0 ]
run report --json
check 'and is sealed, with a share and no scaled score' \
	contains "$out" '"over_by": "ended"' 'gives no scale'
finish
