/* Stands between a program and the C library: writes down what reaches the files under one folder, in order, and
   fails calls on request. Loaded with LD_PRELOAD; commanded through the torture_ functions. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

/* Classes of calls that may be failed; OPEN is an existing file for writing. */
enum { WRITE = 1, CREATE = 2, SYNC = 4, RENAME = 8, READ = 16, OPEN = 32, REMOVE = 64, MODE = 128 };

#define MOST_FDS 4096
static char watched[MOST_FDS]; /* descriptors of files under the root */
static char root[PATH_MAX];
static size_t root_length;
static int log_fd = -1;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static long fault_from, fault_left, counted;
static int fault_errno, fault_classes;
static char fault_prefix[PATH_MAX];

#define REAL(name) ((__typeof__(name) *)real_##name())
#define FIND(name)                                         \
    static void *real_##name(void) {                       \
        static void *found;                                \
        if (!found) found = dlsym(RTLD_NEXT, #name);       \
        return found;                                      \
    }
FIND(open) FIND(close) FIND(read) FIND(pread64) FIND(write) FIND(pwrite64) FIND(writev) FIND(ftruncate64) FIND(fsync)
FIND(fdatasync) FIND(renameat) FIND(unlinkat) FIND(mkdirat) FIND(openat) FIND(statvfs64) FIND(fchmod) FIND(chmod)

static void put(const void *data, size_t length) {
    const char *from = data;
    while (length) {
        ssize_t done = REAL(write)(log_fd, from, length);
        if (done <= 0) return;
        from += done;
        length -= (size_t)done;
    }
}

/* One entry: kind, descriptor, a number, two byte strings. */
static void note(char kind, int fd, int64_t number, const void *one, uint32_t one_length, const void *two,
                 uint32_t two_length) {
    if (log_fd < 0) return;
    struct __attribute__((packed)) {
        char kind;
        int32_t fd;
        int64_t number;
        uint32_t one, two;
    } head = {kind, fd, number, one_length, two_length};
    put(&head, sizeof head);
    put(one, one_length);
    put(two, two_length);
}

static void note_path(char kind, int fd, int64_t number, const char *path) {
    note(kind, fd, number, path, (uint32_t)strlen(path), "", 0);
}

/* The absolute path of what is named, without following anything; returns whether it is under the root. */
static int find(int folder, const char *path, char *out) {
    if (!root_length) return 0;
    if (path[0] == '/') {
        snprintf(out, PATH_MAX, "%s", path);
    } else {
        char base[PATH_MAX];
        if (folder == AT_FDCWD) {
            if (!getcwd(base, sizeof base)) return 0;
        } else {
            char link[64];
            snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
            ssize_t length = readlink(link, base, sizeof base - 1);
            if (length < 0) return 0;
            base[length] = 0;
        }
        if (snprintf(out, PATH_MAX, "%s/%s", base, path) >= PATH_MAX) return 0;
    }
    return !strncmp(out, root, root_length) && (out[root_length] == '/' || out[root_length] == 0);
}

static int is_watched(int fd) { return fd >= 0 && fd < MOST_FDS && watched[fd]; }

static int concerns(int fd, const char *path) {
    char target[PATH_MAX];
    if (!fault_prefix[0]) return 1;
    if (!path) {
        char link[64];
        snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
        ssize_t length = readlink(link, target, sizeof target - 1);
        if (length < 0) return 0;
        target[length] = 0;
        path = target;
    }
    return !strncmp(path, fault_prefix, strlen(fault_prefix));
}

/* Counts a call of a class; true when it is one that has to fail, errno then set. `half` for the first of them. */
static int fails(int class, int fd, const char *path, int *half) {
    if (half) *half = 0;
    if (!(class & fault_classes) || !concerns(fd, path)) return 0;
    counted++;
    if (fault_from <= 0 || counted < fault_from || fault_left == 0) return 0;
    if (fault_left > 0) fault_left--;
    if (half && counted == fault_from) *half = 1;
    errno = fault_errno;
    return 1;
}

/* -- commands ---------------------------------------------------------------------------------------------------- */

void torture_watch(const char *folder) {
    snprintf(root, sizeof root, "%s", folder);
    root_length = strlen(root);
}

int torture_record(const char *path) {
    if (log_fd >= 0) REAL(close)(log_fd);
    log_fd = path[0] ? REAL(open)(path, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0600) : -1;
    return log_fd;
}

void torture_mark(const char *text) {
    pthread_mutex_lock(&lock);
    note_path('m', -1, 0, text);
    pthread_mutex_unlock(&lock);
}

/* From the `from`th call of these classes on, `many` calls fail (-1: all that follow); 0 ends it, and counts anew. */
void torture_fail(long from, long many, int error, int classes, const char *prefix) {
    counted = 0;
    fault_from = from;
    fault_left = many;
    fault_errno = error;
    fault_classes = classes;
    snprintf(fault_prefix, sizeof fault_prefix, "%s", prefix);
}

