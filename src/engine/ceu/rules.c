/* rules.c - a rules file through the gate; see proctor/ceu_rules.h */
#include "proctor/rules.h"

#include "proctor/text.h"
#include "util/arena.h"
#include "util/mem.h"

#include "rules_parts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The newest minor version whose members are known. */
#define FORMAT_MINOR 0

/* Levels of nesting; the format needs 4. */
#define DEPTH 32
#define DEPTH_TEXT "32"

struct gate {
	struct check check;
	struct pr_findings told;     /* to whom findings go on */
	struct pr_findings heard;    /* from the checks: comes by here */
	char first[PR_ERR_TEXT_MAX]; /* the first error, "" none */
	int n;
};

/* What a file says may be quoted before it was found clean. */
static const char *
make_clean(char **copy, const char *text)
{
	*copy = NULL;
	if (!text || pr_text_is_clean(text, strlen(text), PR_CLEAN_FOLD))
		return text;
	if (pr_text_clean(copy, text, strlen(text), PR_CLEAN_FOLD, NULL, NULL))
		return "?";
	return *copy;
}

static void
tell(struct gate *g, const struct pr_finding *finding)
{
	if (finding->severity >= PR_ERROR && !g->first[0])
		snprintf(g->first, sizeof(g->first), "line %ld: %s",
			 finding->line, finding->wrong);
	if (g->told.found)
		g->told.found(g->told.ctx, finding);
}

static void
hear(void *ctx, const struct pr_finding *finding)
{
	struct gate *g = ctx;
	struct pr_finding f = *finding;
	char *copies[4];

	f.item = make_clean(&copies[0], finding->item);
	f.member = make_clean(&copies[1], finding->member);
	f.wrong = make_clean(&copies[2], finding->wrong);
	f.right = make_clean(&copies[3], finding->right);
	tell(g, &f);
	for (size_t i = 0; i < PR_LEN(copies); i++)
		free(copies[i]);
	if (++g->n == RULES_TOLD)
		check_say(&g->check, RULE_CEU_MORE, NULL, NULL, NULL);
	if (g->n >= RULES_TOLD)
		g->check.findings = NULL; /* from now on only counted */
}

static void
gate_init(struct gate *g, const char *file, const char *text, size_t len,
	  const struct pr_findings *findings)
{
	memset(g, 0, sizeof(*g));
	if (findings)
		g->told = *findings;
	g->heard = (struct pr_findings){ g, hear };
	g->check.findings = &g->heard;
	g->check.file = file;
	g->check.what = "rules file";
	g->check.json = text;
	g->check.len = len;
	g->check.place = (struct cut_place){ 1, 1 };
	g->check.newest = FORMAT_MINOR;
	g->check.one_line = true;
}

/* ---- the bytes ----------------------------------------------------------- */

/* A fault at a byte: the file is lost. */
static enum pr_status
lost(struct gate *g, int rule, const char *one, size_t at, struct pr_err *err)
{
	struct check *c = &g->check;

	c->place = cut_place_after(c->place, c->json, at);
	c->json = NULL;
	check_say_as(c, PR_FATAL, rule, one, NULL, NULL);
	return pr_fail(err, PR_EPARSE, "%s, %s", c->file, g->first);
}

static enum pr_status
scan_fault_of(struct gate *g, const struct scan *s, struct pr_err *err)
{
	const char *one = s->why ? s->why : s->name;

	if (s->rule == RULE_TOO_DEEP)
		one = DEPTH_TEXT;
	return lost(g, s->rule, one, (size_t)(s->at - g->check.json), err);
}

/* What the text begins with when it can be no JSON at all, 0 fine. */
static int
bad_start(const char *text, size_t len)
{
	size_t i = 0;

	if (len >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0)
		return RULE_BOM;
	if (len >= 2 && (memcmp(text, "\xff\xfe", 2) == 0 ||
			 memcmp(text, "\xfe\xff", 2) == 0))
		return RULE_UTF8;
	while (i < len && text[i] && strchr(" \t\r\n", text[i]))
		i++;
	return i < len && text[i] == '{' ? 0 : RULE_CEU_NOT_RULES;
}

/* One value, strictly, and nothing after it. */
static enum pr_status
scan_text(struct gate *g, struct scan *s, struct pr_err *err)
{
	const char *text = g->check.json, *e = text + g->check.len;
	enum scan_status walked;

	s->depth_max = DEPTH;
	walked = scan_value(s, text, e, true);
	if (walked == SCAN_NOMEM)
		return mem_fail(err);
	if (walked == SCAN_OK) {
		const char *p = s->end;

		while (p < e && *p && strchr(" \t\r\n", *p))
			p++;
		if (p < e)
			scan_fault(s, RULE_AFTER_END, p, NULL);
	}
	return s->rule ? scan_fault_of(g, s, err) : PR_OK;
}

static enum pr_status
check_bytes(struct gate *g, struct pr_err *err)
{
	int start = bad_start(g->check.json, g->check.len);
	struct scan *s;
	enum pr_status st;

	if (g->check.len > RULES_BYTES)
		return lost(g, RULE_CEU_SIZE, text_of(RULES_BYTES).text, 0,
			    err);
	if (start)
		return lost(g, start, NULL, 0, err);
	s = mem_array(1, sizeof(*s));
	if (!s)
		return mem_fail(err);
	st = scan_text(g, s, err);
	scan_release(s);
	free(s);
	return st;
}

