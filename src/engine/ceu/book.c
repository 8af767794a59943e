/* book.c - issuers by name, credentials, words; see proctor/ceu_book.h */
#include "proctor/ceu_book.h"
#include "util/mem.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Where the name is, or belongs. */
static size_t
place_of(const struct pr_ceu_book *book, const char *name, bool *there)
{
	size_t i = 0;
	int order = 1;

	while (i < book->n &&
	       (order = strcasecmp(book->issuers[i]->identifier, name)) < 0)
		i++;
	*there = i < book->n && order == 0;
	return i;
}

static bool
replaces(const struct pr_ceu_issuer *new, const struct pr_ceu_issuer *old)
{
	return new->own || (!old->own && new->version >= old->version);
}

enum pr_status
pr_ceu_book_add(struct pr_ceu_book *book, struct pr_ceu_issuer *issuer,
		struct pr_err *err)
{
	bool there;
	size_t at = place_of(book, issuer->identifier, &there);
	struct pr_ceu_issuer **more;

	if (there && replaces(issuer, book->issuers[at])) {
		pr_ceu_issuer_free(book->issuers[at]);
		book->issuers[at] = issuer;
		return PR_OK;
	}
	if (there) {
		pr_ceu_issuer_free(issuer);
		return PR_OK;
	}
	more = mem_resize(book->issuers, book->n + 1,
			  sizeof(struct pr_ceu_issuer *));
	if (!more) {
		pr_ceu_issuer_free(issuer);
		return mem_fail(err);
	}
	book->issuers = more;
	memmove(more + at + 1, more + at,
		(book->n - at) * sizeof(struct pr_ceu_issuer *));
	more[at] = issuer;
	book->n++;
	return PR_OK;
}

void
pr_ceu_book_release(struct pr_ceu_book *book)
{
	for (size_t i = 0; i < book->n; i++)
		pr_ceu_issuer_free(book->issuers[i]);
	free(book->issuers);
	*book = (struct pr_ceu_book){ 0 };
}

const struct pr_ceu_issuer *
pr_ceu_issuer_find(const struct pr_ceu_book *book, const char *identifier)
{
	bool there;
	size_t at = place_of(book, identifier, &there);

	return there ? book->issuers[at] : NULL;
}

static const struct pr_ceu_credential *
credential_of(const struct pr_ceu_issuer *issuer, const char *name, bool former)
{
	for (size_t i = 0; i < issuer->n_credentials; i++) {
		const struct pr_ceu_credential *c = &issuer->credentials[i];

		if (strcasecmp(former ? c->formerly : c->identifier, name) == 0)
			return c;
	}
	return NULL;
}

const struct pr_ceu_issuer *
pr_ceu_credential_find(const struct pr_ceu_book *book, const char *name,
		       const struct pr_ceu_credential **credential)
{
	for (size_t i = 0; book->n && i < 2 * book->n && *name; i++) {
		const struct pr_ceu_issuer *issuer = book->issuers[i % book->n];
		const struct pr_ceu_credential *found =
			credential_of(issuer, name, i >= book->n);

		if (!found)
			continue;
		if (credential)
			*credential = found;
		return issuer;
	}
	return NULL;
}

/* Names of one kind, i as many fewer as there were. */
static const char *
credential_at(const struct pr_ceu_book *book, bool former, size_t *i)
{
	for (size_t k = 0; k < book->n; k++) {
		const struct pr_ceu_issuer *issuer = book->issuers[k];

		for (size_t c = 0; c < issuer->n_credentials; c++) {
			const struct pr_ceu_credential *one =
				&issuer->credentials[c];
			const char *name =
				former ? one->formerly : one->identifier;

			if (name && name[0] && !(*i)--)
				return name;
		}
	}
	return NULL;
}

const char *
pr_ceu_name_at(const void *book, size_t i)
{
	const struct pr_ceu_book *of = book;
	const char *name;

	if (i < of->n)
		return of->issuers[i]->identifier;
	i -= of->n;
	name = credential_at(of, false, &i);
	return name ? name : credential_at(of, true, &i);
}

const char *
pr_ceu_account_name(const struct pr_ceu_issuer *issuer,
		    const struct pr_ceu_credential *credential)
{
	return issuer->pooled ? issuer->identifier : credential->identifier;
}

const struct pr_ceu_word *
pr_ceu_word_find(const struct pr_ceu_issuer *issuer,
		 enum pr_ceu_attribute attribute, const char *identifier)
{
	for (size_t i = 0; i < issuer->n_words[attribute]; i++)
		if (strcasecmp(issuer->words[attribute][i].identifier,
			       identifier) == 0)
			return &issuer->words[attribute][i];
	return NULL;
}
