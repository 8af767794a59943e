/* test_ceu_app_files.c - certificates: taken in, checked, carried in backups */
#include "proctor/hash.h"

#include "broken_disk.h"
#include "ceu_case_files.h"

#include <signal.h>
#include <sys/resource.h>

static enum pr_status
look(struct ceu_case *c, const char *path, struct pr_ceu_certificate *out)
{
	return pr_ceu_certificate_look(c->d.desk, path, out, &c->d.err);
}

static void
look__the_bytes_say_what_it_is_and_not_the_name(void **state)
{
	static const struct {
		const char *bytes;
		size_t n;
		const char *type; /* NULL: refused */
		const char *word; /* of the sentence, then */
	} files[] = {
		{ "\n\n%PDF-1.7 x", 12, "pdf", NULL },
		{ "\x89PNG\r\n\x1a\n....", 12, "png", NULL },
		{ "\xff\xd8\xff\xe0....", 8, "jpg", NULL },
		{ "GIF89a....", 10, "gif", NULL },
		{ "II*\0....", 8, "tif", NULL },
		{ "MM\0*....", 8, "tif", NULL },
		{ "RIFF....WEBPVP8 ", 16, "webp", NULL },
		{ "....ftypheic....", 16, "heic", NULL },
		{ "From: me\r\nSubject:\tCEU \xe2\x80\x9cyes\xe2\x80\x9d\r\n",
		  34, "txt", NULL },
		{ "RIFF....WAVEfmt \1", 17, NULL, "no kind" },
		{ "PK\x03\x04 x", 6, NULL, "zip" },
		{ "....ftypisom....", 16, NULL, "film" },
		{ "....ftypavif....", 16, NULL, "AVIF" },
		{ "MZ\x90", 3, NULL, "program" },
		{ "plain\0text", 10, NULL, "no kind" },
		{ "plain \x1b[2J", 10, NULL, "no kind" },
		{ "caf\xe9 latin", 10, NULL, "no kind" },
		{ "", 0, NULL, "empty" },
	};
	struct ceu_case *c = *state;
	struct pr_ceu_certificate out;

	for (size_t i = 0; i < PR_LEN(files); i++) {
		enum pr_status st;

		out = (struct pr_ceu_certificate){ .bytes = -7 };
		ceu_file(c->d.base, "file.txt", files[i].bytes, files[i].n);
		st = look(c, ceu_path(c, "file.txt"), &out);
		if (files[i].type) {
			assert_pr_ok(st, &c->d.err);
			assert_string_equal(out.type, files[i].type);
			assert_string_equal(out.name, "file.txt");
			assert_int_equal(out.bytes, files[i].n);
			continue;
		}
		assert_int_equal(st, PR_EINVAL);
		if (!strstr(c->d.err.text, files[i].word))
			fail_msg("%zu: %s", i, c->d.err.text);
		assert_int_equal(out.bytes, -7);
		c->d.err = (struct pr_err){ 0 };
	}
}

/* A page that asks to log in, saved as the certificate. */
static void
look__text_that_is_called_a_pdf_or_a_picture_is_refused(void **state)
{
	static const char *const names[] = { "a.pdf", "a.PDF", "a.jpeg",
					     "a.tiff", "a.b.png" };
	static const char page[] = "<!DOCTYPE html><p>Please log in</p>\n";
	struct ceu_case *c = *state;
	struct pr_ceu_certificate out = { .bytes = -7 };

	for (size_t i = 0; i < PR_LEN(names); i++) {
		ceu_file(c->d.base, names[i], page, strlen(page));
		assert_pr_refused(look(c, ceu_path(c, names[i]), &out),
				  PR_EINVAL, &c->d.err);
		assert_int_equal(out.bytes, -7);
	}
	ceu_file(c->d.base, "a.html", page, strlen(page));
	assert_pr_ok(look(c, ceu_path(c, "a.html"), &out), &c->d.err);
	ceu_file(c->d.base, "pdf", page, strlen(page));
	assert_pr_ok(look(c, ceu_path(c, "pdf"), &out), &c->d.err);
	/* a picture under the name of another kind is one all the same */
	ceu_file(c->d.base, "a.png", "\xff\xd8\xff\xe0....", 8);
	assert_pr_ok(look(c, ceu_path(c, "a.png"), &out), &c->d.err);
}

