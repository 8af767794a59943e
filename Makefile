# proctor - certification-exam practice. "make help" lists what can be made.

NAME    := proctor
VERSION := 0.1.0

# ---- what a packager or a developer may set ---------------------------------
PREFIX  ?= /usr/local
CC      ?= cc
CFLAGS  ?= -O2 -g
MODE    ?= release
B       ?= build/$(MODE)
FLOORS  ?= util engine store app words report
JOBS    ?= 2
V       ?=
T       ?=
FUZZ_SECONDS ?= 60
FUZZ_SEED    ?= 0
TIDY_NODES   ?= 225000

.PHONY: all check unit cli asan cover fuzz fuzz-run fault fault-run bench \
        bench-run bench-learn bench-learn-run lint format format-check install uninstall dist distcheck \
        deps run clean help FORCE
.DELETE_ON_ERROR:
.SECONDARY:
.SUFFIXES:

# ---- make deps GOAL: nothing below is looked at before the tools are there --
REST := $(filter-out deps,$(MAKECMDGOALS))
ifneq (,$(filter deps,$(MAKECMDGOALS)))
.NOTPARALLEL:
deps: ## install what the other goals need; DRY=1 prints names
	@sh .ci/deps $(REST)
$(REST): deps
	@$(MAKE) --no-print-directory $@
else

all: ## build the program
Q       := $(if $(V),,@)
say      = $(if $(V),,@printf '  %-6s %s\n' $(1) $(2))
# Asked once, when the first command that needs the answer is run.
once     = $(eval $(1) := $$(shell $(2)))$($(1))
cc-try   = $(CC) -Werror $(1) -x c -c /dev/null -o /dev/null 2>/dev/null && \
             echo ' $(1)';

# ---- dependencies ----------------------------------------------------------
PKG_CONFIG ?= pkg-config
LIB_PKGS  := sqlite3 libcjson libutf8proc libcmark libsodium uuid
TUI_PKGS  := ncursesw
LIB_INC    = $(call once,LIB_INC,$(PKG_CONFIG) --cflags $(LIB_PKGS))
LIB_LIBS   = $(call once,LIB_LIBS,$(PKG_CONFIG) --libs $(LIB_PKGS))
# ncurses asks for an older X/Open than ours; ours is enough for it.
TUI_INC    = $(call once,TUI_INC,$(PKG_CONFIG) --cflags-only-I $(TUI_PKGS))
TUI_LIBS   = $(call once,TUI_LIBS,$(PKG_CONFIG) --libs $(TUI_PKGS))
UNIT_LIBS  = $(call once,UNIT_LIBS,$(PKG_CONFIG) --libs cmocka)
# The converter alone reads XML, archives and tables.
CONV_PKGS := libxml-2.0 libarchive
CONV_INC   = $(call once,CONV_INC,$(PKG_CONFIG) --cflags $(CONV_PKGS))
XML_LIBS   = $(call once,XML_LIBS,$(PKG_CONFIG) --libs $(CONV_PKGS))
CONV_LIBS  = $(XML_LIBS) -lcsv
VTERM_LIBS = $(call once,VTERM_LIBS,$(PKG_CONFIG) --libs vterm)
ICAL_LIBS  = $(call once,ICAL_LIBS,$(PKG_CONFIG) --libs libical)

# ---- flags -----------------------------------------------------------------
WARN := -Wall -Wextra -pedantic -Wshadow -Wconversion -Wformat=2 -Wundef \
        -Wvla -Wcast-qual -Wwrite-strings -Wstrict-prototypes \
        -Wmissing-prototypes -Wold-style-definition -Wpointer-arith \
        -Wswitch-enum -Wdouble-promotion -Wimplicit-fallthrough
HARD  = -fstack-protector-strong -fno-common -fPIE $(call once,HARD_TRY,\
          $(call cc-try,-fstack-clash-protection) \
          $(call cc-try,-fcf-protection=full) \
          $(call cc-try,-ftrivial-auto-var-init=zero))