long torture_counted(void) { return counted; }

/* -- what is stood in front of ------------------------------------------------------------------------------------ */

static int opened(int folder, const char *path, int flags, mode_t mode) {
    char full[PATH_MAX];
    if (!find(folder, path, full)) return REAL(openat)(folder, path, flags, mode);
    pthread_mutex_lock(&lock);
    int writes = (flags & O_ACCMODE) != O_RDONLY, result;
    struct stat found;
    int there = !stat(full, &found) || !(flags & O_CREAT);
    int class = !there ? CREATE : writes ? OPEN : READ;
    if (fails(class, -1, full, NULL)) {
        result = -1;
    } else {
        result = REAL(openat)(folder, path, flags, mode);
        if (result >= 0 && result < MOST_FDS) {
            int kept = errno;
            watched[result] = 1;
            note_path('o', result, ((int64_t)!there << 32) | (flags & O_TRUNC ? 1 : 0), full);
            errno = kept;
        }
    }
    pthread_mutex_unlock(&lock);
    return result;
}

#define OPENS(name)                               \
    int name(const char *path, int flags, ...) {  \
        mode_t mode = 0;                          \
        if (flags & (O_CREAT | O_TMPFILE)) {      \
            va_list rest;                         \
            va_start(rest, flags);                \
            mode = va_arg(rest, mode_t);          \
            va_end(rest);                         \
        }                                         \
        return opened(AT_FDCWD, path, flags, mode); \
    }
OPENS(open)
OPENS(open64)

#define OPENS_AT(name)                                       \
    int name(int folder, const char *path, int flags, ...) { \
        mode_t mode = 0;                                     \
        if (flags & (O_CREAT | O_TMPFILE)) {                 \
            va_list rest;                                    \
            va_start(rest, flags);                           \
            mode = va_arg(rest, mode_t);                     \
            va_end(rest);                                    \
        }                                                    \
        return opened(folder, path, flags, mode);            \
    }
OPENS_AT(openat)
OPENS_AT(openat64)

int __open_2(const char *path, int flags) { return opened(AT_FDCWD, path, flags, 0); }
int __open64_2(const char *path, int flags) { return opened(AT_FDCWD, path, flags, 0); }

int close(int fd) {
    if (is_watched(fd)) watched[fd] = 0;
    return REAL(close)(fd);
}

ssize_t read(int fd, void *data, size_t length) {
    if (is_watched(fd) && fails(READ, fd, NULL, NULL)) return -1;
    return REAL(read)(fd, data, length);
}

ssize_t pread64(int fd, void *data, size_t length, off64_t place) {
    if (is_watched(fd) && fails(READ, fd, NULL, NULL)) return -1;
    return REAL(pread64)(fd, data, length, place);
}
ssize_t pread(int fd, void *data, size_t length, off_t place) { return pread64(fd, data, length, place); }

/* A disk that fills up takes the first half of the write that no longer fits. */
static size_t allowed(int fd, size_t length) {
    int half;
    if (!fails(WRITE, fd, NULL, &half)) return length;
    return half ? length / 2 : 0;
}

ssize_t write(int fd, const void *data, size_t length) {
    if (!is_watched(fd)) return REAL(write)(fd, data, length);
    pthread_mutex_lock(&lock);
    int mode = fcntl(fd, F_GETFL);
    off64_t place = lseek64(fd, 0, mode & O_APPEND ? SEEK_END : SEEK_CUR);
    size_t may = allowed(fd, length);
    ssize_t result = may || !length ? REAL(write)(fd, data, may) : -1;
    if (result > 0) note('w', fd, place, data, (uint32_t)result, "", 0);
    pthread_mutex_unlock(&lock);
    return result;
}

ssize_t pwrite64(int fd, const void *data, size_t length, off64_t place) {
    if (!is_watched(fd)) return REAL(pwrite64)(fd, data, length, place);
    pthread_mutex_lock(&lock);
    size_t may = allowed(fd, length);
    ssize_t result = may || !length ? REAL(pwrite64)(fd, data, may, place) : -1;
    if (result > 0) note('w', fd, place, data, (uint32_t)result, "", 0);
    pthread_mutex_unlock(&lock);
    return result;
}
ssize_t pwrite(int fd, const void *data, size_t length, off_t place) { return pwrite64(fd, data, length, place); }

ssize_t writev(int fd, const struct iovec *parts, int many) {
    if (!is_watched(fd)) return REAL(writev)(fd, parts, many);
    return many ? write(fd, parts[0].iov_base, parts[0].iov_len) : 0; /* a short write, which every caller must expect */
}

