# drills.pl FILE... - what the packs of drills hold, one line a fact:
#
#   count NAME N            items of one sort
#   topic NAME N            items that cite a section of the topic
#   fault ITEM WHAT         what must not be
use strict;
use warnings;
use JSON::PP;

# A topic is a row of the table of guideline topics. An item meets it when its
# authority cites one of the sections or a paragraph of it: "I.B.1" is met by
# I.B.1 and I.B.1.a, not by I.B.10; "II=" by Section II as a whole alone.
my @topics = (
	['look-up order', qw(I.B.1 I.C.19.e.1)],
	['level of detail', qw(I.B.2 I.A.3)],
	['placeholder and seventh', qw(I.A.4 I.A.5)],
	['NEC, NOS, and, with', qw(I.A.6 I.A.14 I.A.15)],
	['excludes notes', qw(I.A.12)],
	['code first, use additional, code also', qw(I.A.13 I.A.17)],
	['default code, clinical criteria', qw(I.A.18 I.A.19)],
	['signs and symptoms', qw(I.B.4 I.B.5 I.B.6 I.C.18)],
	['acute and chronic', qw(I.B.8)],
	['combination code', qw(I.B.9)],
	['sequela', qw(I.B.10)],
	['impending', qw(I.B.11)],
	['laterality', qw(I.B.13)],
	['who may document', qw(I.B.14)],
	['complications', qw(I.B.16 I.C.19.g)],
	['multiple sites', qw(I.B.20)],
	['principal diagnosis', qw(II= II.A)],
	['two equal, comparative, plan changed', qw(II.B II.C II.D II.E II.F)],
	['uncertain, inpatient', qw(II.H III.C)],
	['uncertain, outpatient', qw(IV.H)],
	['additional diagnoses', qw(III)],
	['outpatient first-listed',
		qw(IV.A IV.D IV.F IV.G IV.K IV.L IV.M IV.N IV.P)],
	['HIV', qw(I.C.1.a)],
	['sepsis', qw(I.C.1.d)],
	['MRSA', qw(I.C.1.e)],
	['COVID-19', qw(I.C.1.g)],
	['neoplasms', qw(I.C.2)],
	['diabetes', qw(I.C.4.a)],
	['obesity', qw(I.C.4.b)],
	['substance use', qw(I.C.5.b)],
	['hypertension', qw(I.C.9.a)],
	['coronary disease, stroke, infarction',
		qw(I.C.9.b I.C.9.c I.C.9.d I.C.9.e)],
	['COPD, respiratory failure, VAP', qw(I.C.10.a I.C.10.b I.C.10.d)],
	['pressure ulcers', qw(I.C.12.a)],
	['fractures', qw(I.C.13.d I.C.19.c)],
	['CKD', qw(I.C.14.a)],
	['pregnancy', qw(I.C.15)],
	['newborn', qw(I.C.16)],
	['injuries', qw(I.C.19.a I.C.19.b)],
	['burns', qw(I.C.19.d)],
	['poisoning, adverse effect, underdosing', qw(I.C.19.e)],
	['abuse', qw(I.C.19.f)],
	['external cause', qw(I.C.20)],
	['Z codes', qw(I.C.21)],
	['POA', 'Appendix I'],
);

my (%count, %topic);
my ($id, $where);

sub fault { print "fault $id $_[0]\n" }

sub blank { !defined $_[0] || $_[0] !~ /\S/ }

# Every text of a record, with the name of the member that holds it.
sub texts {
	my ($of, $name) = @_;
	return map { texts($of->{$_}, $_) } sort keys %$of if ref $of eq 'HASH';
	return map { texts($_, $name) } @$of if ref $of eq 'ARRAY';
	return ref $of || !defined $of ? () : [$name, $of];
}

# Numbers of the CPT code set stand in its pack alone. There a number is an
# answer, or part of a sentence that says why it is right or wrong; a number
# with a name behind it is what a code table has.
my $number = qr/(?<![\d.,\$A-Za-z-])(?:\d{5}|\d{4}[FTU])(?![\dA-Za-z]|[.,-]\d)/;
my $verb = qr/(?:is|are|has|was|goes|belongs|would|needs|stands|counts)\b/;

