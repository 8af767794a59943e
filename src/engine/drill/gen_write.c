/* gen_write.c - a draft as a certbank item record of one line */
#include "util/buf.h"

#include "gen.h"

#include <stdio.h>
#include <string.h>

#define RECORD_MAX ((size_t)64 << 10)

/* A JSON string; what the tables hold is UTF-8 without control characters,
 * what we write has line ends. */
static void
put_text(struct buf *out, const char *text)
{
	buf_addc(out, '"');
	for (const char *p = text; *p; p++) {
		if (*p == '"' || *p == '\\') {
			buf_addc(out, '\\');
			buf_addc(out, *p);
		} else if (*p == '\n') {
			buf_adds(out, "\\n");
		} else if ((unsigned char)*p >= 0x20) {
			buf_addc(out, *p);
		}
	}
	buf_addc(out, '"');
}

static void
put_member(struct buf *out, const char *name, const char *text)
{
	buf_printf(out, ",\"%s\":", name);
	put_text(out, text);
}

/* The order in which options stand in the record, by the item's chance. */
static void
option_order(const struct gen *g, size_t order[static GEN_OPTIONS])
{
	const struct gen_draft *d = &g->draft;
	struct pr_rng rng = g->rng;

	for (size_t i = 0; i < d->n_options; i++)
		order[i] = i;
	for (size_t i = d->n_options; i > 1 && !d->fixed; i--) {
		size_t k = (size_t)pr_rng_below(&rng, i), t = order[i - 1];

		order[i - 1] = order[k];
		order[k] = t;
	}
}

static void
put_options(struct buf *out, const struct gen *g, struct pr_generated *made)
{
	const struct gen_draft *d = &g->draft;
	size_t order[GEN_OPTIONS];

	option_order(g, order);
	buf_printf(out, ",\"shuffle\":%s,\"options\":[",
		   d->fixed ? "false" : "true");
	for (size_t i = 0; i < d->n_options; i++) {
		const struct gen_option *o = &d->options[order[i]];
		const char id[2] = { (char)('A' + i), '\0' };

		buf_printf(out, "%s{\"id\":\"%s\"", i ? "," : "", id);
		put_member(out, "text", o->text);
		if (o->right) {
			buf_adds(out, ",\"correct\":true");
			snprintf(made->right, sizeof(made->right), "%s", id);
		} else if (made->n_planted < PR_PLANTED_MAX) {
			struct pr_planted *p =
				&made->planted[made->n_planted++];

			snprintf(p->answer, sizeof(p->answer), "%s", id);
			p->kind = o->kind;
		}
		put_member(out, "rationale", o->why);
		buf_addc(out, '}');
	}
	buf_addc(out, ']');
}

/* What choosing a wrong option is called, where it has a name. */
static void
put_kinds(struct buf *out, const struct pr_generated *made)
{
	const char *before = ",\"extensions\":{\"urn:proctor:drill\":"
			     "{\"kinds\":{";
	bool any = false;

	for (size_t i = 0; i < made->n_planted; i++) {
		if (!made->planted[i].kind)
			continue;
		buf_printf(out, "%s\"%s\":\"%s\"", any ? "," : before,
			   made->planted[i].answer,
			   pr_feedback_name(made->planted[i].kind));
		any = true;
	}
	buf_adds(out, any ? "}}}" : "");
}

static void
put_after(struct buf *out, const struct gen_draft *d,
	  const struct gen_line *line)
{
	char code[12];
	int n = 0;

	for (size_t i = 0; i < PR_LEN(line->after); i++) {
		const struct gen_line *before;

		if (!line->after[i])
			continue;
		before = &d->lines[line->after[i] - 1];
		buf_printf(out, "%s\"%s\"", n++ ? "," : ",\"after\":[",
			   pr_code_display(code, before->system, before->code));
	}
	buf_adds(out, n ? "]" : "");
}

static void
put_line(struct buf *out, const struct gen_draft *d,
	 const struct gen_line *line)
{
	char code[12];

	buf_printf(out, "{\"system\":\"%s\",\"code\":\"%s\"",
		   pr_code_system_name(line->system),
		   pr_code_display(code, line->system, line->code));
	for (int i = 0; i < line->n_mods; i++)
		buf_printf(out, "%s\"%s\"%s", i ? "," : ",\"modifiers\":[",
			   line->mods[i], i == line->n_mods - 1 ? "]" : "");
	if (line->units)
		buf_printf(out, ",\"units\":%d", line->units);
	if (line->optional)
		buf_adds(out, ",\"required\":false");
	if (line->first)
		buf_adds(out, ",\"first\":true");
	put_after(out, d, line);
	if (line->poa == 'E')
		buf_adds(out, ",\"poa\":\"exempt\"");
	else if (line->poa)
		buf_printf(out, ",\"poa\":\"%c\"", line->poa);
	if (line->missing)
		put_member(out, "missing_kind",
			   pr_feedback_name(line->missing));
	put_member(out, "rationale", line->why);
	buf_addc(out, '}');
}

/* The key itself, as it would be typed. */
static void
say_right(struct pr_generated *made, const struct gen_draft *d)
{
	size_t at = 0;

	for (size_t i = 0; i < d->n_lines && at < sizeof(made->right); i++) {
		const struct gen_line *l = &d->lines[i];
		char code[12], units[16] = "", mods[20] = "", poa[4] = "";

		for (int k = 0; k < l->n_mods; k++)
			snprintf(mods + strlen(mods),
				 sizeof(mods) - strlen(mods), "-%s",
				 l->mods[k]);
		if (l->units)
			snprintf(units, sizeof(units), " x%d", l->units);
		if (l->poa)
			snprintf(poa, sizeof(poa), "/%c", l->poa);
		at += (size_t)snprintf(
			made->right + at, sizeof(made->right) - at,
			"%s%s%s%s%s", i ? "\n" : "",
			pr_code_display(code, l->system, l->code), mods, units,
			poa);
	}
}

