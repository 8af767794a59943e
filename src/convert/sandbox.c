/* sandbox.c - limits and a filter of system calls; see convert/sandbox.h */
#include "convert/sandbox.h"

#include "proctor/foreign.h"
#include "util/mem.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#if defined(__linux__) && !defined(PR_NO_SANDBOX)
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#if defined(__x86_64__)
#define ARCH AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCH AUDIT_ARCH_AARCH64
#elif defined(__i386__)
#define ARCH AUDIT_ARCH_I386
#elif defined(__arm__)
#define ARCH AUDIT_ARCH_ARM
#elif defined(__riscv) && __riscv_xlen == 64
#define ARCH AUDIT_ARCH_RISCV64
#elif defined(__powerpc64__) && defined(__LITTLE_ENDIAN__)
#define ARCH AUDIT_ARCH_PPC64LE
#elif defined(__s390x__)
#define ARCH AUDIT_ARCH_S390X
#endif
#endif

#define DESCRIPTORS_MAX 65536

static bool
limit(int what, rlim_t most)
{
	struct rlimit l = { most, most };
	struct rlimit now;

	if (getrlimit(what, &now) == 0 && now.rlim_max < most)
		l.rlim_cur = l.rlim_max = now.rlim_max;
	return setrlimit(what, &l) == 0;
}

/* All but the three that the program was given. */
static void
close_others(void)
{
	struct rlimit l = { 1024, 1024 };
	int most = DESCRIPTORS_MAX;

	if (getrlimit(RLIMIT_NOFILE, &l) == 0 && l.rlim_cur < DESCRIPTORS_MAX)
		most = (int)l.rlim_cur;
	for (int fd = 3; fd < most; fd++)
		close(fd);
}

static bool
set_limits(void)
{
#ifndef PR_NO_SANDBOX
	if (!limit(RLIMIT_AS, (rlim_t)PR_FOREIGN_MEMORY_MIB << 20) ||
	    !limit(RLIMIT_FSIZE, 0) || !limit(RLIMIT_NOFILE, 3))
		return false;
#endif
	return limit(RLIMIT_CPU, PR_FOREIGN_CPU_S) && limit(RLIMIT_CORE, 0);
}

#ifdef ARCH

#define ALLOW(name)                                            \
	BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_##name, 0, 1), \
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)
/* The same when the third argument asks for no memory to be run. */
#define ALLOW_DATA(name)                                               \
	BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_##name, 0, 4),         \
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, PROT_AT),           \
		BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, PROT_EXEC, 1, 0), \
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),          \
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM)
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
#define PROT_AT (offsetof(struct seccomp_data, args[2]) + 4)
#else
#define PROT_AT offsetof(struct seccomp_data, args[2])
#endif

static bool
filter_calls(void)
{
	static const struct sock_filter calls[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS,
			 offsetof(struct seccomp_data, arch)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCH, 1, 0),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS,
			 offsetof(struct seccomp_data, nr)),
		ALLOW(read),
		ALLOW(write),
		ALLOW(brk),
		ALLOW(munmap),
		ALLOW(mremap),
		ALLOW(madvise),
		ALLOW(exit),
		ALLOW(exit_group),
		ALLOW(rt_sigreturn),
		ALLOW(restart_syscall),
#ifdef SYS_mmap2
		ALLOW_DATA(mmap2),
#else
		ALLOW_DATA(mmap),
#endif
		ALLOW_DATA(mprotect),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
	};
	struct sock_fprog program = { PR_LEN(calls), NULL };

	/* the kernel only reads it */
	memcpy(&program.filter, &(const void *){ calls }, sizeof(void *));
	return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) == 0;
}

static bool
give_up_calls(void)
{
	return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && filter_calls();
}

#else

static bool
give_up_calls(void)
{
	return true;
}

#endif

bool
sandbox_close(void)
{
	close_others();
	return set_limits() && give_up_calls();
}

/* ---- the self-test ------------------------------------------------------- */

static bool
put(const char *text)
{
	size_t n = strlen(text);

	return write(STDOUT_FILENO, text, n) == (ssize_t)n;
}

#ifdef ARCH

/* What is tried inside; errno says who refused it. */
static bool
may_open(void)
{
	return open("/dev/null", O_RDONLY) >= 0 || errno != EPERM;
}

static bool
may_connect(void)
{
	return socket(AF_UNIX, SOCK_STREAM, 0) >= 0 || errno != EPERM;
}

static bool
may_fork(void)
{
	return fork() >= 0 || errno != EPERM;
}

static bool
may_run(void)
{
	char name[] = "/bin/true";
	char *args[] = { name, NULL };

	return execv(name, args) >= 0 || errno != EPERM;
}

static bool
may_signal(void)
{
	return kill(getpid(), 0) == 0 || errno != EPERM;
}

static bool
may_run_memory(void)
{
	void *page = NULL;

	return posix_memalign(&page, 65536, 65536) != 0 ||
	       mprotect(page, 65536, PROT_READ | PROT_EXEC) == 0 ||
	       errno != EPERM;
}

static bool
may_take_memory(void)
{
	return mem_array((size_t)PR_FOREIGN_MEMORY_MIB << 20, 1) != NULL;
}

int
sandbox_self_test(void)
{
	static const struct {
		bool (*may)(void);
		const char *refused;
	} tries[] = {
		{ may_open, "no file can be opened" },
		{ may_connect, "no socket can be made" },
		{ may_fork, "no process can be made" },
		{ may_run, "no program can be run" },
		{ may_signal, "no signal can be sent" },
		{ may_run_memory, "no memory can be run" },
		{ may_take_memory, "memory has an end" },
	};
	bool good = sandbox_close();
	char line[128];

	snprintf(line, sizeof(line), "%sok 1 - the sandbox closes\n",
		 good ? "" : "not ");
	good = put(line) && good;
	for (size_t i = 0; i < PR_LEN(tries); i++) {
		bool may = tries[i].may();

		snprintf(line, sizeof(line), "%sok %zu - %s\n",
			 may ? "not " : "", i + 2, tries[i].refused);
		good = put(line) && good && !may;
	}
	snprintf(line, sizeof(line), "1..%zu\n", PR_LEN(tries) + 1);
	return put(line) && good ? 0 : 1;
}

#else

int
sandbox_self_test(void)
{
	return put("1..0 # SKIP no filter\n") ? 0 : 1;
}

#endif