sub cpt {
	for (texts($_[0])) {
		my ($name, $text) = @$_;
		next if $name eq 'uuid';
		fault "names the dental code $&" if $text =~ /\bD\d{4}\b/;
		next unless $text =~ $number;
		if ($where !~ /cpt/) {
			fault "has the CPT number $&";
			next;
		}
		fault "has $& in its $name"
			unless $name eq 'code' || $name eq 'rationale';
		while ($text =~ /($number)\W+((?:\S+\s+){3}\S+)/g) {
			my ($code, $rest) = ($1, $2);
			fault "names $code: $rest" unless $rest =~ /^$verb/;
		}
	}
}

# Beside a number stands a reason: a sentence or two, not the name of a service.
sub reason {
	my ($of, $what) = @_;
	return fault "has no rationale for $what" if blank $of->{rationale};
	return unless $where =~ /cpt/;
	fault "has no sentence beside $what" unless $of->{rationale} =~ /\.$/;
	fault "has more than a few words beside $what"
		if (() = $of->{rationale} =~ /\S+/g) > 30;
}

sub cites {
	my ($item, $section) = @_;
	my $end = $section =~ s/=$// ? qr/(?![\w.])/ : qr/(?!\w)/;
	for (@{$item->{authority}}) {
		next unless $_->{source} =~ /Official Guidelines/;
		my $at = $_->{locator} || '';
		$at =~ s/Section (?=I)//g;
		return 1 if $at =~ /(?<![\w.])\Q$section\E$end/;
	}
	return 0;
}

sub has_code {
	my $item = shift;
	return 1 if $item->{type} eq 'code_entry';
	return grep { $_->[0] =~ /^(?:stem|text)$/ &&
		$_->[1] =~ /\b[A-TV-Z]\d[0-9A-Z](?:\.[0-9A-Z]+|-)/ } texts($item);
}

sub key {
	my $item = shift;
	for (@{$item->{answers}}) {
		reason($_, $_->{code});
		fault "names no system of $_->{code}" if blank $_->{system};
	}
	reason($_, "the trap $_->{code}") for @{$item->{traps}};
	fault 'has several codes and none is first'
		if $item->{type} eq 'code_entry' &&
		(grep { $_->{system} eq 'ICD-10-CM' &&
			(!exists $_->{required} || $_->{required}) }
			@{$item->{answers}}) > 1 &&
		!grep { $_->{first} } @{$item->{answers}};
}

sub item {
	my $item = shift;
	my $task = $item->{objectives}[0]{task};
	$id = $item->{identifier};
	$count{"$task $item->{type}"}++;
	$count{$task}++;
	$count{"all $where"}++;
	for (@{$item->{options}}) {
		fault "has no rationale for option $_->{id}"
			if blank $_->{rationale};
	}
	key($item);
	fault 'has no rationale' if blank $item->{rationale};
	fault 'has no authority' unless @{$item->{authority} || []};
	for (@{$item->{authority}}) {
		fault 'has an authority without locator' if blank $_->{locator};
		fault 'has an authority without day'
			unless ($_->{as_of} || '') =~ /^\d{4}-\d\d-\d\d$/;
	}
	fault 'has no day of review'
		unless ($item->{review_by} || '') =~ /^\d{4}-\d\d-\d\d$/;
	fault 'prints codes and names no edition'
		if has_code($item) && blank $item->{code_edition};
	cpt($item);
	my $answers = $item->{answers} || [];
	$count{'hcpcs with modifiers'}++
		if $task eq 'assign.supply' && grep { @{$_->{modifiers} || []} } @$answers;
	$count{'hcpcs with units'}++
		if $task eq 'assign.supply' && grep { $_->{units} } @$answers;
	$count{'code_entry with poa'}++ if grep { $_->{poa} } @$answers;
	for my $topic (@topics) {
		my ($name, @sections) = @$topic;
		$topic{$name}++ if grep { cites($item, $_) } @sections;
	}
}

for my $file (@ARGV) {
	open my $in, '<', $file or die "$file: $!\n";
	my $bank = JSON::PP->new->utf8->decode(do { local $/; <$in> });
	$where = $bank->{bank}{identifier};
	$id = $where;
	my $pack = $bank->{bank}{extensions}{'urn:proctor:pack'} || {};
	if ($where =~ /cpt/) {
		fault 'is not optional' unless $pack->{optional};
		fault 'has no trademark notice'
			unless ($pack->{notice} || '') =~
			/registered trademark of the American Medical Association/;
	}
	for (@{$bank->{stimuli}}) {
		$id = $_->{identifier};
		cpt($_);
		$count{cases}++;
	}
	item($_) for @{$bank->{items}};
}
print "count $_ $count{$_}\n" for sort keys %count;
printf "topic %s %d\n", $_->[0], $topic{$_->[0]} || 0 for @topics;
