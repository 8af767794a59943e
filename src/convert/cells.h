/*
 * convert/cells.h - a delimited table in, its cells out
 *
 * floor    convert (a second program; util and include/proctor below it)
 * idea     For tables whose meaning the program itself knows, such as entries
 *          of a ledger. Each row becomes one line, the headings first:
 *          {"line":2,"columns":[1,12],"cells":["2026-05-03","Audit"]}
 *          The separator is the one of , ; TAB | that gives most headings.
 */
#ifndef PR_CONVERT_CELLS_H
#define PR_CONVERT_CELLS_H

#include "convert/convert.h"

/*
 * Converts len bytes. PR_OK also when the file was refused, which the report
 * says; PR_ENOMEM, or what the callbacks return.
 */
PR_NODISCARD enum pr_status convert_cells(const char *bytes, size_t len,
					  const struct convert_out *out,
					  struct pr_err *err);

#endif