mode_release  = $(HARD) -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3
mode_debug   := -O0 -g3 -Werror
# Sanitizers and coverage open files of their own: no sandbox for them.
mode_asan    := -O1 -g -fno-omit-frame-pointer -DPR_NO_SANDBOX \
                -fsanitize=address,undefined -fno-sanitize-recover=all
mode_cover   := -O0 -g --coverage -DPR_NO_SANDBOX
mode_fuzz    := $(mode_asan) -fsanitize=fuzzer-no-link

link_release := -pie -Wl,-z,relro,-z,now,-z,noexecstack
link_asan    := -fsanitize=address,undefined
link_cover   := --coverage
link_fuzz    := -fsanitize=address,undefined

ALL_CPPFLAGS = -Iinclude -Isrc -I$(B)/gen -D_XOPEN_SOURCE=700 \
               -DPR_VERSION='"$(VERSION)"' \
               -DPR_SHARE_DIR='"$(PREFIX)/share/$(NAME)"' \
               -DPR_LIBEXEC_DIR='"$(PREFIX)/libexec/$(NAME)"' \
               $(LIB_INC) $(CPPFLAGS)
ALL_CFLAGS   = -std=c11 $(WARN) $(CFLAGS) $(mode_$(MODE))
ALL_LDFLAGS  = -Wl,--as-needed $(link_$(MODE)) $(LDFLAGS)
LIBS         = $(LIB_LIBS) -lm
COMPILE      = $(CC) $(ALL_CPPFLAGS) $(ALL_CFLAGS)

