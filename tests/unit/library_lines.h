/*
 * library_lines.h - small banks for tests, put together from lines
 */
#ifndef LIBRARY_LINES_H
#define LIBRARY_LINES_H

#define BANK(n, title)                                                       \
	"{\"record\":\"header\",\"format\":\"certbank\",\"format_version\":" \
	"\"1.1\",\"bank\":{\"uuid\":\"11111111-1111-4111-8111-11111111111" n \
	"\",\"identifier\":\"b" n "\",\"title\":\"" title "\"}}\n"
#define IMPORT_POSITION 318
#define HEAD BANK("1", "Bank one")
#define HEAD_2 BANK("2", "Bank two")

#define UUID(n) "aaaaaaaa-0000-4000-8000-00000000000" n
#define CASE_UUID "cccccccc-0000-4000-8000-000000000001"
/* A true_false item: digit, identifier, version, stem, further members. */
#define ITEM_OBJECT(n, name, version, stem, more)                          \
	"{\"uuid\":\"" UUID(n) "\",\"identifier\":\"" name                 \
			       "\",\"version\":" version                   \
			       ",\"type\":\"true_false\",\"stem\":\"" stem \
			       "\",\"answer\":true" more "}"
#define ITEM(n, name, version, stem, more)                                   \
	"{\"record\":\"item\",\"item\":" ITEM_OBJECT(n, name, version, stem, \
						     more) "}\n"
#define A_AND_B ITEM("1", "A", "1", "one", "") ITEM("2", "B", "1", "two", "")
#define BAD                                                               \
	"{\"record\":\"item\",\"item\":{\"uuid\":\"" UUID(                \
		"9") "\",\"version\":1,\"type\":\"true_false\",\"stem\":" \
		     "\"bad\"}}\n"

#define EXAM_OBJECT(uuid, version, title, domains)             \
	"{\"uuid\":\"eeeeeeee-0000-4000-8000-00000000000" uuid \
	"\",\"identifier\":\"EX\",\"title\":\"" title          \
	"\",\"version\":" version ",\"domains\":[" domains "]}"
#define EXAM_AS(uuid, version, title, domains)                             \
	"{\"record\":\"exam\",\"exam\":" EXAM_OBJECT(uuid, version, title, \
						     domains) "}\n"
#define D1                                                                  \
	"{\"identifier\":\"D1\",\"title\":\"First\",\"weight\":"            \
	"{\"percent\":100},\"tasks\":[{\"identifier\":\"D1.T1\",\"title\":" \
	"\"Task\"}]}"
#define D2                                                        \
	"{\"identifier\":\"D2\",\"title\":\"Second\",\"weight\":" \
	"{\"percent\":100}}"
#define EXAM EXAM_AS("1", "1", "Exam", D1)
#define IN(domain) \
	",\"objectives\":[{\"exam\":\"EX\",\"domain\":\"" domain "\"}]"
#define CASE                                                           \
	"{\"record\":\"stimulus\",\"stimulus\":{\"uuid\":\"" CASE_UUID \
	"\",\"identifier\":\"C1\",\"body\":\"The chart.\"}}\n"
#define OF_CASE(position) \
	",\"stimulus\":{\"uuid\":\"" CASE_UUID "\",\"position\":" position "}"

#endif