static void
look__what_is_no_file_or_too_large_is_refused(void **state)
{
	struct ceu_case *c = *state;
	struct pr_ceu_certificate out;
	const char *path = ceu_path(c, "large.pdf");

	assert_pr_refused(look(c, c->d.base, &out), PR_EINVAL, &c->d.err);
	assert_pr_refused(look(c, ceu_path(c, "none.pdf"), &out), PR_ENOTFOUND,
			  &c->d.err);
	/* not read: nobody writes into it */
	assert_int_equal(mkfifo(ceu_path(c, "pipe.pdf"), 0600), 0);
	assert_pr_refused(look(c, ceu_path(c, "pipe.pdf"), &out), PR_EINVAL,
			  &c->d.err);
	ceu_file(c->d.base, "large.pdf", "%PDF-1.4", 8);
	assert_int_equal(truncate(path, (off_t)PR_CEU_CERTIFICATE_MAX), 0);
	assert_pr_ok(look(c, path, &out), &c->d.err);
	assert_int_equal(truncate(path, (off_t)PR_CEU_CERTIFICATE_MAX + 1), 0);
	assert_pr_refused(look(c, path, &out), PR_EINVAL, &c->d.err);
}

/* ---- taken in ------------------------------------------------------------ */

static void
certificate__it_lies_under_its_hash_and_is_private(void **state)
{
	struct ceu_case *c = *state;
	unsigned char hash[PR_HASH_LEN];
	char hex[PR_HASH_TEXT], want[500];
	int64_t row;
	char *path;

	ceu_hold(c, "AT", "2025-05-20");
	row = ceu_add(c, "2026-03-01", "One",
		      ceu_pdf(c, "Mine \x1b.pdf", "one"));
	path = path_of(c, row);
	pr_sha256(hash, "%PDF-1.4\none\n", 13);
	pr_hex_format(hex, hash, sizeof(hash));
	snprintf(want, sizeof(want), "/certificates/%s", hex);
	assert_non_null(strstr(path, want));
	assert_int_equal(mode_of(path), 0600);
	assert_int_equal(mode_of(c->certificates), 0700);
	assert_pr_ok(app_ceu_file_check(path, hash, &c->d.err), &c->d.err);
	free(path);
	{
		struct pr_ceu_picture *p = ceu_load(c);

		assert_string_equal(p->ledger.entries[0].certificate_name,
				    "Mine .pdf");
		pr_ceu_picture_free(p);
	}
}

/* Named by the hash alone: whatever a file was called, it is the same one. */
static void
certificate__its_kind_is_read_from_its_bytes(void **state)
{
	static const char jpg[] = "\xff\xd8\xff\xe0....";
	struct ceu_case *c = *state;
	char *path;

	ceu_hold(c, "AT", "2025-05-20");
	ceu_file(c->d.base, "IMG.JPEG", jpg, 8);
	ceu_file(c->d.base, "no_end", jpg, 8);
	ceu_file(c->d.base, "mail.txt", "From: me\n", 9);
	path = path_of(
		c, ceu_add(c, "2026-03-01", "One", ceu_path(c, "IMG.JPEG")));
	assert_null(strchr(strrchr(path, '/'), '.'));
	assert_string_equal(pr_ceu_certificate_type(path), "jpg");
	free(path);
	ceu_add(c, "2026-03-02", "Two", ceu_path(c, "no_end"));
	assert_int_equal(files_in(c->certificates), 1);
	path = path_of(
		c, ceu_add(c, "2026-03-03", "Three", ceu_path(c, "mail.txt")));
	assert_string_equal(pr_ceu_certificate_type(path), "txt");
	free(path);
	path = path_of(c, ceu_add(c, "2026-03-04", "Four",
				  ceu_pdf(c, "a.pdf", "one")));
	assert_string_equal(pr_ceu_certificate_type(path), "pdf");
	free(path);
}

static void
certificate__the_same_file_twice_is_noticed_and_kept_once(void **state)
{
	struct ceu_case *c = *state;
	const char *pdf = ceu_pdf(c, "a.pdf", "one");
	struct pr_ceu_draft draft = ceu_draft("2026-03-02", "Two", pdf);
	struct pr_ceu_certificate found;
	int64_t first, row, twin = -7;

	ceu_hold(c, "AT", "2025-05-20");
	assert_pr_ok(look(c, pdf, &found), &c->d.err);
	assert_int_equal(found.entry, 0);
	first = ceu_add(c, "2026-03-01", "One", pdf);
	assert_pr_ok(look(c, pdf, &found), &c->d.err);
	assert_int_equal(found.entry, first);
	assert_pr_ok(pr_ceu_add(c->d.desk, &draft, &c->findings, &row, &twin,
				&c->d.err),
		     &c->d.err);
	assert_int_equal(twin, first);
	assert_int_equal(files_in(c->certificates), 1);
	snprintf(draft.certificate, sizeof(draft.certificate), "%s",
		 ceu_pdf(c, "b.pdf", "two"));
	assert_pr_ok(pr_ceu_add(c->d.desk, &draft, &c->findings, &row, &twin,
				&c->d.err),
		     &c->d.err);
	assert_int_equal(twin, 0);
	assert_int_equal(files_in(c->certificates), 2);
}

