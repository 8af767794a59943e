/*
 * engine/ceu/rules_parts.h - what the files of the rules gate share
 *
 * floor    engine (ceu)
 * idea     The bytes are read by the strict scanner of engine/bank and checked
 *          against tables of members, as a bank is. What is sound is built at
 *          once, so that one run names every fault of a file.
 */
#ifndef PR_CEU_RULES_PARTS_H
#define PR_CEU_RULES_PARTS_H

#include "engine/bank/check.h"
#include "engine/bank/rule_numbers.h"
#include "proctor/ceu_rules.h"

/* A file of rules may be so long, and its memory grow so large. */
#define RULES_BYTES ((size_t)1 << 20)
#define RULES_ARENA_MAX ((size_t)128 << 20)

/* Findings that are told; the rest is only counted. */
#define RULES_TOLD 200

/* The members of a file, of any rule, and of a rule by its kind. */
extern const struct shape shape_ceu_file, shape_ceu_rule;
extern const struct shape *const shape_of_ceu_kind[PR_CEU_KINDS];

/* Words in the order of their enums; NULL ends. */
extern const char *const words_ceu_kind[], *const words_ceu_attribute[];
extern const char *const words_ceu_anchor[], *const words_ceu_straddle[];
extern const char *const words_ceu_issuer[], *const words_ceu_account[];
extern const char *const words_ceu_grade[];
/* The same, after the one that is meant when nothing is said. */
extern const char *const words_ceu_when[], *const words_ceu_rest[];
/* What an auditor may ask for, and the fields these words mean. */
extern const char *const words_ceu_evidence[];
extern const enum pr_ceu_field ceu_evidence_fields[];

/* What a file gives, with its memory. */
struct rules_issuer {
	struct pr_ceu_issuer issuer; /* first: it is what the caller gets */
	struct arena *arena;
};

/* A file on its way: sound parts are in issuer, the others are left out. */
struct rules_draft {
	struct check *c;
	const char *label; /* of the file: its issuer, may be NULL */
	struct pr_ceu_issuer *issuer;
	struct pr_ceu_rule *rules; /* of issuer, while they are made */
	int *at;                   /* the index in the file of each rule */
	/* whole, so that what is missing there is missing */
	bool knows_issuer, knows_credentials, knows_references;
	bool knows_words[PR_CEU_ATTRIBUTES];
	bool knows_rules;
};

/* rules_build.c: the head of a file whose shape was checked, then its rules
 * one by one; false without memory. */
bool rules_build_head(struct rules_draft *d, const cJSON *root);
bool rules_build_rule(struct rules_draft *d, const cJSON *rule, int at);

/* rules_rule.c: a rule of the file, its shape and what must fit within it;
 * builds it when it is sound. False without memory. */
bool rules_take_rule(struct rules_draft *d, cJSON *rule, int at);

/* rules_check.c: what must fit together in the whole file. */
void rules_check(struct rules_draft *d);
/* Of one rule, while its tree is at hand: what it refers to is there. */
void rules_check_references(struct rules_draft *d, const cJSON *rule);

/* rules_quota.c: minimums and maximums against each other; rules that are
 * counted only after activities with a choice have their cycle. */
void rules_check_quotas(struct rules_draft *d);

/* Steps into a rule by its index in the file, and out again to the file. */
size_t rules_enter(struct rules_draft *d, int at, const char *identifier);
void rules_leave(struct rules_draft *d, size_t mark);
/* The same by the index of a rule that was built. */
size_t rules_enter_built(struct rules_draft *d, size_t i);

/* The plural member of an attribute: "categories". */
const char *rules_words_member(enum pr_ceu_attribute attribute);

#endif
