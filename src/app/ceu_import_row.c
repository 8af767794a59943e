/* ceu_import_row.c - a row of cells becomes a record; see ceu_import.h */
#include "util/mem.h"

#include "ceu_import.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

/* Copies a cell into a field of the draft; false when it is too long. */
static bool
fill(struct ceu_in *in, const struct in_row *row, int column, const char *text,
     char *to, size_t size)
{
	char wrong[80];

	if (!text)
		text = "";
	if (strlen(text) >= size) {
		snprintf(wrong, sizeof(wrong),
			 "the text is longer than %zu "
			 "bytes",
			 size - 1);
		in_say(in, PR_ERROR, row, column, wrong, "shorten it");
		return false;
	}
	memcpy(to, text, strlen(text) + 1);
	return true;
}

/* The place in the draft of a field; NULL for those of a claim. */
static char *
entry_field(struct pr_ceu_draft *d, enum pr_ceu_field field, size_t *size)
{
	switch ((int)field) {
	case PR_CEU_F_DATE:
		*size = sizeof(d->date);
		return d->date;
	case PR_CEU_F_TITLE:
		*size = sizeof(d->title);
		return d->title;
	case PR_CEU_F_PROVIDER:
		*size = sizeof(d->provider);
		return d->provider;
	case PR_CEU_F_MINUTES:
		*size = sizeof(d->minutes);
		return d->minutes;
	case PR_CEU_F_UNITS:
		*size = sizeof(d->units);
		return d->units;
	case PR_CEU_F_COST:
		*size = sizeof(d->cost);
		return d->cost;
	case PR_CEU_F_CERTIFICATE:
		*size = sizeof(d->certificate);
		return d->certificate;
	case PR_CEU_F_NOTE:
		*size = sizeof(d->note);
		return d->note;
	default:
		return NULL;
	}
}

static char *
claim_field(struct pr_ceu_draft_claim *c, enum pr_ceu_field field, size_t *size)
{
	switch ((int)field) {
	case PR_CEU_F_ACCEPTED:
		*size = sizeof(c->accepted);
		return c->accepted;
	case PR_CEU_F_WHY:
		*size = sizeof(c->why);
		return c->why;
	case PR_CEU_F_UNITS_THERE:
		*size = sizeof(c->units);
		return c->units;
	case PR_CEU_F_CATEGORY:
	case PR_CEU_F_SOURCE:
	case PR_CEU_F_PLACE:
		*size = sizeof(c->word[0]);
		return c->word[field - PR_CEU_F_CATEGORY];
	case PR_CEU_F_APPROVAL:
		*size = sizeof(c->approval);
		return c->approval;
	case PR_CEU_F_REPORTED:
		*size = sizeof(c->reported);
		return c->reported;
	default:
		return NULL;
	}
}

static struct pr_ceu_draft_claim *
claim_of(struct ceu_in *in, struct in_record *r, const struct in_row *row,
	 const char *issuer)
{
	struct pr_ceu_draft *d = r->draft;
	struct pr_ceu_draft_claim *c;

	for (size_t i = 0; i < d->n_claims; i++)
		if (!strcasecmp(d->claims[i].issuer, issuer))
			return &d->claims[i];
	if (d->n_claims == PR_CEU_CLAIMS) {
		in_say(in, PR_ERROR, row, PR_CEU_F_ISSUER,
		       "the entry names more than 16 issuers",
		       "name those whose credentials you hold");
		return NULL;
	}
	c = &d->claims[d->n_claims];
	if (!fill(in, row, PR_CEU_F_ISSUER, issuer, c->issuer,
		  sizeof(c->issuer)))
		return NULL;
	r->told[d->n_claims++] = (struct in_told){ "", "", "" };
	return c;
}

/* The claim that the columns issuer .. reported make. */
static void
take_claim(struct ceu_in *in, struct in_record *r, const struct in_row *row)
{
	struct pr_ceu_draft_claim *c =
		claim_of(in, r, row, in_text(row, PR_CEU_F_ISSUER));

	if (!c) {
		r->refused = true;
		return;
	}
	for (int f = PR_CEU_F_ACCEPTED; f < PR_CEU_FIELDS; f++) {
		size_t size;
		char *to = claim_field(c, (enum pr_ceu_field)f, &size);

		if (!fill(in, row, f, row->cell[f].text, to, size))
			r->refused = true;
	}
	r->told[c - r->draft->claims] = (struct in_told){
		in_text(row, IN_PERIOD),
		in_text(row, IN_ACCOUNT),
		in_text(row, IN_REPORTED_BEFORE),
	};
}

/* Words, approval and units without an issuer go to all that know them. */
static void
take_common(struct ceu_in *in, struct in_record *r, const struct in_row *row)
{
	for (int a = 0; a < PR_CEU_ATTRIBUTES; a++)
		if (!fill(in, row, PR_CEU_F_CATEGORY + a,
			  row->cell[PR_CEU_F_CATEGORY + a].text,
			  r->draft->word[a], sizeof(r->draft->word[a])))
			r->refused = true;
}

