# plain.t - everything can be done line by line
. tests/cli/lib.sh

feed 'BEGIN\nb\nx a\nstrike c\nx a\nm\nm\nflag\no check this\no\no -\nu\np\nu\nu
option b\nagain\nnext\nj 40\nj 400\nj\nN\nM\nnextflagged\nt\ntime\nstatus\n= 2+3
=31/1240*100\n= 1/0\n=\nM+\n= ans*2\nr the key is doubtful\nreport\ny 1\ns\nl the
highlight\nbogus\nab\n37\n12\n?\nz\n\nv\nu\nf\no\ny\nt\n?\n3\nv\nE\nno\nend\nno
q\nno\nq\ny\n' exam RHIT --seed 7
check 'the script ends with 0' [ "$status" -eq 0 ]
check 'nothing on standard error' [ -z "$err" ]
check 'a letter is the whole choice and goes on' contains "$out" \
	'B selected.' 'Item 2 of 150.'
check 'strike out and bring back' contains "$out" \
	'A struck out. Struck: A.' 'C struck out. Struck: A and C.' \
	'A brought back. Struck: C.'
check 'flag and take away' contains "$out" 'Item 2 flagged.' \
	'Item 2 is no longer flagged.'
check 'notes' contains "$out" 'Item 2: note kept.' 'Note: check this' \
	'Item 2: note removed.'
check 'clear' contains "$out" 'Item 1: answer cleared.' \
	'This item has no answer.'
check 'an item left blank is said' contains "$out" \
	'Item 2 left without an answer. 149 items have no answer.'
check 'jumping' contains "$out" 'Item 40 of 150.' \
	'There is no item 400; this form has 1 to 150.' 'Which item?'
check 'the calculator' contains "$out" '= 5' '= 2.5' \
	'Division by zero has no result.' 'Type a sum after the sign'
check 'time and status on request' contains "$out" \
	'3 hours 25 minutes left.' '0 answered, 150 without an answer' \
	'Everything is saved.'
check 'reporting a problem' contains "$out" 'your report is kept.' \
	'Type: report TEXT'
check 'no confidence in an exam' contains "$out" 'practice only'
check 'nor is it offered there' lacks "$out" 'say how sure you are'
check 'no key in an exam' contains "$out" \
	'An exam shows no answers before its end.'
check 'highlighting' contains "$out" 'Highlighted.' 'No words are highlighted.'
check 'what is not understood is said' contains "$out" '"bogus" is neither'
check 'more than one letter is refused where one is wanted' \
	contains "$out" 'at most 1'
check 'a number alone is asked about' contains "$out" \
	'To go to item 37 type: j 37'
check 'help lists the words' contains "$out" 'x,strike B: ' \
	'nextopen,unanswered: '
check 'a break' contains "$out" 'You are on a break. The clock is running.' \
	'The break is over.'
check 'review lists' contains "$out" 'Review. 0 answered' \
	'Without an answer: 1, 2, 3' ': no answer, flagged' \
	'no answer, not displayed yet.' 'Type a number to open that item'
check 'review opens an item' contains "$out" 'Item 3 of 150.'
check 'the end wants a word' contains "$out" \
	'Not ended. The word is END, in capitals.'
check 'leaving wants a word' contains "$out" 'Left at item 3.' \
	'To go on: proctor exam --resume'
check 'no cursor codes, no carriage return' lacks "$out" \
	"$(printf '\033')" "$(printf '\r')"
LC_ALL=C
printf '%s' "$out" | tr -d '\n -~' >"$tmp/odd"
LC_ALL=C.UTF-8
check 'nothing but ASCII of ours' [ ! -s "$tmp/odd" ]

feed 'BEGIN\n' exam RHIT --seed 8
check 'a second mock is refused while one waits' [ "$status" -eq 1 ]

# every action of the question screen has a word here
data=$tmp/every
out=$("$PROCTOR" keys --json)
words=$(printf '%s\n' "$out" | awk '
	/"words": / { split($0, a, "\""); w = a[4] }
	/"question"/ && w != "" { n = split(w, b, " "); print b[n]; w = "" }' |
	sort -u | grep -vxE 'go|[a-h]|quit|leave|end')
script=$(for w in $words; do printf '%s\\n\\n' "$w"; done)
feed "BEGIN\n$script" exam RHIT --seed 7
check 'every word of the question screen is known' lacks "$out" 'is neither'

# items of every type
data=$tmp/types
run bank import tests/data/all_types.json
seed=0
one() { # one TASK TEXT: a practice of one item
	seed=$((seed + 1))
	feed "$2\nend\nEND\n" exam TYPES --practice --task "$1" --items 1 \
		--seed $seed
}
one A.1 'chart\nchart 2\nchart 3\n]\n[\noption c\ny 2\nb\nshow'
check 'the case is read, and its pages again' contains "$out" \
	'Case: A case.' 'Page 2: Extracts.' 'Second page.' \
	'The chart has pages 1 to 2.'
check 'confidence in practice' contains "$out" 'Confidence: unsure.'
check 'the key and the why of every option' contains "$out" \
	'Wrong. The key is A.' 'Why A: Yes.' 'Not B: It is the second.' \
	'It is the first.'
LC_ALL=C
one A.1 'option c'
LC_ALL=C.UTF-8
check 'in the C locale the text is spelled in ASCII' contains "$out" 'C. Cafe'
one A.2 'b d'
check 'several letters' contains "$out" 'Give 2 letters' \
	'B and D selected.' 'Right.'
one A.2 'b'
check 'too few letters are refused' lacks "$out" 'B selected.'
one A.3 'b'
check 'true or false' contains "$out" 'A. True' 'Wrong. The key is A.'
one A.7 'a b c'
check 'ordering, the key in letters' contains "$out" 'Put the steps' 'Key: '
one A.4 'n\n2,5x\n:n\n:= 31/1240*100\n2.5'
check 'a number' contains "$out" 'Type a number in percent.' 'Right.'
check 'a colon makes a command of a line' contains "$out" '= 2.5'
one A.5 ':option b\nn'
check 'in a typed item a line is the answer' contains "$out" \
	'Answer n kept.' 'Wrong. The key is master patient index.'
one A.5 '?'
check 'a question mark alone is no answer there' contains "$out" \
	'calculator' 'Type the answer.'
one A.1 'b\nn\nend\n?\nend\nbogus\n?'
check 'a practice ends with the word in any case' contains "$out" \
	'END ends it' 'The practice has ended.'
check 'after it an unknown word is said, the report not repeated' \
	contains "$out" '"bogus" is not understood.' 'w or missed: '
reports=$(printf '%s\n' "$out" | grep -c '^Score report')
check 'which is read once' [ "$reports" -eq 1 ]
one A.5 'ledger'
check 'a known wrong answer has its reason' contains "$out" \
	'A ledger holds money.'
one A.6 'a9\na2 b1\np\nagain'
check 'matching, read in letters and numbers' contains "$out" \
	'Answer a2 b1 kept.' 'Right.' 'Key: A2 B1' 'Your answer: A2 B1.'
one A.7 'a b'
check 'ordering wants all letters' contains "$out" 'Give all 3 letters'
big=$(printf '%4500s' x | tr ' ' y)
one A.5 "$big"
check 'a line that is too long is not taken' contains "$out" 'too long'
one A.5 "a\033]0;x\007b"
check 'what is typed is cleaned' contains "$out" 'Answer a]0;xb kept.'
finish