/* ---- format and version -------------------------------------------------- */

/* "MAJOR.MINOR" in digits, at most three each. */
static bool
read_version(const char *text, long *major, long *minor)
{
	size_t n = text ? strspn(text, "0123456789") : 0;
	size_t m = n && text[n] == '.' ? strspn(text + n + 1, "0123456789") : 0;

	if (n < 1 || n > 3 || m < 1 || m > 3 || text[n + 1 + m])
		return false;
	*major = strtol(text, NULL, 10);
	*minor = strtol(text + n + 1, NULL, 10);
	return true;
}

static enum pr_status
check_format(struct gate *g, const cJSON *root, struct pr_err *err)
{
	struct check *c = &g->check;
	const cJSON *named = json_get(root, "format");
	const char *format = cJSON_GetStringValue(named);
	const cJSON *version = json_get(root, "format_version");
	const char *text = cJSON_GetStringValue(version);
	long major = 0, minor = 0;
	size_t mark;

	if (!format || strcmp(format, "ceurules") != 0) {
		mark = check_enter(c, named ? "format" : "");
		check_say(c, RULE_CEU_NOT_RULES, NULL, NULL, NULL);
		check_leave(c, mark);
		return pr_fail(err, PR_EPARSE, "%s, %s", c->file, g->first);
	}
	if (read_version(text, &major, &minor) && major == 1) {
		c->minor = (int)minor;
		return PR_OK;
	}
	mark = check_enter(c, "format_version");
	check_say(c, RULE_CEU_VERSION,
		  text      ? text
		  : version ? json_kind(version)
			    : "missing",
		  NULL, NULL);
	check_leave(c, mark);
	return pr_fail(err, major > 1 ? PR_EVERSION : PR_ESCHEMA, "%s, %s",
		       c->file, g->first);
}

/* ---- the whole ----------------------------------------------------------- */

/* All rules one by one; false without memory. */
static bool
take_rules(struct rules_draft *d, cJSON *root)
{
	const cJSON *list = json_get(root, "rules");
	int i = 0;
	bool ok = true;

	for (cJSON *v = list->child; v && ok; v = v->next, i++) {
		size_t mark = rules_enter(d, i, json_string(v, "identifier"));

		ok = !cJSON_IsObject(v) || rules_take_rule(d, v, i);
		rules_leave(d, mark);
	}
	return ok;
}

static enum pr_status
check_tree(struct gate *g, struct rules_issuer *out, cJSON *root,
	   struct pr_err *err)
{
	static const struct shape *const shape = &shape_ceu_file;
	struct check *c = &g->check;
	struct rules_draft d = { .c = c, .issuer = &out->issuer };
	enum pr_status st = check_format(g, root, err);

	if (st)
		return st;
	d.label = json_string(json_get(root, "issuer"), "identifier");
	c->label = d.label;
	check_shapes(c, root, &shape, 1);
	c->shaped = true;
	if (c->no_memory || !rules_build_head(&d, root))
		return mem_fail(err);
	if (cJSON_IsArray(json_get(root, "rules")) && !take_rules(&d, root))
		return mem_fail(err);
	rules_check(&d);
	if (c->no_memory)
		return mem_fail(err);
	if (c->errors == 1)
		return pr_fail(err, PR_ESCHEMA, "%s, %s", c->file, g->first);
	if (c->errors)
		return pr_fail(err, PR_ESCHEMA,
			       "%s has %d errors; the first, %s", c->file,
			       c->errors, g->first);
	return PR_OK;
}

static enum pr_status
read_text(struct gate *g, struct rules_issuer *out, struct pr_err *err)
{
	struct check *c = &g->check;
	enum pr_status st = check_bytes(g, err);
	cJSON *root;

	if (st)
		return st;
	out->arena = c->arena = arena_new(RULES_ARENA_MAX);
	root = out->arena ? tree_build(out->arena, c->json, c->len) : NULL;
	if (!root)
		return mem_fail(err);
	out->issuer.file = arena_strdup(out->arena, c->file);
	if (!out->issuer.file)
		return mem_fail(err);
	return check_tree(g, out, root, err);
}

enum pr_status
pr_ceu_rules_read(struct pr_ceu_issuer **out, const char *file,
		  const char *text, size_t len,
		  const struct pr_findings *findings, struct pr_err *err)
{
	struct rules_issuer *made = mem_array(1, sizeof(*made));
	struct gate *g = mem_array(1, sizeof(*g));
	enum pr_status st = PR_ENOMEM;

	*out = NULL;
	if (made && g) {
		gate_init(g, file ? file : "-", text, len, findings);
		st = read_text(g, made, err);
	} else {
		st = mem_fail(err);
	}
	free(g);
	if (!st)
		*out = &made->issuer;
	else
		pr_ceu_issuer_free(made ? &made->issuer : NULL);
	return st;
}

void
pr_ceu_issuer_free(struct pr_ceu_issuer *issuer)
{
	struct rules_issuer *made = (struct rules_issuer *)issuer;

	if (!made)
		return;
	arena_free(made->arena);
	free(made);
}