/* Ways of copying that never pass through memory are not to be had here: callers fall back on read and write. */
ssize_t sendfile(int out, int in, off_t *place, size_t many) {
    (void)out, (void)in, (void)place, (void)many;
    errno = ENOSYS;
    return -1;
}
ssize_t sendfile64(int out, int in, off64_t *place, size_t many) { return sendfile(out, in, (off_t *)place, many); }
ssize_t copy_file_range(int in, off64_t *from, int out, off64_t *to, size_t many, unsigned flags) {
    (void)in, (void)from, (void)out, (void)to, (void)many, (void)flags;
    errno = ENOSYS;
    return -1;
}
int fallocate64(int fd, int mode, off64_t place, off64_t length) {
    (void)fd, (void)mode, (void)place, (void)length;
    errno = EOPNOTSUPP;
    return -1;
}
int fallocate(int fd, int mode, off_t place, off_t length) { return fallocate64(fd, mode, place, length); }

int ftruncate64(int fd, off64_t size) {
    if (!is_watched(fd)) return REAL(ftruncate64)(fd, size);
    pthread_mutex_lock(&lock);
    int result = fails(WRITE, fd, NULL, NULL) ? -1 : REAL(ftruncate64)(fd, size);
    if (!result) note('t', fd, size, "", 0, "", 0);
    pthread_mutex_unlock(&lock);
    return result;
}
int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }

static int synced(int fd, int (*real)(int)) {
    if (!is_watched(fd)) return real(fd);
    pthread_mutex_lock(&lock);
    int result = fails(SYNC, fd, NULL, NULL) ? -1 : real(fd);
    if (!result) note('s', fd, 0, "", 0, "", 0);
    pthread_mutex_unlock(&lock);
    return result;
}
int fsync(int fd) { return synced(fd, REAL(fsync)); }
int fdatasync(int fd) { return synced(fd, REAL(fdatasync)); }

int renameat(int from_folder, const char *from, int to_folder, const char *to) {
    char one[PATH_MAX], two[PATH_MAX];
    int first = find(from_folder, from, one), second = find(to_folder, to, two);
    if (!first && !second) return REAL(renameat)(from_folder, from, to_folder, to);
    pthread_mutex_lock(&lock);
    int result = fails(RENAME, -1, two, NULL) ? -1 : REAL(renameat)(from_folder, from, to_folder, to);
    if (!result) note('r', -1, 0, one, (uint32_t)strlen(one), two, (uint32_t)strlen(two));
    pthread_mutex_unlock(&lock);
    return result;
}
int rename(const char *from, const char *to) { return renameat(AT_FDCWD, from, AT_FDCWD, to); }

int unlinkat(int folder, const char *path, int flags) {
    char full[PATH_MAX];
    if (!find(folder, path, full)) return REAL(unlinkat)(folder, path, flags);
    pthread_mutex_lock(&lock);
    int result = fails(REMOVE, -1, full, NULL) ? -1 : REAL(unlinkat)(folder, path, flags);
    if (!result) note_path('u', -1, 0, full);
    pthread_mutex_unlock(&lock);
    return result;
}
int unlink(const char *path) { return unlinkat(AT_FDCWD, path, 0); }
int rmdir(const char *path) { return unlinkat(AT_FDCWD, path, AT_REMOVEDIR); }

int mkdirat(int folder, const char *path, mode_t mode) {
    char full[PATH_MAX];
    if (!find(folder, path, full)) return REAL(mkdirat)(folder, path, mode);
    pthread_mutex_lock(&lock);
    int result = fails(CREATE, -1, full, NULL) ? -1 : REAL(mkdirat)(folder, path, mode);
    if (!result) note_path('d', -1, 0, full);
    pthread_mutex_unlock(&lock);
    return result;
}
int mkdir(const char *path, mode_t mode) { return mkdirat(AT_FDCWD, path, mode); }

/* A disk that is full says so when it is asked. */
int statvfs64(const char *path, struct statvfs64 *found) {
    char full[PATH_MAX];
    int result = REAL(statvfs64)(path, found);
    if (!result && find(AT_FDCWD, path, full) && fault_errno == ENOSPC && fault_from > 0 && counted >= fault_from)
        found->f_bavail = found->f_bfree = 0;
    return result;
}
int statvfs(const char *path, struct statvfs *found) { return statvfs64(path, (struct statvfs64 *)found); }

int fchmod(int fd, mode_t mode) {
    if (is_watched(fd) && fails(MODE, fd, NULL, NULL)) return -1;
    return REAL(fchmod)(fd, mode);
}
int chmod(const char *path, mode_t mode) {
    char full[PATH_MAX];
    if (find(AT_FDCWD, path, full) && fails(MODE, -1, full, NULL)) return -1;
    return REAL(chmod)(path, mode);
}