# ---- sources: a folder is a floor, a floor is a list ------------------------
src        = $(sort $(wildcard $(1)))
LIB_SRC   := $(call src,$(foreach f,$(FLOORS),src/$f/*.c src/$f/*/*.c))
FRONT_SRC := $(if $(filter app,$(FLOORS)),$(call src,src/cli/*.c src/tui/*.c))
MAIN_SRC  := $(if $(FRONT_SRC),$(wildcard src/main.c))
# The converter is a program of its own; its parsers are tested as a library.
CONV_MAIN := $(if $(MAIN_SRC),$(wildcard src/convert/main.c src/convert/sandbox.c))
CONV_SRC  := $(if $(MAIN_SRC),$(filter-out $(CONV_MAIN),\
               $(call src,src/convert/*.c)))
UNIT_SRC  := $(call src,tests/unit/test_*.c)
FUZZ_SRC  := $(call src,$(filter-out %/replay.c,$(wildcard tests/fuzz/*.c)))
BENCH_SRC := $(call src,tests/bench/bench_*.c)
LEARN_SRC := $(call src,tests/bench/learn_*.c)
FAULT_SRC := $(call src,tests/fault/*.c)
SCREEN_SRC := $(call src,tests/screen/*.c)
STUDENT_SRC := $(call src,tests/student/*.c)
SCRIPTS   := $(call src,tests/lint/*.t tests/spec/*.t) \
             $(if $(MAIN_SRC),$(call src,tests/banks/*.t tests/cli/*.t \
               tests/screen/*.t))
OWN_C     := $(LIB_SRC) $(FRONT_SRC) $(MAIN_SRC) $(CONV_SRC) $(CONV_MAIN)
OWN_ALL   := $(sort $(shell find include src tests -name '*.[ch]'))

obj        = $(patsubst %.c,$(B)/obj/%.o,$(1))
LIB       := $(B)/lib$(NAME).a
FRONT     := $(if $(FRONT_SRC),$(B)/lib$(NAME)-front.a)
BIN       := $(if $(MAIN_SRC),$(B)/$(NAME))
CONV_LIB  := $(if $(CONV_SRC),$(B)/lib$(NAME)-convert.a)
CONVERT   := $(if $(CONV_SRC),$(B)/$(NAME)-convert)
UNITS     := $(UNIT_SRC:tests/unit/%.c=$(B)/tests/%)
REPLAYS   := $(FUZZ_SRC:tests/fuzz/%.c=$(B)/replay/%)
FAULT     := $(if $(FAULT_SRC),$(B)/fault)
DRIVER    := $(if $(SCREEN_SRC),$(B)/screen-driver)
STUDENT   := $(if $(STUDENT_SRC),$(B)/student)
all: $(or $(BIN),$(LIB)) $(CONVERT)

# ---- build -----------------------------------------------------------------
link = $(Q)mkdir -p $(@D) && $(CC) $(ALL_CFLAGS) $(filter %.o %.a,$^) \
           $(ALL_LDFLAGS) $(LIBS)

$(B)/$(NAME): $(call obj,$(MAIN_SRC)) $(FRONT) $(LIB)
	$(call say,LINK,$@)
	$(link) $(TUI_LIBS) -o $@

$(B)/$(NAME)-convert: $(call obj,$(CONV_MAIN)) $(CONV_LIB) $(LIB)
	$(call say,LINK,$@)
	$(link) $(CONV_LIBS) -o $@

# Kept from the last run; newer only when the command has changed.
$(B)/flags: FORCE
	@mkdir -p $(@D)
	@printf '%s\n' '$(subst ','\'',$(COMPILE))' | cmp -s - $@ || \
	    printf '%s\n' '$(subst ','\'',$(COMPILE))' >$@

$(B)/obj/%.o: %.c $(B)/flags
	$(call say,CC,$<)
	$(Q)mkdir -p $(@D)
	$(Q)$(COMPILE) -MMD -MP -c $< -o $@

$(B)/obj/src/tui/%.o: ALL_CPPFLAGS += $(TUI_INC)
$(B)/obj/src/convert/%.o: ALL_CPPFLAGS += $(CONV_INC)
$(B)/obj/tests/%.o: WARN += -Wno-gnu-zero-variadic-macro-arguments # cmocka.h

# SQL is kept in .sql files and embedded; no SQL is written inside C.
SCHEMA := $(call src,src/store/schema/*.sql)
QUERY  := $(call src,src/store/query/*.sql)
CODES  := $(call src,src/store/codes/*.sql)
EMBED  := src/store/embed.awk
SQL    := $(if $(filter src/store/%,$(LIB_SRC)),$(B)/gen/store_sql)
ifneq (,$(SQL))
$(call obj,$(OWN_C) $(UNIT_SRC) $(FAULT_SRC) $(BENCH_SRC) $(LEARN_SRC)): | $(SQL).h
endif

$(B)/gen/store_sql.h: $(QUERY) $(EMBED) $(B)/flags
	$(Q)mkdir -p $(@D)
	$(Q){ echo '/* generated by src/store/embed.awk; do not edit */'; \
	  echo '#ifndef STORE_SQL_H'; echo '#define STORE_SQL_H'; \
	  echo 'enum store_sql {'; awk -v mode=enum -f $(EMBED) $(QUERY); \
	  printf '\tSTORE_SQL_COUNT\n};\n#endif\n'; } </dev/null >$@

$(B)/gen/store_sql.c: $(SCHEMA) $(CODES) $(QUERY) $(EMBED) $(B)/gen/store_sql.h
	$(Q){ echo '#include "store/internal.h"'; \
	  echo 'const struct store_migration store_migrations[] = {'; \
	  awk -v mode=schema -f $(EMBED) $(SCHEMA); echo '};'; \
	  echo 'const size_t store_migration_count ='; \
	  echo '	PR_LEN(store_migrations);'; \
	  echo 'const struct store_migration store_codes_migrations[] = {'; \
	  awk -v mode=schema -f $(EMBED) $(CODES); echo '};'; \
	  echo 'const size_t store_codes_migration_count ='; \
	  echo '	PR_LEN(store_codes_migrations);'; \
	  echo 'const struct store_query store_queries[STORE_SQL_COUNT] = {'; \
	  awk -v mode=query -f $(EMBED) $(QUERY); echo '};'; } </dev/null >$@

$(B)/obj/gen/store_sql.o: $(B)/gen/store_sql.c
	$(Q)mkdir -p $(@D)
	$(Q)$(COMPILE) -Wno-overlength-strings -MMD -MP -c $< -o $@

$(LIB): $(call obj,$(LIB_SRC)) $(SQL:%=$(B)/obj/gen/store_sql.o)
$(FRONT): $(call obj,$(FRONT_SRC))
$(CONV_LIB): $(call obj,$(CONV_SRC))
$(LIB) $(FRONT) $(CONV_LIB):
	$(call say,AR,$@)
	$(Q)rm -f $@ && $(AR) rcsD $@ $^

# ---- tests: everything speaks TAP, prove(1) adds it up ----------------------
$(B)/tests/%: $(B)/obj/tests/unit/%.o $(FRONT) $(CONV_LIB) $(LIB)
	$(call say,LINK,$@)
	$(link) $(UNIT_LIBS) $(if $(FRONT),$(TUI_LIBS) $(CONV_LIBS)) -o $@
$(B)/tests/test_oom%: LDFLAGS += -Wl,--wrap=malloc,--wrap=calloc,--wrap=realloc
$(B)/tests/test_fs_write: LDFLAGS += -Wl,--wrap=link
$(B)/tests/test_ics $(B)/tests/test_ceu_report_ics: LDFLAGS += $(ICAL_LIBS)
$(B)/replay/%: $(B)/obj/tests/fuzz/%.o $(B)/obj/tests/fuzz/replay.o $(FRONT) $(CONV_LIB) $(LIB)
	$(call say,LINK,$@)
	$(link) $(if $(FRONT),$(TUI_LIBS) $(CONV_LIBS)) -o $@
$(B)/fault: $(call obj,$(FAULT_SRC)) $(LIB)
	$(call say,LINK,$@)
	$(link) -o $@
$(B)/screen-driver: $(call obj,$(SCREEN_SRC)) $(LIB)
	$(call say,LINK,$@)
	$(link) $(VTERM_LIBS) -o $@
$(B)/student: $(call obj,$(STUDENT_SRC)) $(LIB)
	$(call say,LINK,$@)
	$(link) -o $@

CHECKS := $(UNITS) $(REPLAYS) $(FAULT) $(SCRIPTS)
# T="date exam" keeps test_date, exam.t and the like.
pick    = $(if $(T),$(foreach t,$(T),$(filter %/$t %/test_$t %/fuzz_$t %/$t.t,\
            $(1))),$(1))
prove   = $(Q)export PROCTOR='$(abspath $(BIN))' CC='$(CC)' MODE=$(MODE) \
            TEST_BUILD='$(abspath $(B))' && sh tests/run.sh $(JOBS) $(1)

check: $(BIN) $(CONVERT) $(DRIVER) $(STUDENT) $(call pick,$(CHECKS)) ## run every test (T="date exam": these)
	$(call prove,$(call pick,$(CHECKS)))
unit: $(call pick,$(UNITS)) ## run the unit tests only
	$(call prove,$(call pick,$(UNITS)))
cli: $(BIN) $(CONVERT) $(DRIVER) $(STUDENT) ## run the command-line, screen and format tests only
	$(call prove,$(call pick,$(SCRIPTS)))
asan: ## run every test under address and undefined-behaviour sanitizers
	$(Q)$(MAKE) MODE=asan check
cover: ## line coverage of all tests
	$(Q)$(MAKE) MODE=cover check
	$(Q)gcovr --object-directory build/cover --filter src/ --print-summary
fault: ## the whole fault bench: every kill and power cut, minutes
	$(Q)$(MAKE) MODE=release fault-run
fault-run: $(FAULT)
	$(Q)$(if $<,$< full,echo no fault bench)
fuzz: ## FUZZ_SECONDS (60) of fuzzing for each target, with clang; FUZZ_SEED 0: by chance
	$(Q)$(MAKE) MODE=fuzz CC=clang fuzz-run
bench: ## timings as tab-separated lines
	$(Q)$(MAKE) MODE=release bench-run

$(B)/fuzz/%: $(B)/obj/tests/fuzz/%.o $(FRONT) $(CONV_LIB) $(LIB)
	$(call say,LINK,$@)
	$(link) $(if $(FRONT),$(TUI_LIBS) $(CONV_LIBS)) -fsanitize=fuzzer -o $@
fuzz-run: $(call pick,$(FUZZ_SRC:tests/fuzz/%.c=$(B)/fuzz/%))
	$(Q)printf '%s\n' $^ | xargs -P$(JOBS) -I@ \
	    sh tests/fuzz/run.sh $(FUZZ_SECONDS) $(FUZZ_SEED) @

$(B)/bench/%: $(B)/obj/tests/bench/%.o $(LIB)
	$(call say,LINK,$@)
	$(link) -o $@
bench-run: $(BIN) $(CONVERT) $(BENCH_SRC:tests/bench/%.c=$(B)/bench/%)
	$(Q)for b in $(filter $(B)/bench/%,$^); do \
	    PROCTOR='$(abspath $(BIN))' $$b || exit 1; done
	$(Q)for s in $(call src,tests/bench/*.sh); do \
	    PROCTOR='$(abspath $(BIN))' sh $$s || exit 1; done
bench-learn: ## what the learner model predicts, on logs and simulated learners
	$(Q)$(MAKE) MODE=release bench-learn-run
bench-learn-run: $(LEARN_SRC:tests/bench/%.c=$(B)/bench/%)
	$(Q)for b in $^; do $$b || exit 1; done

# ---- style -----------------------------------------------------------------
lint: all ## house rules, clang-tidy (TIDY_NODES=75000: less deep), cppcheck
	$(Q)sh tests/lint/layers.sh
	$(Q)sh tests/lint/headers.sh $(call src,include/proctor/*.h)
	$(Q)sh tests/lint/size.sh $(OWN_ALL)
	$(Q)sh tests/lint/globals.sh $(LIB) $(CONV_LIB)
	$(Q)printf '%s\n' $(OWN_C) | xargs -P$(JOBS) -I@ clang-tidy --quiet @ \
	    -- $(ALL_CPPFLAGS) $(TUI_INC) $(CONV_INC) -std=c11 \
	    -include tests/lint/analyzer.h \
	    -Xclang -analyzer-config -Xclang max-nodes=$(TIDY_NODES)
	$(Q)cppcheck --quiet --std=c11 --error-exitcode=1 --inline-suppr \
	    --enable=warning,performance,portability \
	    --suppress=missingIncludeSystem -Iinclude -Isrc src
format: ## rewrite every C file in the house format
	$(Q)clang-format -i $(OWN_ALL)
format-check: ## fail when a file is not in the house format
	$(Q)clang-format --dry-run --Werror $(OWN_ALL)

# ---- ship ------------------------------------------------------------------
SHARE = $(DESTDIR)$(PREFIX)/share
run: all ## start the program (ARGS="help")
	@$(BIN) $(ARGS)
install: all ## into $(DESTDIR)$(PREFIX)
	install -Dm755 $(BIN) $(DESTDIR)$(PREFIX)/bin/$(NAME)
	install -Dm755 $(CONVERT) \
	    $(DESTDIR)$(PREFIX)/libexec/$(NAME)/$(NAME)-convert
	for f in $(wildcard man/$(NAME).1); do \
	    install -Dm644 $$f $(SHARE)/man/man1/$(NAME).1; done
	find question_banks -type f -exec install -Dm644 {} \
	    $(SHARE)/$(NAME)/{} \;
uninstall: ## undo install
	rm -f $(DESTDIR)$(PREFIX)/bin/$(NAME) $(SHARE)/man/man1/$(NAME).1
	rm -rf $(SHARE)/$(NAME) $(DESTDIR)$(PREFIX)/libexec/$(NAME)
dist: ## a source archive of HEAD
	git archive --prefix=$(NAME)-$(VERSION)/ \
	    -o $(NAME)-$(VERSION).tar.gz HEAD
distcheck: dist ## build and test what dist packed
	rm -rf build/dist && mkdir -p build/dist
	tar xzf $(NAME)-$(VERSION).tar.gz -C build/dist
	$(MAKE) -C build/dist/$(NAME)-$(VERSION) check
clean: ## remove build/
	rm -rf build
help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | expand -t 16

-include $(shell find $(B)/obj -name '*.d' 2>/dev/null)
endif
