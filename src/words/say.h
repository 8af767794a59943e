/*
 * words/say.h - the sentences that both faces speak
 *
 * floor    words (pure: values in, English out)
 * idea     The full screen and plain mode say the same thing in the same
 *          words, so what happened is put into words once, here. Every call
 *          writes one line of ASCII, plus text of the item or of the learner
 *          where that is asked for, into out and hands out back. Text that
 *          does not fit is cut, never overflowed. Items are 0-based slots in
 *          and counted from 1 in words; letters are places on the screen.
 */
#ifndef PR_WORDS_SAY_H
#define PR_WORDS_SAY_H

#include "proctor/result.h"
#include "proctor/seat.h"

#define SAY_MAX 512

/* ---- pieces, without a full stop ---------------------------------------- */

/* "3 items", "1 item": the noun gets an s unless n is 1. */
char *say_count(char out[SAY_MAX], long n, const char *noun);

/* "2 hours 5 minutes"; "4 minutes 10 seconds" under ten minutes; "0 seconds".
 * From ten minutes on broken minutes are left out. */
char *say_duration(char out[SAY_MAX], int64_t ms);

/* The same to the second, for a length that is promised: "5 hours 7 minutes
 * 30 seconds". */
char *say_length(char out[SAY_MAX], int64_t ms);

/* "A", "A and C", "A, C and D": mask has bit k for option k of the bank, the
 * letters are the places where slot shows them. "nothing" for 0. */
char *say_letters(char out[SAY_MAX], const struct pr_slot *slot, uint32_t mask);

enum say_list {
	SAY_UNANSWERED,
	SAY_FLAGGED,
	SAY_NOTES,
	SAY_UNSURE,
	SAY_UNSEEN,
};

/* Whether an item belongs in a list. */
bool say_listed(const struct pr_cell *cell, enum say_list which);

/* "18, 36 and 149"; more than max: "18, 36, 52 and 12 more"; "none". */
char *say_items(char out[SAY_MAX], const struct pr_sitting *sitting,
		enum say_list which, int max);

/* A message of a lower floor as a sentence: large first letter, full stop. */
char *say_sentence(char out[SAY_MAX], const char *message);

/* ---- where one is ------------------------------------------------------- */

/* "Item 37 of 150." */
char *say_place(char out[SAY_MAX], const struct pr_sitting *sitting);

/* "2 hours 5 minutes left.", "No time limit.", "Time is up." */
char *say_time_left(char out[SAY_MAX], const struct pr_sitting *sitting,
		    int64_t left_ms);

/* "146 answered, 4 without an answer, 11 flagged, 6 notes." */
char *say_counts(char out[SAY_MAX], const struct pr_sitting *sitting);

/* "On pace: 1 minute ahead." or ""; compares the share of the items behind
 * one with the share of the time used. */
char *say_pace(char out[SAY_MAX], const struct pr_sitting *sitting,
	       int64_t left_ms);

/* ---- what happened ------------------------------------------------------ */

/* "C selected." "A and C selected." "Nothing selected." */
char *say_chosen(char out[SAY_MAX], const struct pr_slot *slot,
		 uint32_t choice);

/* Select-all items: "C selected. 2 selected." "C unselected. 1 selected." */
char *say_toggled(char out[SAY_MAX], const struct pr_slot *slot, int option,
		  uint32_t choice);

/* "Answer 2.5 kept." for typed items. */
char *say_typed(char out[SAY_MAX], const char *body);

/* "A struck out. Struck: A and C." "A brought back. Nothing is struck." */
char *say_struck(char out[SAY_MAX], const struct pr_slot *slot, int option,
		 uint32_t struck);

/* "Item 37 flagged." "Item 37 is no longer flagged." */
char *say_flag(char out[SAY_MAX], int slot, bool on);

/* "Item 37: answer cleared." */
char *say_cleared(char out[SAY_MAX], int slot);

/* "Item 37: the answer before is back." */
char *say_undone(char out[SAY_MAX], int slot);

/* "Item 37: note kept." "Item 37: note removed." */
char *say_note(char out[SAY_MAX], int slot, const char *note);

/* "Item 37: your report is kept." */
char *say_reported(char out[SAY_MAX], int slot);