/* --for and what --map gives to one issuer. */
static void
take_own(struct ceu_in *in, struct in_record *r, const struct in_row *row)
{
	const char *at = in->options->for_issuers;

	while (at && *at) {
		size_t n = strcspn(at, ",");
		char *name = arena_strndup(in->arena, at, n);
		struct pr_ceu_draft_claim *c =
			name ? claim_of(in, r, row, name) : NULL;

		if (c && !c->accepted[0])
			memcpy(c->accepted, "yes", 4);
		at += n + (at[n] == ',');
	}
	for (size_t i = 0; i < row->n_own; i++) {
		const struct in_own *own = &row->own[i];
		struct pr_ceu_draft_claim *c = NULL;
		size_t size;
		char *to;

		if (own->cell.text && own->cell.text[0])
			c = claim_of(in, r, row, own->issuer);
		to = c ? claim_field(c, own->field, &size) : NULL;
		if (to &&
		    !fill(in, row, (int)own->field, own->cell.text, to, size))
			r->refused = true;
	}
}

static void
take_entry(struct ceu_in *in, struct in_record *r)
{
	const struct in_row *row = &r->row;

	r->draft = arena_alloc(in->arena, sizeof(*r->draft));
	if (!r->draft) {
		in_no_memory(in);
		return;
	}
	for (int f = 0; f < PR_CEU_F_ISSUER; f++) {
		size_t size;
		char *to = entry_field(r->draft, (enum pr_ceu_field)f, &size);

		/* with a hash it is a name and no path */
		if (f == PR_CEU_F_CERTIFICATE && in_text(row, IN_SHA256)[0])
			continue;
		if (!fill(in, row, f, row->cell[f].text, to, size))
			r->refused = true;
	}
	if (in_text(row, PR_CEU_F_ISSUER)[0])
		take_claim(in, r, row);
	else
		take_common(in, r, row);
	take_own(in, r, row);
}

/* Which of the entry's own columns says another thing than its first row. */
static int
differs(const struct in_row *a, const struct in_row *b)
{
	for (int c = 0; c < PR_CEU_F_ISSUER; c++)
		if (strcmp(in_text(a, c), in_text(b, c)) != 0)
			return c;
	return strcmp(in_text(a, IN_SHA256), in_text(b, IN_SHA256)) != 0
		       ? IN_SHA256
		       : -1;
}

/* The row goes on with the entry before it. */
static bool
goes_on(struct ceu_in *in, const struct in_row *row)
{
	struct in_record *last = in->n ? &in->records[in->n - 1] : NULL;
	char wrong[80];
	int other;

	if (!last || last->kind != IN_ENTRY)
		return false;
	if (!row->goes_on && (!in_text(row, IN_UUID)[0] ||
			      strcasecmp(in_text(row, IN_UUID),
					 in_text(&last->row, IN_UUID)) != 0))
		return false;
	other = differs(&last->row, row);
	if (other >= 0) {
		snprintf(wrong, sizeof(wrong),
			 "line %ld has another value here for the same uuid",
			 last->row.line);
		in_say(in, PR_ERROR, row, other, wrong,
		       "all rows of an entry say the same of it; an entry of "
		       "its own has another uuid, or none");
		last->refused = true;
	} else if (!in_text(row, PR_CEU_F_ISSUER)[0]) {
		in_say(in, PR_ERROR, row, PR_CEU_F_ISSUER,
		       "a second row of an entry names no issuer",
		       "one row for each issuer");
		last->refused = true;
	} else {
		take_claim(in, last, row);
	}
	return true;
}

static bool
kind_of(struct ceu_in *in, const struct in_row *row, enum in_kind *out)
{
	static const char *const words[] = { "holding", "cycle", "entry" };
	const char *said = in_text(row, IN_RECORD);

	*out = IN_ENTRY;
	if (!said[0])
		return true;
	for (size_t i = 0; i < PR_LEN(words); i++)
		if (!strcasecmp(said, words[i])) {
			*out = (enum in_kind)i;
			return true;
		}
	in_say(in, PR_ERROR, row, IN_RECORD, "the kind of row is not known",
	       "one of holding, cycle, entry");
	in->sum->refused++;
	return false;
}

void
in_take(struct ceu_in *in, const struct in_row *row)
{
	struct in_record *more;
	enum in_kind kind;

	if (in->st || goes_on(in, row) || !kind_of(in, row, &kind))
		return;
	more = mem_room(in->records, in->n, &in->cap, sizeof(*more));
	if (!more) {
		in_no_memory(in);
		return;
	}
	in->records = more;
	more += in->n++;
	memset(more, 0, sizeof(*more));
	more->kind = kind;
	more->row = *row;
	if (kind == IN_ENTRY)
		take_entry(in, more);
}
