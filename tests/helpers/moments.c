/* Does something to a process at the moment of its n-th change of a folder: loaded before libc (LD_PRELOAD).
 *
 * MOMENTS_FOLDER: the folder, absolute.   MOMENTS_AT: which change, from 1.   MOMENTS_COUNT: a file for their number.
 * MOMENTS_DO: "signal:9" (any number), "full" (no space left from then on), "clock:SECONDS" (the clock jumps).
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>

static long moments;
static int is_full;
static long jumped;

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static int is_inside(const char *path)
{
    const char *folder = getenv("MOMENTS_FOLDER");
    return folder && path && !strncmp(path, folder, strlen(folder));
}

static int is_inside_fd(int fd)
{
    char link[64], path[PATH_MAX];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0)
        return 0;
    path[length] = 0;
    return is_inside(path);
}

/* A change is about to happen: what shall be done before it is done. */
static void moment(void)
{
    const char *at = getenv("MOMENTS_AT"), *what = getenv("MOMENTS_DO");
    if (++moments != (at ? atol(at) : 0) || !what)
        return;
    if (!strncmp(what, "signal:", 7))
        raise(atoi(what + 7));
    else if (!strncmp(what, "clock:", 6))
        jumped = atol(what + 6);
    else
        is_full = 1;
}

/* Whether a write into the folder fails for want of space. */
static int fails(int fd)
{
    if (!is_inside_fd(fd))
        return 0;
    moment();
    if (is_full)
        errno = ENOSPC;
    return is_full;
}

ssize_t write(int fd, const void *data, size_t size)
{
    return fails(fd) ? -1 : REAL(write)(fd, data, size);
}

ssize_t pwrite(int fd, const void *data, size_t size, off_t at)
{
    return fails(fd) ? -1 : REAL(pwrite)(fd, data, size, at);
}

ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at)
{
    return fails(fd) ? -1 : REAL(pwrite64)(fd, data, size, at);
}

int ftruncate(int fd, off_t size)
{
    return fails(fd) ? -1 : REAL(ftruncate)(fd, size);
}

int ftruncate64(int fd, off64_t size)
{
    return fails(fd) ? -1 : REAL(ftruncate64)(fd, size);
}

int fsync(int fd)
{
    if (is_inside_fd(fd))
        moment();
    return REAL(fsync)(fd);
}

int fdatasync(int fd)
{
    if (is_inside_fd(fd))
        moment();
    return REAL(fdatasync)(fd);
}

int rename(const char *from, const char *to)
{
    if (is_inside(to))
        moment();
    return REAL(rename)(from, to);
}

int unlink(const char *path)
{
    if (is_inside(path))
        moment();
    return REAL(unlink)(path);
}

int clock_gettime(clockid_t clock, struct timespec *now)
{
    int done = REAL(clock_gettime)(clock, now);
    if (clock == CLOCK_REALTIME)
        now->tv_sec += jumped;
    return done;
}

time_t time(time_t *kept)
{
    time_t now = REAL(time)(NULL) + jumped;
    if (kept)
        *kept = now;
    return now;
}

__attribute__((destructor)) static void tell(void)
{
    const char *name = getenv("MOMENTS_COUNT");
    FILE *file = name ? fopen(name, "w") : NULL;
    if (file) {
        fprintf(file, "%ld", moments);
        fclose(file);
    }
}