static void
put_codes(struct buf *out, const struct gen *g, struct pr_generated *made)
{
	const struct gen_draft *d = &g->draft;

	buf_printf(out,
		   ",\"systems\":[\"%s\"],\"sequence\":\"unordered\","
		   "\"answers\":[",
		   pr_code_system_name(d->lines[0].system));
	for (size_t i = 0; i < d->n_lines; i++) {
		buf_adds(out, i ? "," : "");
		put_line(out, d, &d->lines[i]);
	}
	buf_printf(out,
		   "],\"scoring\":{\"points\":%zu,\"method\":"
		   "\"per_option\"}",
		   d->n_lines);
	say_right(made, d);
	memcpy(made->planted, d->planted, sizeof(made->planted));
	made->n_planted = d->n_planted;
}

static void
put_typed(struct buf *out, const struct gen *g, struct pr_generated *made)
{
	const struct gen_draft *d = &g->draft;

	buf_adds(out, ",\"answers\":[");
	for (size_t i = 0; i < d->n_texts; i++) {
		buf_printf(out, "%s{\"text\":", i ? "," : "");
		put_text(out, d->texts[i]);
		buf_adds(out, ",\"match\":\"case_insensitive\"}");
	}
	buf_addc(out, ']');
	snprintf(made->right, sizeof(made->right), "%s", d->texts[0]);
}

static void
put_number(struct buf *out, const struct gen *g, struct pr_generated *made)
{
	const struct gen_draft *d = &g->draft;

	buf_printf(out, ",\"answers\":[{\"value\":%.*f}]", d->decimals,
		   d->number);
	if (d->unit[0])
		put_member(out, "unit", d->unit);
	snprintf(made->right, sizeof(made->right), "%.*f", d->decimals,
		 d->number);
}

static void
put_order(struct buf *out, const struct gen *g, struct pr_generated *made)
{
	const struct gen_draft *d = &g->draft;
	size_t order[GEN_OPTIONS], at = 0;

	option_order(g, order);
	buf_adds(out, ",\"elements\":[");
	for (size_t i = 0; i < d->n_options; i++) {
		buf_printf(out, "%s{\"id\":\"%c\"", i ? "," : "",
			   (int)('a' + i));
		put_member(out, "text", d->options[order[i]].text);
		buf_addc(out, '}');
	}
	buf_adds(out, "],\"correct_order\":[");
	for (size_t k = 0; k < d->n_options; k++) {
		size_t place = 0;

		while (order[place] != k)
			place++;
		buf_printf(out, "%s\"%c\"", k ? "," : "", (int)('a' + place));
		at += (size_t)snprintf(made->right + at,
				       sizeof(made->right) - at, "%s%c",
				       k ? " " : "", (int)('a' + place));
	}
	buf_adds(out, "],\"scoring\":{\"points\":1,\"method\":\"positions\"}");
}

static const char *
type_name(enum gen_type type)
{
	switch (type) {
	case GEN_CODES:
		return "code_entry";
	case GEN_TEXT:
		return "short_text";
	case GEN_NUMBER:
		return "numeric";
	case GEN_ORDER:
		return "ordering";
	case GEN_CHOICE:
		break;
	}
	return "single_choice";
}

static void
put_answers(struct buf *out, const struct gen *g, struct pr_generated *made)
{
	switch (g->draft.type) {
	case GEN_CODES:
		put_codes(out, g, made);
		return;
	case GEN_TEXT:
		put_typed(out, g, made);
		return;
	case GEN_NUMBER:
		put_number(out, g, made);
		return;
	case GEN_ORDER:
		put_order(out, g, made);
		return;
	case GEN_CHOICE:
		put_options(out, g, made);
		put_kinds(out, made);
	}
}

static void
put_facts(struct buf *out, const struct gen *g)
{
	const struct gen_draft *d = &g->draft;
	const char *task = g->generator->task;

	put_member(out, "rationale", d->why);
	buf_adds(out, ",\"authority\":[{\"source\":");
	put_text(out, d->source);
	if (d->locator[0])
		put_member(out, "locator", d->locator);
	buf_printf(out,
		   "}],\"objectives\":[{\"exam\":\"DRILLS\",\"domain\":"
		   "\"%.*s\",\"task\":\"%s\"}],\"cognitive_level\":\"%s\","
		   "\"difficulty\":{\"angoff\":%.2f,\"raters\":1},"
		   "\"time_expected_seconds\":%d",
		   (int)strcspn(task, "."), task, task, d->level, d->angoff,
		   d->seconds);
	if (d->edition[0])
		put_member(out, "code_edition", d->edition);
}

enum pr_status
gen_write(const struct gen *g, struct pr_generated *out, struct pr_err *err)
{
	struct buf buf;
	enum pr_status st;

	buf_init(&buf, RECORD_MAX);
	snprintf(out->uuid, sizeof(out->uuid), "%s", g->uuid);
	buf_printf(&buf,
		   "{\"uuid\":\"%s\",\"identifier\":\"%s-%.8s%.4s\","
		   "\"version\":1,\"status\":\"active\",\"type\":\"%s\"",
		   g->uuid, g->generator->name, g->uuid, g->uuid + 9,
		   type_name(g->draft.type));
	put_member(&buf, "stem", g->draft.stem);
	put_answers(&buf, g, out);
	put_facts(&buf, g);
	buf_addc(&buf, '}');
	st = buf_take(&out->record, NULL, &buf, err);
	if (st)
		memset(out, 0, sizeof(*out));
	return st;
}
