/* tui_settings.c - the settings of the screen: read, changed, kept */
#include "tui/term.h"
#include "tui/tui_private.h"

#include <stdlib.h>
#include <string.h>

static bool
read_switch(bool *out, const char *value, struct pr_err *err)
{
	if (!strcmp(value, "on"))
		*out = true;
	else if (!strcmp(value, "off"))
		*out = false;
	else
		return pr_fail(err, PR_EINVAL, "write on or off") == PR_OK;
	return true;
}

static void
read_theme(struct tui_settings *s, const char *value, struct pr_err *err)
{
	if (!theme_parse(&s->theme, value))
		(void)pr_fail(err, PR_EINVAL,
			      "write dark, light, contrast or none");
}

static void
read_characters(struct tui_settings *s, const char *value, struct pr_err *err)
{
	if (!strcmp(value, "auto"))
		s->characters = TUI_CHARS_AUTO;
	else if (!strcmp(value, "unicode"))
		s->characters = TUI_CHARS_UNICODE;
	else if (!strcmp(value, "ascii"))
		s->characters = TUI_CHARS_ASCII;
	else
		(void)pr_fail(err, PR_EINVAL, "write auto, unicode or ascii");
}

static void
read_measure(struct tui_settings *s, const char *value, struct pr_err *err)
{
	char *end;
	long n = strtol(value, &end, 10);

	if (*end || end == value || n < 40 || n > 100)
		(void)pr_fail(err, PR_EINVAL, "write a number, 40 to 100");
	else
		s->measure = (int)n;
}

bool
tui_settings_read(struct tui_settings *s, const char *key, const char *value,
		  struct pr_err *err)
{
	struct {
		const char *key;
		bool *out;
	} switches[] = {
		{ "mouse", &s->mouse },
		{ "calm", &s->calm },
		{ "roomy", &s->roomy },
		{ "hide_time", &s->hide_time },
		{ "hide_counter", &s->no_counter },
	};

	if (!strcmp(key, "theme"))
		read_theme(s, value, err);
	else if (!strcmp(key, "characters"))
		read_characters(s, value, err);
	else if (!strcmp(key, "measure"))
		read_measure(s, value, err);
	else {
		for (size_t i = 0; i < PR_LEN(switches); i++) {
			if (strcmp(key, switches[i].key) != 0)
				continue;
			read_switch(switches[i].out, value, err);
			return true;
		}
		return false;
	}
	return true;
}

void
tui_settings_apply(struct tui *tui)
{
	const struct tui_settings *s = &tui->settings;

	tui->draw.theme = s->theme;
	tui->draw.measure = s->measure;
	tui->draw.colours = term_colours();
	tui->draw.utf8 = term_utf8();
	tui->draw.unicode =
		s->characters == TUI_CHARS_AUTO
			? term_utf8()
			: s->characters == TUI_CHARS_UNICODE && term_utf8();
	draw_theme(&tui->draw);
	term_mouse(s->mouse);
}

bool
tui_settings_save(struct tui *tui, const char *key, const char *value)
{
	const struct tui_options *o = &tui->options;
	struct pr_err err = { 0 };

	if (!tui_settings_read(&tui->settings, key, value, &err) ||
	    err.status != PR_OK) {
		tui_alarm(tui, &err);
		return false;
	}
	tui_settings_apply(tui);
	if (o->save && o->save(o->save_ctx, key, value, &err) != PR_OK) {
		tui_alarm(tui, &err);
		return false;
	}
	return true;
}

struct tui_settings *
tui_settings_edit(struct tui *tui)
{
	return &tui->settings;
}

const struct tui_settings *
tui_settings(const struct tui *tui)
{
	return &tui->settings;
}
