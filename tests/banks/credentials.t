# credentials.t - what the shipped rules of the certifiers must hold: a source
# and a day for each, and where nobody settled a figure, a question without one
. tests/cli/lib.sh

rules=question_banks/credentials
cat >"$tmp/look.pl" <<'PERL'
# look.pl FILE... - "fault FILE: NAME WHAT", "kind FILE KIND N",
# "holds CREDENTIAL", "asks RULE", "total NAMES UNITS", "lapse RULE DAYS",
# "when RULE FROM TO STRADDLE" with - for what is left out, "concerns RULE
# WHEN", "listed RULE", "rest RULE"
use strict;
use warnings;
use JSON::PP;

my %seen;	# an identifier: the file it is in
my %issuer;	# credential: [file, ...]
my @figures = qw(units each most amount percent months minutes least step
	days cycles);
my %rank = (A => 1, B => 2, C => 3, D => 4);

sub fault { print "fault $_[0]: $_[1]\n" }
sub once {
	my ($file, $what, $name) = @_;
	my $key = $what . ' ' . lc $name;
	fault($file, "$name is a $what of $seen{$key}, too") if $seen{$key};
	$seen{$key} = $file;
}
sub text {	# ours, and nothing but text
	my ($file, $name, $text) = @_;
	fault($file, "$name: not ASCII") if $text =~ /[^\x20-\x7e]/;
	fault($file, "$name: a procedure code or CPT") if
		$text =~ /\b\d{4}[0-9FTU]\b|\bCPT\b/;
	fault($file, "$name: a path") if $text =~ m{/(work|tmp|home|root)/};
}
sub rule {
	my ($file, $d, $r, $refs) = @_;
	my $name = $r->{identifier};
	my @refs = map { $refs->{$_} // () } @{ $r->{references} // [] };
	my $ask = defined $r->{question};
	my ($newest) = sort { $b cmp $a } map { $_->{as_of} } @refs;
	my ($best) = sort map { $_->{grade} } @refs;

	once($file, 'rule', $name);
	text($file, $name, "$r->{says} " . ($r->{question} // ''));
	fault($file, "$name: says ends in no full stop") if
		$r->{says} !~ /\.\)?$/;
	fault($file, "$name: says is longer than 400") if
		length $r->{says} > 400;
	fault($file, "$name: neither source nor question") if !$ask && !@refs;
	fault($file, "$name: no as_of") if !$ask && !$r->{as_of};
	fault($file, "$name: as_of after the file's") if
		($r->{as_of} // '') gt $d->{as_of};
	fault($file, "$name: grade") if
		!$rank{ $r->{grade} // '' } && ($r->{grade} || !$ask || @refs);
	fault($file, "$name: as_of after all its sources") if
		@refs && ($r->{as_of} // '') gt $newest;
	fault($file, "$name: a grade better than its sources") if
		@refs && $r->{grade} lt $best;
	fault($file, "$name: from without straddle") if
		$r->{from} && !$r->{straddle};
	$_->{used} = 1 for @refs;
	print "lapse $name ", $r->{days} // '-', "\n" if $r->{kind} eq 'lapse';
	print join(' ', 'when', $name, map { $r->{$_} // '-' }
		qw(from to straddle)), "\n";
	print "concerns $name $r->{when}\n" if $r->{when};
	print "$_ $name\n" for grep { $r->{$_} } qw(listed rest);
	fault($file, "$name: a fee of today stated as a fact") if
		$r->{kind} eq 'fee' && !$ask && !$r->{to} &&
		$file ne 'template';
	return if !$ask;
	print "asks $name\n";
	fault($file, "$name: the question is none") if
		$r->{question} !~ /\?$/ && $r->{question} !~ /\? /;
	exists $r->{$_} && fault($file, "$name: a question that states $_")
		for @figures;
}
sub total {	# by the rules of today
	my ($d, @held) = @_;
	my ($most, $several) = (0);
	for my $r (@{ $d->{rules} }) {
		next if $r->{question} || $r->{to};
		$several = $r if $r->{kind} eq 'several';
		next if $r->{kind} ne 'total';
		my %for = map { $_ => 1 } @{ $r->{credentials} // [@held] };
		$most = $r->{units} if
			$r->{units} > $most && grep { $for{$_} } @held;
	}
	$most += $several->{each} * (@held - 1);
	$most = $several->{most} if $most > $several->{most};
	print 'total ', join('+', @held), " $most\n";
}
for my $path (@ARGV) {
	open my $in, '<:raw', $path or die "$path: $!";
	my $d = decode_json(do { local $/; <$in> });
	my ($file) = $path =~ m{([^/]*)\.json$};
	my (%refs, %kinds);

	once($file, 'issuer', $d->{issuer}{identifier});
	for my $c (@{ $d->{credentials} }) {
		once($file, 'credential', $_) for
			$c->{identifier}, $c->{formerly} // ();
		print "holds $c->{identifier}\n";
		text($file, $c->{identifier}, $c->{name});
	}
	for my $w (map { @{ $d->{$_} // [] } } qw(categories sources places)) {
		once($file, 'word', $w->{identifier});
		once($file, 'title of a word', $w->{title});
		text($file, $w->{identifier}, "$w->{title} $w->{help}");
		fault($file, "$w->{identifier}: no help") if !$w->{help};
	}
	for my $s (@{ $d->{references} }) {
		$refs{ $s->{identifier} } = $s;
		text($file, $s->{identifier}, $s->{title});
		fault($file, "$s->{identifier}: as_of after the file's") if
			$s->{as_of} gt $d->{as_of};
		fault($file, "$s->{identifier}: not an address") if
			$s->{address} !~ m{^https?://[a-z0-9.-]+\.[a-z]+(/|$)}
			|| $s->{address} =~ /localhost|\s/;
	}
	for my $r (@{ $d->{rules} }) {
		rule($file, $d, $r, \%refs);
		$kinds{ $r->{kind} }++;
	}
	print "kind $file $_ $kinds{$_}\n" for sort keys %kinds;
	$kinds{$_} or fault($file, "neither rule nor question about $_") for
		$d->{issuer}{kind} eq 'certifier' ? qw(fee report carry audit
			evidence lapse counting) : ();
	$_->{used} or fault($file, "$_->{identifier}: a source of nothing")
		for values %refs;
	total($d, @$_) for $file eq 'ahima' ? (['RHIT'], ['CCS', 'CCS-P'],
		['CHPS', 'RHIT'], ['RHIA', 'CHDA'], ['RHIA', 'CCS', 'CCS-P'],
		['RHIA', 'CCS', 'CCS-P', 'CHDA'], ['CPHI'], ['RHIT', 'CHTS-TR'],
		map { ["CHTS-$_"] } qw(CP PW IM IS TS TR))
		: $file eq 'aapc' ? map {
			[(qw(CPC COC CIC CRC CPB))[0 .. $_]] } 0 .. 4
		: ();
}
PERL
look() { # look FILE...: facts into $tmp/facts
	perl "$tmp/look.pl" "$@" >"$tmp/facts" 2>"$tmp/err" ||
		echo 'fault look.pl does not run' >>"$tmp/facts"
	grep '^fault' "$tmp/facts" | sed 's/^/# /'
}
says() { grep -qx "$1" "$tmp/facts"; }
no_fault() { ! grep -q '^fault' "$tmp/facts"; }
faulty() { grep -q "^fault .*$1" "$tmp/facts"; }
plant() { # plant SCRIPT FAULT: cpr.json changed by sed has this fault
	sed "$1" $rules/cpr.json >"$tmp/cpr.json"
	look "$tmp/cpr.json" >/dev/null
	check "... $2 would be found" faulty "$2"
}

for f in $rules/*.json; do
	run ceu rules --check "$f"
	check "$f passes the check" [ "$status" -eq 0 ]
	check '... without a warning' lacks "$out$err" warning: error: ' error R' \
		' warning R'
done
look $rules/*.json
check 'each rule has source, day and grade, or asks without a figure' no_fault
for c in RHIT RHIA CCS CCS-P CCA CHDA CHPS CDIP CPHI CHTS-CP CHTS-PW \
	CHTS-IM CHTS-IS CHTS-TS CHTS-TR CEHRS CMAA CBCS CCMA CPT CET CPC COC \
	CIC CRC CPB ODS BLS CPR BLS-AHA CPR-AHA BACKGROUND-CHECK EXAMPLE-TECH; do
	check "$c is there" says "holds $c"
done
for q in AHIMA-SHARES AHIMA-MINUTES AHIMA-CARRY AHIMA-FEE AHIMA-REPORT \
	AHIMA-SECOND AHIMA-GRACE-2020 AHIMA-AUDIT AHIMA-BACK AHIMA-DOMAINS \
	NHA-ONCE NHA-MINUTES NHA-FEE NHA-REPORT NHA-LAPSE NHA-AUDIT NHA-CARRY \
	NHA-END AAPC-SEVERAL-GAP AAPC-TOTAL-EARLIER AAPC-FIRST AAPC-FEE \
	AAPC-MINUTES AAPC-APPRENTICE AAPC-LAPSE-NOW AAPC-TWO NCRA-COUNTING NCRA-LATE-FEE NCRA-FEE \
	NCRA-IN-PERSON-WINDOW NCRA-IN-PERSON-FORCE NCRA-IN-PERSON-WHO \
	NCRA-LIVE-INTERACTIVE CARDS-OTHER-CYCLE CARDS-GRACE \
	BACKGROUND-CYCLE; do
	check "$q is a question" says "asks $q"
done
# the totals that AHIMA printed, and AAPC's table
for t in 'RHIT 20' 'CCS+CCS-P 30' 'CHPS+RHIT 40' 'RHIA+CHDA 40' \
	'RHIA+CCS+CCS-P 50' 'RHIA+CCS+CCS-P+CHDA 50' 'CPHI 30' \
	'CHTS-CP 20' 'CHTS-PW 20' 'CHTS-IM 20' 'CHTS-IS 20' 'CHTS-TS 20' \
	'CHTS-TR 20' 'RHIT+CHTS-TR 30' 'CPC 36' 'CPC+COC 40' \
	'CPC+COC+CIC 44' 'CPC+COC+CIC+CRC 48' 'CPC+COC+CIC+CRC+CPB 52'; do
	check "$t" says "total $t"
done
for k in total several cycle minimum maximum once choice counting carry grace \
	report fee audit evidence replaces lapse note; do
	check "the template has one $k rule" says "kind template $k 1"
done
check '... and nothing of a body that exists' lacks \
	"$(cat $rules/template.json)" AHIMA NHA AAPC NCRA
# a rule holds no longer back than its sources, and where it may or may not
# hold it is asked
for w in 'AHIMA-SOURCE-40 2025-01-01 - unknown' \
	'NCRA-IN-PERSON 2025-01-01 - unknown' \
	'NCRA-IN-PERSON-WINDOW 2025-01-01 - holds' \
	'NCRA-IN-PERSON-FORCE 2025-01-01 - holds' \
	'NCRA-IN-PERSON-WHO 2025-01-01 - holds' \
	'NCRA-IN-PERSON-EARLIER 2025-01-01 - holds' \
	'NCRA-LIVE-INTERACTIVE 2025-01-01 - holds' \
	'AAPC-TOTAL 2012-01-01 - not' \
	'AAPC-TOTAL-EARLIER - 2011-12-31 -' \
	'AAPC-SEVERAL 2016-01-01 - not' \
	'AAPC-SEVERAL-GAP 2013-01-01 2015-12-31 not' \
	'AHIMA-GRACE-OLD - 2018-10-01 -' \
	'AHIMA-GRACE-2020 2018-10-02 2019-01-01 not' \
	'AHIMA-FEE-2021 2019-01-02 2020-01-01 not'; do
	check "$w" says "when $w"
done
# from when what follows a missed end holds, in days after it
for w in 'AHIMA-LAPSE 0' 'AHIMA-LAPSE-REVOKED 180' 'AAPC-LAPSE 90' \
	'AAPC-LAPSE-NOW -' 'NCRA-LAPSE 31' 'NHA-LAPSE -'; do
	check "$w" says "lapse $w"
done
# rule NAME: its lines in the file, up to the next one
rule() {
	sed -n "/\"identifier\": \"$1\"/,/^  }/p" $rules/*.json
}
follows() { # each of the two in its place
	[ "$(grep -c '^lapse AAPC' "$tmp/facts")" -eq 2 ] &&
		lacks "$(rule AAPC-LAPSE)" 'late fee' '50 USD' 2023 &&
		contains "$(rule AAPC-LAPSE)" 'CEUs are not submitted' '"2021"' &&
		contains "$(rule AAPC-DUES-LATE)" '"kind": "note"' '50 USD'
}
check 'what follows missing CEUs at AAPC is no matter of dues' follows
# whom a question concerns; the others concern everybody
for w in 'AHIMA-SECOND second' 'AHIMA-SHARES several' 'NHA-ONCE several' \
	'AAPC-FIRST first' 'AAPC-TWO several' 'AAPC-SEVERAL-GAP several' \
	'NCRA-FIRST first'; do
	check "$w" says "concerns $w"
done
check 'a question on a specialty is put to nobody who has none' lacks \
	"$(grep '"question"' $rules/aapc.json)" 'my specialty'
check 'only AAPC lists what proof must show' [ \
	"$(grep '^listed' "$tmp/facts" | tr '\n' ' ')" = \
	'listed AAPC-EVIDENCE listed EXAMPLE-EVIDENCE ' ]
check 'what 45 minutes earn at AHIMA is not said' lacks \
	"$(grep '^rest' "$tmp/facts")" AHIMA
both() { # what follows from the figures is no question
	contains "$(rule AHIMA-BOTH-SHARES)" 'can meet both' 'follows from' &&
		lacks "$(rule AHIMA-BOTH-SHARES)" '"question"' &&
		contains "$(rule AHIMA-SHARES)" 'With several credentials' &&
		lacks "$(rule AHIMA-SHARES)" 'May one CEU' 'Nothing says' &&
		contains "$(rule AHIMA-HIIM-80)" 'for each credential' \
			recert-2019 faq-2021
}
check 'one CEU can meet both shares, 80 percent are of each credential' both
check 'the page behind the 10 credits is told as it is' contains \
	"$(rule NHA-TOTAL)" undated 'filler text'
check '... and the guide of 2017 with what was seen of it' contains \
	"$(rule AHIMA-DOMAINS)" 'fall 2017' 'only its beginning' guide-2017
check '... and which exams AHIMA called no longer offered' contains \
	"$(rule AHIMA-FORMER)" 'PCS, CHP and CHS' 'no longer offered'
check 'the yearly fee of NCRA is asked with both amounts and their age' \
	contains "$(grep 'What is my yearly fee' $rules/ncra.json)" \
	'2024 or later' '35 USD' '145 USD'
check 'no pack quotes a page that is no source' lacks \
	"$(cat $rules/*.json)" winenfood visualfoodie eatsip365 saswell \
	healthcom

# what can not fail proves nothing
plant 's/^   "as_of": "2023-10"/   "as_of": "2027-01"/' "as_of after the file's"
plant '/"CARDS-AHA-CYCLE"/,/}/s/"2023-10"/"2026"/' 'as_of after all its sources'
plant '/"CARDS-NEED"/,/}/{/"question"/d;}' 'neither source nor question'
plant 's/"grade": "A"/"grade": "R"/' 'grade'
plant '/"CARDS-OTHER-CYCLE"/,/}/s/"D"/"B"/' 'a grade better than its sources'
plant 's/"address": "https:/"address": "file:/' 'not an address'
plant 's/"anchor": "printed"/"months": 24/' 'a question that states months'
plant 's/"title": "Course/"title": "99213 Course/' 'a procedure code or CPT'
plant 's/"says": "No grace/"says": "See \/work\/x. No grace/' 'a path'
plant 's/"aha-2016"$/"aha-2023"/' 'a source of nothing'
cp $rules/cpr.json "$tmp/again.json"
look $rules/cpr.json "$tmp/again.json" >/dev/null
check '... an identifier in two files would be found' faulty \
	'CARDS-AHA-CYCLE is a rule of cpr, too'
sed 's/"not-category-a"/"Outside-HIIM"/; s/"Not Category A"/"hiim domains"/
	/"NCRA-REPORT"/,/"days"/s/"kind": "report"/"kind": "grace"/
	/"NCRA-FEE"/,/}/{/"question"/d;}' \
	$rules/ncra.json >"$tmp/ncra.json"
look $rules/ahima.json "$tmp/ncra.json" >/dev/null
check '... one word of two issuers would be found' faulty \
	'Outside-HIIM is a word of ahima, too'
check '... and one title' faulty 'hiim domains is a title of a word of ahima'
check '... a body nobody says when to report to' faulty \
	'neither rule nor question about report'
check '... and a fee stated as a fact' faulty \
	'NCRA-FEE: a fee of today stated as a fact'
finish
