/* ceu_kind.c - of which kind the bytes of a certificate are */
#include "proctor/text.h"
#include "util/fs.h"

#include "ceu.h"

#include <string.h>
#include <strings.h>

#define PDF_WITHIN 1024 /* readers look for its mark so far */

/* Bytes at a place of the file that tell what it is. */
struct mark {
	size_t at, n;
	const char *bytes;
	const char *type; /* NULL: no certificate */
	const char *what; /* for a sentence, then */
};

static const struct mark marks[] = {
	{ 0, 8, "\x89PNG\r\n\x1a\n", "png", NULL },
	{ 0, 3, "\xff\xd8\xff", "jpg", NULL },
	{ 0, 6, "GIF87a", "gif", NULL },
	{ 0, 6, "GIF89a", "gif", NULL },
	{ 0, 4, "II*\0", "tif", NULL },
	{ 0, 4, "MM\0*", "tif", NULL },
	{ 4, 8, "ftypheic", "heic", NULL },
	{ 4, 8, "ftypheix", "heic", NULL },
	{ 4, 8, "ftypheim", "heic", NULL },
	{ 4, 8, "ftypheis", "heic", NULL },
	{ 4, 8, "ftyphevc", "heic", NULL },
	{ 4, 8, "ftypmif1", "heic", NULL },
	{ 4, 8, "ftypmsf1", "heic", NULL },
	{ 0, 4, "PK\x03\x04", NULL,
	  "a zip archive or a document of a word processor" },
	{ 0, 8, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", NULL,
	  "a document of an office program" },
	{ 4, 8, "ftypavif", NULL, "an AVIF picture" },
	{ 4, 4, "ftyp", NULL, "a film" },
	{ 0, 2, "MZ", NULL, "a program" },
	{ 0, 4,
	  "\x7f"
	  "ELF",
	  NULL, "a program" },
	{ 0, 2, "\x1f\x8b", NULL, "a packed file" },
	{ 0, 2, "BM", NULL, "a BMP picture" },
};

static bool
has(const char *data, size_t len, const struct mark *mark)
{
	return len >= mark->at + mark->n &&
	       memcmp(data + mark->at, mark->bytes, mark->n) == 0;
}

static bool
is_pdf(const char *data, size_t len)
{
	for (size_t i = 0; i + 5 <= len && i < PDF_WITHIN; i++)
		if (memcmp(data + i, "%PDF-", 5) == 0)
			return true;
	return false;
}

static bool
is_webp(const char *data, size_t len)
{
	return len >= 12 && memcmp(data, "RIFF", 4) == 0 &&
	       memcmp(data + 8, "WEBP", 4) == 0;
}

/* A mail or a page saved as text: UTF-8 with nothing that steers a terminal.
 * Its lines end as they like. */
static bool
is_text(const char *data, size_t len)
{
	static const char sign[] = "\xef\xbf\xbd"; /* U+FFFD itself */
	size_t used;

	for (size_t i = 0; i < len; i += used) {
		unsigned char c = (unsigned char)data[i];

		used = 1;
		if (c == 0x7f || !c || (c < 0x20 && !strchr("\t\n\r\f", c)))
			return false;
		if (c >= 0x80 &&
		    pr_text_next(data + i, len - i, &used) == 0xfffd &&
		    (used != 3 || memcmp(data + i, sign, 3) != 0))
			return false;
	}
	return true;
}

const char *
app_ceu_kind(const char *data, size_t len, const char **what)
{
	for (size_t i = 0; i < PR_LEN(marks); i++)
		if (has(data, len, &marks[i])) {
			*what = marks[i].what;
			return marks[i].type;
		}
	if (is_pdf(data, len))
		return "pdf";
	if (is_webp(data, len))
		return "webp";
	*what = "of no kind that this program knows";
	return is_text(data, len) ? "txt" : NULL;
}

/* ---- what a name says ---------------------------------------------------- */

const char *
app_ceu_kind_named(const char *path)
{
	static const char *const ends[] = { "pdf",  "png", "jpg",  "jpeg",
					    "gif",  "tif", "tiff", "webp",
					    "heic", "heif" };
	const char *slash = strrchr(path, '/');
	const char *dot = strrchr(slash ? slash : path, '.');

	for (size_t i = 0; dot && i < PR_LEN(ends); i++)
		if (!strcasecmp(dot + 1, ends[i]))
			return ends[i];
	return NULL;
}

/* ---- of one that was taken in -------------------------------------------- */

const char *
pr_ceu_certificate_type(const char *path)
{
	const char *what = "", *type = NULL;
	char start[PDF_WITHIN + 8];
	struct fs_reader *reader;
	size_t n = 0;

	if (fs_reader_open(&reader, path, NULL) != PR_OK)
		return "txt";
	if (fs_reader_read(reader, start, sizeof(start), &n, NULL) == PR_OK)
		type = app_ceu_kind(start, n, &what);
	fs_reader_close(reader);
	return type ? type : "txt"; /* text that was cut within a character */
}