static void
certificate__a_bad_file_stores_no_entry(void **state)
{
	struct ceu_case *c = *state;
	struct pr_ceu_draft draft =
		ceu_draft("2026-03-02", "Two", ceu_path(c, "none.pdf"));
	int64_t row = -7;

	ceu_hold(c, "AT", "2025-05-20");
	assert_pr_refused(ceu_try_add(c, &draft, &row), PR_ENOTFOUND,
			  &c->d.err);
	ceu_file(c->d.base, "bad.pdf", "PK\x03\x04", 4);
	snprintf(draft.certificate, sizeof(draft.certificate), "%s",
		 ceu_path(c, "bad.pdf"));
	assert_pr_refused(ceu_try_add(c, &draft, &row), PR_EINVAL, &c->d.err);
	assert_int_equal(row, -7);
	assert_int_equal(ceu_rows(c), 1);
	assert_int_equal(files_in(c->certificates), 0);
}

static void
certificate__a_correction_keeps_it_or_brings_another(void **state)
{
	struct ceu_case *c = *state;
	struct pr_ceu_draft draft = ceu_draft("2026-03-02", "Two", NULL);
	struct pr_ceu_entry before, after;
	int64_t row;

	ceu_hold(c, "AT", "2025-05-20");
	row = ceu_add(c, "2026-03-01", "One", ceu_pdf(c, "a.pdf", "one"));
	before = entry(c, row);
	assert_pr_ok(pr_ceu_correct(c->d.desk, row, &draft, "title",
				    &c->findings, &row, &c->d.err),
		     &c->d.err);
	after = entry(c, row);
	assert_true(after.has_certificate);
	assert_memory_equal(before.certificate, after.certificate, 32);
	/* the same file again is no change, another one is */
	snprintf(draft.certificate, sizeof(draft.certificate), "%s",
		 ceu_pdf(c, "copy.pdf", "one"));
	assert_pr_refused(pr_ceu_correct(c->d.desk, row, &draft, "file",
					 &c->findings, &row, &c->d.err),
			  PR_EINVAL, &c->d.err);
	snprintf(draft.certificate, sizeof(draft.certificate), "%s",
		 ceu_pdf(c, "b.pdf", "two"));
	assert_pr_ok(pr_ceu_correct(c->d.desk, row, &draft, "file",
				    &c->findings, &row, &c->d.err),
		     &c->d.err);
	after = entry(c, row);
	assert_memory_not_equal(before.certificate, after.certificate, 32);
	assert_int_equal(files_in(c->certificates), 2);
	/* none at all; and then there is nothing more to take off */
	snprintf(draft.certificate, sizeof(draft.certificate), "none");
	assert_pr_ok(pr_ceu_correct(c->d.desk, row, &draft, "lost",
				    &c->findings, &row, &c->d.err),
		     &c->d.err);
	after = entry(c, row);
	assert_false(after.has_certificate);
	assert_pr_refused(pr_ceu_correct(c->d.desk, row, &draft, "lost",
					 &c->findings, &row, &c->d.err),
			  PR_EINVAL, &c->d.err);
}

static void
certificate__a_disk_without_room_stores_nothing(void **state)
{
	struct ceu_case *c = *state;
	struct rlimit whole, small;
	struct pr_ceu_draft draft;
	static char large[20000];
	enum pr_status st;
	int64_t row;

	memset(large, 'x', sizeof(large));
	memcpy(large, "%PDF-1.4\n", 9);
	ceu_file(c->d.base, "a.pdf", large, sizeof(large));
	draft = ceu_draft("2026-03-01", "One", ceu_path(c, "a.pdf"));
	ceu_hold(c, "AT", "2025-05-20");
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &whole), 0);
	small = whole;
	small.rlim_cur = 5000;
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
	st = ceu_try_add(c, &draft, &row);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &whole), 0);
	assert_pr_refused(st, PR_EFULL, &c->d.err);
	assert_int_equal(ceu_rows(c), 1);
	assert_int_equal(files_in(c->certificates), 0);
	assert_pr_ok(ceu_try_add(c, &draft, &row), &c->d.err);
	assert_int_equal(files_in(c->certificates), 1);
}

