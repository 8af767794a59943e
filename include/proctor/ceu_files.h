/*
 * proctor/ceu_files.h - certificates, files of entries, files of rules
 *
 * floor    app
 * idea     A certificate lies in the data folder under its SHA-256 and is
 *          never changed; it travels inside a backup. What comes in from a
 *          file passes the same check as what is typed.
 */
#ifndef PR_CEU_FILES_H
#define PR_CEU_FILES_H

#include "proctor/ceu_desk.h"

#define PR_CEU_CERTIFICATE_MAX ((size_t)32 << 20) /* bytes */

struct pr_ceu_certificate {
	unsigned char hash[32];
	int64_t bytes;
	char type[8];   /* "pdf" */
	char name[256]; /* as the file was called */
	int64_t entry;  /* that has it already, 0 none */
};

/**
 * Looks whether a file can be a certificate: PDF, PNG, JPEG, GIF, TIFF, WebP,
 * HEIC, or clean text (a mail), by its bytes and not by its name.
 *
 * owns     out is the caller's
 * errors   PR_ENOTFOUND; PR_EINVAL: a folder, empty, larger than 32 MiB, of
 *          another kind, which it names, or text that is called .pdf; PR_EIO
 */
PR_NODISCARD enum pr_status pr_ceu_certificate_look(
	struct pr_desk *desk, const char *path, struct pr_ceu_certificate *out,
	struct pr_err *err);

/**
 * The path in the data folder of an entry's certificate.
 *
 * owns     *out is the caller's (free)
 * errors   PR_ENOTFOUND when the entry has none or the file is gone; PR_ENOMEM
 */
PR_NODISCARD enum pr_status pr_ceu_certificate_path(
	struct pr_desk *desk, const struct pr_ceu_entry *entry, char **out,
	struct pr_err *err);

/**
 * Copies an entry's certificate to a new file, looking at its hash on the way.
 *
 * owns     all borrowed
 * errors   as pr_ceu_certificate_path; PR_EDAMAGED when it was changed since;
 *          PR_EEXIST, PR_EIO, PR_EFULL: no file is left
 */
PR_NODISCARD enum pr_status pr_ceu_certificate_copy(
	struct pr_desk *desk, const struct pr_ceu_entry *entry, const char *to,
	struct pr_err *err);

/**
 * The kind of a certificate that was taken in, by its bytes and not by its
 * name, which has no ending: "pdf".
 *
 * shape    path is of pr_ceu_certificate_path
 * owns     static string
 */
const char *pr_ceu_certificate_type(const char *path);

enum pr_ceu_trouble {
	PR_CEU_FILE_MISSING,
	PR_CEU_FILE_CHANGED,
	PR_CEU_FILE_STRAY, /* a file that no entry knows */
	PR_CEU_NO_FILE,    /* an entry that counts has no certificate */
	PR_CEU_NO_FIELD,   /* a field the issuer asks for is not said */
	PR_CEU_RULES_OLD,  /* rules checked more than a year ago */
	PR_CEU_RULES_GONE, /* something is held, its rules file is away */
	PR_CEU_NO_CYCLE,   /* an entry that is accepted lies in none */
	PR_CEU_DOUBLE,     /* two entries that may be one activity */
};

/* One finding of the check; strings are lent for the call. */
struct pr_ceu_check_finding {
	enum pr_ceu_trouble trouble;
	bool error;         /* else good to know */
	int64_t entry;      /* 0 none */
	const char *issuer; /* NULL none */
	const char *path;   /* NULL none */
	char text[PR_ERR_TEXT_MAX];
};

/**
 * Looks at every certificate, every entry and every rules file in use.
 *
 * owns     found is called for each
 * errors   PR_EDAMAGED when a file is missing or changed; PR_EIO
 */
PR_NODISCARD enum pr_status pr_ceu_check(
	struct pr_desk *desk, void *ctx,
	void (*found)(void *ctx, const struct pr_ceu_check_finding *finding),
	struct pr_err *err);

/* ---- entries from a file ------------------------------------------------- */

struct pr_ceu_import {
	const char *path;      /* "-" standard input */
	const char *converter; /* its path, NULL: JSON only */
	const char *map; /* "date=Completed,title=Course,AHIMA.category=Dom" */
	const char *for_issuers; /* "AHIMA,AAPC" accepted there, NULL none */
	bool dry_run;
};

struct pr_ceu_imported {
	long entries, holdings, cycles; /* taken in, or that would be */
	long same; /* there already: by uuid, or an own row as it stands */
	long refused;
};

/**
 * Takes entries in from CSV (through the converter) or from JSON that
 * `ceu export` wrote; all or none. Findings name file, line, column, what is
 * wrong and what would be right; every row is looked at even after a fault.
 *
 * owns     all borrowed; out is the caller's
 * errors   PR_ESCHEMA after findings: nothing is stored; PR_ENOTFOUND;
 *          PR_EIO; PR_EFULL; PR_ENOMEM
 */
PR_NODISCARD enum pr_status pr_ceu_import(struct pr_desk *desk,
					  const struct pr_ceu_import *import,
					  const struct pr_findings *findings,
					  struct pr_ceu_imported *out,
					  struct pr_err *err);

/* ---- rules of the user's own --------------------------------------------- */

/**
 * Checks a rules file without a data folder.
 *
 * owns     *out is the caller's, NULL allowed when only findings are wanted
 * errors   as pr_ceu_rules_read; PR_ENOTFOUND; PR_EIO
 */
PR_NODISCARD enum pr_status pr_ceu_rules_file(
	struct pr_ceu_issuer **out, const char *path,
	const struct pr_findings *findings, struct pr_err *err);

/**
 * Takes a rules file in; it hides the shipped one of the same issuer.
 *
 * owns     all borrowed
 * errors   as pr_ceu_rules_file; PR_EFULL
 */
PR_NODISCARD enum pr_status pr_ceu_rules_import(
	struct pr_desk *desk, const char *path,
	const struct pr_findings *findings, struct pr_err *err);

/**
 * Goes back to the shipped rules of an issuer, if there are any.
 *
 * owns     issuer is borrowed
 * errors   PR_ENOTFOUND when there is no own file of it; PR_EIO; PR_EFULL
 */
PR_NODISCARD enum pr_status pr_ceu_rules_drop(struct pr_desk *desk,
					      const char *issuer,
					      struct pr_err *err);

#endif
