/* generate_codes.h - what is asked of a generated item about codes: the key
 * grades without a mark, each planted wrong answer is found under its name,
 * and a pair that is kept apart is not joined too */
#ifndef GENERATE_CODES_H
#define GENERATE_CODES_H

/* A mark of this kind is there. */
static inline bool
generate_marked(const struct pr_code_grade *grade, enum pr_feedback kind)
{
	for (size_t i = 0; i < grade->n_marks; i++)
		if (grade->marks[i].kind == kind)
			return true;
	return false;
}

static inline void
generate_check_planted(const struct pr_generated *out,
		       const struct pr_item *item,
		       const struct pr_codebook *book)
{
	struct pr_code_grade *grade = calloc(1, sizeof(*grade));
	struct pr_err err = { 0 };

	assert_non_null(grade);
	for (size_t i = 0; i < out->n_planted; i++) {
		const struct pr_planted *p = &out->planted[i];

		assert_pr_ok(pr_code_grade(grade, item, p->answer, book, &err),
			     &err);
		if (grade->strict == 100 || grade->learning == 100 ||
		    !generate_marked(grade, p->kind))
			GENERATE_FAIL(
				out, "%s is not %s but %s", p->answer,
				pr_feedback_name(p->kind),
				grade->n_marks
					? pr_feedback_name(grade->marks[0].kind)
					: "right");
		for (size_t k = 0; k < i; k++)
			if (!strcmp(p->answer, out->planted[k].answer) &&
			    p->kind != out->planted[k].kind)
				GENERATE_FAIL(out, "%s is two things",
					      p->answer);
	}
	free(grade);
}

static inline void
generate_check_codes(const struct pr_generated *out, const struct pr_item *item,
		     const struct pr_codebook *book)
{
	struct pr_code_grade *grade = calloc(1, sizeof(*grade));
	struct pr_key_fault faults[4];
	struct pr_err err = { 0 };

	assert_non_null(grade);
	assert_pr_ok(pr_code_grade(grade, item, out->right, book, &err), &err);
	if (grade->strict != 100 || grade->learning != 100 || grade->n_marks)
		GENERATE_FAIL(out, "the key %s: %d, %d, %s", out->right,
			      grade->strict, grade->learning,
			      grade->n_marks
				      ? pr_feedback_name(grade->marks[0].kind)
				      : "no mark");
	if (item->n_answers > 1 &&
	    pr_code_key_check(faults, PR_LEN(faults), item, book))
		GENERATE_FAIL(out, "the key: %s", faults[0].words);
	for (size_t i = 0; i < item->n_answers; i++)
		generate_check_text(out, item->answers[i].rationale.text);
	free(grade);
	generate_check_planted(out, item, book);
}

/* The codes that a stem names, in order. */
static inline size_t
generate_stem_codes(const struct pr_codebook *book, const char *stem,
		    const struct pr_code_row *rows[2])
{
	size_t n = 0;

	while (*stem && n < 2) {
		size_t len = strcspn(stem, " \n,;()\"");
		struct pr_code_shape shape;
		char word[16];

		if (len > 2 && len < sizeof(word)) {
			snprintf(word, sizeof(word), "%.*s", (int)len, stem);
			pr_code_shape(&shape, word, PR_CODE_CM);
			if (shape.fault == PR_CODE_FINE)
				rows[n] = book->find(book->ctx, PR_CODE_CM,
						     shape.code);
			n += shape.fault == PR_CODE_FINE && rows[n];
		}
		stem += len + (stem[len] != '\0');
	}
	return n;
}

static inline bool
generate_note_says(const struct pr_codebook *book, unsigned kinds,
		   const struct pr_code_row *on,
		   const struct pr_code_row *other)
{
	const struct pr_note *notes = NULL;
	size_t n = book->notes(book->ctx, on->code, &notes);

	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < notes[i].n_refs; k++)
			if (kinds >> notes[i].kind & 1 &&
			    notes[i].refs[k].first <= other->order &&
			    notes[i].refs[k].last >= other->order)
				return true;
	return false;
}

/* Two codes that are kept apart are not also joined, and the other way. */
static inline void
generate_check_pair(const struct pr_generated *out,
		    const struct pr_codebook *book, const struct pr_item *item)
{
	const unsigned joining = 1u << PR_NOTE_CODE_FIRST |
				 1u << PR_NOTE_USE_ADDITIONAL |
				 1u << PR_NOTE_CODE_ALSO;
	const struct pr_code_row *rows[2];
	const char *right = NULL;
	bool joined, apart;

	if (generate_stem_codes(book, item->stem.text, rows) != 2)
		GENERATE_FAIL(out, "the stem does not name two codes");
	for (size_t i = 0; i < item->n_options; i++)
		if (item->options[i].correct)
			right = item->options[i].text.text;
	joined = generate_note_says(book, joining, rows[0], rows[1]) ||
		 generate_note_says(book, joining, rows[1], rows[0]);
	apart = generate_note_says(book, 1u << PR_NOTE_EXCLUDES1, rows[0],
				   rows[1]) ||
		generate_note_says(book, 1u << PR_NOTE_EXCLUDES1, rows[1],
				   rows[0]);
	if (apart != (right && !strncmp(right, "No:", 3)) ||
	    joined != (right && strstr(right, "fixed order")))
		GENERATE_FAIL(out, "the notes say otherwise");
}

#endif