/* "Confidence: a guess." */
char *say_confidence(char out[SAY_MAX], int confidence);

/* "a guess", "unsure", "sure", "not given" */
const char *say_confidence_word(int confidence);

/* "Item 2 left without an answer. 1 item has no answer." */
char *say_left_blank(char out[SAY_MAX], const struct pr_sitting *sitting,
		     int slot);

/* "There is no item after 150." "There is no item before 1." */
char *say_edge(char out[SAY_MAX], const struct pr_sitting *sitting, int step);

/* "Every item has an answer." and the like, when a jump finds nothing. */
char *say_none(char out[SAY_MAX], enum say_list which);

/* ---- saving ------------------------------------------------------------- */

/* "NOT SAVED: WHY. Your answer is kept in memory and will be tried again." */
char *say_unsaved(char out[SAY_MAX], const struct pr_err *err);

/* "Saved. Nothing waits to be written." */
char *say_saved_again(char out[SAY_MAX]);

/* "3 answers could not be written to the disk and were kept in another
 * file. Take them in?" */
char *say_emergency(char out[SAY_MAX], int n);

/* ---- time --------------------------------------------------------------- */

/* "5 minutes left. 3 items have no answer: 18, 36 and 149." */
char *say_warning(char out[SAY_MAX], int minutes,
		  const struct pr_sitting *sitting);

/* The marks that warn in an exam of this length: "at 30, 15, 5 and 1 minute",
 * "at 1 minute", "none in so short an exam". */
char *say_warnings(char out[SAY_MAX], int64_t budget_ms);

/* The same for the time that is really left: "4 minutes 10 seconds left." */
char *say_warning_left(char out[SAY_MAX], const struct pr_sitting *sitting,
		       int64_t left_ms);

/* "Time is up. The exam has ended. 3 items have no answer." */
char *say_time_up(char out[SAY_MAX], const struct pr_sitting *sitting);

/* "The clock stops when the program is left, ..." for the policy. */
char *say_policy(char out[SAY_MAX], enum pr_clock_policy policy);

/* "Time and a half." "Time x 1.25 and 30 minutes more; the clock stops in
 * breaks." "None." */
char *say_accommodation(char out[SAY_MAX], int time_percent, int extra_min,
			bool breaks_stop);

/* "You are on a break. The clock is running." */
char *say_break(char out[SAY_MAX], bool stops);

/* "Break over: 3 minutes 12 seconds. Back to item 62." */
char *say_break_over(char out[SAY_MAX], const struct pr_sitting *sitting);

/* ---- the end ------------------------------------------------------------ */

/* "End the exam? 3 items have no answer: 18, 36 and 149. You cannot change
 * answers afterwards." */
char *say_end_question(char out[SAY_MAX], const struct pr_sitting *sitting);

/* "The exam has ended. 147 items have an answer, 3 have none." */
char *say_ended(char out[SAY_MAX], const struct pr_sitting *sitting);

/* "Left at item 62. 61 answers are saved. The clock stands." */
char *say_suspended(char out[SAY_MAX], const struct pr_sitting *sitting);

/* ---- feedback and score ------------------------------------------------- */

/* An answer that a typed item accepts: its text, "2.4 to 2.6" of a range. */
char *say_accepted(char out[SAY_MAX], const struct pr_answer *answer);

/* "Right." "Wrong. The key is C." "No answer. The key is A and C." */
char *say_marked(char out[SAY_MAX], const struct pr_item *item,
		 const struct pr_slot *slot, const struct pr_grade *grade);

/* "Practice score 304 on the scale 100 to 400, likely range 292 to 316;
 * the passing line is 300." or "96 of 130 right (74 %), likely range 66 % to
 * 81 %." */
char *say_score(char out[SAY_MAX], const struct pr_result *result);

/* "Above the passing line." "Below the passing line by 13." or "" */
char *say_verdict(char out[SAY_MAX], const struct pr_result *result);

/* "A person with exactly this ability passes a parallel form in about 6 of
 * 10 sittings." or "" */
char *say_chance(char out[SAY_MAX], const struct pr_result *result);

/* "Practice RHIT" "Mock exam RHIT": the kind with the exam. */
char *say_kind(char out[SAY_MAX], enum pr_sitting_kind kind, const char *exam);

#endif
