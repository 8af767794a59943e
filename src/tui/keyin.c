/* keyin.c - the state machine behind the keyboard */
#include "tui/keyin.h"

#include "proctor/text.h"
#include "tui/keyin_csi.h"

#include <string.h>

#define PASTE_QUIET_MS 2000
#define LATE_MS 600 /* what comes then is no rest of a sequence */
#define PASTE_END "\033[201~"

size_t
keyin_room(const struct keyin *in)
{
	return sizeof(in->bytes) - (in->n - in->at);
}

void
keyin_feed(struct keyin *in, const void *bytes, size_t n)
{
	memmove(in->bytes, in->bytes + in->at, in->n - in->at);
	in->n -= in->at;
	in->at = 0;
	if (n > sizeof(in->bytes) - in->n)
		n = sizeof(in->bytes) - in->n;
	memcpy(in->bytes + in->n, bytes, n);
	in->n += n;
}

static bool
give(struct keyin *in, struct key *out, int code)
{
	out->code = code;
	in->state = KEYIN_GROUND;
	in->keys++;
	return true;
}

static void
begin(struct keyin *in, enum keyin_state state)
{
	in->state = state;
	in->n_sequence = 0;
	in->string_bytes = 0;
}

static bool
from_control(struct keyin *in, unsigned char c, struct key *out)
{
	if (c == '\r' || c == '\n')
		return give(in, out, KC_ENTER);
	if (c == '\t')
		return give(in, out, KC_TAB);
	if (c == 0x7f || c == 0x08)
		return give(in, out, KC_BACKSPACE);
	if (c >= 1 && c <= 26)
		return give(in, out, KC_CTRL | (c + 'a' - 1));
	return give(in, out, KC_UNKNOWN);
}

static bool
in_ground(struct keyin *in, unsigned char c, struct key *out)
{
	bool torn = in->last_ms < in->torn_until;

	in->torn_until = 0;
	if (torn && (c == '[' || c == 'O')) {
		begin(in, c == '[' ? KEYIN_CSI : KEYIN_SS3);
		return false;
	}
	if (c == 27) {
		begin(in, KEYIN_ESCAPE);
		return false;
	}
	if (c < 32 || c == 0x7f)
		return from_control(in, c, out);
	if (c < 0x80)
		return give(in, out, c);
	if (in->bytes_8bit || c < 0xc2 || c > 0xf4)
		return give(in, out, KC_UNKNOWN);
	begin(in, KEYIN_UTF8);
	in->sequence[in->n_sequence++] = (char)c;
	return false;
}

static bool
in_escape(struct keyin *in, unsigned char c, struct key *out)
{
	if (c == '[' || c == 'O') {
		begin(in, c == '[' ? KEYIN_CSI : KEYIN_SS3);
		return false;
	}
	if (strchr("]PX^_", c) && c) {
		begin(in, KEYIN_STRING);
		in->sequence[0] = (char)c;
		return false;
	}
	if (c > 32 && c < 0x7f) {
		int lower = c >= 'A' && c <= 'Z' ? c + 32 : c;

		return give(in, out, KC_ALT | lower);
	}
	if (c == 27 || c >= 0x80) {
		in->at--; /* it begins something of its own */
		return give(in, out, KC_ESC);
	}
	return give(in, out, KC_UNKNOWN);
}

static bool
in_csi(struct keyin *in, unsigned char c, struct key *out)
{
	int code;

	if (c == '[' && in->n_sequence == 0) {
		begin(in, KEYIN_LINUX);
		return false;
	}
	if (c == 'M' && in->n_sequence == 0) {
		begin(in, KEYIN_X10);
		return false;
	}
	if (c == 27) { /* torn off: a new one begins */
		begin(in, KEYIN_ESCAPE);
		return false;
	}
	if (in->n_sequence < sizeof(in->sequence) - 1)
		in->sequence[in->n_sequence++] = (char)c;
	in->sequence[in->n_sequence] = '\0';
	if (c < 0x40 || c > 0x7e)
		return false;
	code = keyin_csi(in->sequence, (char)c, out);
	if (code != KC_PASTE)
		return give(in, out, code);
	begin(in, KEYIN_IN_PASTE);
	in->n_paste = 0;
	in->pasted = 0;
	return false;
}

static bool
in_utf8(struct keyin *in, unsigned char c, struct key *out)
{
	unsigned char lead = (unsigned char)in->sequence[0];
	size_t want = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
	size_t used = 0;
	uint32_t cp;

	if ((c & 0xc0) != 0x80) {
		in->at--;
		return give(in, out, KC_UNKNOWN);
	}
	in->sequence[in->n_sequence++] = (char)c;
	if (in->n_sequence < want)
		return false;
	cp = pr_text_next(in->sequence, want, &used);
	if (used != want || cp < 0xa0)
		return give(in, out, KC_UNKNOWN);
	return give(in, out, (int)cp);
}

