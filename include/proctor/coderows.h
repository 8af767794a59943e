/*
 * proctor/coderows.h - what the converter says of official code tables
 *
 * floor    util (words only; neither end sees the other's code)
 * idea     proctor-convert --codes=NAME reads one file from standard input
 *          (NAME is its name, for what only a name tells: an edition) and
 *          writes rows to standard output, one a line, fields apart by TAB,
 *          UTF-8, no control characters, blanks collapsed. A zip or gzip file
 *          gives the rows of each of its members. The report is as in
 *          proctor/foreign.h, with rules 561 and up; "E rows refused" ends it.
 *          A member that is not a table of ours is skipped with a notice.
 *
 *          The first field says what a row is:
 *
 *          F what edition member
 *              a table begins; what is one of enum pr_table_what by its word
 *              (PR_TABLE_LIST), edition "FY2026" (CM, PCS, POA), "2025Q4"
 *              (HCPCS), "v40" (DRG) or "" when neither content nor name says
 *          C code valid order brief title
 *              order files; valid is 0 or 1. cm_codes gives order 0, brief ""
 *          M code kind brief title coverage added effective ended action
 *              HCPCS; kind C code or M modifier; dates YYYY-MM-DD or ""
 *          D node parent title
 *              tabular: "ch 9" "", "I30-I5A" "ch 9", "I50" "I30-I5A", ...;
 *              codes without dot; a section of one category is "C50-C50"
 *          N owner kind text
 *              a note of a node; kind is the number of enum pr_note_kind in
 *              proctor/codebook.h; text as published; order is row order
 *          S owner value text
 *              a seventh character that a node defines
 *          I id parent depth path nemod code dash manif see
 *              index line; id from 1 in file order, parent 0 for a main term;
 *              path "Diabetes, type 2, with"; dash 0 or 1; see also covers
 *              seeAlso, seecat and subcat, apart by "; "
 *          T path col code dash
 *              a cell of the neoplasm or drug table; code "" for one that
 *              is "-"; the neoplasm table's own word is not in the paths
 *          A table row pos value label
 *              PCS tables; pos 1-3 with row 0: the table's own axes (value is
 *              the character); pos 4-7 with row 1, 2, ...
 *          B table pos title definition
 *              name of an axis of a table ("Body Part"); the operation's
 *              definition with pos 3
 *          K section axis n title definition explanation
 *              a PCS term, numbered; several titles apart by "; "
 *          L n includes
 *              one of the includes of term n
 *          P term code
 *              PCS index: an entry and the code or the first characters that
 *              it leads to
 *          O code
 *              exempt from POA reporting
 *          G drg mdc type title
 *          V code level
 *              level CC, MCC or MCC_ALIVE
 *          U code text
 *              the learner's own CPT list (asked for with --cpt=1)
 *          E what rows
 *              the table that F began ends, with its number of rows; a table
 *              without it was cut off, and nothing of the file may be used
 */
#ifndef PR_CODEROWS_H
#define PR_CODEROWS_H

#include "proctor/base.h"

#define PR_TABLE_LIST(X)                      \
	X(CM_ORDER, "cm_order")               \
	X(CM_CODES, "cm_codes")               \
	X(CM_TABULAR, "cm_tabular")           \
	X(CM_INDEX, "cm_index")               \
	X(CM_EINDEX, "cm_eindex")             \
	X(CM_NEOPLASM, "cm_neoplasm")         \
	X(CM_DRUG, "cm_drug")                 \
	X(PCS_ORDER, "pcs_order")             \
	X(PCS_TABLES, "pcs_tables")           \
	X(PCS_DEFINITIONS, "pcs_definitions") \
	X(PCS_INDEX, "pcs_index")             \
	X(POA_EXEMPT, "poa_exempt")           \
	X(HCPCS, "hcpcs")                     \
	X(DRG_TITLES, "drg_titles")           \
	X(DRG_SEVERITY, "drg_severity")       \
	X(CPT, "cpt")

enum pr_table_what {
#define X(name, word) PR_TABLE_##name,
	PR_TABLE_LIST(X)
#undef X
	PR_TABLES
};

/* Limits, each named when it is met. */
#define PR_CODEROWS_FILE ((size_t)64 << 20)  /* bytes as they come in */
#define PR_CODEROWS_OPEN ((size_t)256 << 20) /* bytes after unpacking */
#define PR_CODEROWS_MEMBERS 200              /* members of an archive */
#define PR_CODEROWS_DEPTH 64                 /* of XML */
#define PR_CODEROWS_TEXT ((size_t)64 << 10)  /* bytes of one text */
#define PR_CODEROWS_FIELD ((size_t)8 << 10)  /* of one field that goes out */

#endif