/* What fails: every write, or the sync at the end. */
static void
add__a_disk_that_fails_stores_no_half_entry(void **state)
{
	static const enum broken how[] = { DISK_NO_WRITES, DISK_NO_ROOM,
					   DISK_NO_SYNC };
	struct ceu_case *c = *state;
	struct pr_ceu_draft draft = ceu_draft("2026-03-01", "One", NULL);
	int64_t row = -7;

	ceu_hold(c, "AT", "2025-05-20");
	for (size_t i = 0; i < PR_LEN(how); i++) {
		enum pr_status st;

		disk_state = how[i];
		st = ceu_try_add(c, &draft, &row);
		disk_state = DISK_FINE;
		assert_true(st == PR_EIO || st == PR_EFULL);
		assert_true(c->d.err.text[0] != '\0');
		c->d.err = (struct pr_err){ 0 };
		assert_int_equal(row, -7);
		if (how[i] == DISK_NO_SYNC) /* it may be there, and whole */
			continue;
		ceu_again(c, NULL);
		assert_int_equal(ceu_rows(c), 1);
	}
	ceu_again(c, NULL);
	assert_in_range(ceu_rows(c), 1, 2);
	assert_pr_ok(pr_desk_check(c->d.desk, NULL, NULL, &c->d.err),
		     &c->d.err);
	assert_pr_ok(ceu_try_add(c, &draft, &row), &c->d.err);
}

/* ---- out ----------------------------------------------------------------- */

static void
copy__the_hash_is_looked_at_on_the_way(void **state)
{
	struct ceu_case *c = *state;
	struct pr_ceu_entry e, none;
	const char *to = ceu_path(c, "out.pdf");
	char *path, *data;
	int64_t row;

	ceu_hold(c, "AT", "2025-05-20");
	row = ceu_add(c, "2026-03-01", "One", ceu_pdf(c, "a.pdf", "one"));
	none = entry(c, ceu_add(c, "2026-03-01", "Two", NULL));
	e = entry(c, row);
	assert_pr_ok(pr_ceu_certificate_copy(c->d.desk, &e, to, &c->d.err),
		     &c->d.err);
	assert_pr_ok(fs_read(&data, NULL, to, 100, &c->d.err), &c->d.err);
	assert_string_equal(data, "%PDF-1.4\none\n");
	free(data);
	assert_pr_refused(pr_ceu_certificate_copy(c->d.desk, &e, to, &c->d.err),
			  PR_EEXIST, &c->d.err);
	assert_pr_refused(
		pr_ceu_certificate_copy(c->d.desk, &none, to, &c->d.err),
		PR_ENOTFOUND, &c->d.err);
	assert_int_equal(unlink(to), 0);
	path = path_of(c, row);
	assert_pr_ok(fs_write(path, "other", 5, FS_OVERWRITE, &c->d.err),
		     &c->d.err);
	assert_pr_refused(pr_ceu_certificate_copy(c->d.desk, &e, to, &c->d.err),
			  PR_EDAMAGED, &c->d.err);
	assert_int_equal(unlink(path), 0);
	assert_pr_refused(pr_ceu_certificate_copy(c->d.desk, &e, to, &c->d.err),
			  PR_ENOTFOUND, &c->d.err);
	assert_int_not_equal(access(to, F_OK), 0);
	free(path);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		ceu_test(look__the_bytes_say_what_it_is_and_not_the_name),
		ceu_test(
			look__text_that_is_called_a_pdf_or_a_picture_is_refused),
		ceu_test(look__what_is_no_file_or_too_large_is_refused),
		ceu_test(certificate__it_lies_under_its_hash_and_is_private),
		ceu_test(certificate__its_kind_is_read_from_its_bytes),
		ceu_test(
			certificate__the_same_file_twice_is_noticed_and_kept_once),
		ceu_test(certificate__a_bad_file_stores_no_entry),
		ceu_test(certificate__a_correction_keeps_it_or_brings_another),
		ceu_test(certificate__a_disk_without_room_stores_nothing),
		ceu_test(add__a_disk_that_fails_stores_no_half_entry),
		ceu_test(copy__the_hash_is_looked_at_on_the_way),
	};

	broken_disk_install();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