static bool
in_paste(struct keyin *in, unsigned char c, struct key *out)
{
	const size_t end = sizeof(PASTE_END) - 1;

	in->pasted += (c & 0xc0) != 0x80;
	if (in->n_paste == KEYIN_PASTE) { /* keep the end in sight */
		memmove(in->paste + KEYIN_PASTE - end,
			in->paste + KEYIN_PASTE - end + 1, end - 1);
		in->n_paste--;
	}
	in->paste[in->n_paste++] = (char)c;
	if (in->n_paste < end ||
	    memcmp(in->paste + in->n_paste - end, PASTE_END, end) != 0)
		return false;
	in->n_paste -= end;
	in->paste[in->n_paste] = '\0';
	out->text = in->paste;
	in->keys += (uint64_t)(in->pasted - (long)end) + 1;
	return give(in, out, KC_PASTE);
}

static bool
in_string(struct keyin *in, unsigned char c, struct key *out)
{
	bool escaped = in->state == KEYIN_STRING_ESCAPE;

	in->string_bytes++;
	in->state = c == 27 ? KEYIN_STRING_ESCAPE : KEYIN_STRING;
	if (c == 7 || (escaped && c == '\\'))
		return give(in, out, KC_UNKNOWN);
	return false;
}

static bool
take(struct keyin *in, unsigned char c, struct key *out)
{
	switch (in->state) {
	case KEYIN_GROUND:
		return in_ground(in, c, out);
	case KEYIN_ESCAPE:
		return in_escape(in, c, out);
	case KEYIN_CSI:
		return in_csi(in, c, out);
	case KEYIN_SS3:
		return give(in, out, keyin_ss3((char)c));
	case KEYIN_LINUX:
		return give(in, out,
			    c >= 'A' && c <= 'E' ? KC_F1 + c - 'A'
						 : KC_UNKNOWN);
	case KEYIN_X10:
		if (++in->n_sequence < 3)
			return false;
		return give(in, out, KC_UNKNOWN);
	case KEYIN_STRING:
	case KEYIN_STRING_ESCAPE:
		return in_string(in, c, out);
	case KEYIN_UTF8:
		return in_utf8(in, c, out);
	case KEYIN_IN_PASTE:
		return in_paste(in, c, out);
	}
	return false;
}

static int
quiet_limit(const struct keyin *in)
{
	int esc = in->esc_ms > 0 ? in->esc_ms : KEYIN_ESC_MS;

	if (in->state == KEYIN_GROUND)
		return -1;
	if (in->state == KEYIN_ESCAPE)
		return esc;
	if (in->state == KEYIN_STRING && in->string_bytes == 0)
		return esc;
	if (in->state == KEYIN_IN_PASTE)
		return PASTE_QUIET_MS;
	return KEYIN_TORN_MS;
}

int
keyin_wait(const struct keyin *in, int64_t now_ms)
{
	int limit = quiet_limit(in);
	int64_t left;

	if (in->at < in->n)
		return 0;
	if (limit < 0)
		return -1;
	left = in->last_ms + limit - now_ms;
	return left < 0 ? 0 : left > limit ? limit : (int)left;
}

/* No byte came in time: what the beginning alone means. */
static bool
from_quiet(struct keyin *in, int64_t now_ms, struct key *out)
{
	enum keyin_state was = in->state;

	if (was == KEYIN_ESCAPE) {
		in->torn_until = now_ms + KEYIN_TORN_MS;
		return give(in, out, KC_ESC);
	}
	if (was == KEYIN_STRING && in->string_bytes == 0) {
		int c = (unsigned char)in->sequence[0];

		return give(in, out,
			    KC_ALT | (c == 'P' || c == 'X' ? c + 32 : c));
	}
	if (was == KEYIN_IN_PASTE) {
		in->paste[in->n_paste] = '\0';
		out->text = in->paste;
		in->keys += (uint64_t)in->pasted + 1;
		return give(in, out, KC_PASTE);
	}
	return give(in, out, KC_UNKNOWN);
}

bool
keyin_next(struct keyin *in, int64_t now_ms, struct key *out)
{
	*out = (struct key){ 0 };
	if (in->state != KEYIN_GROUND && in->at < in->n &&
	    in->state != KEYIN_IN_PASTE && in->state != KEYIN_ESCAPE &&
	    now_ms - in->last_ms > LATE_MS)
		return from_quiet(in, now_ms, out);
	while (in->at < in->n) {
		in->last_ms = now_ms;
		if (take(in, in->bytes[in->at++], out))
			return true;
	}
	if (in->state != KEYIN_GROUND && keyin_wait(in, now_ms) == 0)
		return from_quiet(in, now_ms, out);
	return false;
}
